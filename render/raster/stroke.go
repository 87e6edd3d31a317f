package raster

import (
	"image"
	"math"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"

	"yugong/render/geom"
)

// hairline is the least thickness of a stroke in pixels.
const hairline = 1

// thickness returns the thickness in pixels of a stroke.
func (m matrix) thickness(w geom.Length) float64 {
	return max(hairline, float64(w)*math.Sqrt(math.Abs(m.a*m.d-m.b*m.c)))
}

// strokeMask strokes the shape and returns its coverage within clip, nil when
// there is none. Ends are butt, joins round: at the thickness of a chart's
// outline they cannot be told from mitred ones.
func (t *tools) strokeMask(width float64, clip image.Rectangle) *image.Alpha {
	b := t.shape.box
	if b.x0 > b.x1 {
		return nil
	}
	b.add(pixel{b.x0 - width, b.y0 - width})
	b.add(pixel{b.x1 + width, b.y1 + width})
	r := b.pixels().Intersect(clip)
	if r.Empty() {
		return nil
	}
	t.fill.SetBounds(r.Dx(), r.Dy())
	t.fill.Clear()
	t.fill.UseNonZeroWinding = true
	for _, contour := range t.shape.flat(r.Min) {
		raster.Stroke(&t.fill, contour, fixed.Int26_6(math.Round(width*64)), raster.ButtCapper, raster.RoundJoiner)
	}
	m := image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy()))
	t.fill.Rasterize(raster.NewAlphaSrcPainter(m))
	m.Rect = r
	return m
}

// flat returns the shape's contours as straight lines: the stroker knows no
// cubic curves. A closed contour runs on over its first line, since the stroker
// joins lines but not a contour's end with its start.
func (s *shape) flat(origin image.Point) []raster.Path {
	var all []raster.Path
	var points []pixel
	flush := func(closed bool) {
		if closed && len(points) > 1 {
			points = append(points, points[0], points[1])
		}
		if p := polyline(points, origin); p != nil {
			all = append(all, p)
		}
		points = points[:0]
	}
	for i := range s.segments {
		g := &s.segments[i]
		switch g.op {
		case move:
			flush(false)
			points = append(points, g.p[0])
		case line:
			points = append(points, g.p[0])
		case cubic:
			points = appendCubic(points, g.p)
		case closed:
			start := pixel{}
			if len(points) > 0 {
				start = points[0]
			}
			flush(true)
			points = append(points, start)
		}
	}
	flush(false)
	return all
}

// polyline makes a path of points, leaving out those that coincide: a line
// without length has no direction to stroke along.
func polyline(points []pixel, origin image.Point) raster.Path {
	var path raster.Path
	var last fixed.Point26_6
	for i, p := range points {
		q := fixedPoint(p, origin)
		switch {
		case i == 0:
			path.Start(q)
		case q != last:
			path.Add1(q)
		}
		last = q
	}
	if len(path) <= 4 { // a start alone
		return nil
	}
	return path
}

// appendCubic appends points along a cubic curve from the last point, dense
// enough that the corners between them do not show.
func appendCubic(points []pixel, p [3]pixel) []pixel {
	if len(points) == 0 {
		return points
	}
	a := points[len(points)-1]
	length := math.Hypot(p[0].x-a.x, p[0].y-a.y) + math.Hypot(p[1].x-p[0].x, p[1].y-p[0].y) + math.Hypot(p[2].x-p[1].x, p[2].y-p[1].y)
	n := min(max(int(math.Sqrt(length)*2), 2), 200)
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		w := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
		points = append(points, pixel{
			w[0]*a.x + w[1]*p[0].x + w[2]*p[1].x + w[3]*p[2].x,
			w[0]*a.y + w[1]*p[0].y + w[2]*p[1].y + w[3]*p[2].y,
		})
	}
	return points
}
