package font

import (
	"golang.org/x/text/encoding/charmap"

	"yugong/model/pdfread/internal/object"
)

// simple reads a font of one-byte codes: Type 1, TrueType, Type 3.
func (t *Font) simple(f *object.File, d object.Dict) {
	first, _ := f.Int(d["FirstChar"])
	for i, o := range f.Array(d["Widths"]) {
		if w, ok := f.Float(o); ok && i < 256 {
			t.width[first+i] = w
		}
	}
	descriptor := f.Dict(d["FontDescriptor"])
	t.missing = 500
	if w, ok := f.Float(descriptor["MissingWidth"]); ok && w > 0 {
		t.missing = w
	}
	if f.Name(d["Subtype"]) == "Type3" {
		t.Scale = 0.001
		if m, ok := f.Floats(d["FontMatrix"], 6); ok && m[0] != 0 {
			t.Scale = m[0]
		}
	}
	t.named = names(f, d["Encoding"], symbolic(f, descriptor))
	if d["ToUnicode"] == nil && t.named == nil {
		t.program = coded256(program(f, descriptor))
		if t.program == nil {
			t.named = names(f, object.Dict(nil), false)
		}
	}
}

// symbolic: the font says that its codes are not those of Latin letters.
func symbolic(f *object.File, descriptor object.Dict) bool {
	flags, _ := f.Int(descriptor["Flags"])
	return flags&4 != 0 && descriptor["FontFile2"] != nil
}

// names builds the table of an encoding: a base and differences. A symbolic font
// without differences has none.
func names(f *object.File, o object.Object, symbolic bool) map[uint32]string {
	d := f.Dict(o)
	base := f.Name(o)
	if d != nil {
		base = f.Name(d["BaseEncoding"])
	}
	list := f.Array(d["Differences"])
	if symbolic && base == "" && len(list) == 0 {
		return nil
	}
	page := charmap.Windows1252
	if base == "MacRomanEncoding" {
		page = charmap.Macintosh
	}
	out := make(map[uint32]string, 256)
	for c := 32; c < 256; c++ {
		if r := page.DecodeByte(byte(c)); known(string(r)) {
			out[uint32(c)] = plain(string(r))
		}
	}
	code := 0
	for _, item := range list {
		if n, ok := f.Int(item); ok {
			code = n
			continue
		}
		if code >= 0 && code < 256 {
			if s := glyphText(f.Name(item)); s != "" {
				out[uint32(code)] = s
			} else {
				delete(out, uint32(code))
			}
		}
		code++
	}
	return out
}

// coded256 finds the characters of a symbolic font's codes: its program maps
// them at F000 or below 256, and its Unicode map names the glyph otherwise.
func coded256(glyphs map[int]rune) map[int]rune {
	if glyphs == nil {
		return nil
	}
	out := map[int]rune{}
	for _, r := range glyphs {
		if c := r &^ 0xff; c == 0xf000 || c == 0 {
			out[int(r&0xff)] = r & 0xff
		}
	}
	return out
}
