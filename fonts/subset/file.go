package subset

import (
	"cmp"
	"encoding/binary"
	"slices"

	"yugong/fonts/sfnt"
)

// maxSegments is how many segments a character table of format 4 can hold: its
// length is a number of 16 bits.
const maxSegments = (0xFFFF - 16) / 8

// segment is a run of neighbouring characters with neighbouring glyphs.
type segment struct {
	first, last rune
	glyph       int // of the first
}

// cmap leads from the characters to their glyphs. Characters up to U+FFFF stand
// in a subtable of format 4, the others in one of format 12.
func cmap(glyphs []Glyph) ([]byte, error) {
	shown := make([]int, 0, len(glyphs))
	for i, g := range glyphs {
		if g.Rune != 0 && g.Narrow == 0 {
			shown = append(shown, i)
		}
	}
	slices.SortFunc(shown, func(a, b int) int { return cmp.Compare(glyphs[a].Rune, glyphs[b].Rune) })
	var basic, others []segment
	for _, i := range shown {
		r := glyphs[i].Rune
		list := &basic
		if r > 0xFFFF {
			list = &others
		}
		if n := len(*list) - 1; n >= 0 && (*list)[n].last+1 == r && (*list)[n].glyph+int(r-(*list)[n].first) == i {
			(*list)[n].last++
		} else {
			*list = append(*list, segment{r, r, i})
		}
	}
	basic = append(basic, segment{0xFFFF, 0xFFFF, 0}) // the end
	if len(basic) > maxSegments {
		return nil, ErrTooMany
	}
	const header = 20
	b := words(nil, 0, 2, 3, 1, 0, header, 3, 10, 0)
	b = words(b, header+16+8*len(basic))
	b = words(b, 4, 16+8*len(basic), 0, 2*len(basic), 0, 0, 0)
	for _, s := range basic {
		b = words(b, int(s.last))
	}
	b = words(b, 0)
	for _, s := range basic {
		b = words(b, int(s.first))
	}
	for _, s := range basic {
		b = words(b, s.glyph-int(s.first))
	}
	b = append(b, make([]byte, 2*len(basic))...) // no range offsets
	b = words(b, 12, 0)
	for _, v := range []int{16 + 12*len(others), 0, len(others)} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	for _, s := range others {
		for _, v := range []int{int(s.first), int(s.last), s.glyph} {
			b = binary.BigEndian.AppendUint32(b, uint32(v))
		}
	}
	return b, nil
}

// words appends numbers of 16 bits.
func words(b []byte, list ...int) []byte {
	for _, v := range list {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// os2 keeps the heights of small and capital letters.
func os2(f *sfnt.Font) []byte {
	t := make([]byte, 96)
	if from := f.Table("OS/2"); len(from) >= 90 && binary.BigEndian.Uint16(from) >= 2 {
		t[1] = 2
		copy(t[86:], from[86:90])
	}
	return t
}

// name and post are the least that a parser wants: a PostScript name, which a
// PDF replaces, and no names of glyphs.
func name() []byte {
	return append(words(nil, 0, 1, 18, 3, 1, 0x409, 6, 2, 0), 0, 'a')
}

func post() []byte { return slices.Concat([]byte{0, 3}, make([]byte, 30)) }
