package pdfread

import (
	"slices"
	"strings"
	"unicode/utf8"
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
			if k == 0 && i > 0 && !slices.ContainsFunc(t.Above, titled) {
				t.Above = slices.Concat(r.pages[i-1].hanging(), t.Above)
			}
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
	to := len(s.lines)
	for to > 0 && mid(s.lines[to-1].Box) >= box.Y0+1 {
		to--
	}
	from := to
	for from > 0 && to-from < mostAbove && mid(s.lines[from-1].Box) > top && !strings.ContainsAny(s.lines[from-1].Text(), "。；") {
		from-- // not over a sentence
	}
	lines := wrapped(slices.Clone(s.lines[from:to]), &box)
	s.lines = slices.Replace(s.lines, from, to, lines...)
	return lines
}

// hanging are the title of a table, and what stands under it, where a page ends
// with them; the table begins on the next page.
func (s *sheet) hanging() []Line {
	top := 0.0
	for i := range s.tables {
		top = max(top, s.tables[i].pieces[0].box.Y1)
	}
	list := wrapped(slices.Clone(s.lines[max(0, len(s.lines)-4):]), &Box{X1: 1e6})
	for n := len(list) - 1; n >= 0; n-- {
		if mid(list[n].Box) < top || strings.ContainsAny(list[n].Text(), "。；") {
			return nil
		}
		if titled(list[n]) {
			return list[n:]
		}
	}
	return nil
}

// titled: a line that ends like the title of a table.
func titled(l Line) bool {
	text := l.Text()
	return len(l.Parts) == 1 && (strings.HasSuffix(text, "表") || strings.HasSuffix(text, "）") && strings.Contains(text, "表（"))
}

// wrapped joins a title that goes on in the next line: the line is as wide as
// the table, or leaves a bracket open.
func wrapped(list []Line, table *Box) []Line {
	for i := 0; i+1 < len(list); {
		a, b := &list[i], &list[i+1]
		open := strings.Count(a.Text(), "（")+strings.Count(a.Text(), "(") > strings.Count(a.Text(), "）")+strings.Count(a.Text(), ")")
		full := a.X1-a.X0 > table.X1-table.X0-1.5*a.Size
		if len(a.Parts) != 1 || len(b.Parts) != 1 || a.Size != b.Size || b.Y0-a.Y1 > a.Size || !open && !full {
			i++
			continue
		}
		p := Part{Box: around(a.Box, b.Box), Text: a.Parts[0].Text + b.Parts[0].Text, glyphs: slices.Concat(a.Parts[0].glyphs, b.Parts[0].glyphs)}
		a.Parts, a.Box = []Part{p}, p.Box
		list = slices.Delete(list, i+1, i+2)
	}
	return list
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
	if a.Ruled != b.Ruled {
		return false
	}
	if xs, _, _ := edgesOf(a, b); xs == nil || another(a, b) {
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

// another: the first row asks the same as a's, and something else stands in it:
// the sheet of another project.
func another(a, b *Table) bool {
	p, q := a.row(0), b.row(0)
	return len(p) > 0 && len(q) > 0 && p[0].Text != "" && p[0].Text == q[0].Text && !slices.Equal(texts(p), texts(q))
}

// alike is how far the edge of a column may be off on another page, in points.
const alike = 6

// edgesOf gives the edges of the columns of both tables, and which of them are
// a's and which b's; nil if they are not of one table. The pages may be shifted;
// and where all rows of a page merge cells (the total alone on the last page), it
// lacks edges that the other has: half of the fewer must be the same.
func edgesOf(a, b *Table) (xs []float64, as, bs []int) {
	in, of := a.pieces[0].xs, b.pieces[0].xs
	shift := of[0] - in[0]
	i, k := 0, 0
	for i < len(in) || k < len(of) {
		switch {
		case k == len(of) || i < len(in) && in[i] < of[k]-shift-alike:
			as = append(as, len(xs))
			xs = append(xs, in[i])
			i++
		case i == len(in) || of[k]-shift < in[i]-alike:
			bs = append(bs, len(xs))
			xs = append(xs, of[k]-shift)
			k++
		default:
			as, bs = append(as, len(xs)), append(bs, len(xs))
			xs = append(xs, in[i])
			i, k = i+1, k+1
		}
	}
	last, both := len(xs)-1, len(in)+len(of)-len(xs)
	if as[len(as)-1] != last || bs[len(bs)-1] != last || 2*(both-2) < min(len(in), len(of))-2 || !a.Ruled && (len(of) != len(in) || both < len(in)) {
		return nil, nil, nil
	}
	return xs, as, bs
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
	skip := repeatedRows(t, u)
	xs, ours, theirs := edgesOf(t, u)
	for i := range t.Cells {
		t.Cells[i].lie(ours)
	}
	for i := range u.Cells {
		u.Cells[i].lie(theirs)
	}
	held := t.foot()
	if t.flow(held, u.row(skip)) {
		skip++
	}
	for _, c := range u.Cells {
		if c.Row < skip {
			continue
		}
		if i, ok := held[c.Col]; ok && c.Row == skip && t.Cells[i].divided(&c) {
			t.Cells[i].Text += c.Text
			t.Cells[i].Rows += c.Rows
			continue
		}
		c.Row += t.Rows - skip
		t.Cells = append(t.Cells, c)
	}
	t.pieces[0].xs, t.Cols = xs, len(xs)-1
	for _, p := range u.pieces {
		p.first = t.Rows
		t.pieces = append(t.pieces, p)
	}
	t.Rows += u.Rows - skip
	t.Below = u.Below
}

// divided: a cell merged over several rows that the page divided; its text stands
// in one half.
func (c *Cell) divided(rest *Cell) bool {
	return c.Cols == rest.Cols && c.Rows+rest.Rows > 2 && (c.Text == "") != (rest.Text == "")
}

// longCell is how many characters a cell has at least that goes on on the next page.
const longCell = 60

// flow lets the last row of a table go on with a row of the next page: one that
// says nothing in its first column, no figure, and has text only under long text.
func (t *Table) flow(held map[int]int, row []Cell) bool {
	flows := false
	for k, c := range row {
		i, ok := held[c.Col]
		switch {
		case !ok || t.Cells[i].Cols != c.Cols || c.Rows > 1 || k == 0 && c.Text != "":
			return false
		case c.Text != "" && (utf8.RuneCountInString(t.Cells[i].Text) < longCell || figure(c.Text)):
			return false
		}
		flows = flows || c.Text != ""
	}
	if flows {
		for _, c := range row {
			t.Cells[held[c.Col]].Text += c.Text
		}
	}
	return flows
}

// lie puts a cell between other edges.
func (c *Cell) lie(edges []int) {
	c.Col, c.Cols = edges[c.Col], edges[c.Col+c.Cols]-edges[c.Col]
}

// foot are the cells of a ruled table that end with its last row, by column.
func (t *Table) foot() map[int]int {
	out := map[int]int{}
	for i, c := range t.Cells {
		if t.Ruled && c.Row+c.Rows == t.Rows {
			out[c.Col] = i
		}
	}
	return out
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
