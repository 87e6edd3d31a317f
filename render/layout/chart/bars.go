package chart

import (
	"math"
	"slices"

	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

const (
	barGap   = 2 * geom.OnePt // between the bars of a group
	groupGap = 6 * geom.OnePt // between groups
	swatch   = 6 * geom.OnePt // side of a legend's square
)

// Drawn is a figure, or as much of it as a page holds.
type Drawn struct {
	Items []frame.Placed
	Size  geom.Size
}

// Bars draws the groups of a figure as level bars, one a series below each
// other with its amount at the end, or as one bar in pieces with their names
// and amounts below. Names stand at the left, the legend above. What is less than
// nothing reaches to the left of the others' beginning. Groups that the room of a
// page does not hold stand in further drawings, on the same scale.
func Bars(f *doc.Figure, st doc.ChartStyle, set *para.Setter, title doc.TextStyle, room geom.Length) (out []Drawn, missing diag.List) {
	p := &pie{st: st, set: set, height: st.Height}
	p.setTitle(f.Title, title)
	b := &bars{pie: p, y: p.top, left: st.Width * 3 / 10, stacked: f.Kind == doc.StackedBars}
	b.full = st.Width - b.left - between
	if !b.stacked {
		b.full -= b.amountRoom(f)
	}
	b.longest(f)
	if b.most+b.least == 0 {
		p.empty()
		return []Drawn{{p.items, geom.Size{W: st.Width, H: p.top + p.height}}}, p.missing
	}
	b.legend(f.Series)
	n := 0 // groups in this drawing
	for i := range f.Groups {
		mark, y := len(b.items), b.y
		if n > 0 {
			b.y += groupGap
		}
		b.group(&f.Groups[i])
		if n++; b.y <= room || n == 1 {
			continue
		}
		out = append(out, Drawn{b.items[:mark:mark], geom.Size{W: st.Width, H: y}})
		b.items = nil
		b.setTitle(f.Title+"（续）", title)
		b.y = b.top
		b.legend(f.Series)
		b.group(&f.Groups[i])
		n = 1
	}
	return append(out, Drawn{b.items, geom.Size{W: st.Width, H: b.y}}), p.missing
}

// bars is a figure in the making, from y on.
type bars struct {
	*pie
	y       geom.Length
	left    geom.Length // width of the names
	full    geom.Length // of the longest bars to both sides
	most    float64     // weight of the longest bar
	least   float64     // of the longest to the left
	stacked bool
}

func weight(s *doc.Slice) float64 {
	if !math.IsInf(s.Weight, 0) && !math.IsNaN(s.Weight) {
		return s.Weight
	}
	return 0
}

// length of a bar.
func (b *bars) length(weight float64) geom.Length {
	return geom.Length(math.Round(float64(b.full) * weight / (b.most + b.least)))
}

func (b *bars) longest(f *doc.Figure) {
	for i := range f.Groups {
		sum := 0.0
		for j := range f.Groups[i].Values {
			w := weight(&f.Groups[i].Values[j])
			if sum += max(w, 0); !b.stacked {
				b.most, b.least = max(b.most, w), max(b.least, -w)
			}
		}
		if b.stacked {
			b.most = max(b.most, sum)
		}
	}
}

// amountRoom is the width of the widest amount.
func (b *bars) amountRoom(f *doc.Figure) (w geom.Length) {
	for i := range f.Groups {
		for j := range f.Groups[i].Values {
			w = max(w, b.width(f.Groups[i].Values[j].Amount))
		}
	}
	return w + 2*between
}

// width measures a line of label text.
func (b *bars) width(text string) (w geom.Length) {
	t := b.set.Set(doc.Plain(text), b.labelStyle(), b.st.Width)
	for i := range t.Lines {
		w = max(w, t.Lines[i].Width)
	}
	return w
}

// write sets a text and returns its height.
func (b *bars) write(text string, at geom.Point, width geom.Length, align doc.Align) geom.Length {
	st := b.labelStyle()
	st.Align = align
	t := b.set.Set(doc.Plain(text), st, width)
	b.missing = append(b.missing, t.Missing...)
	b.put(&t, at)
	return t.Height()
}

func (b *bars) rect(at geom.Point, w, h geom.Length, color *frame.Color) {
	corners := []geom.Point{{}, {X: w}, {X: w, Y: h}, {Y: h}}
	b.items = append(b.items, frame.Placed{At: at, Item: &frame.Path{
		Fill: color, Segments: append(open(corners), frame.Segment{Op: frame.Close})}})
}

// legend names the series on lines above the bars, where there are several.
func (b *bars) legend(series []string) {
	if len(series) < 2 {
		return
	}
	x, line := b.left, b.labelStyle().Leading
	for i, name := range series {
		w := b.width(name)
		if x > b.left && x+swatch+between+w > b.st.Width {
			x, b.y = b.left, b.y+line
		}
		b.rect(geom.Point{X: x, Y: b.y + (line-swatch)/2}, swatch, swatch, b.color(i, len(series)+1, false))
		b.write(name, geom.Point{X: x + swatch + between, Y: b.y}, w+geom.OnePt, doc.AlignLeft)
		x += swatch + 2*between + w + 2*groupGap
	}
	b.y += line + groupGap
}

// group draws the bars of one name.
func (b *bars) group(g *doc.Group) {
	top, line := b.y, b.labelStyle().Leading
	name := b.write(g.Name, geom.Point{Y: top}, b.left-between, doc.AlignRight)
	if b.stacked {
		b.stack(g, line)
	} else {
		for i := range g.Values {
			v := &g.Values[i]
			x, w := b.left+b.length(b.least), b.length(weight(v))
			b.rect(geom.Point{X: min(x, x+w), Y: b.y + line/6}, max(w, -w, hairline), line*2/3, b.color(i, len(g.Values)+1, false))
			x += max(w, 0)
			b.write(v.Amount, geom.Point{X: x + between, Y: b.y}, b.st.Width-x-between, doc.AlignLeft)
			if b.y += line; i+1 < len(g.Values) {
				b.y += barGap
			}
		}
	}
	b.y = max(b.y, top+name)
}

// stack draws one bar in pieces, and below it what each is, but for those of which
// nothing is known.
func (b *bars) stack(g *doc.Group, line geom.Length) {
	x, text := b.left, ""
	said := slices.ContainsFunc(g.Values, func(v doc.Slice) bool { return len(v.Src) > 0 })
	for i := range g.Values {
		v := &g.Values[i]
		w := b.length(max(weight(v), 0))
		if w > 0 {
			b.rect(geom.Point{X: x, Y: b.y + line/6}, w, line*2/3, b.color(i, len(g.Values)+1, false))
		}
		if x += w; i+1 < len(g.Values) && w > gap {
			b.rect(geom.Point{X: x - gap, Y: b.y + line/6}, gap, line*2/3, &white)
		}
		if len(v.Src) == 0 && said {
			continue
		}
		if text != "" {
			text += "；"
		}
		text += v.Name + v.Amount
	}
	b.y += line
	b.y += b.write(text, geom.Point{X: b.left, Y: b.y}, b.full, doc.AlignLeft)
}
