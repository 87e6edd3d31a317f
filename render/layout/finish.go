package layout

import (
	"slices"
	"strconv"
	"strings"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// finish adds to every page what depends on its number: the footer, and the
// watermark over all else.
func (l *layouter) finish(out *frame.Document) {
	marks := map[geom.Size][]frame.Placed{}
	l.eachPage(func(s, p, number int) {
		pg := &l.runs[s].pages[p]
		items := pg.items
		if number > 0 {
			items = append(items, l.footer(pg, number)...)
		}
		if l.doc.Info.Watermark != "" {
			mark, ok := marks[pg.size]
			if !ok {
				mark = l.watermark(pg.size)
				marks[pg.size] = mark
			}
			items = append(items, mark...)
		}
		out.Pages = append(out.Pages, frame.Page{Size: pg.size, Number: number, Items: items})
	})
}

// footer sets a page number: in the middle under the type area or, on facing
// pages, one character in from the right on odd and from the left on even
// pages. A facing landscape page is a portrait page lying on its left side
// (GB/T 9704: the number stays where portrait pages have it, the table's head
// lies at the left), so its number stands at the left edge, turned, when the
// margin there holds it.
func (l *layouter) footer(p *page, number int) []frame.Placed {
	st := l.style.PageNumber
	label := strings.Replace(st.Format, "%d", strconv.Itoa(number), 1)
	text, width := l.line(label, doc.TextStyle{Role: st.Role, Size: st.Size, Leading: st.Size})
	for i := range text {
		text[i].Artifact = frame.ArtifactFooter
	}
	if !st.Facing {
		return shifted(text, geom.Point{
			X: p.area.Min.X + (p.area.Size.W-width)/2,
			Y: p.area.Max().Y + st.Below,
		})
	}
	if p.size.W > p.size.H {
		upright := geom.Size{W: p.size.H, H: p.size.W}
		at := facing(l.style.Margin, upright, st, width, number)
		at = geom.Point{X: p.size.W - at.Y, Y: at.X}
		if at.X+st.Size <= p.area.Min.X {
			return []frame.Placed{{At: at, Item: &frame.Group{Items: text, Turn: 90}}}
		}
		return shifted(text, facing(l.style.Landscape, p.size, st, width, number))
	}
	return shifted(text, facing(l.style.Margin, p.size, st, width, number))
}

// facing is the pen position of a number on a facing page.
func facing(m doc.Margin, paper geom.Size, st doc.PageNumberStyle, width geom.Length, number int) geom.Point {
	x := m.Left + st.Size
	if number%2 == 1 {
		x = paper.W - m.Right - st.Size - width
	}
	return geom.Point{X: x, Y: paper.H - m.Bottom + st.Below}
}

// line sets a text on one line with its pen at the origin. The items are the
// caller's: groups of the finished pages hold them.
func (l *layouter) line(s string, st doc.TextStyle) ([]frame.Placed, geom.Length) {
	width := l.set.Width(doc.Plain(s), st)
	par := l.set.Set(doc.Plain(s), st, width+st.Size)
	l.faults = append(l.faults, par.Missing...)
	if len(par.Lines) == 0 {
		return nil, 0
	}
	return slices.Clone(par.Lines[0].Items), width
}

func shifted(items []frame.Placed, by geom.Point) []frame.Placed {
	for i := range items {
		items[i].At = items[i].At.Add(by)
	}
	return items
}
