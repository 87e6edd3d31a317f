package check

import "strings"

// fold makes texts comparable that a reader takes for the same: white space is
// dropped, full-width letters, digits and marks become half-width, and the
// kinds of quotation marks are one.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\u3000' || r == '\u00a0' || r == '\t' || r == '\n' || r == '\r':
			return -1
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '“' || r == '”':
			return '"'
		case r == '‘' || r == '’':
			return '\''
		}
		return r
	}, s)
}

func same(a, b string) bool { return a == b || fold(a) == fold(b) }

// shorten keeps quotations in messages short.
func shorten(s string) string {
	const most = 30
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
