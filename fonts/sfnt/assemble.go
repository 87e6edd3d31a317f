package sfnt

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Table is a table of a font file. Tag has four characters.
type Table struct {
	Tag    string
	Data   []byte
	Append func([]byte) []byte // instead of Data, when it is too long to be held beside the file
	Size   int                 // of what Append appends
}

func (t *Table) missing() bool { return t.Data == nil && t.Append == nil }

// Assemble writes a font file of the given tables, which must be in the order
// of their tags; those without data are left out. The checksum adjustment of
// table head is set. The file takes the memory of b, as far as that goes.
func Assemble(b []byte, tables []Table) []byte {
	count, size := 0, 12
	for i := range tables {
		if !tables[i].missing() {
			count++
			size += 16 + len(tables[i].Data) + tables[i].Size + 3
		}
	}
	out := header(slices.Grow(b[:0], size), count)
	out = append(out, make([]byte, 16*count)...)
	entry, head := 12, 0
	for i := range tables {
		t := &tables[i]
		if t.missing() {
			continue
		}
		at := len(out)
		out = append(out, t.Data...)
		if t.Append != nil {
			out = t.Append(out)
		}
		length := len(out) - at
		out = Pad(out)
		if t.Tag == "head" {
			head = at
			binary.BigEndian.PutUint32(out[at+8:], 0)
		}
		copy(out[entry:], t.Tag)
		binary.BigEndian.PutUint32(out[entry+4:], checksum(out[at:]))
		binary.BigEndian.PutUint32(out[entry+8:], uint32(at))
		binary.BigEndian.PutUint32(out[entry+12:], uint32(length))
		entry += 16
	}
	if head > 0 {
		binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	}
	return out
}

// header appends the signature and the four numbers of the table directory.
func header(b []byte, tables int) []byte {
	b = binary.BigEndian.AppendUint32(b, 0x00010000)
	b = binary.BigEndian.AppendUint16(b, uint16(tables))
	return AppendSearch(b, tables, 16)
}

// AppendSearch appends the three numbers by which a reader halves its way through
// a list of count entries of size bytes each. Browsers refuse a font whose numbers
// are others.
func AppendSearch(b []byte, count, size int) []byte {
	log := max(bits.Len(uint(count))-1, 0)
	for _, v := range []int{size << log, log, size*count - size<<log} {
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
	return Assemble(nil, []Table{
		{Tag: "cmap", Data: cmap}, {Tag: "cvt ", Data: f.Table("cvt ")}, {Tag: "fpgm", Data: f.Table("fpgm")},
		{Tag: "glyf", Data: f.glyf}, {Tag: "head", Data: head}, {Tag: "hhea", Data: hhea}, {Tag: "hmtx", Data: hmtx},
		{Tag: "loca", Data: f.loca}, {Tag: "maxp", Data: maxp}, {Tag: "prep", Data: f.Table("prep")},
	})
}
