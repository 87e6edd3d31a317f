package invariant

import (
	"math"
	"strings"
	"unicode/utf8"

	"yugong/render/frame"
	"yugong/render/geom"
)

// Marks whose ink fills only one half of their em, so that the other half may
// lie outside the measure or over a neighbour.
const (
	inkLeft  = "，。、；：！？’”）》」』】〕〉］｝）" // ink in the left half
	inkRight = "‘“（《「『【〔〈［｛（"        // ink in the right half
)

// ink is an item with the box it may blacken on its page.
type ink struct {
	page   int // counts from 1
	box    geom.Rect
	pen    geom.Length // where the item's own place is, from the left
	item   frame.Item
	node   frame.NodeID
	turned bool // inside a turned group
	veil   bool // inside a group one can see through: the watermark
}

// inksOf lists the items of a page with their boxes, groups opened.
func inksOf(p *frame.Page, number int) []ink {
	list := make([]ink, 0, len(p.Items))
	w := walker{visit: func(i ink) {
		i.page = number
		list = append(list, i)
	}}
	w.items(p.Items)
	return list
}

// walker follows items through groups.
type walker struct {
	visit        func(ink)
	x, y         float64 // origin, in thousandths of a point
	sin, cos     float64 // of the turn so far, when turned
	turned, veil bool
}

func (w walker) items(items []frame.Placed) {
	for _, p := range items {
		w.item(p)
	}
}

func (w walker) item(p frame.Placed) {
	if g, ok := p.Item.(*frame.Group); ok {
		in := w
		in.x, in.y = w.point(p.At)
		if g.Turn != 0 {
			in.sin, in.cos = math.Sincos(g.Turn * math.Pi / 180)
			in.turned = true
		}
		in.veil = w.veil || g.Opacity > 0 && g.Opacity < 1
		in.items(g.Items)
		return
	}
	box := extent(p.Item)
	box.Min = box.Min.Add(p.At)
	x, _ := w.point(p.At)
	w.visit(ink{box: w.box(box), pen: geom.Length(math.Round(x)), item: p.Item, node: p.Node, turned: w.turned, veil: w.veil})
}

// point maps a place of the walker's frame to the page.
func (w walker) point(p geom.Point) (x, y float64) {
	if !w.turned {
		return w.x + float64(p.X), w.y + float64(p.Y)
	}
	return w.x + float64(p.X)*w.cos - float64(p.Y)*w.sin, w.y + float64(p.X)*w.sin + float64(p.Y)*w.cos
}

// box maps a rectangle to the upright rectangle around it on the page.
func (w walker) box(r geom.Rect) geom.Rect {
	if !w.turned {
		r.Min.X += geom.Length(math.Round(w.x))
		r.Min.Y += geom.Length(math.Round(w.y))
		return r
	}
	low, high := r.Min, r.Max()
	minX, minY := math.Inf(1), math.Inf(1)
	maxX, maxY := math.Inf(-1), math.Inf(-1)
	for _, c := range []geom.Point{low, high, {X: low.X, Y: high.Y}, {X: high.X, Y: low.Y}} {
		x, y := w.point(c)
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	at := geom.Point{X: geom.Length(math.Round(minX)), Y: geom.Length(math.Round(minY))}
	return geom.Rect{Min: at, Size: geom.Size{
		W: geom.Length(math.Round(maxX)) - at.X,
		H: geom.Length(math.Round(maxY)) - at.Y,
	}}
}

// extent is the box of an item around its own place.
func extent(it frame.Item) geom.Rect {
	switch it := it.(type) {
	case *frame.Text:
		return textInk(it)
	case *frame.Rule:
		return ruleInk(it)
	case *frame.Fill:
		return geom.Rect{Size: it.Size}
	case *frame.Image:
		return geom.Rect{Size: it.Size}
	case *frame.Link:
		return geom.Rect{Size: it.Size}
	case *frame.Path:
		return pathInk(it)
	}
	return geom.Rect{}
}

// textInk is the CJK box of a run, 0.88 em over the baseline and 0.12 em under
// it, without the empty half of a mark at either end and without the track
// after the last character.
func textInk(t *frame.Text) geom.Rect {
	left, right := geom.Length(0), t.Width()-t.Track
	if first, _ := utf8.DecodeRuneInString(t.S); wide(t, first) && strings.ContainsRune(inkRight, first) {
		left = t.Size / 2
	}
	if last, _ := utf8.DecodeLastRuneInString(t.S); wide(t, last) && strings.ContainsRune(inkLeft, last) {
		right -= t.Size / 2
	}
	return geom.Rect{
		Min:  geom.Point{X: left, Y: -t.Size.Mul(88, 100)},
		Size: geom.Size{W: max(right-left, 0), H: t.Size},
	}
}

// wide reports whether a character takes a whole em in the run's face.
func wide(t *frame.Text, r rune) bool {
	adv, _ := t.Face.Advance(r)
	return adv > 900
}

func ruleInk(r *frame.Rule) geom.Rect {
	x0, x1 := min(0, r.To.X), max(0, r.To.X)
	y0, y1 := min(0, r.To.Y), max(0, r.To.Y)
	if r.To.X == 0 {
		x0, x1 = -r.Width/2, r.Width/2
	} else if r.To.Y == 0 {
		y0, y1 = -r.Width/2, r.Width/2
	}
	return geom.Rect{Min: geom.Point{X: x0, Y: y0}, Size: geom.Size{W: x1 - x0, H: y1 - y0}}
}

func pathInk(p *frame.Path) geom.Rect {
	if len(p.Segments) == 0 {
		return geom.Rect{}
	}
	low := geom.Point{X: math.MaxInt32, Y: math.MaxInt32}
	high := geom.Point{X: math.MinInt32, Y: math.MinInt32}
	for _, s := range p.Segments {
		n := 1
		switch s.Op {
		case frame.CubicTo:
			s.P[0] = s.P[2] // control points lie off the ink
		case frame.Close:
			n = 0
		}
		for _, q := range s.P[:n] {
			low = geom.Point{X: min(low.X, q.X), Y: min(low.Y, q.Y)}
			high = geom.Point{X: max(high.X, q.X), Y: max(high.Y, q.Y)}
		}
	}
	return geom.Rect{Min: low, Size: geom.Size{W: high.X - low.X, H: high.Y - low.Y}}
}
