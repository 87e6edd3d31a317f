package pdf

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"yugong/render/frame"
)

// producer names the program that wrote the file.
const producer = "yugong"

// catalog begins the root of the document.
func (f *file) catalog() []byte {
	b := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/PageLabels%s/ViewerPreferences<</DisplayDocTitle true>>",
		f.pageTree, labels(f.doc.Pages))
	if f.doc.Info.Lang != "" {
		b = append(b, "/Lang"+literal(f.doc.Info.Lang)...)
	}
	return b
}

// labels makes the page labels that viewers show: the printed numbers, and small
// roman ones for the pages that print none.
func labels(pages []frame.Page) string {
	var b strings.Builder
	b.WriteString("<</Nums[")
	roman, next := 0, -1
	for i, p := range pages {
		style, number := 'D', p.Number
		if number == 0 {
			roman++
			style, number = 'r', roman
		}
		// A range goes on while the style stays and numbers follow each other.
		same := i > 0 && (pages[i-1].Number == 0) == (p.Number == 0)
		if !same || number != next {
			fmt.Fprintf(&b, "%d<</S/%c/St %d>>", i, style, number)
		}
		next = number + 1
	}
	b.WriteString("]>>")
	return b.String()
}

// keywords are written in one string.
func keywords(in *frame.Info) string { return strings.Join(in.Keywords, "，") }

// info makes the document information dictionary.
func info(in *frame.Info) []byte {
	b := []byte("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", in.Title},
		{"Author", in.Author},
		{"Subject", in.Subject},
		{"Keywords", keywords(in)},
		{"Creator", in.Creator},
		{"Producer", producer},
	} {
		if e.value != "" {
			b = append(b, "/"+e.key+textString(e.value)...)
		}
	}
	if !in.Created.IsZero() {
		at := date(in.Created)
		b = append(b, "/CreationDate"+at+"/ModDate"+at...)
	}
	return append(b, ">>"...)
}

func date(t time.Time) string {
	return literal("D:" + strings.Replace(t.Format("20060102150405-07'00'"), "+00'00'", "Z", 1))
}

// escapes are what a literal string needs.
var escapes = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// literal makes a string of bytes.
func literal(s string) string { return "(" + escapes.Replace(s) + ")" }

// textString makes a text string: UTF-16 with surrogates and byte order mark, as
// bytes, which are shorter than hexadecimal digits and pack better.
func textString(s string) string {
	b := []byte("(\xFE\xFF")
	for _, v := range bigEndian(s) {
		b = char(b, v)
	}
	return string(append(b, ')'))
}

// bigEndian writes a text in UTF-16.
func bigEndian(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for _, v := range utf16.Encode([]rune(s)) {
		b = append(b, byte(v>>8), byte(v))
	}
	return b
}
