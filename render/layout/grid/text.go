package grid

import (
	"unicode/utf8"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// text places the lines from to to of a cell between top and bottom: in the
// vertical middle, or at the top when the cell says so or is only a part.
func (d *drawing) text(c *cell, from, to int, top, bottom geom.Length, node frame.NodeID) {
	if from >= to {
		return
	}
	g := d.g
	whole := from == 0 && to == len(c.par.Lines)
	y := top + g.style.PadY
	if whole && !c.src.Top {
		y = top + (bottom-top-geom.Length(to-from)*c.par.Leading)/2
	}
	y -= geom.Length(from) * c.par.Leading
	left, avail := g.x[c.col]+g.style.PadX+c.indent, g.avail(c)
	for i := from; i < to; i++ {
		line := &c.par.Lines[i]
		at := geom.Point{X: left, Y: y + c.par.Baseline(i)}
		if c.src.Align == doc.AlignSpread && c.kind != kindFigure && len(c.par.Lines) == 1 {
			d.spread(c, line, at, avail, node)
			continue
		}
		at.X += d.offset(c, line.Width, avail)
		for _, it := range line.Items {
			d.items = append(d.items, frame.Placed{At: at.Add(it.At), Item: it.Item, Node: node})
		}
	}
}

// offset is how far a line stands from the left edge of its measure.
func (d *drawing) offset(c *cell, width, avail geom.Length) geom.Length {
	switch c.src.Align {
	case doc.AlignCenter, doc.AlignSpread:
		return (avail - width) / 2
	case doc.AlignRight:
		return avail - width
	case doc.AlignDecimal:
		if c.aligned() && c.size == d.g.style.Size {
			width += d.g.points[c.right()] - c.point
		}
		return avail - width
	default:
		return 0
	}
}

// shortName is the width that two and three characters are spread to, in the
// measure of the type size: as wide as a name of four.
const shortName = 4

// spread places a short name evenly over the width that the spread names of
// its column share, itself in the middle of the cell.
func (d *drawing) spread(c *cell, line *para.Line, at geom.Point, avail geom.Length, node frame.NodeID) {
	target := shortName * c.size
	if !c.inHead {
		target = max(target, d.g.spreads[c.col])
	}
	target = min(target, avail)
	chars := 0
	for _, it := range line.Items {
		if t, ok := it.Item.(*frame.Text); ok {
			chars += utf8.RuneCountInString(t.S)
		}
	}
	if chars < 2 || line.Width > target {
		target = line.Width
	}
	gap := geom.Length(0)
	if chars > 1 {
		gap = (target - line.Width) / geom.Length(chars-1)
	}
	at.X += (avail - target) / 2
	before := 0
	for _, it := range line.Items {
		t, ok := it.Item.(*frame.Text)
		if !ok || gap == 0 {
			d.items = append(d.items, frame.Placed{At: at.Add(it.At), Item: it.Item, Node: node})
			continue
		}
		it.At.X += gap * geom.Length(before)
		before += utf8.RuneCountInString(t.S)
		d.spreadRun(t, at.Add(it.At), gap, before == chars, node)
	}
}

// spreadRun places a run with a gap behind every character; behind the very
// last of a line there is none, so it becomes a run of its own.
func (d *drawing) spreadRun(t *frame.Text, at geom.Point, gap geom.Length, last bool, node frame.NodeID) {
	head := *t
	head.Track += gap
	if !last {
		d.items = append(d.items, frame.Placed{At: at, Item: &head, Node: node})
		return
	}
	_, size := utf8.DecodeLastRuneInString(t.S)
	tail := *t
	head.S, tail.S = t.S[:len(t.S)-size], t.S[len(t.S)-size:]
	if head.S != "" {
		d.items = append(d.items, frame.Placed{At: at, Item: &head, Node: node})
	}
	at.X += head.Width()
	d.items = append(d.items, frame.Placed{At: at, Item: &tail, Node: node})
}
