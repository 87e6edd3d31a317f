package invariant

import (
	"fmt"
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

// All runs every check that needs no more than the pages and their style.
func All(d *frame.Document, st *doc.Style) []Fault {
	var all []Fault
	all = append(all, InsidePage(d)...)
	all = append(all, InsideTypeArea(d, st)...)
	all = append(all, NoOverlap(d)...)
	all = append(all, LineEdges(d)...)
	all = append(all, Links(d)...)
	all = append(all, Contents(d)...)
	all = append(all, Structure(d)...)
	return all
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
func PageText(d *frame.Document, page int) string {
	var b strings.Builder
	if page < 1 || page > len(d.Pages) {
		return ""
	}
	p := &d.Pages[page-1]
	fmt.Fprintf(&b, "page %d, number %d, %s × %s\n", page, p.Number, p.Size.W, p.Size.H)
	frame.Walk(p.Items, func(at geom.Point, it frame.Placed) {
		if t, ok := it.Item.(*frame.Text); ok {
			fmt.Fprintf(&b, "%8s %8s  %s %s\n", at.X, at.Y, d.Nodes[it.Node].Role, t.S)
		}
	})
	return b.String()
}
