package sfnt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"testing"
)

// words writes numbers as big-endian words of 16 bits.
func words(v ...int) []byte {
	var b []byte
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(x))
	}
	return b
}

// tables is a font under construction.
type tables map[string][]byte

// small is a font of three glyphs: blank, ten bytes, twelve bytes. The last has
// no advance of its own.
func small() tables {
	head := make([]byte, 54)
	copy(head[18:], words(2048))
	copy(head[36:], words(-10, -20, 30, 40))
	hhea := make([]byte, 36)
	copy(hhea[4:], words(1800, -400))
	copy(hhea[34:], words(2))
	return tables{
		"head": head,
		"hhea": hhea,
		"maxp": words(0, 1, 3),
		"hmtx": words(1000, 7, 2048, -8, 9),
		"loca": words(0, 0, 5, 11),
		"glyf": bytes.Repeat([]byte{1}, 22),
		"cmap": cmap(3, 1, format4Table()),
		"name": names("Small Font-Bold"),
	}
}

func (t tables) bytes() []byte {
	var list []Table
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		list = append(list, Table{Tag: tag, Data: t[tag]})
	}
	return Assemble(nil, list)
}

// cmap wraps one subtable.
func cmap(platform, encoding int, sub []byte) []byte {
	return append(words(0, 1, platform, encoding, 0, 12), sub...)
}

// format4Table maps A and B by delta, U+4E00 through the glyph array, where
// U+4E01 has no glyph, and U+5000 to a glyph that the font lacks.
func format4Table() []byte {
	return slices.Concat(
		words(4, 0, 0, 2*4, 0, 0, 0),
		words('B', 0x4E01, 0x5000, 0xFFFF), words(0),
		words('A', 0x4E00, 0x5000, 0xFFFF),
		words(1-'A', 0, 0, 1),
		words(0, 6, 6, 0),
		words(2, 0, 99),
	)
}

func format12Table() []byte {
	return slices.Concat(words(12, 0, 0, 40, 0, 0, 0, 2),
		words(0, 'A', 0, 'B', 0, 1), words(2, 0x0164, 2, 0x0165, 0, 2))
}

func names(s string) []byte {
	return append(words(0, 1, 18, 3, 1, 0x409, 6, len(s), 0), s...)
}

func TestParse(t *testing.T) {
	f, err := Parse(small().bytes())
	if err != nil {
		t.Fatal(err)
	}
	if f.UnitsPerEm != 2048 || f.Ascender != 1800 || f.Descender != -400 || f.NumGlyphs != 3 || f.BBox != [4]int{-10, -20, 30, 40} {
		t.Errorf("got %+v", *f)
	}
	for g, want := range []struct {
		advance uint16
		bearing int16
		outline int
	}{{1000, 7, 0}, {2048, -8, 10}, {2048, 9, 12}, {2048, 0, 0}} {
		i := uint16(g)
		if f.Advance(i) != want.advance || f.Bearing(i) != want.bearing || len(f.Outline(i)) != want.outline {
			t.Errorf("glyph %d: %d %d %d, want %+v", g, f.Advance(i), f.Bearing(i), len(f.Outline(i)), want)
		}
	}
	if got := f.PostScriptName(); got != "SmallFont-Bold" {
		t.Errorf("PostScript name %q", got)
	}
	if f.Table("xxxx") != nil {
		t.Error("a table that is not there")
	}
}

func TestLongLoca(t *testing.T) {
	s := small()
	s["head"][51] = 1
	s["loca"] = words(0, 0, 0, 0, 0, 10, 0, 22)
	f, err := Parse(s.bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Outline(1)) != 10 || len(f.Outline(2)) != 12 {
		t.Errorf("outlines of %d and %d bytes", len(f.Outline(1)), len(f.Outline(2)))
	}
}

func TestCharacters(t *testing.T) {
	type pair struct {
		r rune
		g uint16
	}
	for _, c := range []struct {
		name string
		cmap []byte
		want []pair
	}{
		{"format 4", cmap(3, 1, format4Table()), []pair{{'A', 1}, {'B', 2}, {0x4E00, 2}}},
		{"format 12", cmap(3, 10, format12Table()), []pair{{'A', 1}, {'B', 2}, {0x20164, 2}}},
		{"platform 0", cmap(0, 4, format12Table()), []pair{{'A', 1}, {'B', 2}, {0x20164, 2}}},
	} {
		s := small()
		s["cmap"] = c.cmap
		f, err := Parse(s.bytes())
		if err != nil {
			t.Fatal(err)
		}
		var got []pair
		if err := f.Characters(func(r rune, g uint16) { got = append(got, pair{r, g}) }); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestNoCharacters(t *testing.T) {
	for name, table := range map[string][]byte{
		"none":        nil,
		"symbol font": cmap(3, 0, format4Table()),
		"variations":  cmap(0, 5, format4Table()),
		"format 6":    cmap(3, 1, words(6, 0, 0, 0, 0, 0, 0, 0)),
		"beyond":      words(0, 1, 3, 1, 9, 9),
	} {
		s := small()
		s["cmap"] = table
		f, err := Parse(s.bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Characters(func(rune, uint16) {}); !errors.Is(err, ErrNoCharacters) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	change := func(tag string, data []byte) []byte {
		s := small()
		s[tag] = data
		return s.bytes()
	}
	whole := small().bytes()
	badUnits, noAdvance := small(), small()
	copy(badUnits["head"][18:], words(0))
	copy(noAdvance["hhea"][34:], words(0))
	for name, data := range map[string][]byte{
		"directory cut off": whole[:40],
		"table cut off":     whole[:len(whole)-8],
		"short head":        change("head", make([]byte, 20)),
		"units":             badUnits.bytes(),
		"no maxp":           change("maxp", nil),
		"no glyphs":         change("maxp", words(0, 1, 0)),
		"short hhea":        change("hhea", nil),
		"no advances":       noAdvance.bytes(),
		"short hmtx":        change("hmtx", words(1, 2)),
		"short loca":        change("loca", words(0, 0, 5)),
		"loca backwards":    change("loca", words(0, 5, 0, 11)),
		"loca beyond":       change("loca", words(0, 0, 5, 12)),
	} {
		if _, err := Parse(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestDamagedCharacters(t *testing.T) {
	cut := format4Table()
	huge := format12Table()
	huge[15] = 200
	backwards := slices.Concat(words(12, 0, 0, 28, 0, 0, 0, 1), words(0, 'B', 0, 'A', 0, 1))
	overlap := slices.Concat(words(12, 0, 0, 40, 0, 0, 0, 2), words(0, 'A', 0, 'B', 0, 1), words(0, 'B', 0, 'C', 0, 1))
	for name, sub := range map[string][]byte{
		"format 4 cut off":    cut[:len(cut)-12],
		"glyph array cut off": cut[:len(cut)-4],
		"format 12 cut off":   huge,
		"group backwards":     backwards,
		"groups overlap":      overlap,
	} {
		s := small()
		s["cmap"] = cmap(3, 1, sub)
		f, err := Parse(s.bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Characters(func(rune, uint16) {}); err == nil || errors.Is(err, ErrNoCharacters) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestChecksums(t *testing.T) {
	data := small().bytes()
	if len(data)%4 != 0 || checksum(data) != 0xB1B0AFBA {
		t.Errorf("%d bytes with checksum %X, want B1B0AFBA", len(data), checksum(data))
	}
}

// TestPlain: the plain file has the same glyphs, and tables of standard size
// even where the original's are odd.
func TestPlain(t *testing.T) {
	s := small()
	s["maxp"] = append(s["maxp"], 0, 9)
	s["hmtx"] = s["hmtx"][:8]
	s["head"] = append(s["head"], 1, 2, 3)
	s["kern"] = words(7, 7, 7)
	f, err := Parse(s.bytes())
	if err != nil {
		t.Fatal(err)
	}
	p, err := Parse(f.Plain())
	if err != nil {
		t.Fatal(err)
	}
	for tag, size := range map[string]int{"head": 54, "maxp": 32, "hhea": 36, "hmtx": 10, "kern": 0} {
		if len(p.Table(tag)) != size {
			t.Errorf("%s has %d bytes, want %d", tag, len(p.Table(tag)), size)
		}
	}
	for g := range uint16(3) {
		if f.Advance(g) != p.Advance(g) || !bytes.Equal(f.Outline(g), p.Outline(g)) {
			t.Errorf("glyph %d differs", g)
		}
	}
}

// FuzzParse: whatever Parse accepts can be read in full without a panic.
func FuzzParse(f *testing.F) {
	f.Add(small().bytes())
	s := small()
	s["cmap"] = cmap(3, 10, format12Table())
	f.Add(s.bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		font, err := Parse(data)
		if err != nil {
			return
		}
		for g := range font.NumGlyphs {
			font.Advance(uint16(g))
			font.Bearing(uint16(g))
			font.Outline(uint16(g))
		}
		_ = font.Characters(func(r rune, g uint16) {
			if g == 0 || int(g) >= font.NumGlyphs || r < 0 || r > 0x10FFFF {
				t.Fatalf("%U is glyph %d of %d", r, g, font.NumGlyphs)
			}
		})
		font.PostScriptName()
		if _, err := Parse(font.Plain()); err != nil {
			t.Fatalf("the plain file: %v", err)
		}
	})
}
