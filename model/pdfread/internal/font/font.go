package font

import (
	"unicode/utf8"

	"yugong/model/pdfread/internal/object"
)

// Lost stands for a character that no table of its font names.
const Lost = "\uFFFD"

// Glyph is a code that a string shows.
type Glyph struct {
	Text  string  // one character, seldom more (a ligature), or Lost
	Width float64 // of the advance, in ems
	Space bool    // the one-byte code 32, which word spacing widens
}

// Font reads the strings of one font.
type Font struct {
	Vertical bool    // the pen moves down
	Scale    float64 // ems per unit of glyph space: 0.001 but for Type 3
	codes    codes
	cid      map[uint32]int    // of a code; nil: the code itself
	text     map[uint32]string // ToUnicode
	encoded  func(code []byte) string
	named    map[uint32]string // simple encodings
	program  map[int]rune      // glyph to character, of an embedded TrueType
	toGlyph  []byte            // CIDToGIDMap
	width    map[int]float64   // by CID or code, in glyph units
	missing  float64
	ascii    int // CID of the space in Adobe-GB1, where widths go by CID
	byCode   bool
}

// Read reads a font. It never fails: a font without anything gives Lost.
func Read(f *object.File, d object.Dict) *Font {
	t := &Font{Scale: 0.001, width: map[int]float64{}}
	if f.Name(d["Subtype"]) == "Type0" {
		t.composite(f, d)
	} else {
		t.simple(f, d)
	}
	if _, data, ok := f.Stream(d["ToUnicode"]); ok {
		m := parseCMap(data)
		t.text = m.text
		if len(t.codes) == 0 {
			t.codes = m.codes
		}
	}
	return t
}

// Cut takes the next code off a string that is not empty.
func (t *Font) Cut(s []byte) (Glyph, []byte) {
	n := t.codes.length(s)
	var code uint32
	for _, b := range s[:n] {
		code = code<<8 | uint32(b)
	}
	g := Glyph{Text: t.textOf(code, s[:n]), Space: n == 1 && code == ' '}
	g.Width = t.advance(code, g.Text) * t.Scale
	return g, s[n:]
}

// textOf finds the text of a code.
func (t *Font) textOf(code uint32, raw []byte) string {
	if s, ok := t.text[code]; ok && s != "" {
		return s
	}
	if t.encoded != nil {
		if s := t.encoded(raw); s != "" {
			return s
		}
	}
	if s, ok := t.named[code]; ok {
		return s
	}
	if r, ok := t.program[t.glyph(code)]; ok {
		return string(r)
	}
	return Lost
}

// glyph is the number of a code's glyph in the embedded program.
func (t *Font) glyph(code uint32) int {
	cid := t.cidOf(code)
	if t.toGlyph != nil {
		if 2*cid+1 >= len(t.toGlyph) {
			return 0
		}
		return int(t.toGlyph[2*cid])<<8 | int(t.toGlyph[2*cid+1])
	}
	return cid
}

func (t *Font) cidOf(code uint32) int {
	if t.cid != nil {
		return t.cid[code]
	}
	return int(code)
}

// advance is the width in glyph units.
func (t *Font) advance(code uint32, text string) float64 {
	cid := t.cidOf(code)
	if t.byCode { // the CIDs of Adobe-GB1 are not known but for ASCII
		cid = -1
		if r, n := utf8.DecodeRuneInString(text); n == len(text) && r >= ' ' && r < 0x7f {
			cid = t.ascii + int(r-' ')
			if w, ok := t.width[cid]; ok {
				return w
			}
			return 500
		}
	}
	if w, ok := t.width[cid]; ok {
		return w
	}
	return t.missing
}
