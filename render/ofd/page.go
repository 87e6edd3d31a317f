package ofd

import (
	"fmt"
	"math"
	"strconv"

	"yugong/render/frame"
	"yugong/render/geom"
)

// pages writes each page.
func (f *file) pages() error {
	var c content
	for i := range f.doc.Pages {
		p := &f.doc.Pages[i]
		c = content{file: f, page: i, size: p.Size, out: c.out[:0]}
		c.out = append(append(append(c.out, head+"<ofd:Page"...), space...), "><ofd:Area><ofd:PhysicalBox>"...)
		c.out = append(box(c.out, geom.Rect{Size: p.Size}), `</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer Type="Body" ID="`...)
		c.out = append(strconv.AppendInt(c.out, int64(f.number()), 10), `">`...)
		if err := c.items(p.Items, unturned, 1); err != nil {
			return fmt.Errorf("第%d页：%w", i+1, err)
		}
		c.out = append(c.out, "</ofd:Layer></ofd:Content></ofd:Page>"...)
		if err := f.put(fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), c.out); err != nil {
			return err
		}
	}
	return nil
}

// content writes the objects of a page.
type content struct {
	*file
	page int // index
	size geom.Size
	out  []byte
}

// items writes a list in painting order.
func (c *content) items(list []frame.Placed, m matrix, alpha float64) error {
	for i := 0; i < len(list); {
		p := &list[i]
		if p.Node < 0 || int(p.Node) >= len(c.objects) {
			return fmt.Errorf("ofd: 没有结构节点 %d", p.Node)
		}
		n := 1
		switch it := p.Item.(type) {
		case *frame.Text:
			n = lineOf(list[i:])
			c.text(list[i:i+n], m, alpha)
		case *frame.Rule:
			n = rulesOf(list[i:])
			c.rules(list[i:i+n], m, alpha)
		case *frame.Fill:
			c.fill(it, p, m, alpha)
		case *frame.Path:
			if err := c.path(it, p, m, alpha); err != nil {
				return err
			}
		case *frame.Image:
			c.image(it, p, m, alpha)
		case *frame.Group:
			if err := c.group(it, p.At, m, alpha); err != nil {
				return err
			}
		case *frame.Link:
			c.notes[c.page] = append(c.notes[c.page], note{box: m.box(p.At, it.Size), to: it})
		case *frame.Anchor: // gathered before
		default:
			return fmt.Errorf("ofd: 不认识的版面元素 %T", it)
		}
		i += n
	}
	return nil
}

// group writes a group. What is translucent on the page itself is a watermark:
// an annotation, so that it is told from what the page says.
func (c *content) group(g *frame.Group, at geom.Point, m matrix, alpha float64) error {
	inner := m.group(at, g.Turn)
	if g.Alpha() == 1 || alpha < 1 {
		return c.items(g.Items, inner, alpha*g.Alpha())
	}
	mark := content{file: c.file, page: c.page, size: c.size}
	if err := mark.items(g.Items, inner, g.Alpha()); err != nil {
		return err
	}
	c.notes[c.page] = append(c.notes[c.page], note{box: geom.Rect{Size: c.size}, mark: mark.out})
	return nil
}

// open begins an object: its number, box and matrix. Inside a turned group its
// coordinates are the group's and its box is the page.
func (c *content) open(kind string, node frame.NodeID, r geom.Rect, m matrix, alpha float64) {
	id := c.number()
	if node > 0 {
		c.objects[node] = append(c.objects[node], object{c.page, id})
	}
	c.out = append(append(append(c.out, "<ofd:"...), kind...), ` ID="`...)
	c.out = append(strconv.AppendInt(c.out, int64(id), 10), `" Boundary="`...)
	c.out = append(box(c.out, r), '"')
	if !m.upright() {
		c.out = m.ctm(c.out)
	}
	if alpha < 1 {
		c.out = append(strconv.AppendInt(append(c.out, ` Alpha="`...), int64(math.Round(alpha*255)), 10), '"')
	}
}

// place returns the box of an object and the origin of its coordinates.
func (c *content) place(r geom.Rect, m matrix) (geom.Rect, geom.Point) {
	if !m.upright() {
		return geom.Rect{Size: c.size}, geom.Point{}
	}
	r.Min = r.Min.Add(m.shift)
	return r, geom.Point{X: r.Min.X - m.shift.X, Y: r.Min.Y - m.shift.Y}
}
