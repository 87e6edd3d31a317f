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
	gap      = 3 * geom.OnePt // between label and leader, and between labels
	elbow    = 7 * geom.OnePt // from the pie's edge to where a leader turns
	hairline = 400 * geom.Milli
)

// Pie draws the slices of a figure as a pie with a label beside each.
func Pie(f *doc.Figure, st doc.ChartStyle, set *para.Setter, title doc.TextStyle) ([]frame.Placed, geom.Size, diag.List) {
	p := &pie{st: st, set: set}
	top := p.title(f.Title, title)
	slices := visible(f.Slices)
	switch len(slices) {
	case 0:
		p.height = st.Height
		p.empty(top)
	default:
		p.whole(slices, top)
	}
	return p.items, geom.Size{W: st.Width, H: top + p.height}, p.missing
}

// pie is a figure in the making.
type pie struct {
	st      doc.ChartStyle
	set     *para.Setter
	items   []frame.Placed
	height  geom.Length // below the title
	missing diag.List
}

// visible keeps the slices that have a weight.
func visible(all []doc.Slice) []doc.Slice {
	var out []doc.Slice
	for _, s := range all {
		if s.Weight > 0 {
			out = append(out, s)
		}
	}
	return out
}

// title sets the figure's title and returns the height it takes.
func (p *pie) title(text string, st doc.TextStyle) geom.Length {
	if text == "" {
		return 0
	}
	return p.text(doc.Plain(text), st, geom.Point{}, p.st.Width) + st.After
}

// text sets a paragraph at a place and returns its height.
func (p *pie) text(t doc.Text, st doc.TextStyle, at geom.Point, width geom.Length) geom.Length {
	para := p.set.Set(t, st, width)
	p.missing = append(p.missing, para.Missing...)
	p.put(&para, at)
	return geom.Length(len(para.Lines)) * para.Leading
}

func (p *pie) put(para *para.Paragraph, at geom.Point) {
	for i, line := range para.Lines {
		base := at.Add(geom.Point{Y: para.Baseline(i)})
		for _, it := range line.Items {
			it.At = it.At.Add(base)
			p.items = append(p.items, it)
		}
	}
}

// empty draws a ring for a figure without data.
func (p *pie) empty(top geom.Length) {
	centre := geom.Point{X: p.st.Width / 2, Y: top + p.height/2}
	grey := frame.Gray(150)
	p.items = append(p.items, frame.Placed{At: centre, Item: &frame.Path{
		Segments: circle(p.st.Radius), Stroke: &grey, Width: hairline}})
	st := p.labelStyle(doc.AlignCenter)
	p.text(doc.Plain("无数据"), st, geom.Point{X: 0, Y: centre.Y - st.Leading/2}, p.st.Width)
}

func (p *pie) labelStyle(a doc.Align) doc.TextStyle {
	return doc.TextStyle{Role: roleOr(p.st.Label), Size: p.st.LabelSize, Leading: p.st.LabelSize.Mul(13, 10), Align: a}
}

func roleOr(r fonts.Role) fonts.Role {
	if r == "" {
		return fonts.Song
	}
	return r
}

// whole draws the slices, from twelve o'clock clockwise in their order.
func (p *pie) whole(slices []doc.Slice, top geom.Length) {
	total := 0.0
	for _, s := range slices {
		total += s.Weight
	}
	labels := make([]label, len(slices))
	from := 0.0
	var wedges []frame.Placed
	for i := range slices {
		share := slices[i].Weight / total
		middle := from + share/2
		if len(slices) == 1 {
			middle = 0.25 // a whole pie is labelled at its right
		}
		labels[i] = p.label(&slices[i], middle)
		wedges = append(wedges, p.wedge(from, share, i, len(slices)))
		from += share
	}
	p.height = max(p.st.Height, columnHeight(labels, false), columnHeight(labels, true))
	centre := geom.Point{X: p.st.Width / 2, Y: top + p.height/2}
	for _, w := range wedges {
		w.At = centre
		p.items = append(p.items, w)
	}
	for _, left := range []bool{false, true} {
		p.column(labels, left, centre, top)
	}
}

// wedge is a slice of the pie, outlined in white so that neighbours part.
func (p *pie) wedge(from, share float64, i, n int) frame.Placed {
	fill, white := p.st.Palette[i%len(p.st.Palette)], frame.Gray(255)
	path := &frame.Path{Fill: &fill, Stroke: &white, Width: 2 * hairline}
	if n == 1 {
		path.Segments = circle(p.st.Radius)
		return frame.Placed{Item: path}
	}
	// The palette's first colour must not meet itself where the pie closes.
	if i == n-1 && n > 1 && i%len(p.st.Palette) == 0 {
		fill = p.st.Palette[len(p.st.Palette)/2]
	}
	path.Segments = append(path.Segments, frame.Segment{Op: frame.MoveTo},
		frame.Segment{Op: frame.LineTo, P: [3]geom.Point{onCircle(p.st.Radius, from)}})
	path.Segments = append(path.Segments, arc(p.st.Radius, from, share)...)
	path.Segments = append(path.Segments, frame.Segment{Op: frame.Close})
	return frame.Placed{Item: path}
}

// onCircle is the point at a share of the turn, 0 at twelve o'clock.
func onCircle(r geom.Length, turn float64) geom.Point {
	sin, cos := math.Sincos(2 * math.Pi * turn)
	return geom.Point{X: scale(r, sin), Y: -scale(r, cos)}
}

func scale(r geom.Length, f float64) geom.Length { return geom.Length(math.Round(float64(r) * f)) }

// arc follows the circle with a cubic for every quarter turn or less.
func arc(r geom.Length, from, share float64) []frame.Segment {
	n := max(1, int(math.Ceil(share*4)))
	step := share / float64(n)
	k := 4.0 / 3 * math.Tan(math.Pi*step/2)
	var out []frame.Segment
	for i := range n {
		a, b := from+float64(i)*step, from+float64(i+1)*step
		p0, p3 := onCircle(r, a), onCircle(r, b)
		out = append(out, frame.Segment{Op: frame.CubicTo, P: [3]geom.Point{
			{X: p0.X - scale(p0.Y, k), Y: p0.Y + scale(p0.X, k)},
			{X: p3.X + scale(p3.Y, k), Y: p3.Y - scale(p3.X, k)},
			p3,
		}})
	}
	return out
}

func circle(r geom.Length) []frame.Segment {
	segs := []frame.Segment{{Op: frame.MoveTo, P: [3]geom.Point{onCircle(r, 0)}}}
	segs = append(segs, arc(r, 0, 1)...)
	return append(segs, frame.Segment{Op: frame.Close})
}
