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

// cmap leads from the characters to their glyphs. Those up to U+FFFF stand in a
// subtable of format 4. Where there are others, one of format 12 has them all:
// readers that find it look at no other, and refuse one that is empty.
func cmap(glyphs []Glyph) ([]byte, error) {
	all := segments(glyphs)
	basic := all
	for len(basic) > 0 && basic[len(basic)-1].first > 0xFFFF {
		basic = basic[:len(basic)-1]
	}
	rare := len(basic) < len(all)
	basic = append(slices.Clip(basic), segment{0xFFFF, 0xFFFF, 0}) // the end
	if len(basic) > maxSegments {
		return nil, ErrTooMany
	}
	size := 16 + 8*len(basic)
	b := words(nil, 0, 1, 3, 1, 0, 12)
	if rare {
		b = words(nil, 0, 2, 3, 1, 0, 20, 3, 10, 0, 20+size)
	}
	b = words(b, 4, size, 0, 2*len(basic))
	b = sfnt.AppendSearch(b, len(basic), 2)
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
	if rare {
		b = twelve(b, all)
	}
	return b, nil
}

// segments are the characters in their order. None reaches from U+FFFF beyond it.
func segments(glyphs []Glyph) (list []segment) {
	shown := make([]int, 0, len(glyphs))
	for i, g := range glyphs {
		if g.Rune != 0 && g.Narrow == 0 {
			shown = append(shown, i)
		}
	}
	slices.SortFunc(shown, func(a, b int) int { return cmp.Compare(glyphs[a].Rune, glyphs[b].Rune) })
	for _, i := range shown {
		r := glyphs[i].Rune
		if n := len(list) - 1; n >= 0 && list[n].last+1 == r && r != 0x10000 && list[n].glyph+int(r-list[n].first) == i {
			list[n].last++
		} else {
			list = append(list, segment{r, r, i})
		}
	}
	return list
}

// twelve appends a subtable of format 12.
func twelve(b []byte, list []segment) []byte {
	b = words(b, 12, 0)
	for _, v := range []int{16 + 12*len(list), 0, len(list)} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	for _, s := range list {
		for _, v := range []int{int(s.first), int(s.last), s.glyph} {
			b = binary.BigEndian.AppendUint32(b, uint32(v))
		}
	}
	return b
}

// words appends numbers of 16 bits.
func words(b []byte, list ...int) []byte {
	for _, v := range list {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// os2 keeps weight, rights, and the heights of small and capital letters.
func os2(f *sfnt.Font) []byte {
	const least, size = 78, 96 // of version 0, and of version 4
	from := f.Table("OS/2")
	if len(from) < least {
		from = words(nil, 4, 0, 400, 5) // regular, of normal width
	}
	return append(slices.Clone(from), make([]byte, max(0, size-len(from)))...)
}

// name and post are the least that a parser wants: a PostScript name, which a
// PDF replaces, and no names of glyphs.
func name() []byte {
	return append(words(nil, 0, 1, 18, 3, 1, 0x409, 6, 2, 0), 0, 'a')
}

func post() []byte { return slices.Concat([]byte{0, 3}, make([]byte, 30)) }
