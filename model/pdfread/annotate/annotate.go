// Package annotate draws findings into a copy of a PDF.
//
// In: the bytes of a PDF, what was read of it, and notes: a text with the
// places it speaks of. Out: a copy in which every note is an annotation: a
// coloured frame around its places with a number, which shows its text in a
// reader's list of comments and beside the pointer. Notes without a place stand at
// the upper left of the first page. A destination of each note's Name leads to its
// frame. The pages themselves are not changed; an
// encrypted file is written decrypted. The same input gives the same bytes.
package annotate

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"yugong/model/pdfread"
	"yugong/model/pdfread/internal/object"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Note is a remark on a document.
type Note struct {
	Number int             // shown at its frame
	Places []pdfread.Place // that it speaks of; the first bears the number
	Text   string
	Color  [3]float64 // red, green, blue, from 0 to 1
	Strong bool       // drawn so that it stands out among others
}

// Name is the destination of the note of a number: copy.pdf#nameddest=f3.
func Name(number int) string { return fmt.Sprint("f", number) }

// Write writes a copy with notes. The error is a *pdfread.Error, or that of
// the writer.
func Write(w io.Writer, data []byte, d *pdfread.Document, notes []Note) error {
	file, err := object.Open(data)
	if err != nil {
		return err
	}
	pages, err := file.Pages()
	if err != nil {
		return err
	}
	a := annotator{file: file, pages: pages, made: make([]object.Array, len(pages)), dests: object.Dict{}}
	a.font = file.Add(object.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type1"), "BaseFont": types.Name("Helvetica-Bold")})
	loose := 0
	for _, n := range merged(notes) {
		if len(n.Places) == 0 {
			a.pin(d, n, loose)
			loose++
		}
		for k, p := range n.Places {
			if p.Page >= 1 && p.Page <= len(pages) && p.Page <= len(d.Pages) {
				a.frame(d, n, p, k == 0)
			}
		}
	}
	for i, list := range a.made {
		if len(list) > 0 {
			pages[i].Dict["Annots"] = append(append(object.Array{}, file.Array(pages[i].Dict["Annots"])...), list...)
		}
	}
	file.NameDests(a.dests)
	return file.Write(w)
}

// remark is what stands at one place: one note, or several that begin there.
type remark struct {
	Note
	numbers []int // theirs
}

// label is what stands at the frame.
func (r *remark) label() string { return strings.Trim(fmt.Sprint(r.numbers), "[]") }

// merged makes one remark of notes that begin at the same place.
func merged(notes []Note) []*remark {
	var out []*remark
	at := map[pdfread.Place]*remark{}
	for _, n := range notes {
		if len(n.Places) > 0 {
			if r := at[n.Places[0]]; r != nil {
				r.numbers = append(r.numbers, n.Number)
				r.Text += "\n" + n.Text
				r.Strong = r.Strong || n.Strong
				continue
			}
		}
		r := &remark{n, []int{n.Number}}
		out = append(out, r)
		if len(n.Places) > 0 {
			at[n.Places[0]] = r
		}
	}
	return out
}

type annotator struct {
	file  *object.File
	pages []object.Page
	font  object.Ref
	made  []object.Array // annotations by page
	dests object.Dict    // where the notes are, by name
}

// pin puts a note at the upper left of the first page.
func (a *annotator) pin(d *pdfread.Document, n *remark, nth int) {
	if len(a.made) == 0 || len(d.Pages) == 0 {
		return
	}
	const side, step, left = 18, 22, 12
	across := max(1, int((d.Pages[0].Width-2*left)/step))
	x, y := float64(left+step*(nth%across)), float64(left+step*(nth/across))
	a.frame(d, n, pdfread.Place{Page: 1, Box: pdfread.Box{X0: x, Y0: y, X1: x + side, Y1: y + side}}, true)
}

// frame draws a note around a place. Its corners go from what the reader sees to the
// page's own space, which may be turned.
func (a *annotator) frame(d *pdfread.Document, n *remark, p pdfread.Place, numbered bool) {
	const around = 1.5
	page := &d.Pages[p.Page-1]
	if numbered {
		a.lead(n, page, p)
	}
	b := page.User(pdfread.Box{X0: p.X0 - around, Y0: p.Y0 - around, X1: p.X1 + around, Y1: p.Y1 + around})
	rect := numbers(b.X0, b.Y0, b.X1, b.Y1)
	color := numbers(n.Color[:]...)
	look := a.file.Add(object.Content(object.Dict{
		"Type": types.Name("XObject"), "Subtype": types.Name("Form"), "BBox": rect,
		"Resources": object.Dict{
			"Font":      object.Dict{"F": a.font},
			"ExtGState": object.Dict{"G": object.Dict{"ca": types.Float(n.tint())}},
		},
	}, a.look(n, page, b, p.Box, numbered)))
	note := object.Dict{
		"Type": types.Name("Annot"), "Subtype": types.Name("Square"), "Rect": rect, "C": color, "F": types.Integer(4),
		"Contents": text(n.Text), "T": text("预公"), "NM": types.StringLiteral(fmt.Sprintf("yugong-%d-%d", n.Number, len(a.made[p.Page-1]))),
		"BS": object.Dict{"W": types.Float(n.stroke())}, "AP": object.Dict{"N": look},
	}
	a.made[p.Page-1] = append(a.made[p.Page-1], a.file.Add(note))
}

// lead names the place a little over a note.
func (a *annotator) lead(n *remark, page *pdfread.Page, p pdfread.Place) {
	const over = 120
	x, y := point(page.ToUser, 0, max(0, p.Y0-over))
	to := object.Array{a.pages[p.Page-1].At, types.Name("XYZ"), types.Float(x), types.Float(y), nil}
	for _, number := range n.numbers {
		a.dests[Name(number)] = to
	}
}

// point is a point as the reader sees it, in the page's own space.
func point(m [6]float64, x, y float64) (ux, uy float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

// tint is how much of the colour lies over the place, and stroke how wide its
// frame is.
func (n *Note) tint() float64 {
	if n.Strong {
		return 0.3
	}
	return 0.12
}

func (n *Note) stroke() float64 {
	if n.Strong {
		return 2.5
	}
	return 1
}

// look draws frame, tint and number.
func (a *annotator) look(n *remark, page *pdfread.Page, b, seen pdfread.Box, numbered bool) string {
	w, h := b.X1-b.X0, b.Y1-b.Y0
	c := fmt.Sprintf("%.3g %.3g %.3g", n.Color[0], n.Color[1], n.Color[2])
	line := n.stroke()
	s := fmt.Sprintf("q %s rg /G gs %.2f %.2f %.2f %.2f re f Q q %s RG %g w %.2f %.2f %.2f %.2f re S Q",
		c, b.X0, b.Y0, w, h, c, line, b.X0+line/2, b.Y0+line/2, w-line, h-line)
	if !numbered {
		return s
	}
	m := page.ToUser
	ux, uy := point(m, seen.X0+1, seen.Y0+5) // the number's base line, upper left as seen
	return s + fmt.Sprintf(" q %s rg BT /F 6 Tf %.3g %.3g %.3g %.3g %.2f %.2f Tm (%s) Tj ET Q", c, m[0], m[1], -m[2], -m[3], ux, uy, n.label())
}

func numbers(list ...float64) object.Array {
	var out object.Array
	for _, v := range list {
		out = append(out, types.Float(v))
	}
	return out
}

// text is a string in UTF-16.
func text(s string) object.Object {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return types.NewHexLiteral(b)
}
