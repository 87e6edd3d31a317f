package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ends of clauses and of sentences.
const (
	clauseMarks   = "，。；：！？\n"
	sentenceMarks = "。；！？\n"
)

// ClauseStart is the first byte of the clause that holds a byte.
func ClauseStart(s string, at int) int { return markBefore(s, at, clauseMarks) }

func clauseEnd(s string, at int) int { return markAfter(s, at, clauseMarks) }

// SentenceEnd is the byte of the mark that ends the sentence of a byte.
func SentenceEnd(s string, at int) int { return markAfter(s, at, sentenceMarks) }

func markBefore(s string, at int, marks string) int {
	i := strings.LastIndexAny(s[:at], marks)
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

func markAfter(s string, at int, marks string) int {
	if i := strings.IndexAny(s[at:], marks); i >= 0 {
		return at + i
	}
	return len(s)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isLatin(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_'
}

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }
