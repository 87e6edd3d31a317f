package celltext

import (
	"strings"
	"time"
	"unicode"

	"yugong/model/fold"
)

// Clean makes a text fit to print: line ends become \n, each line loses the
// white space around it (the layout indents paragraphs), invisible characters
// go, tabs and unusual spaces become spaces. It returns the first control
// character that it had to drop, or 0.
func Clean(s string) (text string, control rune) {
	if tidy(s) {
		return s, 0
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u00a0' || r == '\v' || r == '\f':
			return ' '
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case fold.Invisible(r):
			return -1
		case unicode.IsControl(r) || r >= '\ufdd0' && r <= '\ufdef' || r&0xfffe == 0xfffe:
			if control == 0 {
				control = r
			}
			return -1
		}
		return r
	}, s)
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.TrimSpace(strings.Join(lines, "\n")), control
}

// tidy reports whether clean has nothing to do; most texts are tidy.
func tidy(s string) bool {
	if s != strings.TrimSpace(s) {
		return false
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || r >= 0x80 && r <= 0xa0 || fold.Invisible(r) || r == '\u2028' || r == '\u2029' ||
			r >= '\ufdd0' && r <= '\ufdef' || r&0xfffe == 0xfffe {
			return false
		}
	}
	return true
}

// OneLine joins the lines of a name or label.
func OneLine(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	return strings.ReplaceAll(s, "\n", "")
}

// IsBlank reports whether a text shows nothing.
func IsBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !fold.Invisible(r) {
			return false
		}
	}
	return true
}

// Shorten quotes at most the beginning of a found text in a message.
func Shorten(s string) string {
	const most = 30
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// ParseDate reads a day as people and programs write it.
func ParseDate(text string) (time.Time, bool) {
	s, _, _ := strings.Cut(strings.TrimSpace(text), " ") // a time of day says nothing here
	s, _, _ = strings.Cut(s, "T")
	s = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-").Replace(fold.Text(s))
	for _, layout := range []string{"2006-1-2", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
