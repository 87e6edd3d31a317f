package layout

import (
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/chart"
)

// figure is a chart, measured. One that does not fit the rest of a page stands
// at the head of the next; the text after it fills the page meanwhile.
type figure struct {
	items  []frame.Placed
	size   geom.Size
	before geom.Length
	after  geom.Length
	source *doc.Figure
	alt    string
	id     frame.NodeID
	first  int // of the open page's items, its first
}

// figurePieces measures a chart; one of bars that is higher than a page is several.
func (f *flow) figurePieces(d *doc.Figure) (out []*figure) {
	st := f.l.style.Chart[d.Style]
	title := f.l.style.Text[st.Title]
	var drawn []chart.Drawn
	var missing diag.List
	if d.Kind == doc.Pie {
		drawn = make([]chart.Drawn, 1)
		drawn[0].Items, drawn[0].Size, missing = chart.Pie(d, st, f.l.set, title)
	} else {
		drawn, missing = chart.Bars(d, st, f.l.set, title, f.area.Size.H)
	}
	f.faults = append(f.faults, missing...)
	for i, one := range drawn {
		size, items := f.loosened(one.Size, one.Items, st.Height)
		alt := d.Alt
		if i > 0 {
			alt = d.Title + "（续）"
		}
		out = append(out, &figure{items: items, size: size, before: st.Before, after: st.After, source: d, alt: alt})
	}
	return out
}

// reach: the whole figure. Behind a waiting figure it must wait too, so a
// heading before it cannot stand on this page.
func (g *figure) reach(f *flow, c *cursor) bool {
	c.open(g.before, false)
	c.y += g.size.H
	if len(f.floats) > 0 {
		c.y += f.height()
	}
	return false
}

func (g *figure) place(f *flow) {
	g.id = f.addNode(frame.Node{Role: frame.RoleFigure, Alt: g.alt, Src: g.sources()})
	if f.crowded(g) {
		f.turn()
	}
	if !f.empty() && !f.fits(g) {
		f.floats = append(f.floats, g)
		return
	}
	g.put(f)
}

// crowded reports whether figures wait for the next page's head and g would
// not fit below them.
func (f *flow) crowded(g *figure) bool {
	if len(f.floats) == 0 {
		return false
	}
	c := cursor{fresh: true}
	for _, w := range append(f.floats[:len(f.floats):len(f.floats)], g) {
		c.open(w.before, false)
		c.y += w.size.H
		c.after = w.after
	}
	return c.y > f.height()
}

// put sets the figure on the open page, in the middle of the measure.
func (g *figure) put(f *flow) {
	gap := f.begin(g.before, false)
	f.slot(gap, 0)
	if f.pitch > 0 && gap > 0 {
		// What the grid leaves over stands above: a title is nearer to its chart
		// than to the text before.
		spare := (f.pitch - g.size.H%f.pitch) % f.pitch
		f.y += min(spare*2/3, max(f.height()-f.y-g.size.H, 0))
	}
	x := (f.width() - g.size.W) / 2
	if len(g.items) > 0 {
		g.first, f.shown = len(f.items), append(f.shown, g)
	}
	for _, p := range g.items {
		claim(p.Item, g.id)
		f.put(geom.Point{X: x + p.At.X, Y: f.y + p.At.Y}, p.Item, g.id)
	}
	f.y += g.size.H
	f.after = g.after
}

// box is where the figure stands among the items of a finished page.
func (g *figure) box(items []frame.Placed) geom.Rect {
	at, own := items[g.first].At, g.items[0].At
	return geom.Rect{Min: geom.Point{X: at.X - own.X, Y: at.Y - own.Y}, Size: g.size}
}

// claim gives the items inside a group to a node.
func claim(item frame.Item, id frame.NodeID) {
	g, ok := item.(*frame.Group)
	if !ok {
		return
	}
	for i := range g.Items {
		g.Items[i].Node = id
		claim(g.Items[i].Item, id)
	}
}

// sources gathers the cells that the slices come from.
func (g *figure) sources() (src []diag.Pos) {
	for _, s := range g.source.Slices {
		src = append(src, s.Src...)
	}
	for _, group := range g.source.Groups {
		for _, s := range group.Values {
			src = append(src, s.Src...)
		}
	}
	return src
}

// loosened gives a chart the height that its style has for it, in a document
// where nothing closes up.
func (f *flow) loosened(size geom.Size, items []frame.Placed, height geom.Length) (geom.Size, []frame.Placed) {
	if spare := height - size.H; f.l.doc.Loose && spare > 0 {
		size.H = height
		items = shifted(items, geom.Point{Y: spare / 2})
	}
	return size, items
}
