package raster

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures of either kind
	_ "image/png"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"yugong/render/frame"
	"yugong/render/geom"
)

// rule draws a line, an upright one as a block of whole pixels.
func (c *canvas) rule(r *frame.Rule, at geom.Point, m matrix) {
	c.set(r.Color)
	if u, ok := uprightRule(r, at, m); ok {
		c.block(u.pixels(c.sides))
		return
	}
	t := toolbox.Get().(*tools)
	defer toolbox.Put(t)
	t.shape.reset()
	for i, p := range []geom.Point{at, at.Add(r.To)} {
		x, y := m.point(p)
		t.shape.add(op(i), pixel{x, y}) // move, then line
	}
	c.paint(t.strokeMask(m.thickness(r.Width), c.clip), image.Point{})
}

// rectangle draws a filled rectangle.
func (c *canvas) rectangle(f *frame.Fill, at geom.Point, m matrix) {
	c.set(f.Color)
	if m.upright() {
		c.block(m.rect(at, f.Size))
		return
	}
	t := toolbox.Get().(*tools)
	defer toolbox.Put(t)
	t.outline(at, f.Size, m)
	c.paint(t.mask(c.clip), image.Point{})
}

// outline makes a rectangle the shape.
func (t *tools) outline(at geom.Point, s geom.Size, m matrix) {
	t.shape.reset()
	corner := func(op op, w, h geom.Length) {
		x, y := m.point(at.Add(geom.Point{X: w, Y: h}))
		t.shape.add(op, pixel{x, y})
	}
	corner(move, 0, 0)
	corner(line, s.W, 0)
	corner(line, s.W, s.H)
	corner(line, 0, s.H)
}

// path draws a path; m places its origin.
func (c *canvas) path(p *frame.Path, m matrix) error {
	t := toolbox.Get().(*tools)
	defer toolbox.Put(t)
	if err := t.follow(p, m); err != nil {
		return err
	}
	if p.Fill != nil {
		c.set(*p.Fill)
		c.paint(t.mask(c.clip), image.Point{})
	}
	if p.Stroke != nil {
		c.set(*p.Stroke)
		c.paint(t.strokeMask(m.thickness(p.Width), c.clip), image.Point{})
	}
	return nil
}

// follow makes a path the shape.
func (t *tools) follow(p *frame.Path, m matrix) error {
	t.shape.reset()
	to := func(q geom.Point) pixel {
		x, y := m.point(q)
		return pixel{x, y}
	}
	for _, s := range p.Segments {
		switch s.Op {
		case frame.MoveTo:
			t.shape.add(move, to(s.P[0]))
		case frame.LineTo:
			t.shape.add(line, to(s.P[0]))
		case frame.CubicTo:
			t.shape.add(cubic, to(s.P[0]), to(s.P[1]), to(s.P[2]))
		case frame.Close:
			t.shape.add(closed)
		default:
			return fmt.Errorf("raster: 不认识的路径段 %d", s.Op)
		}
	}
	return nil
}

// picture draws an image stretched to its size.
func (c *canvas) picture(p *frame.Image, at geom.Point, m matrix) error {
	src, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return fmt.Errorf("图片读不出来：%w", err)
	}
	sr := src.Bounds()
	w, h := float64(p.Size.W)/float64(sr.Dx()), float64(p.Size.H)/float64(sr.Dy())
	m = m.moved(at)
	aff := f64.Aff3{m.a * w, m.c * h, m.e, m.b * w, m.d * h, m.f}
	shift := func(a, b, e float64) float64 { return e - a*float64(sr.Min.X) - b*float64(sr.Min.Y) }
	aff[2], aff[5] = shift(aff[0], aff[1], aff[2]), shift(aff[3], aff[4], aff[5])
	// Drawn apart, then laid on, since the scaler knows no clip and no opacity.
	b := nothing
	b.frame(geom.Point{}, p.Size, m)
	layer := image.NewRGBA(b.pixels().Intersect(c.clip))
	draw.CatmullRom.Transform(layer, aff, src, sr, draw.Src, nil)
	c.layer(layer)
	return nil
}

// layer lays a picture of the canvas's extent on it, as strongly as the canvas
// says.
func (c *canvas) layer(l *image.RGBA) {
	r := l.Rect.Intersect(c.clip)
	var mask image.Image
	switch alpha := uint8(math.Round(c.alpha * 255)); {
	case c.cut != nil:
		mask = cutMask(uniform(r, alpha), c.cut, r, image.Point{})
	case alpha < 255:
		mask = uniform(r, alpha)
	}
	if mask == nil {
		draw.Draw(c.dst, r, l, r.Min, draw.Over)
		return
	}
	draw.DrawMask(c.dst, r, l, r.Min, mask, r.Min, draw.Over)
}

func uniform(r image.Rectangle, alpha uint8) *image.Alpha {
	m := image.NewAlpha(r)
	for i := range m.Pix {
		m.Pix[i] = alpha
	}
	return m
}

// group draws a group; m places its origin.
func (c *canvas) group(g *frame.Group, m matrix) error {
	in := *c
	m = m.turned(g.Turn)
	if g.Clip != nil {
		in.narrow(*g.Clip, m)
	}
	if in.clip.Empty() {
		return nil
	}
	if !g.Layered() {
		in.alpha *= g.Alpha()
		return in.items(g.Items, m)
	}
	room := reach(g.Items, m).pixels().Inset(-1).Intersect(in.clip)
	layer := canvas{glyphs: c.glyphs, sides: c.sides, dst: image.NewRGBA(room), clip: room, alpha: 1}
	if err := layer.items(g.Items, m); err != nil {
		return err
	}
	in.alpha *= g.Alpha()
	in.layer(layer.dst)
	return nil
}

// narrow cuts the canvas to a rectangle at the origin of m.
func (c *canvas) narrow(s geom.Size, m matrix) {
	if m.upright() {
		c.clip = c.clip.Intersect(m.rect(geom.Point{}, s))
		return
	}
	t := toolbox.Get().(*tools)
	defer toolbox.Put(t)
	t.outline(geom.Point{}, s, m)
	cut := t.mask(c.clip)
	if cut == nil {
		c.clip = image.Rectangle{}
		return
	}
	if c.cut != nil {
		cut = cutMask(cut, c.cut, cut.Rect, image.Point{})
	}
	c.cut, c.clip = cut, cut.Rect
}
