package raster

import (
	"yugong/render/frame"
	"yugong/render/geom"
)

// reach bounds the ink of items in pixels: how large a layer they need.
func reach(list []frame.Placed, m matrix) bounds {
	b := nothing
	for i := range list {
		b.item(&list[i], m)
	}
	return b
}

func (b *bounds) item(p *frame.Placed, m matrix) {
	switch it := p.Item.(type) {
	case *frame.Text:
		b.text(it, p.At, m)
	case *frame.Rule:
		b.stroked([]geom.Point{p.At, p.At.Add(it.To)}, m.thickness(it.Width), m)
	case *frame.Fill:
		b.frame(p.At, it.Size, m)
	case *frame.Image:
		b.frame(p.At, it.Size, m)
	case *frame.Path:
		var points []geom.Point
		for _, s := range it.Segments {
			if s.Op != frame.Close {
				points = append(points, p.At.Add(s.P[0]))
			}
			if s.Op == frame.CubicTo {
				points = append(points, p.At.Add(s.P[1]), p.At.Add(s.P[2]))
			}
		}
		b.stroked(points, m.thickness(it.Width), m)
	case *frame.Group:
		in := reach(it.Items, m.moved(p.At).turned(it.Turn))
		if in.x0 <= in.x1 {
			b.add(pixel{in.x0, in.y0})
			b.add(pixel{in.x1, in.y1})
		}
	}
}

// frame adds a rectangle.
func (b *bounds) frame(at geom.Point, s geom.Size, m matrix) {
	b.stroked([]geom.Point{at, at.Add(geom.Point{X: s.W}), at.Add(geom.Point{Y: s.H}), at.Add(geom.Point{X: s.W, Y: s.H})}, 0, m)
}

// stroked adds points with room around them.
func (b *bounds) stroked(points []geom.Point, room float64, m matrix) {
	for _, p := range points {
		x, y := m.point(p)
		b.add(pixel{x - room, y - room})
		b.add(pixel{x + room, y + room})
	}
}

// text adds a run: its advance, with the room that any glyph of the face may
// take around its own place.
func (b *bounds) text(t *frame.Text, at geom.Point, m matrix) {
	if t.Face == nil {
		return // drawing it will fail
	}
	box, units := t.Face.Tables().BBox, int64(t.Face.Tables().UnitsPerEm)
	em := func(v int) geom.Length { return t.Size.Mul(int64(v), units) }
	w := t.Width()
	left := geom.Point{X: at.X + min(w, 0) + em(min(box[0], 0)), Y: at.Y - em(box[3])}
	b.frame(left, geom.Size{W: max(w, -w) + em(box[2]) - em(min(box[0], 0)), H: em(box[3] - box[1])}, m)
}
