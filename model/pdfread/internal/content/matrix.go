package content

import "math"

// Matrix maps x, y to x·a + y·c + e, x·b + y·d + f.
type Matrix [6]float64

var identity = Matrix{1, 0, 0, 1, 0, 0}

// then applies m and after it n.
func (m Matrix) then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Point maps a point.
func (m Matrix) Point(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

// Box maps a box to the box around its image.
func (m Matrix) Box(b Box) Box { return m.box(b) }

func (m Matrix) box(b Box) Box {
	x0, y0 := m.Point(b.X0, b.Y0)
	x1, y1 := m.Point(b.X1, b.Y1)
	x2, y2 := m.Point(b.X0, b.Y1)
	x3, y3 := m.Point(b.X1, b.Y0)
	return Box{
		min(x0, x1, x2, x3), min(y0, y1, y2, y3),
		max(x0, x1, x2, x3), max(y0, y1, y2, y3),
	}
}

// sane: numbers that mean something on paper.
func (m Matrix) sane() bool {
	for _, v := range m {
		if math.IsNaN(v) || math.Abs(v) > 1e7 {
			return false
		}
	}
	return true
}

// seen is the matrix from a page's own space to what the reader sees, and
// its inverse.
func seen(media [4]float64, rotate int) (m, back Matrix) {
	l, b, r, t := media[0], media[1], media[2], media[3]
	switch rotate {
	case 90:
		return Matrix{0, 1, 1, 0, -b, -l}, Matrix{0, 1, 1, 0, l, b}
	case 180:
		return Matrix{-1, 0, 0, 1, r, -b}, Matrix{-1, 0, 0, 1, r, b}
	case 270:
		return Matrix{0, -1, -1, 0, t, r}, Matrix{0, -1, -1, 0, r, t}
	}
	return Matrix{1, 0, 0, -1, -l, t}, Matrix{1, 0, 0, -1, l, t}
}
