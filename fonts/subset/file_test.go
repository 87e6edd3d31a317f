package subset

import (
	"encoding/binary"
	"maps"
	"slices"
	"testing"

	"yugong/fonts/sfnt"
)

// TestCharacters reads the characters back, some beyond U+FFFF: all of them from
// the subtable that a reader prefers, those up to U+FFFF from the other one.
func TestCharacters(t *testing.T) {
	for _, want := range [][]rune{
		{0, 'A', 'B', 'D', 0x4E00, 0x4E02, 0xFFFD, 0x10000, 0x10001, 0x20164},
		{0, 'B', 'A', 0x4E00},
	} {
		glyphs := make([]Glyph, len(want), len(want)+1)
		for i := range glyphs {
			glyphs[i] = Glyph{Old: uint16(i % 4), Rune: want[i]}
		}
		glyphs = append(glyphs, Glyph{Old: 1, Rune: 'A', Narrow: 200}) // not what its character leads to
		cut := standing(t, composite(t), glyphs)
		all := make([]rune, len(want))
		if err := cut.Characters(func(r rune, g uint16) { all[g] = r }); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(all, want) {
			t.Errorf("got %U, want %U", all, want)
		}
		basic := slices.Clone(want)
		for i, r := range basic {
			if r > 0xFFFF {
				basic[i] = 0
			}
		}
		if got := formatFour(cut, len(want)); !slices.Equal(got, basic) {
			t.Errorf("up to U+FFFF got %U, want %U", got, basic)
		}
	}
}

// standing reads a subset's file that stands on its own.
func standing(t *testing.T, f *sfnt.Font, glyphs []Glyph) *sfnt.Font {
	t.Helper()
	s, err := New(f, glyphs)
	if err != nil {
		t.Fatal(err)
	}
	file, err := s.File(nil)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := sfnt.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return cut
}

// formatFour reads the first subtable: the character of each of n glyphs.
func formatFour(f *sfnt.Font, n int) []rune {
	b := f.Table("cmap")
	four := b[binary.BigEndian.Uint32(b[8:]):]
	got := make([]rune, n)
	segments := int(binary.BigEndian.Uint16(four[6:]) / 2)
	for s := range segments {
		word := func(at int) uint16 { return binary.BigEndian.Uint16(four[at+2*s:]) }
		last, first, delta := word(14), word(16+2*segments), word(16+4*segments)
		for r := first; r <= last && r != 0xFFFF; r++ {
			got[r+delta] = rune(r)
		}
	}
	return got
}

// TestSegments: neighbouring characters with neighbouring glyphs are one segment,
// and no others. The numbers by which readers search the list are its own, and
// characters beyond U+FFFF alone make a second table.
func TestSegments(t *testing.T) {
	for _, c := range []struct {
		runes  []rune // of the glyphs, in their order
		want   int    // segments besides the last, which ends the table
		search []uint16
		tables uint16
	}{
		{[]rune{'A', 'B', 'C'}, 1, []uint16{4, 1, 0}, 1},
		{[]rune{'A', 'B', 0x4E00, 0x4E01}, 2, []uint16{4, 1, 2}, 1},
		{[]rune{'A', 'C'}, 2, []uint16{4, 1, 2}, 1},
		{[]rune{'B', 'A', 'C'}, 3, []uint16{8, 2, 0}, 1},
		{[]rune{'A', 0, 'B'}, 2, []uint16{4, 1, 2}, 1},
		{[]rune{'A', 0x10000}, 1, []uint16{4, 1, 0}, 2},
	} {
		glyphs := make([]Glyph, len(c.runes))
		for i, r := range c.runes {
			glyphs[i].Rune = r
		}
		b, err := cmap(glyphs)
		if err != nil {
			t.Fatal(err)
		}
		word := func(at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
		four := int(binary.BigEndian.Uint32(b[8:]))
		search := []uint16{word(four + 8), word(four + 10), word(four + 12)}
		if n := int(word(four+6)/2) - 1; n != c.want || !slices.Equal(search, c.search) || word(2) != c.tables {
			t.Errorf("%q: %d segments, searched by %v, %d tables; want %d, %v, %d", c.runes, n, search, word(2), c.want, c.search, c.tables)
		}
	}
}

// TestWeight: weight, width and rights are the face's; of a font that does not
// say, regular ones.
func TestWeight(t *testing.T) {
	got := map[string][3]uint16{}
	say := func(name string, f *sfnt.Font) {
		b := standing(t, f, plain(0, 1)).Table("OS/2")
		got[name] = [3]uint16{binary.BigEndian.Uint16(b[4:]), binary.BigEndian.Uint16(b[6:]), binary.BigEndian.Uint16(b[8:])}
	}
	for _, f := range embedded(t) {
		say(f.Name(), f.Tables())
	}
	say("silent", composite(t))
	want := map[string][3]uint16{
		"NotoSerifSC-Regular-8105": {400, 5, 0}, "NotoSerifSC-Bold-8105": {700, 5, 0},
		"NotoSansSC-Medium-8105": {500, 5, 0}, "GWWenKaiSub-Regular-8105": {400, 5, 0}, "silent": {400, 5, 0},
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
