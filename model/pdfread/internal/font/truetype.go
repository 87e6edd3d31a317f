package font

import (
	"encoding/binary"

	"yugong/model/pdfread/internal/object"
)

// program reads which character each glyph of an embedded TrueType or OpenType
// program is for. It is nil when there is none or no map in it.
func program(f *object.File, descriptor object.Dict) map[int]rune {
	for _, key := range []string{"FontFile2", "FontFile3"} {
		if _, data, ok := f.Stream(descriptor[key]); ok {
			return glyphs(data)
		}
	}
	return nil
}

// table is a piece of a font program; reading beyond it gives zeros.
type table []byte

func (t table) u16(i int) int {
	if i < 0 || i+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[i:]))
}

func (t table) u32(i int) int {
	if i < 0 || i+4 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint32(t[i:]))
}

func (t table) from(i int) table {
	if i < 0 || i > len(t) {
		return nil
	}
	return t[i:]
}

// glyphs inverts the best cmap of a program. Of several characters of a glyph
// the smallest counts, an ideograph before a radical.
func glyphs(data []byte) map[int]rune {
	font := table(data)
	var maps table
	for i := range min(font.u16(4), 64) {
		at := 12 + 16*i
		if at+16 <= len(font) && string(font[at:at+4]) == "cmap" {
			maps = font.from(font.u32(at + 8))
		}
	}
	var best table
	rank := -1
	for i := range min(maps.u16(2), 64) {
		at := 4 + 8*i
		if r := mapRank(maps.u16(at), maps.u16(at+2)); r > rank {
			rank, best = r, maps.from(maps.u32(at+4))
		}
	}
	if best == nil {
		return nil
	}
	out := map[int]rune{}
	walk(best, func(r rune, glyph int) {
		if glyph <= 0 || glyph > 0xffff { // a program has no more; format 12 can claim them
			return
		}
		if old, ok := out[glyph]; !ok || radical(old) && !radical(r) {
			out[glyph] = r
		}
	})
	for g, r := range out {
		if s := []rune(plain(string(r))); len(s) == 1 {
			out[g] = s[0]
		}
	}
	return out
}

// mapRank prefers full Unicode, then the basic plane, then symbols, then Mac.
func mapRank(platform, encoding int) int {
	switch {
	case platform == 3 && encoding == 10, platform == 0 && encoding >= 4 && encoding != 5:
		return 4
	case platform == 3 && encoding == 1, platform == 0 && encoding != 5:
		return 3
	case platform == 3 && encoding == 0:
		return 2
	case platform == 1:
		return 1
	}
	return -1
}

// walk calls f for every character of a subtable of format 0, 4, 6 or 12.
func walk(t table, f func(rune, int)) {
	switch t.u16(0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(t); c++ {
			f(rune(c), int(t[6+c]))
		}
	case 4:
		walkSegments(t, f)
	case 6:
		for i := range t.u16(8) {
			f(rune(t.u16(6)+i), t.u16(10+2*i))
		}
	case 12:
		work := 0
		for i := range min(t.u32(12), len(t)/12) {
			at := 16 + 12*i
			first, last, glyph := t.u32(at), t.u32(at+4), t.u32(at+8)
			for c := first; c <= last && c <= 0x10ffff && work < 1<<18; c++ {
				f(rune(c), glyph+c-first)
				work++
			}
		}
	}
}

func walkSegments(t table, f func(rune, int)) {
	n := t.u16(6) / 2
	work := 0
	for i := range n {
		last, first := t.u16(14+2*i), t.u16(16+2*n+2*i)
		delta, offset := t.u16(16+4*n+2*i), t.u16(16+6*n+2*i)
		for c := first; c <= last && c < 0xffff && work < 1<<18; c++ {
			work++
			if offset == 0 {
				f(rune(c), (c+delta)&0xffff)
				continue
			}
			if g := t.u16(16 + 6*n + 2*i + offset + 2*(c-first)); g != 0 {
				f(rune(c), (g+delta)&0xffff)
			}
		}
	}
}
