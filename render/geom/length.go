package geom

import (
	"math"
	"strconv"
	"strings"
)

// Length is a distance on the page in thousandths of a point (1 pt = 1/72 in).
type Length int64

// Point units.
const (
	Milli Length = 1    // a thousandth of a point
	OnePt Length = 1000 // a point
)

// Pt returns v points, rounded to the nearest thousandth.
func Pt(v float64) Length { return Length(math.Round(v * 1000)) }

// MM returns v millimetres, rounded to the nearest thousandth of a point.
func MM(v float64) Length { return Pt(v * 72 / 25.4) }

// Pt returns the length in points.
func (l Length) Pt() float64 { return float64(l) / 1000 }

// String prints the length in points without trailing zeros: 12, 10.5, 28.346.
func (l Length) String() string {
	s := strconv.FormatFloat(l.Pt(), 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Mul returns l scaled by num/den, rounded half away from zero.
func (l Length) Mul(num, den int64) Length {
	p := int64(l) * num
	half := den / 2
	if (p < 0) != (den < 0) {
		half = -half
	}
	return Length((p + half) / den)
}

// Em is a length relative to a font size, in thousandths of an em: the unit of
// a PDF width array.
type Em int32

// OneEm is the font size itself.
const OneEm Em = 1000

// At returns the length of e at a font size.
func (e Em) At(size Length) Length { return size.Mul(int64(e), 1000) }

// Point is a place on a page or in a frame.
type Point struct{ X, Y Length }

// Add returns the sum of two points taken as vectors.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Size is the extent of a page, a frame or a cell.
type Size struct{ W, H Length }

// Rect is a rectangle: its top left corner and its size.
type Rect struct {
	Min  Point
	Size Size
}

// Max returns the bottom right corner.
func (r Rect) Max() Point { return Point{r.Min.X + r.Size.W, r.Min.Y + r.Size.H} }

// Contains reports whether s lies inside r, give or take slack on every side.
func (r Rect) Contains(s Rect, slack Length) bool {
	return s.Min.X >= r.Min.X-slack && s.Min.Y >= r.Min.Y-slack &&
		s.Max().X <= r.Max().X+slack && s.Max().Y <= r.Max().Y+slack
}

// A4 is the portrait page of every Chinese official document: 210 × 297 mm.
var A4 = Size{MM(210), MM(297)}

// Landscape returns the size with its longer side lying.
func (s Size) Landscape() Size {
	if s.H > s.W {
		return Size{s.H, s.W}
	}
	return s
}
