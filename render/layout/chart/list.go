package chart

import (
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

const (
	barPitch  = 5 * geom.OnePt // between two rows of bars
	mostName  = 3              // part of the figure that names take at most: 1/3
	leastBar  = geom.OnePt     // shortest bar, so that a small part is seen
	barHeight = 80             // of a bar, in hundredths of the type size
)

// list draws a bar for each part of a whole, one under the other: its name at
// the left, amount and share behind it. When there are more than the figure's
// greatest height holds, the smallest are gathered.
func (p *pie) list(all []doc.Slice) {
	st := p.labelStyle()
	most := geom.Length(mostGrowth) * p.st.Height / growth
	rows := max(int((most+barPitch)/(st.Leading+barPitch)), 1)
	gathered := len(all) > rows
	if gathered {
		all = p.fewer(all, rows)
	}
	names, figured := make([]para.Paragraph, len(all)), make([]para.Paragraph, len(all))
	var name, figure geom.Length
	heaviest := 0.0
	for i := range all {
		names[i] = p.set.Set(doc.Text{{Text: p.clipped(all[i].Name), Src: all[i].Src}}, st, p.st.Width)
		figured[i] = p.set.Set(doc.Text{{Text: figures(&all[i]), Src: all[i].Src}}, st, p.st.Width)
		name, figure = max(name, widthOf(&names[i])), max(figure, widthOf(&figured[i]))
		heaviest = max(heaviest, all[i].Weight)
	}
	axis := name + 2*between
	room := max(p.st.Width-axis-2*between-figure, leastBar)
	y := p.top
	for i := range all {
		p.missing = append(append(p.missing, names[i].Missing...), figured[i].Missing...)
		length := max(scale(room, all[i].Weight/heaviest), leastBar)
		height := st.Size.Mul(barHeight, 100)
		p.items = append(p.items, frame.Placed{
			At:   geom.Point{X: axis, Y: y + (st.Leading-height)/2},
			Item: &frame.Path{Fill: p.barColor(gathered && i == len(all)-1), Segments: rectangle(length, height)},
		})
		p.put(&names[i], geom.Point{X: name - widthOf(&names[i]), Y: y})
		p.put(&figured[i], geom.Point{X: axis + length + 2*between, Y: y})
		y += st.Leading + barPitch
	}
	p.height = y - barPitch - p.top
	p.items = append(p.items, frame.Placed{
		At:   geom.Point{X: axis, Y: p.top},
		Item: &frame.Path{Segments: open([]geom.Point{{}, {Y: p.height}}), Stroke: &leaderGrey, Width: hairline},
	})
}

// clipped is a name that stands on one line of its column.
func (p *pie) clipped(name string) string {
	return p.shortenedTo(name, 1, p.st.Width/mostName)
}

// barColor is that of the first slice of a pie, or of what is gathered.
func (p *pie) barColor(rest bool) *frame.Color { return p.color(0, 1, rest) }

func widthOf(text *para.Paragraph) (w geom.Length) {
	for i := range text.Lines {
		w = max(w, text.Lines[i].Width)
	}
	return w
}

func rectangle(w, h geom.Length) []frame.Segment {
	return append(open([]geom.Point{{}, {X: w}, {X: w, Y: h}, {Y: h}}), frame.Segment{Op: frame.Close})
}
