package font

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain replaces characters that look the same as others by those: radicals
// (⽇ U+2F47 for 日) and compatibility ideographs, which programs write because
// fonts map both to one glyph; and blanks of all kinds by a space.
func plain(s string) string {
	if len(s) == 1 {
		return s
	}
	clean := true
	for _, r := range s {
		if odd(r) {
			clean = false
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case radical(r):
			b.WriteString(norm.NFKC.String(string(r)))
		case r == 0xa0 || r == 0x202f || r >= 0x2000 && r <= 0x200a:
			b.WriteByte(' ')
		case r == 0xad || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff || r < ' ':
		case r >= 0xfb00 && r <= 0xfb06:
			b.WriteString(norm.NFKC.String(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func odd(r rune) bool {
	return r < ' ' || r == 0xa0 || r == 0xad || r >= 0x2000 && r <= 0x200f || r == 0x202f || r == 0x2060 || r == 0xfeff ||
		radical(r) || r >= 0xfb00 && r <= 0xfb06
}

func radical(r rune) bool {
	return r >= 0x2e80 && r <= 0x2fd5 || r >= 0xf900 && r <= 0xfaff
}

// known reports whether a mapping says something: fonts also map to nothing,
// to the replacement character and to private use.
func known(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && r != 0 && r != utf8.RuneError && (r < 0xe000 || r > 0xf8ff)
}
