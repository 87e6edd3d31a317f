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

// block is the text of a cell: lines of one column right under each other.
type block struct {
	Box
	text        string
	first, last int     // columns
	top, bottom float64 // middles of its first and last line
	size        float64
	page        int
}

// newGrid finds columns: what no text of the lines with figures bridges, and
// what stands beside those in the head.
func newGrid(t *aligned) *frame {
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

// blocks are the cells of a part.
func (g *frame) blocks(p *part) []block {
	var out []block
	for i := range p.lines {
		l := p.lines[i].cells()
		for k := range l.Parts {
			b := block{Box: l.Parts[k].Box, text: l.Parts[k].Text, size: l.Size, page: l.Page, top: mid(l.Parts[k].Box)}
			b.bottom = b.top
			if len(g.cols) > 0 {
				b.first, b.last = reach(g.cols, b.Box)
			}
			if !g.grow(out, &b) {
				out = append(out, b)
			}
		}
	}
	return out
}

// grow lets a text go on with the cell that it belongs to.
func (g *frame) grow(list []block, b *block) bool {
	for i := len(list) - 1; i >= max(0, len(list)-mostBeside); i-- {
		o := &list[i]
		beside := len(g.cols) > 0 && b.top-o.bottom < 0.3*b.size
		same := len(g.cols) > 0 && b.first == o.first && b.last == o.last
		under := b.X0 < o.X1 && b.X1 > o.X0 && (b.X0 >= o.X0-1 && b.X1 <= o.X1+1 || o.X0 >= b.X0-1 && o.X1 <= b.X1+1)
		if b.top-o.bottom > g.near || !same && (beside || !under) {
			continue
		}
		if beside && western(o.text[len(o.text)-1:]) && western(b.text) {
			o.text += " "
		}
		o.text += b.text
		o.Box, o.bottom = around(o.Box, b.Box), b.bottom
		return true
	}
	return false
}

// bands divide blocks into rows: those that stand beside each other. Where rules
// divide the rows they say it.
func (g *frame) bands(p *part, list []block) [][]block {
	at := p.rows()
	slices.SortStableFunc(list, func(a, b block) int { return cmp.Compare(a.top, b.top) })
	var out [][]block
	end := 0.0
	for _, b := range list {
		n := len(out)
		var apart bool
		if at != nil {
			apart = n == 0 || slices.ContainsFunc(at, func(y float64) bool { return y > end && y < b.top })
		} else {
			apart = n == 0 || b.top-0.3*b.size > end+0.3*b.size
		}
		if apart {
			out = append(out, nil)
			n++
			end = b.bottom
		}
		out[n-1] = append(out[n-1], b)
		end = max(end, b.bottom)
	}
	return out
}

// rows are the rules between the rows, if there are rules between them.
func (p *part) rows() []float64 {
	box := boxOf(p.lines)
	var at []float64
	for _, r := range p.rules {
		if r.Y0 == r.Y1 && r.X0 < box.X1 && r.X1 > box.X0 && r.Y0 > box.Y0 && r.Y0 < box.Y1 {
			at = append(at, r.Y0)
		}
	}
	slices.Sort(at)
	if at = slices.Compact(at); 2*len(at) < len(p.lines) {
		return nil
	}
	return at
}

// head is what of blocks stands over the first figure; without a figure, what
// stands over the last line of one text.
func (g *frame) head(list []block) []block {
	end, last := -1.0, -1.0
	for _, b := range list {
		if figure(b.text) && (end < 0 || b.top < end) {
			end = b.top
		}
		last = max(last, b.bottom)
	}
	if end < 0 {
		beside := 0
		for _, b := range list {
			if b.bottom > last-0.5*b.size {
				beside++
			}
		}
		if end = last + 1000; beside == 1 {
			end = last
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(b block) bool { return b.bottom > end-0.5*b.size })
}

// table makes the table of a part.
func (g *frame) table(p *part) Table {
	t := Table{Cols: len(g.cols), Page: p.page + 1}
	t.pieces = []piece{{page: t.Page, box: boxOf(p.lines), xs: edges(g.cols)}}
	list := g.blocks(p)
	bands := g.bands(p, list)
	n := g.heads(bands)
	if n > 0 {
		t.Cells, t.Rows = g.headCells(slices.Concat(bands[:n]...))
	}
	for _, band := range bands[n:] {
		t.Cells = append(t.Cells, g.cells(band, t.Rows)...)
		t.Rows++
	}
	return t
}

// heads counts the bands of the head: those before the first figure, but for
// labels that stand alone at their end.
func (g *frame) heads(bands [][]block) int {
	n := slices.IndexFunc(bands, func(band []block) bool {
		return slices.ContainsFunc(band, func(b block) bool { return figure(b.text) })
	})
	if n < 0 {
		n = len(bands)
	}
	for n > 1 && len(bands[n-1]) == 1 {
		n--
	}
	return n
}

// edges are the borders that the columns would have.
func edges(cols []column) []float64 {
	out := []float64{cols[0].lo}
	for i := 1; i < len(cols); i++ {
		out = append(out, (cols[i-1].hi+cols[i].lo)/2)
	}
	return append(out, cols[len(cols)-1].hi)
}

// cells makes the cells of a row: a text that reaches over several columns
// spans them, and a column without text has an empty cell.
func (g *frame) cells(band []block, row int) []Cell {
	slices.SortStableFunc(band, func(a, b block) int { return cmp.Compare(a.first, b.first) })
	place := Place{band[0].page, band[0].Box}
	at := make([]*Cell, len(g.cols))
	for i := range band {
		b := &band[i]
		place.Box = around(place.Box, b.Box)
		if c := at[b.first]; c != nil {
			c.Text += b.text
			c.Box = around(c.Box, b.Box)
			continue
		}
		c := &Cell{Row: row, Col: b.first, Rows: 1, Text: b.text, Place: Place{b.page, b.Box}}
		for k := b.first; k <= b.last && at[k] == nil; k++ {
			at[k] = c
			c.Cols++
		}
	}
	var out []Cell
	for i := range at {
		switch {
		case at[i] == nil:
			box := Box{X0: g.cols[i].lo, Y0: place.Y0, X1: g.cols[i].hi, Y1: place.Y1}
			out = append(out, Cell{Row: row, Col: i, Rows: 1, Cols: 1, Place: Place{place.Page, box}})
		case at[i].Col == i:
			out = append(out, *at[i])
		}
	}
	return out
}

// reach is the first and last column that a text stands over.
func reach(cols []column, b Box) (first, last int) {
	first, last = -1, -1
	nearest, distance := 0, 1e9
	for i, c := range cols {
		if d := max(c.lo-b.X1, b.X0-c.hi); d < distance {
			nearest, distance = i, d
		}
		if min(c.hi, b.X1)-max(c.lo, b.X0) > 0.3*min(c.hi-c.lo, b.X1-b.X0) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return nearest, nearest
	}
	return first, last
}
