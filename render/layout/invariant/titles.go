package invariant

import (
	"fmt"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// nearAxis is how far from the middle of the measure a line is still meant to
// be centred; onAxis how far it may be.
const (
	nearAxis = 30 * geom.OnePt
	onAxis   = geom.OnePt / 2
)

// Titles finds centred headings that are off the middle of the type area, or
// that begin a page at another height than others of their kind: those of their
// size on pages lying the same way.
func (p *Pages) Titles(st *doc.Style) (faults []Fault) {
	type kind struct {
		size geom.Length
		lies bool
	}
	heights := map[kind]geom.Length{}
	for id, node := range p.doc.Nodes {
		if node.Role != frame.RoleHeading {
			continue
		}
		for n, l := range p.lines[id] {
			page := &p.doc.Pages[l.Page-1]
			area := TypeArea(page, st)
			off := (l.Left+l.Right)/2 - area.Min.X - area.Size.W/2
			if off > nearAxis || off < -nearAxis || l.Left-area.Min.X < nearAxis {
				continue // not centred, or as wide as the page
			}
			at := geom.Point{X: l.Left, Y: l.Y}
			if off > onAxis || off < -onAxis {
				faults = append(faults, Fault{l.Page, at, fmt.Sprintf("the title %q is %s pt off the middle", l.S, off)})
			}
			if n > 0 || l.Y != p.top(l.Page) {
				continue
			}
			k := kind{l.texts[0].item.(*frame.Text).Size, page.Size.W > page.Size.H}
			if y, seen := heights[k]; seen && y != l.Y {
				faults = append(faults, Fault{l.Page, at, fmt.Sprintf("the title %q begins at %s, others at %s", l.S, l.Y, y)})
			} else {
				heights[k] = l.Y
			}
		}
	}
	return faults
}

// top is the first baseline of a page's texts that are no artifacts.
func (p *Pages) top(page int) geom.Length {
	top := p.doc.Pages[page-1].Size.H
	for _, i := range p.inks[page-1] {
		if _, text := i.item.(*frame.Text); text && i.node > 0 && !i.veil {
			top = min(top, i.baseline())
		}
	}
	return top
}
