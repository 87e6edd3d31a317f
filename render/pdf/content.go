package pdf

import (
	"crypto/sha256"
	"fmt"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// content writes the stream of a page. It remembers what has been set, so that
// nothing is set twice.
type content struct {
	*file
	tree   *tree
	page   int         // index
	height geom.Length // of the page: y grows upwards in the file
	out    []byte
	state

	inText bool
	line   geom.Point // where the text line in hand begins, in hundredths of a point
	pen    geom.Point // where its next glyph would stand
	shown  int        // how long the stream was when a string had just been shown
	mark   mark
	form   bool // what is drawn is marked where the form is shown
}

// state is what a group's end takes back.
type state struct {
	fill, stroke frame.Color
	width        geom.Length
	face         *fonts.Face
	used         *typeface // of the face
	size, track  geom.Length
}

// view is where a list of items is drawn.
type view struct {
	origin geom.Point
	turn   turned  // from there to the page
	alpha  float64 // opacity
}

// reset is what a stream begins with.
func (c *content) reset() { c.state = state{width: geom.OnePt} }

// items draws a list in painting order.
func (c *content) items(list []frame.Placed, v view) error {
	for i := range list {
		if _, ok := list[i].Item.(*frame.Text); ok && c.known(list[i].Node) {
			c.text(list, i, v.origin)
			continue
		}
		if err := c.item(&list[i], v); err != nil {
			return err
		}
	}
	return nil
}

func (c *content) item(p *frame.Placed, v view) error {
	at := v.origin.Add(p.At)
	if !c.known(p.Node) {
		return fmt.Errorf("pdf: 没有结构节点 %d", p.Node)
	}
	switch it := p.Item.(type) {
	case *frame.Rule:
		c.begin(p, false)
		c.setStroke(it.Color, it.Width)
		c.op(at, "m ")
		c.op(at.Add(it.To), "l S\n")
	case *frame.Fill:
		c.begin(p, false)
		c.setFill(it.Color)
		c.rectangle(at, it.Size)
		c.out = append(c.out, "f\n"...)
	case *frame.Path:
		c.begin(p, false)
		return c.path(it, at)
	case *frame.Image:
		c.begin(p, false)
		c.image(it, at)
	case *frame.Group:
		return c.group(it, at, v, p)
	case *frame.Link:
		c.links = append(c.links, link{id: c.number(), page: c.page, box: v.turn.box(at, it.Size), to: it, node: p.Node})
	case *frame.Anchor:
		return c.anchor(it.Name, v.turn.point(at))
	default:
		return fmt.Errorf("pdf: 不认识的版面元素 %T", it)
	}
	return nil
}

// known reports whether there is a node.
func (f *file) known(id frame.NodeID) bool { return id == 0 || id > 0 && int(id) < len(f.doc.Nodes) }

func (c *content) anchor(name string, at geom.Point) error {
	if first, ok := c.anchors[name]; ok {
		return fmt.Errorf("位置 %q 在第%d页已有", name, first.page+1)
	}
	c.anchors[name] = target{c.page, at.Y}
	return nil
}

// group draws a group: in line when it is merely moved.
func (c *content) group(g *frame.Group, at geom.Point, v view, p *frame.Placed) error {
	inner := view{at, v.turn.about(at, g.Turn), v.alpha * g.Alpha()}
	if c.seen[g] > 1 && v.alpha == 1 && drawing(g.Items) {
		return c.show(g, at, p)
	}
	if inner.turn == v.turn && inner.alpha == v.alpha && g.Clip == nil {
		return c.items(g.Items, inner)
	}
	c.unmark()
	c.leaveText()
	outside := c.state
	c.out = append(c.out, "q\n"...)
	if g.Turn != 0 {
		c.turn(at, g.Turn)
	}
	if inner.alpha != v.alpha {
		c.out = fmt.Appendf(c.out, "/A%d gs\n", c.alpha(inner.alpha))
	}
	if g.Clip != nil {
		c.rectangle(at, *g.Clip)
		c.out = append(c.out, "W n\n"...)
	}
	err := c.items(g.Items, inner)
	c.unmark()
	c.leaveText()
	c.out = append(c.out, "Q\n"...)
	c.state = outside
	return err
}

// alpha numbers an opacity.
func (f *file) alpha(a float64) int {
	for i, known := range f.alphas {
		if known == a {
			return i
		}
	}
	f.alphas = append(f.alphas, a)
	return len(f.alphas) - 1
}

func (c *content) image(it *frame.Image, at geom.Point) {
	c.out = append(hundredths(append(c.out, "q "...), it.Size.W), " 0 0 "...)
	c.out = append(hundredths(c.out, it.Size.H), ' ')
	c.op(geom.Point{X: at.X, Y: at.Y + it.Size.H}, "cm ")
	c.out = fmt.Appendf(c.out, "/I%d Do Q\n", c.pictures[sha256.Sum256(it.Data)])
}

func (c *content) setFill(color frame.Color) {
	if c.fill != color {
		c.fill = color
		c.out = paint(c.out, color, "g\n", "rg\n")
	}
}

func (c *content) setStroke(color frame.Color, width geom.Length) {
	if c.stroke != color {
		c.stroke = color
		c.out = paint(c.out, color, "G\n", "RG\n")
	}
	if c.width != width {
		c.width = width
		c.out = append(hundredths(c.out, width), " w\n"...)
	}
}

// point writes a place of the page.
func (c *content) point(p geom.Point) {
	c.out = append(hundredths(c.out, p.X), ' ')
	c.out = append(hundredths(c.out, c.height-p.Y), ' ')
}

// op writes a place and an operator that takes it.
func (c *content) op(p geom.Point, operator string) {
	c.point(p)
	c.out = append(c.out, operator...)
}

// rectangle writes a rectangle from its upper left corner.
func (c *content) rectangle(at geom.Point, s geom.Size) {
	c.point(geom.Point{X: at.X, Y: at.Y + s.H})
	c.out = append(hundredths(c.out, s.W), ' ')
	c.out = append(hundredths(c.out, s.H), " re "...)
}

// path draws a path.
func (c *content) path(p *frame.Path, at geom.Point) error {
	paint := "n\n"
	if p.Fill != nil {
		c.setFill(*p.Fill)
		paint = "f\n"
	}
	if p.Stroke != nil {
		c.setStroke(*p.Stroke, p.Width)
		paint = "S\n"
		if p.Fill != nil {
			paint = "B\n"
		}
	}
	for i, s := range p.Segments {
		if i == 0 && s.Op != frame.MoveTo && s.Op <= frame.Close {
			return fmt.Errorf("pdf: 路径没有起点")
		}
		switch s.Op {
		case frame.MoveTo:
			c.op(at.Add(s.P[0]), "m ")
		case frame.LineTo:
			c.op(at.Add(s.P[0]), "l ")
		case frame.CubicTo:
			c.point(at.Add(s.P[0]))
			c.point(at.Add(s.P[1]))
			c.op(at.Add(s.P[2]), "c ")
		case frame.Close:
			c.out = append(c.out, "h "...)
		default:
			return fmt.Errorf("pdf: 不认识的路径段 %d", s.Op)
		}
	}
	c.out = append(c.out, paint...)
	return nil
}
