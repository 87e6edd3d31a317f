package chart

import (
	"math"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

const (
	between  = 3 * geom.OnePt   // between two labels, and between leader and label
	elbow    = 7 * geom.OnePt   // from the pie to where a leader runs level, and its length there
	hairline = 400 * geom.Milli // leaders
	gap      = 800 * geom.Milli // white line between two slices
)

// Greys beside the palette.
var (
	leaderGrey = frame.Gray(110)
	restGrey   = frame.Gray(184)
	white      = frame.Gray(255)
)

// Parts of a whole that a pie shows well: with fewer there is nothing to
// compare, with more it cannot be read.
const (
	leastPie = 3
	mostPie  = 6
)

// Pie draws the slices of a figure: as a pie with a label beside each or, when
// they are too few or too many for that, as a list of bars. Slices whose weight is not
// positive are left out; without any, a line says that there is no data.
func Pie(f *doc.Figure, st doc.ChartStyle, set *para.Setter, title doc.TextStyle) (items []frame.Placed, size geom.Size, missing diag.List) {
	p := &pie{st: st, set: set, height: st.Height, gather: f.Gather}
	p.setTitle(f.Title, title)
	p.fitRadius()
	switch slices := p.drawn(f.Slices); {
	case len(slices) == 0:
		p.empty()
	case len(slices) < leastPie || len(slices) > mostPie:
		p.list(slices)
	default:
		p.draw(p.arrange(slices))
	}
	return p.items, geom.Size{W: st.Width, H: p.top + p.height}, p.missing
}

// pie is a figure in the making.
type pie struct {
	st      doc.ChartStyle
	set     *para.Setter
	top     geom.Length // height of the title
	height  geom.Length // below it
	radius  geom.Length
	items   []frame.Placed
	missing diag.List

	gather func(places []int) doc.Slice
	places []int // of the slices that are drawn, among the figure's
}

// drawn lists the slices that have a weight.
func (p *pie) drawn(all []doc.Slice) []doc.Slice {
	var out []doc.Slice
	for i, s := range all {
		if s.Weight > 0 && !math.IsInf(s.Weight, 0) {
			out, p.places = append(out, s), append(p.places, i)
		}
	}
	return out
}

func (p *pie) setTitle(text string, st doc.TextStyle) {
	if text == "" {
		return
	}
	title := p.set.Set(doc.Plain(text), st, p.st.Width)
	p.missing = append(p.missing, title.Missing...)
	p.put(&title, geom.Point{})
	p.top = title.Height() + st.After
}

// leastRoom is the least width of a column of labels, in ems.
const leastRoom = 6

// fitRadius makes the pie as large as its style says and the figure allows:
// leaders must pass above and below it, labels stand beside it.
func (p *pie) fitRadius() {
	across := p.st.Width/2 - leastRoom*p.st.LabelSize - 2*elbow - between
	p.radius = max(min(p.st.Radius, p.height/2-hairline, across), geom.OnePt)
}

// room is the width of a column of labels.
func (p *pie) room() geom.Length {
	return max(p.st.Width/2-p.radius-2*elbow-between, 0)
}

// below is a place on the axis of the figure.
func (p *pie) below(middle geom.Length) geom.Point {
	return geom.Point{X: p.st.Width / 2, Y: p.top + middle}
}

func (p *pie) put(text *para.Paragraph, at geom.Point) {
	for i := range text.Lines {
		base := at.Add(geom.Point{Y: text.Baseline(i)})
		for _, it := range text.Lines[i].Items {
			it.At = it.At.Add(base)
			p.items = append(p.items, it)
		}
	}
}

func (p *pie) labelStyle() doc.TextStyle {
	role := p.st.Label
	if role == "" {
		role = fonts.Song
	}
	return doc.TextStyle{Role: role, Size: p.st.LabelSize, Leading: p.st.LabelSize.Mul(13, 10)}
}

// empty says in a line that there is nothing to draw.
func (p *pie) empty() {
	st := p.labelStyle()
	st.Align = doc.AlignCenter
	text := p.set.Set(doc.Plain("无数据"), st, p.st.Width)
	p.missing = append(p.missing, text.Missing...)
	p.put(&text, geom.Point{Y: p.top})
	p.height = text.Height()
}

// draw paints an arrangement: slices, leaders, labels.
func (p *pie) draw(a *arrangement) {
	p.height = a.height
	centre := p.below(a.middle)
	from := a.turn
	for i := range a.labels {
		l := &a.labels[i]
		path := &frame.Path{Fill: p.color(i, len(a.labels), l.rest), Segments: wedge(p.radius, from, l.share)}
		if len(a.labels) == 1 {
			path.Segments = circle(p.radius)
		}
		from += l.share
		p.items = append(p.items, frame.Placed{At: centre, Item: path})
	}
	p.part(a, centre)
	for i := range a.labels {
		p.items = append(p.items, frame.Placed{At: centre, Item: &frame.Path{
			Segments: open(a.labels[i].leader[:]), Stroke: &leaderGrey, Width: hairline,
		}})
	}
	for i := range a.labels {
		p.drawLabel(&a.labels[i], centre)
	}
}

// part draws a white line between each two slices, thinner beside a slice that
// it would hide.
func (p *pie) part(a *arrangement, centre geom.Point) {
	n := len(a.labels)
	from := a.turn
	for i := 0; i < n && n > 1; i++ {
		share := min(a.labels[i].share, a.labels[(i+n-1)%n].share)
		width := min(gap, scale(p.radius, 2*math.Pi*share/3))
		p.items = append(p.items, frame.Placed{At: centre, Item: &frame.Path{
			Segments: open([]geom.Point{{}, onCircle(p.radius, from)}), Stroke: &white, Width: width,
		}})
		from += a.labels[i].share
	}
}

// drawLabel sets a label again, flush with its leader.
func (p *pie) drawLabel(l *label, centre geom.Point) {
	st := p.labelStyle()
	x := l.leader[2].X + between
	if l.left {
		st.Align = doc.AlignRight
		x = l.leader[2].X - between - p.room()
	}
	text := p.set.Set(l.text, st, p.room())
	p.missing = append(p.missing, text.Missing...)
	p.put(&text, centre.Add(geom.Point{X: x, Y: l.y}))
}

// color is the colour of slice i of n. The last must not meet the first in the
// same colour where the pie closes; what is gathered is grey.
func (p *pie) color(i, n int, rest bool) *frame.Color {
	palette := p.st.Palette
	if len(palette) == 0 {
		palette = []frame.Color{frame.Gray(64), frame.Gray(144), frame.Gray(100)}
	}
	k := i % len(palette)
	if i == n-1 && i > 0 && k == 0 && len(palette) > 2 {
		k = 1
	}
	c := palette[k]
	if rest {
		c = restGrey
	}
	return &c
}
