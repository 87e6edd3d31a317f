package invariant

import (
	"fmt"
	"slices"
	"strings"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// Fault is a place on a page that breaks a rule.
type Fault struct {
	Page int // counts from 1; 0 when the fault has no page
	At   geom.Point
	What string
}

// String prints page, place in points and fault.
func (f Fault) String() string {
	if f.Page == 0 {
		return f.What
	}
	return fmt.Sprintf("page %d at %s,%s: %s", f.Page, f.At.X, f.At.Y, f.What)
}

// Pages is a document with its items measured, ready for the checks.
type Pages struct {
	doc   *frame.Document
	inks  [][]ink  // by page
	lines [][]Line // by node
}

// Of measures a document.
func Of(d *frame.Document) *Pages {
	p := &Pages{doc: d, inks: make([][]ink, len(d.Pages))}
	for i := range d.Pages {
		p.inks[i] = inksOf(&d.Pages[i], i+1)
	}
	p.lines = p.findLines()
	return p
}

// All runs every check that needs no more than the pages and their style.
func (p *Pages) All(st *doc.Style) []Fault {
	return slices.Concat(
		p.InsidePage(), p.InsideTypeArea(st), p.NoOverlap(), p.LineEdges(), p.Titles(st),
		p.NoLonelyLines(), p.Torn(), p.Amounts(), p.Rhythm(), p.Links(), p.Contents(), p.Structure(),
	)
}

// Report prints at most a handful of faults, one a line.
func Report(faults []Fault) string {
	const most = 12
	var b strings.Builder
	for i, f := range faults {
		if i == most {
			fmt.Fprintf(&b, "… and %d more\n", len(faults)-most)
			break
		}
		b.WriteString(f.String() + "\n")
	}
	return b.String()
}

// PageText prints the texts of a page from top to bottom with their places,
// for the message of a failing test.
func (p *Pages) PageText(page int) string {
	var b strings.Builder
	if page < 1 || page > len(p.doc.Pages) {
		return ""
	}
	pg := &p.doc.Pages[page-1]
	fmt.Fprintf(&b, "page %d, number %d, %s × %s\n", page, pg.Number, pg.Size.W, pg.Size.H)
	for _, i := range p.inks[page-1] {
		if t, ok := i.item.(*frame.Text); ok {
			fmt.Fprintf(&b, "%8s %8s  %s %s\n", i.box.Min.X, i.baseline(), p.doc.Nodes[i.node].Role, t.S)
		}
	}
	return b.String()
}
