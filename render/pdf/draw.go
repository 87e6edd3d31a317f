package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// drawer turns items into content streams and collects what the streams name:
// faces, forms, pictures and graphics states.
type drawer struct {
	faces  []*typeface
	byFace map[*fonts.Face]*typeface
	last   *typeface // most texts follow one of the same face
	forms  []form
	shell  *shell
}

func newDrawer(pages []frame.Page) *drawer {
	return &drawer{byFace: map[*fonts.Face]*typeface{}, shell: newShell(pages)}
}

// form is a group drawn once and painted where it is needed: translucent
// groups, above all the watermark of every page.
type form struct {
	body  []byte
	reach geom.Length // it draws nothing farther from its origin
	blend bool        // its items overlap, so they are blended as one
}

// view is where a list of items is drawn: the shift of its origin, in a space
// whose y grows downwards from the height given.
type view struct {
	origin geom.Point
	height geom.Length
}

func (v view) x(p geom.Point) geom.Length { return v.origin.X + p.X }
func (v view) y(p geom.Point) geom.Length { return v.height - v.origin.Y - p.Y }

// items draws a list in painting order. Links and anchors leave no ink: see
// places.
func (d *drawer) items(c *content, list []frame.Placed, v view) error {
	for i := range list {
		if err := d.item(c, &list[i], v); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawer) item(c *content, p *frame.Placed, v view) error {
	x, y := v.x(p.At), v.y(p.At)
	switch it := p.Item.(type) {
	case *frame.Text:
		return d.text(c, it, x, y)
	case *frame.Rule:
		c.rule(x, y, x+it.To.X, y-it.To.Y, it.Width, it.Color)
	case *frame.Fill:
		c.rect(x, y-it.Size.H, it.Size, it.Color)
	case *frame.Path:
		return path(c, it, x, y)
	case *frame.Image:
		return d.image(c, it, x, y)
	case *frame.Group:
		return d.group(c, it, view{v.origin.Add(p.At), v.height})
	case *frame.Link, *frame.Anchor:
	default:
		return fmt.Errorf("pdf: 不认识的版面元素 %T", p.Item)
	}
	return nil
}

func (d *drawer) text(c *content, t *frame.Text, x, y geom.Length) (err error) {
	if t.S == "" {
		return nil
	}
	if d.last == nil || d.last.face != t.Face {
		if d.last, err = d.typeface(t.Face); err != nil {
			return err
		}
	}
	c.beginText(x, y, d.last.number, t.Size, t.Track, t.Color)
	c.b, err = d.last.appendString(c.b, t.S)
	c.op("Tj")
	return err
}

func (d *drawer) typeface(f *fonts.Face) (*typeface, error) {
	if f == nil {
		return nil, fmt.Errorf("pdf: 文字没有字体")
	}
	t, ok := d.byFace[f]
	if !ok {
		t = newTypeface(f, len(d.faces)+1)
		d.faces = append(d.faces, t)
		d.byFace[f] = t
	}
	return t, nil
}

func path(c *content, p *frame.Path, x, y geom.Length) error {
	paint := "n"
	switch {
	case p.Fill != nil && p.Stroke != nil:
		paint = "B"
	case p.Fill != nil:
		paint = "f"
	case p.Stroke != nil:
		paint = "S"
	}
	c.enter(between)
	if p.Fill != nil {
		c.setFill(*p.Fill)
	}
	if p.Stroke != nil {
		c.setStroke(*p.Stroke)
		c.setLine(p.Width)
	}
	for _, s := range p.Segments {
		n, op := 0, ""
		switch s.Op {
		case frame.MoveTo:
			n, op = 1, "m"
		case frame.LineTo:
			n, op = 1, "l"
		case frame.CubicTo:
			n, op = 3, "c"
		case frame.Close:
			op = "h"
		default:
			return fmt.Errorf("pdf: 不认识的路径段 %d", s.Op)
		}
		for _, q := range s.P[:n] {
			c.point(x+q.X, y-q.Y)
		}
		c.op(op)
	}
	c.op(paint)
	return nil
}

func (d *drawer) image(c *content, it *frame.Image, x, y geom.Length) error {
	name, err := d.shell.picture(it.Data)
	if err != nil {
		return err
	}
	c.save()
	c.length(it.Size.W)
	c.b = append(c.b, "0 0 "...)
	c.length(it.Size.H)
	c.point(x, y-it.Size.H)
	c.op("cm")
	c.use(name, "Do")
	c.restore()
	return nil
}

// group draws a group: in line when it is merely moved, in its own graphics
// state when it is turned or clipped, as a form when it is translucent.
func (d *drawer) group(c *content, g *frame.Group, v view) error {
	opacity := g.Alpha()
	translucent := opacity < 1
	if g.Turn == 0 && g.Clip == nil && !translucent {
		return d.items(c, g.Items, v)
	}
	c.save()
	defer c.restore()
	sin, cos := math.Sincos(-g.Turn * math.Pi / 180)
	c.matrix(cos, sin, v.origin.X, v.height-v.origin.Y)
	if !translucent {
		return d.clipped(c, g)
	}
	state, err := d.shell.opacity(opacity)
	if err != nil {
		return err
	}
	name, err := d.form(g)
	if err != nil {
		return err
	}
	c.use(state, "gs")
	c.use(name, "Do")
	return nil
}

// clipped draws a group's items about the origin, within its clip.
func (d *drawer) clipped(c *content, g *frame.Group) error {
	if g.Clip != nil {
		c.clip(0, -g.Clip.H, *g.Clip)
	}
	return d.items(c, g.Items, view{})
}

// form returns the name of the form that draws a group's items, a new one or
// an earlier one of the same content.
func (d *drawer) form(g *frame.Group) (name string, err error) {
	var c content
	c.reset()
	if err := d.clipped(&c, g); err != nil {
		return "", err
	}
	c.enter(between)
	f := form{body: c.b, reach: d.shell.reach(), blend: g.Layered()}
	for i := range d.forms {
		if bytes.Equal(d.forms[i].body, f.body) {
			return formName(i), nil
		}
	}
	d.forms = append(d.forms, f)
	return formName(len(d.forms) - 1), nil
}

func formName(i int) string { return "Fm" + strconv.Itoa(i+1) }
