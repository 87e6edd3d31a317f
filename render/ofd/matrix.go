package ofd

import (
	"fmt"
	"math"

	"yugong/render/geom"
)

// matrix leads from a group's coordinates to the page's: a turn, then a shift.
type matrix struct {
	cos, sin float64
	shift    geom.Point
}

var unturned = matrix{cos: 1}

// group returns the matrix of a group at a place, turned by degrees clockwise.
func (m matrix) group(at geom.Point, degrees float64) matrix {
	out := m
	out.shift = m.point(at)
	if degrees != 0 {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		out.cos, out.sin = m.cos*cos-m.sin*sin, m.sin*cos+m.cos*sin
	}
	return out
}

// upright reports whether the matrix only moves.
func (m matrix) upright() bool { return m.cos == 1 && m.sin == 0 }

func (m matrix) point(p geom.Point) geom.Point {
	if m.upright() {
		return m.shift.Add(p)
	}
	x, y := float64(p.X), float64(p.Y)
	return m.shift.Add(geom.Point{
		X: geom.Length(math.Round(x*m.cos - y*m.sin)),
		Y: geom.Length(math.Round(x*m.sin + y*m.cos)),
	})
}

// ctm writes the matrix as the attribute of an object whose box is the page's.
func (m matrix) ctm(b []byte) []byte {
	b = fmt.Appendf(b, ` CTM="%.6f %.6f %.6f %.6f `, m.cos, m.sin, -m.sin, m.cos)
	return append(length(append(length(b, m.shift.X), ' '), m.shift.Y), '"')
}

// box returns the upright rectangle around a rectangle.
func (m matrix) box(at geom.Point, s geom.Size) geom.Rect {
	lo := m.point(at)
	hi := lo
	for _, p := range []geom.Point{{X: at.X + s.W, Y: at.Y}, {X: at.X, Y: at.Y + s.H}, {X: at.X + s.W, Y: at.Y + s.H}} {
		q := m.point(p)
		lo = geom.Point{X: min(lo.X, q.X), Y: min(lo.Y, q.Y)}
		hi = geom.Point{X: max(hi.X, q.X), Y: max(hi.Y, q.Y)}
	}
	return geom.Rect{Min: lo, Size: geom.Size{W: hi.X - lo.X, H: hi.Y - lo.Y}}
}
