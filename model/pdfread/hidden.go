package pdfread

import (
	"bytes"
	"unicode/utf8"
)

// hidden counts the characters that nobody sees. A row that a page's end divides
// is often drawn whole on both pages, and clipped: what the page before or after
// it shows is not lost.
func (r *reader) hidden() {
	for i := range r.pages {
		if rest := r.pages[i].hidden; len(rest) > 0 && r.doc.Pages[i].State != Scanned {
			r.doc.Pages[i].Hidden = lost(rest, r.around(i))
		}
	}
}

// around is what a page and its neighbours show.
func (r *reader) around(i int) []byte {
	var out []byte
	for _, s := range r.pages[max(0, i-1):min(len(r.pages), i+2)] {
		out = append(append(out, s.seen...), '\n')
	}
	return out
}

// lost counts the characters of a text that stand in no piece of it that is
// seen.
func lost(text, seen []byte) int {
	const piece = 4 // characters
	n := 0
	for len(text) > 0 {
		to := end(text, piece)
		if !bytes.Contains(seen, text[:to]) {
			to = end(text, 1)
			n++
		}
		text = text[to:]
	}
	return n
}

// end is the byte behind so many characters, or behind the last.
func end(text []byte, n int) int {
	to := 0
	for ; n > 0 && to < len(text); n-- {
		_, size := utf8.DecodeRune(text[to:])
		to += size
	}
	return to
}
