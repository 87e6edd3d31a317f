package money

import "strings"

// clean folds what people type around a number: width, separators, currency
// words, signs. It returns the bare digits, the sign and the unit.
func clean(s string, u Unit) (digits string, neg bool, unit Unit) {
	s = strings.TrimSpace(strings.Map(fold, s))
	s = strings.TrimSpace(strings.TrimPrefix(s, "¥"))
	if t, own, ok := CutUnit(s); ok {
		s, u = t, own
	}
	s = strings.TrimSpace(s)
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s, neg = s[1:len(s)-1], true
	} else if t, ok := strings.CutPrefix(s, "-"); ok {
		s, neg = t, true
	} else {
		s = strings.TrimPrefix(s, "+")
	}
	if grouped(s) {
		s = strings.ReplaceAll(s, ",", "")
	}
	return strings.TrimSpace(s), neg, u
}

// fold maps full-width digits and marks to half-width ones and drops the
// invisible characters that copying from other programs leaves behind.
func fold(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == '，':
		return ','
	case r == '．':
		return '.'
	case r == '－' || r == '−' || r == '﹣':
		return '-'
	case r == '＋':
		return '+'
	case r == '（':
		return '('
	case r == '）':
		return ')'
	case r == '￥':
		return '¥'
	case r == '\u3000' || r == '\u00a0':
		return ' '
	case r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r == '\u202a' || r == '\u202c':
		return -1
	}
	return r
}

// grouped reports whether the separators stand where thousands separators do,
// so that 1,23 is refused instead of read as 123.
func grouped(s string) bool {
	whole, _, _ := strings.Cut(s, ".")
	parts := strings.Split(whole, ",")
	if len(parts) == 1 {
		return false
	}
	for i, p := range parts {
		if i == 0 && (len(p) < 1 || len(p) > 3) || i > 0 && len(p) != 3 {
			return false
		}
	}
	return true
}

// isNumber accepts digits with at most one point between or after them.
func isNumber(s string) bool {
	digits, points := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.':
			points++
		default:
			return false
		}
	}
	return digits > 0 && points <= 1
}
