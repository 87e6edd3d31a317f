package pdfread

import (
	"cmp"
	"math"
	"slices"

	"yugong/model/pdfread/internal/content"
)

// Bounds of a table without rules: beyond them lines are none.
const (
	mostColumns = 100
	mostHead    = 1000 // texts of a head
	mostLabels  = 50   // tried as one over several columns
	mostPairs   = 1e7  // of labels and other texts
	mostBeside  = 400  // cells looked through for the one that a line belongs to
)

// column is where the texts of a column stand.
type column struct{ lo, hi float64 }

// frame is what the lines of an aligned table tell of its columns and rows.
type frame struct {
	cols []column
	near float64 // lines of a column nearer to each other than this are of one cell
}

// newFrame finds columns: what no text of the lines with figures bridges, and
// what stands beside those in the head.
func newFrame(t *aligned) *frame {
	g := &frame{}
	var spans []column
	var texts []Part  // of the body, in lines without a figure
	var labels []Part // in lines with figures
	rows := 0
	size := 0.0
	for i := range t.parts {
		head := true
		for k := range t.parts[i].lines {
			l := t.parts[i].lines[k].cells()
			size = max(size, l.Size)
			if !slices.ContainsFunc(l.Parts, func(p Part) bool { return figure(p.Text) }) {
				if !head {
					texts = append(texts, l.Parts...)
				}
				continue
			}
			head = false
			rows++
			for _, p := range l.Parts {
				spans = append(spans, column{p.X0, p.X1})
				if !figure(p.Text) {
					labels = append(labels, p)
				}
			}
		}
	}
	g.cols = merged(spans)
	if rows >= leastRows {
		g.cols = merged(without(spans, labels, texts))
	}
	if len(g.cols) > mostColumns {
		return &frame{}
	}
	g.near = g.pitch(t, size)
	g.widen(texts)
	g.beside(&t.parts[0])
	return g
}

// cells is the line with its parts divided as the cells of a table are: also
// where an amount ends and little room is left to what stands in the next cell.
func (l Line) cells() Line {
	const little = 0.12
	l = l.divided(gapCell)
	var out []Part
	for _, p := range l.Parts {
		from := 0
		for i := 3; i < len(p.glyphs); i++ {
			if p.glyphs[i].X0-p.glyphs[i-1].X1 > little*p.glyphs[i].Size && amount(p.glyphs[from:i], p.glyphs[i].Text == "年") {
				out = append(out, newPart(p.glyphs[from:i]))
				from = i
			}
		}
		out = append(out, newPart(p.glyphs[from:]))
	}
	l.Parts = out
	return l
}

// amount: the characters end like 1,234.50, or are a code and no year.
func amount(list []content.Glyph, year bool) bool {
	n := len(list)
	digit := func(i int) bool { return len(list[i].Text) == 1 && list[i].Text[0] >= '0' && list[i].Text[0] <= '9' }
	code := n >= 3 && !year
	for i := range list {
		code = code && digit(i)
	}
	return code || n >= 4 && digit(n-1) && digit(n-2) && list[n-3].Text == "." && digit(n-4)
}

// without leaves out the labels that stand over several columns, or between
// them, as that of a total does.
func without(spans []column, labels, texts []Part) []column {
	tried := 0
	if len(labels)*len(spans) > mostPairs {
		return spans
	}
	for _, p := range labels {
		at := slices.Index(spans, column{p.X0, p.X1})
		if at < 0 || covered(spans, at) {
			continue
		}
		if tried++; tried > mostLabels {
			break
		}
		rest := slices.Delete(slices.Clone(spans), at, at+1)
		alone := !slices.ContainsFunc(texts, func(t Part) bool { return t.X0 < p.X1 && t.X1 > p.X0 })
		if over, left := merged(slices.Clone(spans)), merged(slices.Clone(rest)); len(left) > len(over) || alone && len(left) < len(over) && len(left) > 1 {
			spans = rest
		}
	}
	return spans
}

// covered: another span covers one.
func covered(spans []column, at int) bool {
	c := spans[at]
	for i, s := range spans {
		if i != at && s.lo <= c.lo && s.hi >= c.hi {
			return true
		}
	}
	return false
}

// merged joins spans that touch.
func merged(spans []column) []column {
	slices.SortFunc(spans, func(a, b column) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi)) })
	var out []column
	for _, s := range spans {
		if n := len(out); n > 0 && s.lo < out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, s.hi)
			continue
		}
		out = append(out, s)
	}
	return out
}

// widen lets a column reach as far as texts that stand over it alone.
func (g *frame) widen(texts []Part) {
	for _, p := range texts {
		at := -1
		for i, c := range g.cols {
			if p.X0 < c.hi && p.X1 > c.lo {
				if at >= 0 {
					at = -2
					break
				}
				at = i
			}
		}
		if at < 0 || at > 0 && p.X0 < g.cols[at-1].hi || at+1 < len(g.cols) && p.X1 > g.cols[at+1].lo {
			continue
		}
		g.cols[at] = column{min(g.cols[at].lo, p.X0), max(g.cols[at].hi, p.X1)}
	}
}

// pitch is how near two lines of a cell are at most: nearer than two figures of
// a column ever stand, and no more than lines of text do.
func (g *frame) pitch(t *aligned, size float64) float64 {
	const lines = 1.5
	least := lines * size
	for i := range t.parts {
		last := map[int]float64{}
		for k := range t.parts[i].lines {
			l := t.parts[i].lines[k].cells()
			for _, p := range l.Parts {
				if !figure(p.Text) {
					continue
				}
				c, _ := reach(g.cols, p.Box)
				if y, ok := last[c]; ok {
					least = min(least, 0.96*(mid(p.Box)-y))
				}
				last[c] = mid(p.Box)
			}
		}
	}
	return least
}

// beside lets the lowest texts of the head widen the columns that they name, and
// makes columns of the others: such without a figure.
func (g *frame) beside(p *part) {
	heads := g.lowest(g.head((&frame{near: g.near}).blocks(p)))
	slices.SortFunc(heads, func(a, b block) int { return cmp.Compare(a.X0, b.X0) })
	cols := slices.Clone(g.cols)
	of := g.named(heads)
	for i, b := range heads {
		over := slices.ContainsFunc(g.cols, func(c column) bool { return b.X0 < c.hi && b.X1 > c.lo })
		switch c := slices.Index(of, i); {
		case c >= 0:
			lo, hi := min(cols[c].lo, b.X0), max(cols[c].hi, b.X1)
			if (c == 0 || lo > cols[c-1].hi) && (c+1 == len(g.cols) || hi < cols[c+1].lo) {
				cols[c] = column{lo, hi}
			}
		case !over:
			cols = append(cols, column{b.X0, b.X1})
		}
	}
	g.cols = merged(cols)
}

// named finds the text of the head for each column, -1 for none: in their order,
// and as near to the columns as they can all be.
func (g *frame) named(heads []block) []int {
	const none = 1e4 // of a column without a text
	n, m := len(g.cols), len(heads)
	off := func(c, h int) float64 {
		a, b := g.cols[c], heads[h]
		return max(0, a.lo-b.X1, b.X0-a.hi) + math.Abs(a.lo+a.hi-b.X0-b.X1)/100
	}
	best := make([][]float64, n+1) // of the columns and texts from here on
	for c := range best {
		best[c] = make([]float64, m+1)
	}
	for c := n - 1; c >= 0; c-- {
		for h := m; h >= 0; h-- {
			best[c][h] = best[c+1][h] + none
			if h < m {
				best[c][h] = min(best[c][h], best[c][h+1], best[c+1][h+1]+off(c, h))
			}
		}
	}
	out := make([]int, n)
	for c, h := 0, 0; c < n; {
		switch {
		case h < m && best[c][h] == best[c+1][h+1]+off(c, h):
			out[c] = h
			c, h = c+1, h+1
		case h < m && best[c][h] == best[c][h+1]:
			h++
		default:
			out[c] = -1
			c++
		}
	}
	return out
}

// lowest are the texts of a head under which no other stands.
func (g *frame) lowest(list []block) []block {
	if len(list) > mostHead {
		return nil
	}
	var out []block
	top, bottom := 1e9, 0.0
	for _, b := range list {
		top, bottom = min(top, b.top), max(bottom, b.bottom)
	}
	for _, b := range list {
		under := slices.ContainsFunc(list, func(o block) bool { return o.top > b.bottom && o.X0 < b.X1 && o.X1 > b.X0 })
		// A group may stand over the gap between two of its columns.
		own := len(g.cols) > 0 && (b.X0 > g.cols[len(g.cols)-1].hi || slices.ContainsFunc(g.cols, func(c column) bool { return b.X0 < c.hi && b.X1 > c.lo }))
		if !under && !between(&b, list) && (own || b.middle() > (top+bottom)/2-0.3*b.size) {
			out = append(out, b)
		}
	}
	return out
}

// between: a text stands in the middle of two that stand lower, over their gap.
func between(b *block, list []block) bool {
	left, right := math.Inf(1), math.Inf(1)
	for i := range list {
		switch o := &list[i]; {
		case o.top <= b.bottom:
		case o.X1 <= b.X0:
			left = min(left, b.X0-o.X1)
		case o.X0 >= b.X1:
			right = min(right, o.X0-b.X1)
		}
	}
	const far, alike = 4, 0.5
	return max(left, right) < far*b.size && math.Abs(left-right) < alike*b.size
}
