package raster

import (
	"image"
	"math"

	"yugong/render/frame"
	"yugong/render/geom"
)

// upright is a rule along one axis, in half thousandths of a point on the page,
// so that the sides of its stroke are whole numbers.
type upright struct {
	vertical bool
	middle   int64 // across the rule
	lo, hi   int64 // its ends
	width    int64
	scale    float64 // pixels a unit
}

// uprightRule tells whether a rule lies along an axis of the page, and where.
func uprightRule(r *frame.Rule, at geom.Point, m matrix) (upright, bool) {
	if !m.upright() || m.a != m.d || r.To.X != 0 && r.To.Y != 0 {
		return upright{}, false
	}
	x := 2 * (int64(at.X) + int64(math.Round(m.e/m.a)))
	y := 2 * (int64(at.Y) + int64(math.Round(m.f/m.d)))
	u := upright{middle: y, lo: x, hi: x + 2*int64(r.To.X), width: 2 * int64(r.Width), scale: m.a / 2}
	if r.To.X == 0 {
		u.vertical, u.middle, u.lo, u.hi = true, x, y, y+2*int64(r.To.Y)
	}
	u.lo, u.hi = min(u.lo, u.hi), max(u.lo, u.hi)
	return u, true
}

// across returns the pixels that the stroke covers across the rule, were its
// middle at a place: as many as its width comes to, at least one.
func (u upright) across(middle int64) (from, to int) {
	thick := max(hairline, math.Round(float64(u.width)*u.scale))
	from = int(math.Round(float64(middle)*u.scale - thick/2))
	return from, from + int(thick)
}

// pixels returns the pixels of the rule. Its ends go where the sides of the
// rules are that they touch, so that lines of a table neither fall short of its
// frame nor stick out, whatever their widths.
func (u upright) pixels(s *sides) image.Rectangle {
	at := s.x
	if u.vertical {
		at = s.y
	}
	from, ok := at[u.lo]
	if !ok { // as if it ended at the far side of a rule of its own width
		from, _ = u.across(u.lo + u.width/2)
	}
	to, ok := at[u.hi]
	if !ok {
		_, to = u.across(u.hi - u.width/2)
	}
	near, far := u.across(u.middle)
	if u.vertical {
		return image.Rect(near, from, far, max(to, from+1))
	}
	return image.Rect(from, near, max(to, from+1), far)
}

// sides are where the long sides of a page's upright rules lie in pixels, by
// their places on the page.
type sides struct{ x, y map[int64]int }

func newSides() *sides { return &sides{x: map[int64]int{}, y: map[int64]int{}} }

func (s *sides) gather(list []frame.Placed, m matrix) {
	for i := range list {
		p := &list[i]
		switch it := p.Item.(type) {
		case *frame.Rule:
			if u, ok := uprightRule(it, p.At, m); ok {
				at := s.y
				if u.vertical {
					at = s.x
				}
				from, to := u.across(u.middle)
				at[u.middle-u.width/2], at[u.middle+u.width/2] = from, to
			}
		case *frame.Group:
			s.gather(it.Items, m.moved(p.At).turned(it.Turn))
		}
	}
}
