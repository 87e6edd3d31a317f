package pdf

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"yugong/render/frame"
)

// producer names the program that wrote the file.
const producer = "yugong with gopdf 0.33"

// catalog writes the root of the document.
func (f *finisher) catalog(d *frame.Document, outline bool) {
	b := []byte("<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</DisplayDocTitle true>>")
	if d.Info.Lang != "" {
		b = appendText(append(b, "/Lang"...), d.Info.Lang)
	}
	if outline {
		b = outlinesID.AppendRef(append(b, "/PageMode/UseOutlines/Outlines "...))
	}
	b = appendLabels(b, d.Pages)
	f.Set(catalogID, append(b, ">>"...))
}

// appendLabels writes the page labels that viewers show: the printed numbers,
// and small roman ones for the pages that print none.
func appendLabels(b []byte, pages []frame.Page) []byte {
	b = append(b, "/PageLabels<</Nums["...)
	roman, next := 0, -1
	for i, p := range pages {
		style, number := "D", p.Number
		if number == 0 {
			roman++
			style, number = "r", roman
		}
		// A range goes on while the style stays and numbers follow each other.
		same := i > 0 && (pages[i-1].Number == 0) == (p.Number == 0)
		if !same || number != next {
			b = append(b, strconv.Itoa(i)+"<</S/"+style+"/St "+strconv.Itoa(number)+">>"...)
		}
		next = number + 1
	}
	return append(b, "]>>"...)
}

// info writes the document information dictionary.
func (f *finisher) info(in *frame.Info) {
	b := []byte("<<")
	for _, e := range []struct{ key, value string }{
		{"/Title", in.Title},
		{"/Author", in.Author},
		{"/Subject", in.Subject},
		{"/Keywords", strings.Join(in.Keywords, "，")},
		{"/Creator", in.Creator},
		{"/Producer", producer},
	} {
		if e.value != "" {
			b = appendText(append(b, e.key...), e.value)
		}
	}
	if !in.Created.IsZero() {
		d := pdfDate(in.Created)
		b = append(b, "/CreationDate("+d+")/ModDate("+d+")"...)
	}
	f.SetInfo(f.Add(append(b, ">>"...)))
}

func pdfDate(t time.Time) string {
	s := t.Format("20060102150405-07'00'")
	return "D:" + strings.Replace(s, "+00'00'", "Z", 1)
}

// appendText writes a text string: as it is when it is plain ASCII, else UTF-16
// with surrogates and byte order mark.
func appendText(b []byte, s string) []byte {
	if isASCII(s) {
		b = append(b, '(')
		for i := range len(s) {
			b = appendByte(b, s[i])
		}
		return append(b, ')')
	}
	b = append(b, "<FEFF"...)
	for _, r := range s {
		b = appendUTF16(b, r)
	}
	return append(b, '>')
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// appendUTF16 writes a character as the hexadecimal digits of its UTF-16 form.
func appendUTF16(b []byte, r rune) []byte {
	if hi, lo := utf16.EncodeRune(r); hi != '\uFFFD' {
		return appendHex(appendHex(b, uint16(hi)), uint16(lo))
	}
	return appendHex(b, uint16(r))
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
