package pdfread

import (
	"cmp"
	"slices"
	"strings"

	"yugong/model/pdfread/internal/content"
)

// What makes lines a table that no vertical lines divide.
const (
	leastRows   = 3   // lines of several parts
	leastFigure = 2   // lines of them that hold a figure
	farLine     = 3.5 // a line further below than this many ems begins anew
)

// align finds the tables in the lines of a page; above is the page before.
func (s *sheet) align(above *sheet) {
	found, rest := unruled(s.lines, s.rules, above.open())
	s.tables, s.lines = append(s.tables, found...), rest
	slices.SortStableFunc(s.tables, func(a, b Table) int { return cmp.Compare(a.pieces[0].box.Y0, b.pieces[0].box.Y0) })
}

// open gives the columns of an aligned table that ends the page, or nil.
func (s *sheet) open() []column {
	if s == nil || len(s.tables) == 0 {
		return nil
	}
	t := &s.tables[len(s.tables)-1]
	end := t.pieces[len(t.pieces)-1]
	if t.Ruled || len(s.lines) > 0 && s.lines[len(s.lines)-1].Y0 > end.box.Y1 {
		return nil
	}
	var out []column
	for i := range end.xs[1:] {
		out = append(out, column{end.xs[i] + 1, end.xs[i+1] - 1})
	}
	return out
}

// unruled finds tables whose columns are only aligned, three-line tables among
// them, and the lines outside of them. A table of the page before may go on
// with its columns.
func unruled(all []Line, rules []content.Rule, open []column) ([]Table, []Line) {
	fine := make([]Line, len(all))
	for i := range all {
		fine[i] = all[i].divided(gapColumn)
	}
	var out []Table
	var rest []Line
	for from := 0; from < len(all); {
		to := region(fine, from)
		if to > from {
			cols := columnsOf(fine[from:to])
			if cols == nil && from == 0 {
				cols = open
			}
			if t, ok := newAligned(fine[from:to], rules, cols); ok {
				out, from = append(out, t), to
				continue
			}
		}
		rest = append(rest, all[from])
		from++
	}
	return out, rest
}

// region is how far a table that begins with a line would go: lines of
// several parts, and between them single ones, which hold the rest of a wrapped
// cell or a heading of rows.
func region(all []Line, from int) int {
	if len(all[from].Parts) < 2 {
		return from
	}
	to := from + 1
	for i := to; i < len(all) && i <= to+1; i++ {
		l := &all[i]
		if l.Y0-all[i-1].Y1 > farLine*l.Size {
			break
		}
		if len(l.Parts) >= 2 {
			to = i + 1
		}
	}
	return to
}

// column is where the texts of a column stand.
type column struct{ lo, hi float64 }

// columnsOf finds the columns of lines; nil if they are no table.
func columnsOf(all []Line) []column {
	several, figures, most := 0, 0, 0
	for i := range all {
		n := len(all[i].Parts)
		most = max(most, n)
		if n < 2 {
			continue
		}
		several++
		if slices.ContainsFunc(all[i].Parts[1:], func(p Part) bool { return figure(p.Text) }) {
			figures++
		}
	}
	if several < leastRows || figures < leastFigure {
		return nil
	}
	return columns(all, most)
}

// newAligned makes a table of lines.
func newAligned(all []Line, rules []content.Rule, cols []column) (Table, bool) {
	if len(cols) < 2 {
		return Table{}, false
	}
	t := Table{Cols: len(cols), Page: all[0].Page}
	box := all[0].Box
	for _, row := range rowsOf(all, rules) {
		t.Cells = append(t.Cells, cellsOf(all[row[0]:row[1]], cols, t.Rows)...)
		t.Rows++
	}
	for i := range all {
		box = around(box, all[i].Box)
	}
	t.pieces = []piece{{page: t.Page, box: box, xs: edges(cols)}}
	return t, true
}

// figure: an amount, a share, or a dash for none.
func figure(s string) bool {
	if s == "" || strings.Trim(s, "-—–") == "" {
		return true
	}
	digits := strings.Trim(s, "0123456789.,，-+%()（）")
	return digits == "" && strings.ContainsAny(s, "0123456789")
}

// columns finds what no text of the fuller lines bridges.
func columns(all []Line, most int) []column {
	var spans []column
	for i := range all {
		if n := len(all[i].Parts); n >= 2 && 3*n >= 2*most {
			for _, p := range all[i].Parts {
				spans = append(spans, column{p.X0, p.X1})
			}
		}
	}
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

// edges are the borders that the columns would have.
func edges(cols []column) []float64 {
	out := []float64{cols[0].lo}
	for i := 1; i < len(cols); i++ {
		out = append(out, (cols[i-1].hi+cols[i].lo)/2)
	}
	return append(out, cols[len(cols)-1].hi)
}

// rowsOf groups lines to rows, as from and to. Where rules divide the rows they
// say it; else each line is a row, but for one that carries on the first
// column of the line before and stands nearer to it than rows do.
func rowsOf(all []Line, rules []content.Rule) [][2]int {
	var at []float64
	for _, r := range rules {
		if r.Y0 == r.Y1 && r.X0 < all[0].X1 && r.X1 > all[0].X0 && r.Y0 > all[0].Y0 && r.Y0 < all[len(all)-1].Y1 {
			at = append(at, r.Y0)
		}
	}
	slices.Sort(at)
	at = slices.Compact(at)
	divided := 2*len(at) >= len(all)
	pitch := pitch(all)
	var out [][2]int
	for i := range all {
		if n := len(out); n > 0 {
			apart := slices.ContainsFunc(at, func(y float64) bool { return y > mid(all[i-1].Box) && y < mid(all[i].Box) })
			near := len(all[i].Parts) == 1 && !figure(all[i].Parts[0].Text) && mid(all[i].Box)-mid(all[i-1].Box) < 0.85*pitch
			if !apart && (divided || near) {
				out[n-1][1] = i + 1
				continue
			}
		}
		out = append(out, [2]int{i, i + 1})
	}
	return out
}

// pitch is the usual distance of rows.
func pitch(all []Line) float64 {
	var d []float64
	for i := 1; i < len(all); i++ {
		if len(all[i].Parts) > 1 && len(all[i-1].Parts) > 1 {
			d = append(d, mid(all[i].Box)-mid(all[i-1].Box))
		}
	}
	if len(d) == 0 {
		return 0
	}
	slices.Sort(d)
	return d[len(d)/2]
}

// cellsOf makes the cells of a row: a text that reaches over several columns
// spans them, and a column without text has an empty cell.
func cellsOf(row []Line, cols []column, number int) []Cell {
	at := make([]*Cell, len(cols))
	place := Place{row[0].Page, row[0].Box}
	for i := range row {
		place.Box = around(place.Box, row[i].Box)
		for _, p := range row[i].Parts {
			first, last := reach(cols, p.Box)
			if c := at[first]; c != nil {
				if western(c.Text) && western(p.Text) && i == 0 {
					c.Text += " "
				}
				c.Text += p.Text
				c.Box = around(c.Box, p.Box)
				continue
			}
			c := &Cell{Row: number, Col: first, Rows: 1, Cols: last - first + 1, Text: p.Text, Place: Place{place.Page, p.Box}}
			for k := first; k <= last && at[k] == nil; k++ {
				at[k] = c
				c.Cols = k - first + 1
			}
		}
	}
	var out []Cell
	for i := range at {
		switch {
		case at[i] == nil:
			box := Box{X0: cols[i].lo, Y0: place.Y0, X1: cols[i].hi, Y1: place.Y1}
			out = append(out, Cell{Row: number, Col: i, Rows: 1, Cols: 1, Place: Place{place.Page, box}})
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
