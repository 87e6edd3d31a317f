package subset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"yugong/fonts/sfnt"
)

// ErrTooMany says that the glyphs and their parts exceed what a font can number.
var ErrTooMany = errors.New("subset: more than 65535 glyphs")

// Build returns a TrueType file of the given glyphs, renumbered in that order.
// By custom the first is 0, the glyph of a missing character. Parts of composite
// glyphs that are not in the list follow after it.
func Build(f *sfnt.Font, glyphs []uint16) ([]byte, error) {
	if len(glyphs) == 0 {
		return nil, errors.New("subset: no glyphs")
	}
	c := cutter{font: f, glyphs: slices.Clone(glyphs)}
	if err := c.copyOutlines(); err != nil {
		return nil, err
	}
	return c.assemble()
}

// cutter gathers the new tables.
type cutter struct {
	font   *sfnt.Font
	glyphs []uint16          // old index by new index; grows by the parts of composites
	parts  map[uint16]uint16 // new index by old index, made when a composite comes
	glyf   []byte
	loca   []byte // one entry of four bytes a glyph, and the end
	hmtx   []byte
}

func (c *cutter) copyOutlines() error {
	size := 0
	for _, g := range c.glyphs {
		size += len(c.font.Outline(g)) + 3
	}
	c.glyf = make([]byte, 0, size)
	c.loca = make([]byte, 0, 4*len(c.glyphs)+4)
	c.hmtx = make([]byte, 0, 4*len(c.glyphs))
	for i := 0; i < len(c.glyphs); i++ { // grows while it runs
		g := c.glyphs[i]
		if int(g) >= c.font.NumGlyphs {
			return fmt.Errorf("subset: glyph %d of %d", g, c.font.NumGlyphs)
		}
		from := len(c.glyf)
		c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(from))
		c.glyf = append(c.glyf, c.font.Outline(g)...)
		if err := c.renumberParts(c.glyf[from:]); err != nil {
			return fmt.Errorf("subset: glyph %d: %w", g, err)
		}
		c.glyf = pad(c.glyf)
		c.hmtx = binary.BigEndian.AppendUint16(c.hmtx, c.font.Advance(g))
		c.hmtx = binary.BigEndian.AppendUint16(c.hmtx, uint16(c.font.Bearing(g)))
		if len(c.glyphs) > 0xFFFF {
			return ErrTooMany
		}
	}
	c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(len(c.glyf)))
	return nil
}

// assemble writes the file: directory, then tables in the order of their tags.
func (c *cutter) assemble() ([]byte, error) {
	head := slices.Clone(c.font.Table("head"))
	binary.BigEndian.PutUint32(head[8:], 0)  // checksum adjustment, set below
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	maxp := slices.Clone(c.font.Table("maxp"))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(c.glyphs)))
	hhea := slices.Clone(c.font.Table("hhea"))
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(c.glyphs)))
	tables := []struct {
		tag  string
		data []byte
	}{
		{"cvt ", c.font.Table("cvt ")}, {"fpgm", c.font.Table("fpgm")}, // kept: outlines may hold
		{"glyf", c.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", c.hmtx}, // instructions that call them
		{"loca", c.loca}, {"maxp", maxp}, {"prep", c.font.Table("prep")},
	}
	count, size := 0, 12
	for _, t := range tables {
		if t.data != nil {
			count++
			size += 16 + len(t.data) + 3
		}
	}
	out := header(make([]byte, 0, size), count)
	out = append(out, make([]byte, 16*count)...)
	entry, headAt := 12, 0
	for _, t := range tables {
		if t.data == nil {
			continue
		}
		at := len(out)
		out = pad(append(out, t.data...))
		if t.tag == "head" {
			headAt = at
		}
		copy(out[entry:], t.tag)
		binary.BigEndian.PutUint32(out[entry+4:], checksum(out[at:]))
		binary.BigEndian.PutUint32(out[entry+8:], uint32(at))
		binary.BigEndian.PutUint32(out[entry+12:], uint32(len(t.data)))
		entry += 16
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out, nil
}

// header appends the signature and the four numbers of the table directory.
func header(b []byte, tables int) []byte {
	log := bits.Len(uint(tables)) - 1
	b = binary.BigEndian.AppendUint32(b, 0x00010000)
	for _, v := range []int{tables, 16 << log, log, 16*tables - 16<<log} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func pad(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// checksum sums b, whose length is a multiple of four, as big-endian words.
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
