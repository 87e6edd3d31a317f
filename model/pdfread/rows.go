package pdfread

import (
	"cmp"
	"slices"
)

// block is the text of a cell: lines of one column right under each other.
type block struct {
	Box
	text        string
	first, last int     // columns
	top, bottom float64 // middles of its first and last line
	size        float64
	page        int
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
