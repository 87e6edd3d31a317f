package pdf

import (
	"errors"
	"fmt"
	"math"

	"github.com/signintech/gopdf"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// drawer hands items to gopdf. It remembers what gopdf was told last, since
// gopdf writes every colour and line width that it is told.
type drawer struct {
	gp    gopdf.GoPdf
	faces []*typeface
	first geom.Size // of the first page: gopdf counts links and anchors of all pages from its top

	face        *fonts.Face
	size, track geom.Length
	y           float64 // of the pen
	ink         ink

	pages   []int       // numbers of their objects in the file
	current int         // index of the page
	lift    geom.Length // first page's height less the current one's
	anchors map[string]target
	links   []link
}

// ink is the part of the graphics state that items change.
type ink struct {
	fill, stroke frame.Color
	width        geom.Length
}

// target is the place that an anchor names; y grows upwards.
type target struct {
	page int // index
	y    geom.Length
}

type link struct {
	page int // index
	to   string
}

// view is where a list of items is drawn.
type view struct {
	origin geom.Point
	turn   turned  // from there to the page
	alpha  float64 // opacity
}

func (d *drawer) page(i int, p *frame.Page) error {
	d.pages = append(d.pages, d.gp.GetNextObjectID())
	d.gp.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: p.Size.W.Pt(), H: p.Size.H.Pt()}})
	d.current, d.lift = i, d.first.H-p.Size.H
	d.ink, d.y = ink{width: geom.OnePt}, math.NaN()
	d.gp.SetLineWidth(1) // a page without content would be broken
	return d.items(p.Items, view{turn: unturned, alpha: 1})
}

// items draws a list in painting order.
func (d *drawer) items(list []frame.Placed, v view) error {
	for i := range list {
		at := v.origin.Add(list[i].At)
		if err := d.item(list[i].Item, at, v); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawer) item(item frame.Item, at geom.Point, v view) error {
	x, y := at.X.Pt(), at.Y.Pt()
	switch it := item.(type) {
	case *frame.Text:
		return d.text(it, x, y, v.alpha)
	case *frame.Rule:
		d.stroke(it.Color, it.Width)
		d.gp.Line(x, y, (at.X + it.To.X).Pt(), (at.Y + it.To.Y).Pt())
	case *frame.Fill:
		d.fill(it.Color)
		d.gp.RectFromUpperLeftWithStyle(x, y, it.Size.W.Pt(), it.Size.H.Pt(), "F")
	case *frame.Path:
		return d.path(it, at)
	case *frame.Image:
		return d.image(it, x, y)
	case *frame.Group:
		return d.group(it, at, v)
	case *frame.Link:
		d.link(v.turn.box(at, it.Size), it.To)
	case *frame.Anchor:
		return d.anchor(v.turn.point(at), it.Name)
	default:
		return fmt.Errorf("pdf: 不认识的版面元素 %T", item)
	}
	return nil
}

func (d *drawer) fill(c frame.Color) {
	if d.ink.fill != c {
		d.ink.fill = c
		d.gp.SetFillColor(c.R, c.G, c.B) // of text too
	}
}

func (d *drawer) stroke(c frame.Color, width geom.Length) {
	if d.ink.stroke != c {
		d.ink.stroke = c
		d.gp.SetStrokeColor(c.R, c.G, c.B)
	}
	if d.ink.width != width {
		d.ink.width = width
		d.gp.SetLineWidth(width.Pt())
	}
}

func (d *drawer) text(t *frame.Text, x, y, alpha float64) error {
	if t.S == "" {
		return nil
	}
	if d.face != t.Face {
		d.face, d.size = t.Face, t.Size
		if err := d.gp.SetFont(find(d.faces, t.Face).family, "", t.Size.Pt()); err != nil {
			return err
		}
	}
	if d.size != t.Size {
		d.size = t.Size
		d.gp.SetFontSize(t.Size.Pt())
	}
	if d.track != t.Track {
		d.track = t.Track
		d.gp.SetCharSpacing(t.Track.Pt())
	}
	d.fill(t.Color)
	if d.y == y {
		d.gp.SetX(x)
	} else {
		d.y = y
		d.gp.SetXY(x, y)
	}
	if alpha < 1 { // Text knows no transparency
		return d.gp.CellWithOption(nil, t.S, gopdf.CellOption{})
	}
	return d.gp.Text(t.S)
}

func (d *drawer) image(it *frame.Image, x, y float64) error {
	holder, err := gopdf.ImageHolderByBytes(it.Data)
	if err != nil {
		return err
	}
	at := gopdf.ImageOptions{X: x, Y: y, Rect: &gopdf.Rect{W: it.Size.W.Pt(), H: it.Size.H.Pt()}}
	if err := d.gp.ImageByHolderWithOptions(holder, at); err != nil {
		return fmt.Errorf("图片不能放入 PDF：%w", err)
	}
	return nil
}

// group draws a group: in line when it is merely moved. A translucent group's
// items are blended one by one.
func (d *drawer) group(g *frame.Group, at geom.Point, v view) error {
	if g.Clip != nil {
		return errors.New("pdf: 不能裁切版面元素")
	}
	inner := view{at, v.turn.about(at, g.Turn), v.alpha * g.Alpha()}
	if inner.turn == v.turn && inner.alpha == v.alpha {
		return d.items(g.Items, inner)
	}
	outside := d.ink
	d.gp.Rotate(-g.Turn, at.X.Pt(), at.Y.Pt()) // saves the graphics state
	err := d.blend(inner.alpha)
	if err == nil {
		err = d.items(g.Items, inner)
	}
	d.gp.RotateReset()
	d.ink = outside
	return errors.Join(err, d.blend(v.alpha))
}

// blend sets the opacity of what follows.
func (d *drawer) blend(alpha float64) error {
	d.gp.ClearTransparency()
	if alpha == 1 {
		return nil
	}
	t, err := gopdf.NewTransparency(alpha, "")
	if err != nil {
		return err
	}
	return d.gp.SetTransparency(t)
}

// link and anchor undo that gopdf counts from the top of the first page, and
// puts anchors a line above the pen.
func (d *drawer) link(r geom.Rect, to string) {
	d.links = append(d.links, link{d.current, to})
	d.gp.AddInternalLink(to, r.Min.X.Pt(), (r.Max().Y + d.lift).Pt(), r.Size.W.Pt(), -r.Size.H.Pt())
}

func (d *drawer) anchor(at geom.Point, name string) error {
	if first, ok := d.anchors[name]; ok {
		return fmt.Errorf("位置 %q 在第%d页已有", name, first.page+1)
	}
	d.anchors[name] = target{d.current, d.first.H - d.lift - at.Y}
	d.y = (at.Y + d.lift + d.size).Pt()
	d.gp.SetY(d.y)
	d.gp.SetAnchor(name)
	return nil
}
