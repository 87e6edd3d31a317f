package tables

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// texts are the texts of all cells, each written once.
type texts struct {
	number map[string]int
	list   []string
	used   int // how often any is
}

func (t *texts) of(s string) int {
	t.used++
	n, ok := t.number[s]
	if !ok {
		n = len(t.list)
		t.number[s], t.list = n, append(t.list, s)
	}
	return n
}

func (t *texts) markup(b []byte) []byte {
	b = number(append(b, xmlStart+`<sst xmlns="`+mainSpace+`" count="`...), t.used)
	b = number(append(b, `" uniqueCount="`...), len(t.list))
	b = append(b, `">`...)
	for _, s := range t.list {
		b = escape(append(b, `<si><t xml:space="preserve">`...), clip(s))
		b = append(b, `</t></si>`...)
	}
	return append(b, `</sst>`...)
}

// longest text of a cell, in units of UTF-16.
const longest = 32_767

// clip keeps to the length of a cell's text.
func clip(s string) string {
	if len(s) <= longest {
		return s
	}
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > longest {
			return s[:i]
		}
	}
	return s
}

// escape writes a text for XML. Characters that XML cannot hold are written as
// spreadsheets do, _x0007_, and a text that looks like one of these is kept from
// being read so.
func escape(b []byte, s string) []byte {
	for i, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&quot;"...)
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			b = fmt.Appendf(b, "_x%04X_", r)
		case r == '_' && coded(s[i:]):
			b = append(b, "_x005F_"...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// coded reports whether a text begins like _x0007_.
func coded(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if (c < '0' || c > '9') && (c < 'A' || c > 'F') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
