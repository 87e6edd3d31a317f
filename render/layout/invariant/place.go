package invariant

import (
	"fmt"
	"slices"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// edge is how far rounding may move an item over an edge.
const edge = geom.OnePt * 3 / 10

// InsidePage finds items that reach over the edge of the paper.
func (p *Pages) InsidePage() (faults []Fault) {
	for n := range p.inks {
		paper := geom.Rect{Size: p.doc.Pages[n].Size}
		for _, i := range p.inks[n] {
			if !paper.Contains(i.box, edge) {
				faults = append(faults, i.fault("outside the page: "+describe(i.item)))
			}
		}
	}
	return faults
}

// InsideTypeArea finds items outside the margins. Page numbers (artifacts under
// the type area, or turned beside it) and the watermark may stand there.
func (p *Pages) InsideTypeArea(st *doc.Style) (faults []Fault) {
	for n := range p.inks {
		area := TypeArea(&p.doc.Pages[n], st)
		for _, i := range p.inks[n] {
			footer := i.node == 0 && i.box.Min.Y >= area.Max().Y
			if i.veil || i.turned || footer {
				continue
			}
			if !area.Contains(i.box, edge) {
				faults = append(faults, i.fault(fmt.Sprintf("outside the type area: %s, box %s,%s to %s,%s",
					describe(i.item), i.box.Min.X, i.box.Min.Y, i.box.Max().X, i.box.Max().Y)))
			}
		}
	}
	return faults
}

// TypeArea is the page without its margins.
func TypeArea(p *frame.Page, st *doc.Style) geom.Rect {
	m := st.Margin
	if p.Size.W > p.Size.H {
		m = st.Landscape
	}
	return geom.Rect{
		Min:  geom.Point{X: m.Left, Y: m.Top},
		Size: geom.Size{W: p.Size.W - m.Left - m.Right, H: p.Size.H - m.Top - m.Bottom},
	}
}

// NoOverlap finds texts that lie over each other. The watermark lies over all.
func (p *Pages) NoOverlap() (faults []Fault) {
	for n := range p.inks {
		var texts []ink
		for _, i := range p.inks[n] {
			if _, ok := i.item.(*frame.Text); ok && !i.veil {
				texts = append(texts, i)
			}
		}
		faults = append(faults, overlaps(texts)...)
	}
	return faults
}

// overlaps sweeps the texts of a page from top to bottom.
func overlaps(texts []ink) (faults []Fault) {
	slices.SortStableFunc(texts, func(a, b ink) int { return int(a.box.Min.Y - b.box.Min.Y) })
	for n, a := range texts {
		for _, b := range texts[n+1:] {
			if b.box.Min.Y >= a.box.Max().Y {
				break
			}
			if over(a, b) {
				faults = append(faults, b.fault(fmt.Sprintf("%s lies over %s", describe(b.item), describe(a.item))))
			}
		}
	}
	return faults
}

// over reports whether two texts share ink: more than an eighth of the smaller
// type in height (a CJK character leaves that free) and in width.
func over(a, b ink) bool {
	size := min(a.item.(*frame.Text).Size, b.item.(*frame.Text).Size)
	w := min(a.box.Max().X, b.box.Max().X) - max(a.box.Min.X, b.box.Min.X)
	h := min(a.box.Max().Y, b.box.Max().Y) - max(a.box.Min.Y, b.box.Min.Y)
	return w > size/8 && h > size/8
}

func (i ink) fault(what string) Fault { return Fault{Page: i.page, At: i.box.Min, What: what} }

// describe names an item for a message.
func describe(it frame.Item) string {
	switch it := it.(type) {
	case *frame.Text:
		return fmt.Sprintf("text %q", it.S)
	case *frame.Rule:
		return fmt.Sprintf("rule to %s,%s", it.To.X, it.To.Y)
	case *frame.Link:
		return "link to " + it.To
	case *frame.Anchor:
		return "anchor " + it.Name
	}
	return fmt.Sprintf("%T", it)
}
