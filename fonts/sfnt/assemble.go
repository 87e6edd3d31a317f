package sfnt

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Table is a table of a font file. Tag has four characters.
type Table struct {
	Tag  string
	Data []byte
}

// Assemble writes a font file of the given tables, which must be in the order
// of their tags; those without data are left out. The checksum adjustment of
// table head is set.
func Assemble(tables []Table) []byte {
	count, size := 0, 12
	for _, t := range tables {
		if t.Data != nil {
			count++
			size += 16 + len(t.Data) + 3
		}
	}
	out := header(make([]byte, 0, size), count)
	out = append(out, make([]byte, 16*count)...)
	entry, head := 12, 0
	for _, t := range tables {
		if t.Data == nil {
			continue
		}
		at := len(out)
		out = Pad(append(out, t.Data...))
		if t.Tag == "head" {
			head = at
			binary.BigEndian.PutUint32(out[at+8:], 0)
		}
		copy(out[entry:], t.Tag)
		binary.BigEndian.PutUint32(out[entry+4:], checksum(out[at:]))
		binary.BigEndian.PutUint32(out[entry+8:], uint32(at))
		binary.BigEndian.PutUint32(out[entry+12:], uint32(len(t.Data)))
		entry += 16
	}
	if head > 0 {
		binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	}
	return out
}

// header appends the signature and the four numbers of the table directory.
func header(b []byte, tables int) []byte {
	log := max(bits.Len(uint(tables))-1, 0)
	b = binary.BigEndian.AppendUint32(b, 0x00010000)
	for _, v := range []int{tables, 16 << log, log, 16*tables - 16<<log} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// Pad appends zeros up to a multiple of four bytes.
func Pad(b []byte) []byte {
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

// Plain returns a file of the font's outlines and metrics alone, each table of
// exactly the standard's size, with an empty character table: for parsers that
// refuse a file because of a table they do not need.
func (f *Font) Plain() []byte {
	head := slices.Clone(f.Table("head")[:54])
	if f.longLoca {
		copy(head[50:], []byte{0, 1})
	}
	maxp := make([]byte, 32)
	copy(maxp, f.Table("maxp"))
	copy(maxp, []byte{0, 1, 0, 0})
	hhea := slices.Clone(f.Table("hhea")[:36])
	binary.BigEndian.PutUint16(hhea[34:], uint16(f.metrics))
	hmtx := make([]byte, 4*f.metrics+2*(f.NumGlyphs-f.metrics))
	copy(hmtx, f.hmtx)
	cmap := []byte{
		0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, // one subtable
		0, 12, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, // format 12, no groups
	}
	return Assemble([]Table{
		{"cmap", cmap}, {"cvt ", f.Table("cvt ")}, {"fpgm", f.Table("fpgm")}, {"glyf", f.glyf}, {"head", head},
		{"hhea", hhea}, {"hmtx", hmtx}, {"loca", f.loca}, {"maxp", maxp}, {"prep", f.Table("prep")},
	})
}
