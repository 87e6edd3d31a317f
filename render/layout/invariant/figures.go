package invariant

import (
	"fmt"
	"math"

	"yugong/render/frame"
	"yugong/render/geom"
)

// Figures finds charts whose title stands nearer to the text above than to what
// it is the title of, whose leaders bend more than once, and whose labels are
// set smaller than tables, least.
func (p *Pages) Figures(least geom.Length) (faults []Fault) {
	for n := range p.inks {
		byNode := map[frame.NodeID][]ink{}
		var order []frame.NodeID
		for _, i := range p.inks[n] {
			if i.node > 0 && int(i.node) < len(p.doc.Nodes) && p.doc.Nodes[i.node].Role == frame.RoleFigure {
				if byNode[i.node] == nil {
					order = append(order, i.node)
				}
				byNode[i.node] = append(byNode[i.node], i)
			}
		}
		for _, id := range order {
			faults = append(faults, p.titleFault(n, byNode[id])...)
			for _, i := range byNode[id] {
				switch it := i.item.(type) {
				case *frame.Path:
					if bends := bends(it); it.Fill == nil && bends > 1 {
						faults = append(faults, i.fault(fmt.Sprintf("a leader bends %d times", bends)))
					}
				case *frame.Text:
					if it.Size < least {
						faults = append(faults, i.fault(fmt.Sprintf("%s is %s pt, tables are %s", describe(it), it.Size, least)))
					}
				}
			}
		}
	}
	return faults
}

// titleFault compares the room above and below the title of a figure: the text
// over all else in it, if there is one.
func (p *Pages) titleFault(page int, figure []ink) []Fault {
	title := figure[0]
	for _, i := range figure {
		if i.box.Min.Y < title.box.Min.Y {
			title = i
		}
	}
	t, is := title.item.(*frame.Text)
	if !is {
		return nil
	}
	below := geom.Length(math.MaxInt32)
	for _, i := range figure {
		x, text := i.item.(*frame.Text)
		if text && i.baseline() == title.baseline() {
			if x.Size == t.Size && x.Face == t.Face {
				continue // of the title itself, or no title at all
			}
			return nil
		}
		if text && x.Face == t.Face && x.Size == t.Size {
			return nil // a label: the figure has no title
		}
		below = min(below, i.box.Min.Y-title.box.Max().Y)
	}
	above := geom.Length(math.MaxInt32)
	for _, i := range p.inks[page] {
		if _, text := i.item.(*frame.Text); text && i.node > 0 && i.node != title.node && !i.veil && i.box.Max().Y <= title.box.Min.Y {
			above = min(above, title.box.Min.Y-i.box.Max().Y)
		}
	}
	if above >= below {
		return nil
	}
	return []Fault{title.fault(fmt.Sprintf("the title %q is %s pt from the text above, %s pt from its chart", t.S, above, below))}
}

// bends counts where an open path of straight lines changes its direction.
func bends(p *frame.Path) (n int) {
	var before *float64
	for k := 1; k < len(p.Segments); k++ {
		if p.Segments[k].Op != frame.LineTo {
			return 0
		}
		a, b := p.Segments[k-1].P[0], p.Segments[k].P[0]
		if a == b {
			continue
		}
		at := math.Atan2(float64(b.Y-a.Y), float64(b.X-a.X))
		if before != nil && math.Abs(math.Remainder(at-*before, 2*math.Pi)) > 0.02 {
			n++
		}
		before = &at
	}
	return n
}
