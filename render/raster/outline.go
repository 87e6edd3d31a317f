package raster

import (
	"fmt"
	"image"
	"math"
	"sync"

	"github.com/golang/freetype/raster"
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"yugong/fonts"
)

// shape is a closed outline in pixels, ready to be filled.
type shape struct {
	segments []segment
	box      bounds
}

// segment is a step of a shape: to the last of its points.
type segment struct {
	op op
	p  [3]pixel
}

type op uint8

const (
	move op = iota
	line
	quadratic
	cubic
	closed
)

type pixel struct{ x, y float64 }

// bounds grows around points.
type bounds struct{ x0, y0, x1, y1 float64 }

var nothing = bounds{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b *bounds) add(p pixel) {
	b.x0, b.y0 = min(b.x0, p.x), min(b.y0, p.y)
	b.x1, b.y1 = max(b.x1, p.x), max(b.y1, p.y)
}

// pixels returns the whole pixels that the bounds touch.
func (b bounds) pixels() image.Rectangle {
	if b.x0 > b.x1 {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(b.x0)), int(math.Floor(b.y0)), int(math.Ceil(b.x1)), int(math.Ceil(b.y1)))
}

func (s *shape) reset() { s.segments, s.box = s.segments[:0], nothing }

func (s *shape) add(op op, p ...pixel) {
	seg := segment{op: op}
	for i, q := range p {
		seg.p[i] = q
		s.box.add(q)
	}
	s.segments = append(s.segments, seg)
}

// fixedPoint returns a pixel in the rasterizer's units, relative to an origin.
func fixedPoint(p pixel, origin image.Point) fixed.Point26_6 {
	return fixed.Point26_6{
		X: fixed.Int26_6(math.Round((p.x - float64(origin.X)) * 64)),
		Y: fixed.Int26_6(math.Round((p.y - float64(origin.Y)) * 64)),
	}
}

// tools are what it takes to turn outlines into masks.
type tools struct {
	glyph truetype.GlyphBuf
	fill  raster.Rasterizer
	shape shape
}

var toolbox = sync.Pool{New: func() any { return new(tools) }}

// mask fills the shape and returns its coverage where it lies within clip, nil
// when nothing of it does.
func (t *tools) mask(clip image.Rectangle) *image.Alpha {
	r := t.shape.box.pixels().Intersect(clip)
	if r.Empty() {
		return nil
	}
	t.fill.SetBounds(r.Dx(), r.Dy())
	t.fill.Clear()
	t.fill.UseNonZeroWinding = true
	t.trace(&t.fill, r.Min)
	m := image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy()))
	t.fill.Rasterize(raster.NewAlphaSrcPainter(m))
	m.Rect = r
	return m
}

// trace adds the shape to a path, each contour closed.
func (t *tools) trace(to raster.Adder, origin image.Point) {
	var start fixed.Point26_6
	open := false
	for i := range t.shape.segments {
		s := &t.shape.segments[i]
		a := fixedPoint(s.p[0], origin)
		switch s.op {
		case move:
			if open {
				to.Add1(start)
			}
			to.Start(a)
			start, open = a, true
		case line:
			to.Add1(a)
		case quadratic:
			to.Add2(a, fixedPoint(s.p[1], origin))
		case cubic:
			to.Add3(a, fixedPoint(s.p[1], origin), fixedPoint(s.p[2], origin))
		case closed:
			to.Add1(start)
		}
	}
	if open {
		to.Add1(start)
	}
}

// loadGlyph makes a glyph's outline the shape, led to pixels by a matrix from
// thousandths of an em, y down.
func (t *tools) loadGlyph(f *fonts.Face, index uint16, m matrix) (err error) {
	defer func() { // golang/freetype panics on some damaged outlines
		if r := recover(); r != nil {
			err = fmt.Errorf("字体 %s 的字形 %d 已损坏：%v", f.Name(), index, r)
		}
	}()
	units := float64(f.Font().FUnitsPerEm())
	// At this scale the loaded points are in font units.
	if err := t.glyph.Load(f.Font(), fixed.Int26_6(units), truetype.Index(index), font.HintingNone); err != nil {
		return fmt.Errorf("字体 %s 的字形 %d 已损坏：%w", f.Name(), index, err)
	}
	t.shape.reset()
	to := func(p truetype.Point) pixel {
		x, y := m.apply(float64(p.X)*1000/units, -float64(p.Y)*1000/units)
		return pixel{x, y}
	}
	from := 0
	for _, end := range t.glyph.Ends {
		t.shape.contour(t.glyph.Points[from:end], to)
		from = end
	}
	return nil
}

// contour adds a TrueType contour: points on the curve and quadratic controls,
// between two of which a point on the curve is implied.
func (s *shape) contour(points []truetype.Point, to func(truetype.Point) pixel) {
	if len(points) < 2 {
		return
	}
	on := func(p truetype.Point) bool { return p.Flags&1 != 0 }
	start := to(points[0])
	rest := points[1:]
	if !on(points[0]) {
		if last := points[len(points)-1]; on(last) {
			start, rest = to(last), points[:len(points)-1]
		} else {
			start, rest = between(start, to(last)), points
		}
	}
	s.add(move, start)
	var control *pixel
	for _, p := range rest {
		q := to(p)
		switch {
		case on(p) && control == nil:
			s.add(line, q)
		case on(p):
			s.add(quadratic, *control, q)
			control = nil
		case control == nil:
			control = &q
		default:
			s.add(quadratic, *control, between(*control, q))
			control = &q
		}
	}
	if control != nil {
		s.add(quadratic, *control, start)
	}
}

func between(a, b pixel) pixel { return pixel{(a.x + b.x) / 2, (a.y + b.y) / 2} }
