package sfnt

import "strings"

// PostScriptName returns the font's PostScript name (name table, entry 6),
// reduced to the characters that a PDF name may hold unescaped; "" when the
// file gives none.
func (f *Font) PostScriptName() string {
	t := f.Table("name")
	if len(t) < 6 {
		return ""
	}
	strs := int(u16(t, 4))
	for i := range int(u16(t, 2)) {
		at := 6 + 12*i
		if at+12 > len(t) {
			return ""
		}
		from := strs + int(u16(t, at+10))
		to := from + int(u16(t, at+8))
		if u16(t, at+6) != 6 || to > len(t) {
			continue
		}
		if s := plain(t[from:to]); s != "" {
			return s
		}
	}
	return ""
}

// plain keeps ASCII letters, digits, hyphen, plus, point and underscore. The
// zero bytes of UTF-16 fall away with the rest.
func plain(b []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune("-+._", r):
			return r
		}
		return -1
	}, string(b))
}
