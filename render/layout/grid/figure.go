package grid

import (
	"strings"
	"unicode/utf8"

	"yugong/render/doc"
)

// kind is what a cell's text is, which decides whether it may break.
type kind uint8

const (
	kindEmpty  kind = iota
	kindFigure      // a number: never broken
	kindShort       // a name: set on one line first, which is mostly enough
	kindLong        // running text: only measured until the width is known
)

// shortBytes is the longest name that is worth setting on one line before the
// column's width is known: forty Han characters.
const shortBytes = 120

func kindOf(t doc.Text) kind {
	size, figure := 0, true
	for i := range t {
		size += len(t[i].Text)
		figure = figure && figureOnly(t[i].Text)
	}
	switch {
	case size == 0:
		return kindEmpty
	case figure:
		return kindFigure
	case size <= shortBytes:
		return kindShort
	default:
		return kindLong
	}
}

// figureOnly reports whether a text holds nothing but digits, separators,
// signs of size or order, per cent marks and the dash that stands for nothing.
func figureOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < utf8.RuneSelf {
			if (c < '0' || c > '9') && !strings.ContainsRune(",.+-%()<>=~", rune(c)) {
				return false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune("−–—％‰±≥≤＜＞～", r) {
			return false
		}
		i += size - 1
	}
	return true
}

// forcedLines counts the lines that newlines make.
func forcedLines(t doc.Text) int32 {
	n := int32(1)
	for i := range t {
		n += int32(strings.Count(t[i].Text, "\n"))
	}
	return n
}
