package pdf

import (
	"fmt"
	"math"

	"yugong/render/geom"
)

// turned leads from a group's coordinates to the page's: a turn, then a shift.
// Links and anchors need it, since a PDF keeps them apart from what is drawn.
type turned struct {
	cos, sin float64
	shift    geom.Point
}

var unturned = turned{cos: 1}

// about returns t after a turn about c by an angle in degrees, clockwise.
func (t turned) about(c geom.Point, angle float64) turned {
	if angle == 0 {
		return t
	}
	sin, cos := math.Sincos(angle * math.Pi / 180)
	u := turned{cos: t.cos*cos - t.sin*sin, sin: t.sin*cos + t.cos*sin}
	from, to := u.point(c), t.point(c) // c stays where it is
	u.shift = geom.Point{X: to.X - from.X, Y: to.Y - from.Y}
	return u
}

func (t turned) point(p geom.Point) geom.Point {
	x, y := float64(p.X), float64(p.Y)
	return t.shift.Add(geom.Point{
		X: geom.Length(math.Round(x*t.cos - y*t.sin)),
		Y: geom.Length(math.Round(x*t.sin + y*t.cos)),
	})
}

// box returns the upright rectangle around a turned rectangle.
func (t turned) box(at geom.Point, s geom.Size) geom.Rect {
	lo := t.point(at)
	hi := lo
	for _, p := range []geom.Point{{X: at.X + s.W, Y: at.Y}, {X: at.X, Y: at.Y + s.H}, {X: at.X + s.W, Y: at.Y + s.H}} {
		q := t.point(p)
		lo = geom.Point{X: min(lo.X, q.X), Y: min(lo.Y, q.Y)}
		hi = geom.Point{X: max(hi.X, q.X), Y: max(hi.Y, q.Y)}
	}
	return geom.Rect{Min: lo, Size: geom.Size{W: hi.X - lo.X, H: hi.Y - lo.Y}}
}

// turn turns what follows about a place of the page by an angle in degrees,
// clockwise.
func (c *content) turn(at geom.Point, angle float64) {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	x, y := at.X.Pt(), (c.height - at.Y).Pt()
	c.out = fmt.Appendf(c.out, "%.6f %.6f %.6f %.6f %.3f %.3f cm\n", cos, -sin, sin, cos, x-x*cos-y*sin, y+x*sin-y*cos)
}
