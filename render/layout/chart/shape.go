package chart

import (
	"math"

	"yugong/render/frame"
	"yugong/render/geom"
)

// onCircle is the point at a share of the turn, 0 at twelve o'clock, clockwise.
func onCircle(r geom.Length, turn float64) geom.Point {
	sin, cos := math.Sincos(2 * math.Pi * turn)
	return geom.Point{X: scale(r, sin), Y: -scale(r, cos)}
}

func scale(r geom.Length, f float64) geom.Length { return geom.Length(math.Round(float64(r) * f)) }

// wedge outlines a slice from one place of the turn on.
func wedge(r geom.Length, from, share float64) []frame.Segment {
	out := []frame.Segment{{Op: frame.MoveTo}, {Op: frame.LineTo, P: [3]geom.Point{onCircle(r, from)}}}
	out = append(out, arc(r, from, share)...)
	return append(out, frame.Segment{Op: frame.Close})
}

// circle outlines a whole pie.
func circle(r geom.Length) []frame.Segment {
	out := []frame.Segment{{Op: frame.MoveTo, P: [3]geom.Point{onCircle(r, 0)}}}
	out = append(out, arc(r, 0, 1)...)
	return append(out, frame.Segment{Op: frame.Close})
}

// arc follows the circle with a cubic for every quarter turn or less. The
// control points lie on the tangents of both ends, 4/3·tan(angle/4) of the
// radius away, which errs by less than three parts in ten thousand.
func arc(r geom.Length, from, share float64) (out []frame.Segment) {
	n := max(1, int(math.Ceil(share*4)))
	step := share / float64(n)
	k := 4.0 / 3 * math.Tan(math.Pi*step/2)
	for i := range n {
		p0, p3 := onCircle(r, from+float64(i)*step), onCircle(r, from+float64(i+1)*step)
		out = append(out, frame.Segment{Op: frame.CubicTo, P: [3]geom.Point{
			{X: p0.X - scale(p0.Y, k), Y: p0.Y + scale(p0.X, k)},
			{X: p3.X + scale(p3.Y, k), Y: p3.Y - scale(p3.X, k)},
			p3,
		}})
	}
	return out
}

// open joins points by straight lines.
func open(points []geom.Point) []frame.Segment {
	out := make([]frame.Segment, len(points))
	for i, q := range points {
		out[i] = frame.Segment{Op: frame.LineTo, P: [3]geom.Point{q}}
	}
	out[0].Op = frame.MoveTo
	return out
}

// cross reports whether the segments ab and cd meet.
func cross(a, b, c, d geom.Point) bool {
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

// side is on which side of the line from a to b a point lies: -1, 0 or 1.
func side(a, b, p geom.Point) int {
	switch v := (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X); {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// distance is how near the segment ab comes to the origin.
func distance(a, b geom.Point) geom.Length {
	ax, ay := float64(a.X), float64(a.Y)
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	t := 0.0
	if d := dx*dx + dy*dy; d > 0 {
		t = min(max(-(ax*dx+ay*dy)/d, 0), 1)
	}
	return geom.Length(math.Hypot(ax+t*dx, ay+t*dy))
}
