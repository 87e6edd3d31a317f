package pdf

import (
	"fmt"

	"yugong/fonts"
)

// typeface is a face as one document uses it: its characters, numbered in the
// order in which they first come.
type typeface struct {
	face   *fonts.Face
	number int      // its resource is /F<number>
	glyphs []uint16 // glyph in the face, by code; the first is the missing one
	runes  []rune   // character, by code
	codes  []uint16 // code, by glyph in the face; 0 when not yet used
	// twins holds the codes of characters that share a glyph with another one:
	// each needs a code of its own, or extracted text would confuse them.
	twins map[rune]uint16
}

func newTypeface(f *fonts.Face, number int) *typeface {
	return &typeface{
		face:   f,
		number: number,
		glyphs: make([]uint16, 1, 512),
		runes:  make([]rune, 1, 512),
		codes:  make([]uint16, f.Tables().NumGlyphs),
	}
}

// code returns the two-byte code of a character.
func (t *typeface) code(r rune) (uint16, error) {
	g := t.face.Glyph(r)
	if g == 0 {
		return 0, fmt.Errorf("字体 %s 没有字符 %q（%U）", t.face.Name(), r, r)
	}
	if c := t.codes[g]; c != 0 && t.runes[c] == r {
		return c, nil
	}
	return t.newCode(r, g)
}

func (t *typeface) newCode(r rune, g uint16) (uint16, error) {
	if c, ok := t.twins[r]; ok {
		return c, nil
	}
	if len(t.runes) > 0xFFFF {
		return 0, fmt.Errorf("字体 %s 的字符多于 65535 个", t.face.Name())
	}
	c := uint16(len(t.runes))
	t.glyphs = append(t.glyphs, g)
	t.runes = append(t.runes, r)
	if t.codes[g] == 0 {
		t.codes[g] = c
		return c, nil
	}
	if t.twins == nil {
		t.twins = make(map[rune]uint16)
	}
	t.twins[r] = c
	return c, nil
}

// appendString writes text as a PDF string of codes, two bytes each.
func (t *typeface) appendString(b []byte, text string) ([]byte, error) {
	b = append(b, '(')
	for _, r := range text {
		c, err := t.code(r)
		if err != nil {
			return b, err
		}
		b = appendByte(appendByte(b, byte(c>>8)), byte(c))
	}
	return append(b, ')'), nil
}

// appendByte escapes what a literal string may not hold as it is: brackets, the
// backslash, and the carriage return, which readers take for a line feed.
func appendByte(b []byte, v byte) []byte {
	switch v {
	case '(', ')', '\\':
		return append(b, '\\', v)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, v)
}
