package audit

import (
	"strings"
	"unicode/utf8"
)

// Fold makes labels comparable: no white space, half-width brackets and marks.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\u3000' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\u200b' || r == '\ufeff':
			return -1
		case r == '“' || r == '”' || r == '＂':
			return '"'
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, s)
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
	a, b = Fold(a), Fold(b)
	x, y := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	slip := max(1, max(x, y)/3)
	if max(x, y) < 2 || x-y > slip || y-x > slip {
		return false
	}
	return Distance(a, b) <= slip
}
