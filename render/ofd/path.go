package ofd

import (
	"errors"
	"fmt"

	"yugong/render/frame"
	"yugong/render/geom"
)

// rulesOf returns how many rules at the head of a list are one object: of one
// node, width and colour.
func rulesOf(list []frame.Placed) int {
	first := list[0].Item.(*frame.Rule)
	for n := 1; n < len(list); n++ {
		r, ok := list[n].Item.(*frame.Rule)
		if !ok || list[n].Node != list[0].Node || r.Width != first.Width || r.Color != first.Color {
			return n
		}
	}
	return len(list)
}

// bounds grows a rectangle around points.
type bounds struct{ lo, hi geom.Point }

func around(p geom.Point) bounds { return bounds{p, p} }

func (b *bounds) add(p geom.Point) {
	b.lo = geom.Point{X: min(b.lo.X, p.X), Y: min(b.lo.Y, p.Y)}
	b.hi = geom.Point{X: max(b.hi.X, p.X), Y: max(b.hi.Y, p.Y)}
}

// rect is the rectangle with room for strokes around it.
func (b *bounds) rect(room geom.Length) geom.Rect {
	room += geom.OnePt
	return geom.Rect{Min: geom.Point{X: b.lo.X - room, Y: b.lo.Y - room},
		Size: geom.Size{W: b.hi.X - b.lo.X + 2*room, H: b.hi.Y - b.lo.Y + 2*room}}
}

func (c *content) rules(list []frame.Placed, m matrix, alpha float64) {
	first := list[0].Item.(*frame.Rule)
	b := around(list[0].At)
	for i := range list {
		b.add(list[i].At)
		b.add(list[i].At.Add(list[i].Item.(*frame.Rule).To))
	}
	r, origin := c.place(b.rect(first.Width), m)
	c.open("PathObject", list[0].Node, r, m, alpha)
	c.out = append(length(append(c.out, ` LineWidth="`...), first.Width), `">`...)
	c.out = append(colour(c.out, "StrokeColor", first.Color), "<ofd:AbbreviatedData>"...)
	for i := range list {
		c.step("M ", list[i].At, origin)
		c.step("L ", list[i].At.Add(list[i].Item.(*frame.Rule).To), origin)
	}
	c.shut()
}

func (c *content) fill(f *frame.Fill, p *frame.Placed, m matrix, alpha float64) {
	far := geom.Point{X: p.At.X + f.Size.W, Y: p.At.Y + f.Size.H}
	r, origin := c.place((&bounds{p.At, far}).rect(0), m)
	c.open("PathObject", p.Node, r, m, alpha)
	c.out = append(colour(append(c.out, ` Stroke="false" Fill="true">`...), "FillColor", f.Color), "<ofd:AbbreviatedData>"...)
	c.step("M ", p.At, origin)
	c.step("L ", geom.Point{X: far.X, Y: p.At.Y}, origin)
	c.step("L ", far, origin)
	c.step("L ", geom.Point{X: p.At.X, Y: far.Y}, origin)
	c.out = append(c.out, "C "...)
	c.shut()
}

// path writes a path, its curves as curves.
func (c *content) path(s *frame.Path, p *frame.Placed, m matrix, alpha float64) error {
	if len(s.Segments) == 0 {
		return nil
	}
	if s.Segments[0].Op != frame.MoveTo {
		return errors.New("ofd: 路径没有起点")
	}
	b := around(p.At.Add(s.Segments[0].P[0]))
	for _, g := range s.Segments {
		for _, q := range g.P[:points(g.Op)] {
			b.add(p.At.Add(q))
		}
	}
	r, origin := c.place(b.rect(s.Width), m)
	c.open("PathObject", p.Node, r, m, alpha)
	if s.Fill != nil {
		c.out = append(c.out, ` Fill="true"`...)
	}
	if s.Stroke == nil {
		c.out = append(c.out, ` Stroke="false"`...)
	} else {
		c.out = append(length(append(c.out, ` LineWidth="`...), s.Width), '"')
	}
	c.out = append(c.out, '>')
	if s.Fill != nil {
		c.out = colour(c.out, "FillColor", *s.Fill)
	}
	if s.Stroke != nil {
		c.out = colour(c.out, "StrokeColor", *s.Stroke)
	}
	c.out = append(c.out, "<ofd:AbbreviatedData>"...)
	for _, g := range s.Segments {
		switch g.Op {
		case frame.MoveTo:
			c.step("M ", p.At.Add(g.P[0]), origin)
		case frame.LineTo:
			c.step("L ", p.At.Add(g.P[0]), origin)
		case frame.CubicTo:
			c.step("B ", p.At.Add(g.P[0]), origin)
			c.step("", p.At.Add(g.P[1]), origin)
			c.step("", p.At.Add(g.P[2]), origin)
		case frame.Close:
			c.out = append(c.out, "C "...)
		default:
			return fmt.Errorf("ofd: 不认识的路径段 %d", g.Op)
		}
	}
	c.shut()
	return nil
}

// points is how many points a segment has.
func points(op frame.SegmentOp) int {
	switch op {
	case frame.MoveTo, frame.LineTo:
		return 1
	case frame.CubicTo:
		return 3
	}
	return 0
}

// step writes an operator of a path and a point, as seen from an origin.
func (c *content) step(op string, p, origin geom.Point) {
	c.out = append(length(append(c.out, op...), p.X-origin.X), ' ')
	c.out = append(length(c.out, p.Y-origin.Y), ' ')
}

// shut ends a path.
func (c *content) shut() {
	c.out = append(c.out[:len(c.out)-1], "</ofd:AbbreviatedData></ofd:PathObject>"...)
}
