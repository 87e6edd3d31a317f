package subset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/fonts/sfnt"
)

func embedded(t testing.TB) []*fonts.Face {
	t.Helper()
	s, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var all []*fonts.Face
	for _, r := range []fonts.Role{fonts.Song, fonts.Title, fonts.Hei, fonts.Kai} {
		all = append(all, s.Stack(r)[0])
	}
	return all
}

// plain are glyphs that no character leads to.
func plain(old ...uint16) []Glyph {
	list := make([]Glyph, len(old))
	for i := range list {
		list[i].Old = old[i]
	}
	return list
}

// same compares two glyphs, and the parts of composite ones, of two fonts.
func same(t *testing.T, a, b *sfnt.Font, ga, gb uint16) {
	t.Helper()
	if a.Advance(ga) != b.Advance(gb) || a.Bearing(ga) != b.Bearing(gb) {
		t.Fatalf("glyph %d: advance and bearing %d %d, want %d %d", ga, b.Advance(gb), b.Bearing(gb), a.Advance(ga), a.Bearing(ga))
	}
	x, y := a.Outline(ga), b.Outline(gb)
	if len(y) < len(x) || len(y) > len(x)+3 {
		t.Fatalf("glyph %d: outline of %d bytes became %d", ga, len(x), len(y))
	}
	if len(x) == 0 || int16(binary.BigEndian.Uint16(x)) >= 0 {
		if !bytes.Equal(x, y[:len(x)]) {
			t.Fatalf("glyph %d: the outline has changed", ga)
		}
		return
	}
	px, py := parts(x), parts(y)
	if len(px) != len(py) {
		t.Fatalf("glyph %d: %d parts, want %d", ga, len(py), len(px))
	}
	for i := range px {
		same(t, a, b, px[i], py[i])
	}
}

func parts(outline []byte) (list []uint16) {
	for at := outlineHeader; ; {
		flags := binary.BigEndian.Uint16(outline[at:])
		list = append(list, binary.BigEndian.Uint16(outline[at+2:]))
		at += partHeader + argsSize(flags)
		if flags&moreParts == 0 {
			return list
		}
	}
}

// TestOutlinesSurvive cuts every face to every third glyph, so that composites
// lose parts that must come back, and compares each with the original.
func TestOutlinesSurvive(t *testing.T) {
	for _, f := range embedded(t) {
		src := f.Tables()
		var glyphs []uint16
		for g := src.NumGlyphs - 1; g >= 0; g -= 3 {
			glyphs = append(glyphs, uint16(g))
		}
		slices.Sort(glyphs[1:]) // neither in the old order nor with 0 first
		data, err := New(src, plain(glyphs...))
		if err != nil {
			t.Fatalf("%s: %v", f.Name(), err)
		}
		cut, err := sfnt.Parse(data.Program(nil))
		if err != nil {
			t.Fatalf("%s: the cut font: %v", f.Name(), err)
		}
		if cut.NumGlyphs < len(glyphs) {
			t.Fatalf("%s: %d glyphs, want %d at least", f.Name(), cut.NumGlyphs, len(glyphs))
		}
		for i, g := range glyphs {
			same(t, src, cut, g, uint16(i))
		}
	}
}

// composite is a font of four glyphs: 2 is made of 1 and 3, 3 of 1.
func composite(t testing.TB) *sfnt.Font {
	simple := []byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	part := func(flags, glyph uint16, args int) []byte {
		b := binary.BigEndian.AppendUint16(nil, flags)
		return append(binary.BigEndian.AppendUint16(b, glyph), make([]byte, args)...)
	}
	head := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0}
	two := slices.Concat(head, part(moreParts|haveTwoByTwo, 1, 10), part(argsAreWords|haveScale, 3, 6))
	three := slices.Concat(head, part(haveXYScale, 1, 6))
	return font(t, simple, simple, two, three)
}

// font builds a font of the given outlines.
func font(t testing.TB, outlines ...[]byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(fontData(outlines...))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func fontData(outlines ...[]byte) []byte {
	n := len(outlines)
	var glyf, loca, hmtx []byte
	for i, o := range outlines {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = sfnt.Pad(append(glyf, o...))
		hmtx = append(hmtx, 1, byte(i), 0, byte(i))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	head[51] = 1
	hhea := make([]byte, 36)
	hhea[35] = byte(n)
	maxp := []byte{0, 1, 0, 0, 0, byte(n)}
	return sfnt.Assemble(nil, []sfnt.Table{
		{Tag: "glyf", Data: glyf}, {Tag: "head", Data: head}, {Tag: "hhea", Data: hhea},
		{Tag: "hmtx", Data: hmtx}, {Tag: "loca", Data: loca}, {Tag: "maxp", Data: maxp},
	})
}

func TestPartsFollow(t *testing.T) {
	src := composite(t)
	data, err := New(src, plain(0, 2))
	if err != nil {
		t.Fatal(err)
	}
	cut, err := sfnt.Parse(data.Program(nil))
	if err != nil {
		t.Fatal(err)
	}
	if cut.NumGlyphs != 4 {
		t.Fatalf("%d glyphs: the parts of glyph 2 and of its parts make four", cut.NumGlyphs)
	}
	if got := parts(cut.Outline(1)); !slices.Equal(got, []uint16{2, 3}) {
		t.Errorf("glyph 1 is made of %v, want 2 and 3", got)
	}
	same(t, src, cut, 2, 1)
	same(t, src, cut, 3, 3)
}

func TestTables(t *testing.T) {
	data, err := New(embedded(t)[0].Tables(), plain(0, 5, 9))
	if err != nil {
		t.Fatal(err)
	}
	if got := binary.BigEndian.Uint16(data.Program(nil)[4:]); got != 6 {
		t.Errorf("%d tables, want 6: an unhinted face has no others", got)
	}
}

// TestCollector: codes in the order of the characters, then those of narrower
// glyphs, which are glyphs of their own, in the font's widths too.
func TestCollector(t *testing.T) {
	c := NewCollector(embedded(t)[0])
	if err := errors.Join(c.Use("甲乙甲A", 0), c.Use("，", 500), c.Use("，，", 200), c.Use("，", 0)); err != nil {
		t.Fatal(err)
	}
	if err := c.Use("A\U0010FFFF", 0); err == nil || !strings.Contains(err.Error(), "U+10FFFF") {
		t.Errorf("a character that the face lacks: %v", err)
	}
	c.Number()
	var got []uint16
	for _, r := range "A乙甲，" {
		got = append(got, c.Code(r, 0))
	}
	got = append(got, c.Code('，', 200), c.Code('，', 500))
	// The largest outline first, narrower ones after those of the same.
	if want := []uint16{3, 1, 2, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("codes %v, want %v", got, want)
	}
	s, err := c.Cut()
	if err != nil {
		t.Fatal(err)
	}
	cut, err := sfnt.Parse(s.Program(nil))
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range []int{4: 1000, 5: 800, 6: 500} {
		if want > 0 && (int(c.Advance(code)) != want || int(cut.Advance(uint16(code)))*1000/cut.UnitsPerEm != want) {
			t.Errorf("code %d advances %d, %d units in the font, want %d", code, c.Advance(code), cut.Advance(uint16(code)), want)
		}
	}
}

func TestRefusals(t *testing.T) {
	cutOff := font(t, []byte{}, []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, moreParts, 0, 0, 0, 0})
	for name, c := range map[string]struct {
		font   *sfnt.Font
		glyphs []uint16
	}{
		"no glyphs":        {composite(t), nil},
		"glyph beyond":     {composite(t), []uint16{0, 4}},
		"cut off":          {cutOff, []uint16{0, 1}},
		"too short":        {font(t, []byte{0xFF}), []uint16{0}},
		"part beyond font": {font(t, []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 77, 0, 0}), []uint16{0}},
	} {
		if _, err := New(c.font, plain(c.glyphs...)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzNew cuts damaged fonts: an error or a font that reads back, no panic.
func FuzzNew(f *testing.F) {
	f.Add(fontData([]byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
	song := embedded(f)[0].Tables()
	if small, err := New(song, plain(0, 40, 41, 42)); err == nil {
		f.Add(small.Program(nil))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := sfnt.Parse(data)
		if err != nil {
			return
		}
		glyphs := []uint16{0}
		for g := src.NumGlyphs - 1; g > 0 && len(glyphs) < 50; g-- {
			glyphs = append(glyphs, uint16(g))
		}
		twin := Glyph{Old: glyphs[len(glyphs)-1], Narrow: 100}
		out, err := New(src, append(plain(glyphs...), twin))
		if err != nil {
			return
		}
		cut, err := sfnt.Parse(out.Program(nil))
		if err != nil {
			t.Fatalf("the cut font: %v", err)
		}
		for i, g := range glyphs {
			if src.Advance(g) != cut.Advance(uint16(i)) {
				t.Fatalf("glyph %d: another advance", g)
			}
		}
	})
}

func BenchmarkCut(b *testing.B) {
	src := embedded(b)[0].Tables()
	glyphs := []uint16{0}
	for g := 100; len(glyphs) < 700; g += 11 {
		glyphs = append(glyphs, uint16(g))
	}
	b.ReportAllocs()
	var program []byte
	for b.Loop() {
		s, err := New(src, plain(glyphs...))
		if err != nil {
			b.Fatal(err)
		}
		program = s.Program(program)
	}
}
