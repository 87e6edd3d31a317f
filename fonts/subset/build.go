package subset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"yugong/fonts/sfnt"
)

// ErrTooMany says that the glyphs and their parts exceed what a font can number.
var ErrTooMany = errors.New("subset: more than 65535 glyphs")

// Subset is a cut font as two TrueType files: Program for a PDF's readers, with
// outlines but without characters, and Frame for gopdf, the other way round.
type Subset struct{ Program, Frame []byte }

// Build returns a font of the given glyphs, renumbered in that order,
// in which runes[i] leads to glyph i. The first glyph is by custom 0, that of a
// missing character, and no rune leads to it; the others are in ascending order
// of runes. Parts of composite glyphs that are not in the list follow after it.
func Build(f *sfnt.Font, glyphs []uint16, runes []rune) (s Subset, err error) {
	if len(glyphs) == 0 || len(glyphs) != len(runes) {
		return s, errors.New("subset: no glyphs, or not one for each character")
	}
	c := cutter{font: f, glyphs: slices.Clone(glyphs)}
	if err := c.copyOutlines(); err != nil {
		return s, err
	}
	characters, err := cmap(runes)
	if err != nil {
		return s, err
	}
	s.Program = c.assemble(nil)
	c.glyf, c.loca = []byte{}, make([]byte, len(c.loca))
	s.Frame = c.assemble(characters)
	return s, nil
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
		c.glyf = sfnt.Pad(c.glyf)
		c.hmtx = binary.BigEndian.AppendUint16(c.hmtx, c.font.Advance(g))
		c.hmtx = binary.BigEndian.AppendUint16(c.hmtx, uint16(c.font.Bearing(g)))
		if len(c.glyphs) > 0xFFFF {
			return ErrTooMany
		}
	}
	c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(len(c.glyf)))
	return nil
}

// assemble writes a file, with what gopdf wants to see when it has characters.
func (c *cutter) assemble(characters []byte) []byte {
	head := slices.Clone(c.font.Table("head"))
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	maxp := slices.Clone(c.font.Table("maxp"))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(c.glyphs)))
	hhea := slices.Clone(c.font.Table("hhea"))
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(c.glyphs)))
	var heights, title, glyphNames []byte
	if characters != nil {
		heights, title, glyphNames = os2(c.font), name(), post()
	}
	return sfnt.Assemble([]sfnt.Table{
		{Tag: "OS/2", Data: heights},
		{Tag: "cmap", Data: characters},
		// cvt, fpgm and prep are kept: outlines may hold instructions that need them.
		{Tag: "cvt ", Data: c.font.Table("cvt ")},
		{Tag: "fpgm", Data: c.font.Table("fpgm")},
		{Tag: "glyf", Data: c.glyf},
		{Tag: "head", Data: head},
		{Tag: "hhea", Data: hhea},
		{Tag: "hmtx", Data: c.hmtx},
		{Tag: "loca", Data: c.loca},
		{Tag: "maxp", Data: maxp},
		{Tag: "name", Data: title},
		{Tag: "post", Data: glyphNames},
		{Tag: "prep", Data: c.font.Table("prep")},
	})
}
