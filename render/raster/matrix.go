package raster

import (
	"image"
	"math"

	"yugong/render/geom"
)

// matrix leads from thousandths of a point, y down, to pixels: x' = a·x + c·y + e,
// y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

// scaled is the matrix of a page drawn at a number of pixels a point.
func scaled(scale float64) matrix { return matrix{a: scale / 1000, d: scale / 1000} }

func (m matrix) apply(x, y float64) (px, py float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

func (m matrix) point(p geom.Point) (px, py float64) { return m.apply(float64(p.X), float64(p.Y)) }

// moved returns the matrix of a frame whose origin is at p.
func (m matrix) moved(p geom.Point) matrix {
	m.e, m.f = m.point(p)
	return m
}

// turned returns the matrix of a frame turned clockwise about its origin.
func (m matrix) turned(degrees float64) matrix {
	if degrees == 0 {
		return m
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return matrix{
		a: m.a*cos + m.c*sin, b: m.b*cos + m.d*sin,
		c: m.c*cos - m.a*sin, d: m.d*cos - m.b*sin,
		e: m.e, f: m.f,
	}
}

// upright reports whether lines along the axes stay so, and text stands as it
// is read.
func (m matrix) upright() bool { return m.b == 0 && m.c == 0 }

// rect returns the pixels of an upright rectangle: each edge goes to the nearest
// border between pixels, so that neighbours meet, and what has a size keeps at
// least one pixel.
func (m matrix) rect(p geom.Point, s geom.Size) image.Rectangle {
	x0, y0 := m.point(p)
	x1, y1 := m.point(p.Add(geom.Point{X: s.W, Y: s.H}))
	left, right := span(x0, x1)
	top, bottom := span(y0, y1)
	return image.Rect(left, top, right, bottom)
}

func span(lo, hi float64) (from, to int) {
	from, to = int(math.Round(lo)), int(math.Round(hi))
	if hi > lo && from == to {
		from = int(math.Floor((lo + hi) / 2))
		to = from + 1
	}
	return from, to
}
