package font

import (
	"encoding/binary"
	"fmt"
	"testing"

	"yugong/model/pdfread/internal/object"
	"yugong/model/pdfread/internal/pdftest"
)

// read makes a font of an object of a file.
func read(t *testing.T, f *pdftest.File, n int) *Font {
	t.Helper()
	f.Page("", fmt.Sprintf("/Font <</F %d 0 R>>", n), "")
	file, err := object.Open(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := file.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return Read(file, file.Dict(file.Dict(pages[0].Resources["Font"])["F"]))
}

// shown is the text of a string and the sum of its widths, in thousandths.
func shown(t *Font, s string) string {
	text, width := "", 0.0
	for b := []byte(s); len(b) > 0; {
		var g Glyph
		g, b = t.Cut(b)
		text, width = text+g.Text, width+g.Width
	}
	return fmt.Sprintf("%s %.0f", text, width*1000)
}

// Predefined encodings, without embedded fonts or ToUnicode, as old WPS and Word
// write them.
func TestPredefined(t *testing.T) {
	for _, c := range []struct{ encoding, codes, want string }{
		{"UniGB-UCS2-H", "\x8d\x22\x65\x3f\x00A\x00 ", "财政A  3000"},
		{"UniGB-UTF16-H", "\x8d\x22\xd8\x40\xdc\x0b", "财\U0002000b 2000"},
		{"GBK-EUC-H", "\xb2\xc6\xd5\xfe12", "财政12 3000"},
		{"GBKp-EUC-H", "\xb2\xc6\xd5\xfeA", "财政A 2500"},
		{"GB-EUC-H", "\xb2\xc6.", "财. 1500"},
		{"GBpc-EUC-H", "\xb2\xc6", "财 1000"},
		{"GBK2K-H", "\xb2\xc6\x81\x30\x84\x36\x39", "财¥9 2500"},
		{"GBK-EUC-H", "\xb2", "\uFFFD 1000"},
	} {
		f := pdftest.New()
		d := f.Add("<</Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>>>>")
		n := f.Add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /%s /DescendantFonts [%d 0 R]>>", c.encoding, d))
		if got := shown(read(t, f, n), c.codes); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.encoding, c.codes, got, c.want)
		}
	}
}

func TestVertical(t *testing.T) {
	f := pdftest.New()
	d := f.Add("<</Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun>>")
	n := f.Add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-V /DescendantFonts [%d 0 R]>>", d))
	if !read(t, f, n).Vertical {
		t.Error("not vertical")
	}
}

func TestSimple(t *testing.T) {
	for _, c := range []struct{ dict, codes, want string }{
		{"/Subtype /TrueType /Encoding /WinAnsiEncoding /FirstChar 65 /Widths [600 700]", "AB\x93", "AB“ 1800"},
		{"/Subtype /Type1 /Encoding /MacRomanEncoding", "\xa5", "• 500"},
		{"/Subtype /Type1 /Encoding <</Differences [1 /seven /uni4E00 /u20000 /hyphen 65 /unknownname]>>", "\x01\x02\x03\x04A", "7一\U00020000-\uFFFD 2500"},
		{"/Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 1 /Widths [50] /Encoding <</Differences [1 /nine]>>", "\x01", "9 500"},
	} {
		f := pdftest.New()
		n := f.Add("<</Type /Font " + c.dict + ">>")
		if got := shown(read(t, f, n), c.codes); got != c.want {
			t.Errorf("%s: %q, want %q", c.dict, got, c.want)
		}
	}
}

// ToUnicode maps: single codes, ranges, arrays, ligatures; radicals and what
// maps to nothing.
func TestToUnicode(t *testing.T) {
	f := pdftest.New()
	m := f.Stream("", `/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <ffff> endcodespacerange
3 beginbfchar <0001> <8d22> <0002> <00660069> <0003> <2f47> endbfchar
3 beginbfrange <0010> <0012> <4e00> <0020> <0021> [<7532> <4e59>] <0030> <0030> <0000> endbfrange end`)
	d := f.Add("<</Type /Font /Subtype /CIDFontType2 /W [1 [500 600] 16 18 250] /DW 800>>")
	n := f.Add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", d, m))
	codes := "\x00\x01\x00\x02\x00\x03\x00\x10\x00\x12\x00\x21\x00\x30"
	if got, want := shown(read(t, f, n), codes), "财fi日一丂乙\uFFFD 4000"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// An embedded TrueType program names the glyphs of a font that has no map.
func TestEmbeddedProgram(t *testing.T) {
	f := pdftest.New()
	program := f.Stream("", string(trueType('⽇', '财')))
	descriptor := f.Add(fmt.Sprintf("<</Type /FontDescriptor /FontFile2 %d 0 R>>", program))
	d := f.Add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /FontDescriptor %d 0 R>>", descriptor))
	n := f.Add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [%d 0 R]>>", d))
	if got, want := shown(read(t, f, n), "\x00\x01\x00\x02\x00\x03"), "日财\uFFFD 3000"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// trueType is a program with nothing but a cmap of format 4: glyphs from 1 on are
// the characters, in ascending order.
func trueType(chars ...uint16) []byte {
	n := len(chars) + 1
	var sub []byte
	put := func(v ...int) {
		for _, x := range v {
			sub = binary.BigEndian.AppendUint16(sub, uint16(x))
		}
	}
	put(4, 16+8*n, 0, 2*n, 0, 0, 0)
	for _, c := range chars {
		put(int(c))
	}
	put(0xffff, 0)
	for _, c := range chars {
		put(int(c))
	}
	put(0xffff)
	for i, c := range chars {
		put(i + 1 - int(c))
	}
	put(1)
	for range n {
		put(0)
	}
	return withCmap(sub)
}

// trueType12 is a program whose cmap of format 12 gives the characters first to
// last the glyphs from glyph on.
func trueType12(first, last, glyph uint32) []byte {
	sub := []byte{0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1}
	for _, v := range []uint32{first, last, glyph} {
		sub = binary.BigEndian.AppendUint32(sub, v)
	}
	return withCmap(sub)
}

// withCmap is a program with one subtable, for Windows and the basic plane.
func withCmap(sub []byte) []byte {
	out := []byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}
	out = append(out, "cmap"...)
	out = append(out, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, byte(12+len(sub)))
	out = append(out, 0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12)
	return append(out, sub...)
}

func FuzzCMap(f *testing.F) {
	f.Add("1 beginbfrange <00> <ffffffff> <0000> endbfrange 1 begincidrange <0000> <ffff> 0 endcidrange")
	f.Add("1 beginbfrange <0020> <0021> [<7532>")
	f.Fuzz(func(t *testing.T, s string) {
		m := parseCMap([]byte(s))
		if len(m.text) > mostMapped+1 || len(m.cid) > mostMapped+1 {
			t.Error("too many codes")
		}
	})
}

func FuzzProgram(f *testing.F) {
	f.Add(trueType('日', '财'))
	f.Add(trueType12('日', '日'+2, 0xfffe))
	f.Fuzz(func(t *testing.T, data []byte) {
		for g := range glyphs(data) {
			if g <= 0 || g > 0xffff {
				t.Errorf("glyph %d", g)
			}
		}
	})
}

// TestPlain: what one glyph may have been written for is the character that
// people read.
func TestPlain(t *testing.T) {
	if got := plain("⻔⼾戶⽇⻋"); got != "门户户日车" {
		t.Error(got)
	}
}
