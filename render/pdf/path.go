package pdf

import (
	"fmt"
	"math"

	"github.com/signintech/gopdf"

	"yugong/render/frame"
	"yugong/render/geom"
)

// flatness is how far the corners of a polygon may make it stray from the curve
// that it stands for: a twelfth of a dot of a printer of 600 dpi.
const flatness = 0.01 // pt

// outline is a part of a path, its curves flattened.
type outline struct {
	points []gopdf.Point
	closed bool
}

// path draws a path part by part, as polygons when they are filled or closed
// and as lines else: gopdf fills no path of several curves.
func (d *drawer) path(p *frame.Path, at geom.Point) error {
	parts, err := flatten(p.Segments, at)
	if err != nil {
		return err
	}
	if p.Fill != nil {
		d.fill(*p.Fill)
	}
	if p.Stroke != nil {
		d.stroke(*p.Stroke, p.Width)
	}
	for _, o := range parts {
		switch {
		case p.Fill != nil && p.Stroke != nil && o.closed:
			d.gp.Polygon(o.points, "DF")
			continue
		case p.Fill != nil:
			d.gp.Polygon(o.points, "F")
		}
		switch {
		case p.Stroke == nil:
		case o.closed:
			d.gp.Polygon(o.points, "D")
		default:
			for i, q := range o.points[1:] {
				d.gp.Line(o.points[i].X, o.points[i].Y, q.X, q.Y)
			}
		}
	}
	return nil
}

// flatten returns the parts of a path as seen from the page.
func flatten(segments []frame.Segment, at geom.Point) (parts []outline, err error) {
	var o *outline
	for _, s := range segments {
		var p [3]gopdf.Point
		for i, q := range s.P {
			p[i] = gopdf.Point{X: (at.X + q.X).Pt(), Y: (at.Y + q.Y).Pt()}
		}
		if s.Op == frame.MoveTo {
			parts = append(parts, outline{points: p[:1]})
			o = &parts[len(parts)-1]
			continue
		}
		if o == nil && s.Op <= frame.Close {
			return nil, fmt.Errorf("pdf: 路径没有起点")
		}
		switch s.Op {
		case frame.LineTo:
			o.points = append(o.points, p[0])
		case frame.CubicTo:
			o.curve(p[0], p[1], p[2])
		case frame.Close:
			o.closed = true
		default:
			return nil, fmt.Errorf("pdf: 不认识的路径段 %d", s.Op)
		}
	}
	return parts, nil
}

// curve appends chords of a Bézier curve, as many as the distance of its
// controls from a straight line demands (Wang's formula).
func (o *outline) curve(b, c, d gopdf.Point) {
	a := o.points[len(o.points)-1]
	bend := max(math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y), math.Hypot(b.X-2*c.X+d.X, b.Y-2*c.Y+d.Y))
	n := max(1, math.Ceil(math.Sqrt(6*bend/(8*flatness))))
	for i := 1.0; i <= n; i++ {
		t := i / n
		u := 1 - t
		wa, wb, wc, wd := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		o.points = append(o.points, gopdf.Point{
			X: wa*a.X + wb*b.X + wc*c.X + wd*d.X,
			Y: wa*a.Y + wb*b.Y + wc*c.Y + wd*d.Y,
		})
	}
}
