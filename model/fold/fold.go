package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text makes a text comparable: white space and invisible characters go,
// full-width letters, digits and marks become half-width, the kinds of
// quotation marks, of minus signs are one.
func Text(s string) string {
	for i, r := range s {
		if plain(r) != r {
			return s[:i] + strings.Map(plain, s[i:])
		}
	}
	return s
}

// plain is the character that stands for all that look like it, -1 for one
// that nobody sees.
func plain(r rune) rune {
	switch {
	case r > ' ' && r < 0x7f:
		return r
	case unicode.IsSpace(r) || Invisible(r):
		return -1
	case r == '“' || r == '”' || r == '＂':
		return '"'
	case r == '‘' || r == '’':
		return '\''
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '﹣' || r == '−':
		return '-'
	}
	return r
}

// Roman is the expression of a Roman numeral, as items are numbered by: Ⅲ, III.
// What stands behind it tells it from a word.
const Roman = `(?:[Ⅰ-Ⅻⅰ-ⅻ]|[IVX]{1,5})`

// Invisible holds for the marks that copying from web pages and word
// processors leaves in texts: they show nothing and break comparisons.
func Invisible(r rune) bool {
	return r == '\ufeff' || r == '\u00ad' || r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' ||
		r >= '\u2060' && r <= '\u2064'
}

// Same reports whether a reader takes two texts for one.
func Same(a, b string) bool { return a == b || Text(a) == Text(b) }

// Words is Text without quotation marks: “三公”经费 and 三公经费 are one term.
func Words(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '"' || r == '\'' {
			return -1
		}
		return r
	}, Text(s))
}

// Distance is the number of characters to insert, drop or replace.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		last := row[0]
		row[0] = i + 1
		for j, s := range y {
			cost := last
			if r != s {
				cost = min(last, row[j], row[j+1]) + 1
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	return row[len(y)]
}

// Similar reports whether two labels are one with a slip in it: a third of the
// characters, one of a short label.
func Similar(a, b string) bool {
	a, b = Text(a), Text(b)
	x, y := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	slip := max(1, max(x, y)/3)
	if max(x, y) < 2 || x-y > slip || y-x > slip {
		return false
	}
	return Distance(a, b) <= slip
}
