// Package pdftest makes small PDFs for tests, object by object.
//
// In: dictionaries and content as text. Out: a whole file with a right
// cross-reference table. Nothing is compressed, so a test can break the bytes
// where it wants.
package pdftest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
)

// File collects objects; 1 is the catalogue and 2 the tree of pages.
type File struct {
	bodies  []string
	pages   []int
	Trailer string // further entries of the trailer
}

// New returns an empty file.
func New() *File { return &File{bodies: make([]string, 2)} }

// Add appends an object and returns its number.
func (f *File) Add(body string) int {
	f.bodies = append(f.bodies, body)
	return len(f.bodies)
}

// Stream appends a stream; dict is what its dictionary holds but the length.
func (f *File) Stream(dict, data string) int {
	return f.Add(fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

// Page appends a page of 600 by 800 points; resources are the inside of its
// dictionary, more further entries of the page.
func (f *File) Page(content, resources, more string) {
	c := f.Stream("", content)
	f.pages = append(f.pages, f.Add(fmt.Sprintf(
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources <<%s>> %s>>", c, resources, more)))
}

// Font appends a composite font whose codes are UTF-16 units, with a ToUnicode
// map that says so; ASCII is half an em wide.
func (f *File) Font() int {
	m := f.Stream("", "1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfrange <0000> <ffff> <0000> endbfrange")
	d := f.Add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 1000 /W [32 126 500]>>")
	return f.Add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", d, m))
}

// Bytes is the file.
func (f *File) Bytes() []byte {
	f.bodies[0] = "<</Type /Catalog /Pages 2 0 R>>"
	var kids strings.Builder
	for _, p := range f.pages {
		fmt.Fprintf(&kids, "%d 0 R ", p)
	}
	f.bodies[1] = fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids.String(), len(f.pages))
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(f.bodies))
	for i, body := range f.bodies {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.bodies)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", len(f.bodies)+1, f.Trailer, xref)
	return b.Bytes()
}

// Hex writes a text as a string of UTF-16 units: <4e00>.
func Hex(s string) string {
	var b strings.Builder
	b.WriteByte('<')
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04x", u)
	}
	b.WriteByte('>')
	return b.String()
}

// Text shows a text at a point with font F, whose size is in points.
func Text(x, y, size float64, s string) string {
	return fmt.Sprintf("BT /F %g Tf %g %g Td %s Tj ET\n", size, x, y, Hex(s))
}

// Line strokes a line.
func Line(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("%g %g m %g %g l S\n", x0, y0, x1, y1)
}
