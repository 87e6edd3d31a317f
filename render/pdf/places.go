package pdf

import (
	"fmt"
	"math"

	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/pdf/file"
)

// target is the place that an anchor names.
type target struct {
	page int // index of the page
	y    geom.Length
}

// turned is the place of a list of items on its page: a shift after turns.
// Links and anchors need it, since a PDF keeps them apart from the content.
type turned struct {
	cos, sin float64
	shift    geom.Point
}

var unturned = turned{cos: 1}

func (t turned) point(p geom.Point) geom.Point {
	if t.sin != 0 || t.cos != 1 {
		x, y := float64(p.X), float64(p.Y)
		p.X = geom.Length(math.Round(x*t.cos - y*t.sin))
		p.Y = geom.Length(math.Round(x*t.sin + y*t.cos))
	}
	return t.shift.Add(p)
}

// in returns the place of a group's items.
func (t turned) in(at geom.Point, g *frame.Group) turned {
	sin, cos := math.Sincos(g.Turn * math.Pi / 180)
	if g.Turn == 0 {
		sin, cos = 0, 1
	}
	return turned{
		cos:   t.cos*cos - t.sin*sin,
		sin:   t.sin*cos + t.cos*sin,
		shift: t.point(at),
	}
}

// box returns the upright rectangle around a rectangle of the list.
func (t turned) box(at geom.Point, s geom.Size) geom.Rect {
	lo := t.point(at)
	hi := lo
	for _, p := range []geom.Point{{X: at.X + s.W, Y: at.Y}, {X: at.X, Y: at.Y + s.H}, {X: at.X + s.W, Y: at.Y + s.H}} {
		q := t.point(p)
		lo = geom.Point{X: min(lo.X, q.X), Y: min(lo.Y, q.Y)}
		hi = geom.Point{X: max(hi.X, q.X), Y: max(hi.Y, q.Y)}
	}
	return geom.Rect{Min: lo, Size: geom.Size{W: hi.X - lo.X, H: hi.Y - lo.Y}}
}

// places visits the links and anchors of a list, those inside groups too.
func places(list []frame.Placed, t turned, visit func(t turned, p *frame.Placed) error) error {
	for i := range list {
		p := &list[i]
		var err error
		switch it := p.Item.(type) {
		case *frame.Link, *frame.Anchor:
			err = visit(t, p)
		case *frame.Group:
			err = places(it.Items, t.in(p.At, it), visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// findAnchors gathers the anchors of all pages.
func findAnchors(pages []frame.Page) (map[string]target, error) {
	to := map[string]target{}
	for i := range pages {
		err := places(pages[i].Items, unturned, func(t turned, p *frame.Placed) error {
			a, ok := p.Item.(*frame.Anchor)
			if !ok {
				return nil
			}
			if first, ok := to[a.Name]; ok {
				return fmt.Errorf("第%d页：位置 %q 在第%d页已有", i+1, a.Name, first.page+1)
			}
			to[a.Name] = target{i, pages[i].Size.H - t.point(p.At).Y}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return to, nil
}

// links adds each page's links to it. gopdf would place them by the height of
// the default page, and drop those to unknown anchors without a word.
func (f *finisher) links(pages []frame.Page) error {
	for i := range pages {
		var ids []byte
		err := places(pages[i].Items, unturned, func(t turned, p *frame.Placed) error {
			l, ok := p.Item.(*frame.Link)
			if !ok {
				return nil
			}
			to, ok := f.anchors[l.To]
			if !ok {
				return fmt.Errorf("第%d页：链接指向没有的位置 %q", i+1, l.To)
			}
			id := f.link(t.box(p.At, l.Size), pages[i].Size.H, to)
			ids = append(id.AppendRef(ids), ' ')
			return nil
		})
		if err != nil {
			return err
		}
		if len(ids) > 0 {
			if err := f.Extend(f.pages[i].page, "/Annots["+string(ids[:len(ids)-1])+"]"); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *finisher) link(r geom.Rect, height geom.Length, to target) file.ID {
	b := []byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
	for _, l := range []geom.Length{r.Min.X, height - r.Max().Y, r.Max().X, height - r.Min.Y} {
		b = append(appendLength(b, l), ' ')
	}
	b = append(b[:len(b)-1], "]/Dest"...)
	b = f.appendDest(b, to)
	return f.Add(append(b, ">>"...))
}

// appendDest writes a destination: the page scrolled to a height, at the
// reader's own zoom.
func (f *finisher) appendDest(b []byte, to target) []byte {
	b = f.pages[to.page].page.AppendRef(append(b, '['))
	b = append(b, "/XYZ null "...)
	return append(appendLength(b, to.y), " null]"...)
}
