package pdfread

import (
	"slices"
	"strings"
)

// piece is the part of a table on one page.
type piece struct {
	page  int
	box   Box
	xs    []float64 // edges of the columns
	first int       // row of the table
}

// mostAbove lines over a table belong to it.
const mostAbove = 6

// join gives each table the lines over it and makes one of those that go on
// on the next page.
func (r *reader) join() {
	for i := range r.pages {
		s := &r.pages[i]
		for k := range s.tables {
			t := &s.tables[k]
			t.Above = above(s, k)
			t.Below = below(s, k)
			if k == 0 && i > 0 {
				if last := r.last(i); last != nil && continues(last, t, s) {
					last.add(t)
					continue
				}
			}
			r.doc.Tables = append(r.doc.Tables, *t)
		}
	}
}

// last is the table that ends the page before, if one does.
func (r *reader) last(page int) *Table {
	n := len(r.doc.Tables)
	if n == 0 {
		return nil
	}
	t := &r.doc.Tables[n-1]
	end := t.pieces[len(t.pieces)-1]
	if end.page != page { // pages count from 1, so this is the one before
		return nil
	}
	return t
}

// above lists the lines between a table and what stands before it.
func above(s *sheet, k int) []Line {
	top := 0.0
	box := s.tables[k].pieces[0].box
	for i := range s.tables {
		if b := s.tables[i].pieces[0].box; i != k && b.Y1 <= box.Y0+1 {
			top = max(top, b.Y1)
			for _, l := range below(s, i) {
				top = max(top, l.Y1)
			}
		}
	}
	var out []Line
	for i := range s.lines {
		if l := &s.lines[i]; mid(l.Box) > top && mid(l.Box) < box.Y0+1 {
			out = append(out, *l)
		}
	}
	return out[max(0, len(out)-mostAbove):]
}

// below lists the remarks right under a table, 注：…, and how they go on when
// they are as wide as the table.
func below(s *sheet, k int) []Line {
	box := s.tables[k].pieces[0].box
	at, wide := box.Y1, false
	var out []Line
	for i := range s.lines {
		l := &s.lines[i]
		if mid(l.Box) < box.Y1 {
			continue
		}
		if l.Y0-at > 2.5*l.Size || !remark(l.Text()) && !wide {
			break
		}
		out, at, wide = append(out, *l), l.Y1, l.X1 > box.X1-3*l.Size
	}
	return out
}

func remark(s string) bool {
	for _, w := range []string{"注", "备注", "说明", "*", "★", "※"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func mid(b Box) float64 { return (b.Y0 + b.Y1) / 2 }

// continues tells whether a table at the head of a page goes on with the one
// that ended the page before: the columns stand alike, and what is over it is
// nothing, 续表, or the same title again.
func continues(a, b *Table, s *sheet) bool {
	if a.Ruled != b.Ruled || columnsIn(a, b) == nil {
		return false
	}
	over := b.Above
	if len(over) == 0 {
		return true
	}
	for i := range over {
		if t := bareText(&over[i]); strings.Contains(t, "续表") || strings.Contains(t, "(续)") || strings.Contains(t, "（续）") {
			return true
		}
	}
	return sameLines(a.Above, over)
}

// columnsIn gives for each edge of b's columns the same edge of a, or nil. The
// pages may be shifted; and where all rows of b merge cells (the total alone on
// the last page), b has fewer edges.
func columnsIn(a, b *Table) []int {
	in, of := a.pieces[0].xs, b.pieces[0].xs
	const slack = 6
	shift := of[0] - in[0]
	var out []int
	at := 0
	for _, x := range of {
		for at < len(in) && in[at] < x-shift-slack {
			at++
		}
		if at == len(in) || in[at] > x-shift+slack {
			return nil
		}
		out = append(out, at)
		at++
	}
	if at != len(in) || !a.Ruled && len(of) != len(in) {
		return nil
	}
	return out
}

// sameLines: every line over the second stood over the first.
func sameLines(a, b []Line) bool {
	return !slices.ContainsFunc(b, func(l Line) bool {
		return !slices.ContainsFunc(a, func(m Line) bool { return bareText(&m) == bareText(&l) })
	})
}

func bareText(l *Line) string { return strings.ReplaceAll(l.Text(), " ", "") }

// add appends the rows of a table that goes on, without the head that is
// printed again.
func (t *Table) add(u *Table) {
	skip, edges := repeatedRows(t, u), columnsIn(t, u)
	for _, c := range u.Cells {
		if c.Row < skip {
			continue
		}
		c.Row += t.Rows - skip
		c.Col, c.Cols = edges[c.Col], edges[c.Col+c.Cols]-edges[c.Col]
		t.Cells = append(t.Cells, c)
	}
	for _, p := range u.pieces {
		p.first = t.Rows
		t.pieces = append(t.pieces, p)
	}
	t.Rows += u.Rows - skip
	t.Below = u.Below
}

// repeatedRows counts the rows at the head of u that are those of t again.
func repeatedRows(t, u *Table) int {
	n := 0
	for n < min(t.Rows, u.Rows-1) && sameRow(t, u, n) {
		n++
	}
	return n
}

// sameRow compares what two rows hold, wherever they hold it.
func sameRow(t, u *Table, row int) bool {
	a, b := texts(t.row(row)), texts(u.row(row))
	return slices.Equal(a, b) && (len(a) > 0 || row > 0)
}

func texts(row []Cell) []string {
	var out []string
	for i := range row {
		if row[i].Text != "" {
			out = append(out, row[i].Text)
		}
	}
	return out
}
