package pdf

import (
	"fmt"
	"math"

	"yugong/render/frame"
	"yugong/render/geom"
)

// drawing reports whether items are artifacts that are drawn and no more, so that
// they may stand on several pages.
func drawing(items []frame.Placed) bool {
	for i := range items {
		switch items[i].Item.(type) {
		case *frame.Text, *frame.Rule, *frame.Fill, *frame.Path:
		default:
			return false
		}
		if items[i].Node != 0 {
			return false
		}
	}
	return true
}

// show draws a group that is drawn several times, as the watermark on every page:
// its content is a form of its own, written when it is first shown.
func (c *content) show(g *frame.Group, at geom.Point, p *frame.Placed) error {
	id, ok := c.forms[g]
	if !ok {
		id = c.number()
		c.forms[g] = id
		if err := c.write(g, id); err != nil {
			return err
		}
	}
	c.begin(p, false)
	c.out = append(thousandths(append(c.out, "q 1 0 0 1 "...), at.X), ' ')
	c.out = fmt.Appendf(thousandths(c.out, c.height-at.Y), " cm/X%d Do Q\n", id)
	return nil
}

// write writes the form of a group, turned about its place, the origin.
func (c *content) write(g *frame.Group, id int) error {
	f := content{file: c.file, form: true}
	f.reset()
	f.out = append(f.out, "0 g 0 G 1 w 0 Tc\n"...) // whatever the page has set
	reach := geom.Length(0)
	for i := range c.doc.Pages {
		reach = max(reach, c.doc.Pages[i].Size.W+c.doc.Pages[i].Size.H)
	}
	box := geom.Rect{Min: geom.Point{X: -reach, Y: -reach}, Size: geom.Size{W: 2 * reach, H: 2 * reach}}
	if alpha := g.Alpha(); alpha != 1 {
		f.out = fmt.Appendf(f.out, "/A%d gs\n", c.alpha(alpha))
	}
	if g.Clip != nil {
		box = geom.Rect{Size: *g.Clip}
	}
	if err := f.items(g.Items, view{turn: unturned, alpha: 1}); err != nil {
		return err
	}
	f.leaveText()
	sin, cos := math.Sincos(g.Turn * math.Pi / 180)
	entries := fmt.Appendf(nil, "/Type/XObject/Subtype/Form/Matrix[%.6f %.6f %.6f %.6f 0 0]/BBox", cos, -sin, sin, cos)
	entries = append(rectangle(entries, box, 0), "/Resources "...)
	c.stream(id, reference(entries, c.resources), f.out)
	return nil
}
