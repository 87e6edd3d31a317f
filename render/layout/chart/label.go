package chart

import (
	"math"
	"slices"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// label is the text beside a slice: its name, then amount and share.
type label struct {
	turn   float64 // middle of the slice, as a share of the turn
	lines  para.Paragraph
	height geom.Length
}

func (l *label) left() bool { return l.turn > 0.5 }

// room is the width of a column of labels.
func (p *pie) room() geom.Length {
	return max(p.st.Width/2-p.st.Radius-2*elbow-gap, p.st.LabelSize)
}

func (p *pie) label(s *doc.Slice, turn float64) label {
	l := label{turn: turn}
	text := doc.Text{{Text: s.Name, Src: s.Src}, {Text: "\n" + figures(s), Src: s.Src}}
	align := doc.AlignLeft
	if l.left() {
		align = doc.AlignRight
	}
	l.lines = p.set.Set(text, p.labelStyle(align), p.room())
	l.height = geom.Length(len(l.lines.Lines)) * l.lines.Leading
	p.missing = append(p.missing, l.lines.Missing...)
	return l
}

func figures(s *doc.Slice) string {
	if s.Share == "" || s.Amount == "" {
		return s.Amount + s.Share
	}
	return s.Amount + "，" + s.Share
}

// columnHeight is what the labels of one side need.
func columnHeight(labels []label, left bool) geom.Length {
	var h geom.Length
	for i := range labels {
		if labels[i].left() == left {
			h += labels[i].height + gap
		}
	}
	return max(h-gap, 0)
}

// column places the labels of one side from top to bottom, each as near its
// slice as the others let it, and draws their leaders.
func (p *pie) column(labels []label, left bool, centre geom.Point, top geom.Length) {
	var col []*label
	for i := range labels {
		if labels[i].left() == left {
			col = append(col, &labels[i])
		}
	}
	if left {
		slices.Reverse(col) // clockwise runs upwards on the left
	}
	tops := p.spread(col, centre, top)
	for i, l := range col {
		p.draw(l, left, centre, tops[i])
	}
}

// spread finds the labels' upper edges: each wants its middle level with its
// slice; labels that collide push each other apart within the figure.
func (p *pie) spread(col []*label, centre geom.Point, top geom.Length) []geom.Length {
	tops := make([]geom.Length, len(col))
	next := top
	for i, l := range col {
		want := centre.Y + onCircle(p.st.Radius+elbow, l.turn).Y - l.height/2
		tops[i] = max(want, next)
		next = tops[i] + l.height + gap
	}
	limit := top + p.height
	for i := len(col) - 1; i >= 0; i-- {
		tops[i] = min(tops[i], limit-col[i].height)
		limit = tops[i] - gap
	}
	return tops
}

func (p *pie) draw(l *label, left bool, centre geom.Point, y geom.Length) {
	edge := centre.X + p.st.Radius + 2*elbow // where the leader ends
	x := edge + gap
	if left {
		edge = centre.X - p.st.Radius - 2*elbow
		x = edge - gap - p.room()
	}
	p.put(&l.lines, geom.Point{X: x, Y: y})
	start := centre.Add(onCircle(p.st.Radius, l.turn))
	middle := y + l.height/2
	turn := geom.Point{X: centre.X + p.side(left, elbow), Y: middle}
	grey := frame.Gray(110)
	p.items = append(p.items, frame.Placed{Item: &frame.Path{Stroke: &grey, Width: hairline, Segments: []frame.Segment{
		{Op: frame.MoveTo, P: [3]geom.Point{start}},
		{Op: frame.LineTo, P: [3]geom.Point{turn}},
		{Op: frame.LineTo, P: [3]geom.Point{{X: edge, Y: middle}}},
	}}})
}

// side is how far from the centre a leader turns level: outside the pie.
func (p *pie) side(left bool, beyond geom.Length) geom.Length {
	d := p.st.Radius + beyond
	if left {
		return -d
	}
	return d
}

// Contrast is the difference in lightness of two colours, 0 to 255, as grey
// printing shows it.
func Contrast(a, b frame.Color) int {
	return int(math.Abs(luma(a) - luma(b)))
}

func luma(c frame.Color) float64 {
	return 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
}
