package pdfread

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"yugong/model/pdfread/internal/content"
)

// What makes lines a table that no vertical lines divide.
const (
	leastRows   = 3   // lines of several parts
	leastFigure = 2   // lines of them that hold a figure
	farLine     = 3.5 // a line further below than this many ems begins anew
	mostSingle  = 4   // lines of one part between two of several, unless they are no wider than the table
)

// aligned is a table whose columns are only aligned, three-line tables among
// them: its lines, page by page.
type aligned struct {
	parts     []part
	captioned bool // 单位：万元 stands over it
}

// part is what stands of it on a page.
type part struct {
	page  int // from 0
	lines []Line
	rules []content.Rule
}

// align finds the aligned tables. One that ends a page may go on at the head of
// the next; its columns are those of all its pages.
func (r *reader) align() {
	var open *aligned
	for i := range r.pages {
		s := &r.pages[i]
		open = r.alignPage(s, i, open)
	}
	r.close(open)
	for i := range r.pages {
		slices.SortStableFunc(r.pages[i].tables, func(a, b Table) int { return cmp.Compare(a.pieces[0].box.Y0, b.pieces[0].box.Y0) })
	}
}

// alignPage takes the lines of tables off a page, and returns the table that ends
// it.
func (r *reader) alignPage(s *sheet, page int, open *aligned) *aligned {
	all := s.lines
	fine := make([]Line, len(all))
	for i := range all {
		fine[i] = all[i].divided(gapColumn)
	}
	s.lines = nil
	for from := 0; from < len(all); {
		captioned := from > 0 && caption(&all[from-1])
		to := region(fine, from, captioned)
		if from == 0 && to == 0 && open != nil { // a head may begin with the text of one group
			if to = region(fine, from, true); sentences(fine[:to]) {
				to = 0
			}
		}
		p := part{page, all[from:to], s.rules}
		switch {
		case to == from:
			s.lines = append(s.lines, all[from])
			from++
			continue
		case from == 0 && open != nil && p.under(open):
			open.parts = append(open.parts, p)
		default:
			r.close(open)
			open = &aligned{[]part{p}, captioned}
			if !open.table() {
				open = nil
				s.lines = append(s.lines, all[from])
				from++
				continue
			}
		}
		if from = to; from < len(all) {
			r.close(open)
			open = nil
		}
	}
	if len(s.lines) > 0 && len(all) > 0 && s.lines[len(s.lines)-1].Y0 == all[len(all)-1].Y0 {
		r.close(open)
		open = nil
	}
	return open
}

// sentences: lines of text are among those of a region.
func sentences(all []Line) bool {
	return slices.ContainsFunc(all, func(l Line) bool { return len(l.Parts) == 1 && strings.ContainsAny(l.Text(), "，。；：") })
}

// unit is how the unit of account stands over a table.
var unit = regexp.MustCompile(`^(?:金额)?单位[:：](?:人民币)?[百千万亿]*元$`)

// caption: 单位名称：… 单位：万元.
func caption(l *Line) bool { return unit.MatchString(l.Parts[len(l.Parts)-1].Text) }

// region is how far a table that begins with a line would go: lines of
// several parts, and between them single ones, which hold the rest of a wrapped
// cell or a heading of rows.
func region(all []Line, from int, captioned bool) int {
	if len(all[from].Parts) < 2 && !captioned || caption(&all[from]) {
		return from
	}
	to := from
	if len(all[from].Parts) >= 2 {
		to++
	}
	box := all[from].Box
	for i := from + 1; i < len(all); i++ {
		l := &all[i]
		if l.Y0-all[i-1].Y1 > farLine*l.Size || caption(l) || titled(*l) || remark(l.Text()) {
			break
		}
		if inside := l.X0 > box.X0-l.Size && l.X1 < box.X1+l.Size; i > to+mostSingle && !inside {
			break
		}
		if i <= to+mostSingle {
			box = around(box, l.Box)
		}
		if len(l.Parts) >= 2 || figure(l.Parts[0].Text) {
			to = i + 1
		}
	}
	if captioned && to > from && to < len(all) && empty(all[from:to], &all[to]) {
		to++
	}
	for to > from && to < len(all) && wraps(&all[to-1], &all[to], &box) {
		to++
	}
	if rest := all[to:]; to-from >= leastRows && !sentences(rest) && closely(all[from:], to-from, &box) {
		return len(all) // the page ends within the table
	}
	return to
}

// closely: the lines after some stand in the table as closely as those do.
func closely(all []Line, rows int, table *Box) bool {
	pitch := 0.0
	for i := 1; i < len(all); i++ {
		d := mid(all[i].Box) - mid(all[i-1].Box)
		if i < rows {
			pitch = max(pitch, d)
			continue
		}
		if l := &all[i]; d > pitch+1 || l.X0 < table.X0-l.Size || l.X1 > table.X1+l.Size || caption(l) || titled(*l) || remark(l.Text()) {
			return false
		}
	}
	return true
}

// wraps: the rest of a cell of the last row stands under it.
func wraps(last, l *Line, table *Box) bool {
	return len(l.Parts) == 1 && mid(l.Box)-mid(last.Box) < 1.5*l.Size && l.X1-l.X0 < (table.X1-table.X0)/2 && l.X0 > table.X0-l.Size && l.X1 < table.X1+l.Size &&
		!caption(l) && !titled(*l) && !remark(l.Text()) && !strings.ContainsAny(l.Text(), "。；：")
}

// empty: a table without a figure, whose last row is 合计 alone.
func empty(head []Line, l *Line) bool {
	const label = 8
	return utf8.RuneCountInString(l.Text()) <= label && l.Y0-head[len(head)-1].Y1 < 2*l.Size && !caption(l) && !titled(*l) && !remark(l.Text()) &&
		!slices.ContainsFunc(head, func(h Line) bool { return slices.ContainsFunc(h.Parts, func(p Part) bool { return figure(p.Text) }) })
}

// under: the lines stand under the columns of a table of the page before.
func (p *part) under(t *aligned) bool {
	a, b := boxOf(t.parts[0].lines), boxOf(p.lines)
	return min(a.X1, b.X1)-max(a.X0, b.X0) > 0.7*max(a.X1-a.X0, b.X1-b.X0)
}

// boxOf is the box around lines.
func boxOf(all []Line) Box {
	box := all[0].Box
	for i := range all {
		box = around(box, all[i].Box)
	}
	return box
}

// table reports whether lines are a table.
func (t *aligned) table() bool {
	several, figures := 0, 0
	for i := range t.parts[0].lines {
		l := t.parts[0].lines[i].divided(gapColumn)
		if len(l.Parts) < 2 {
			continue
		}
		several++
		if slices.ContainsFunc(l.Parts[1:], func(p Part) bool { return figure(p.Text) }) {
			figures++
		}
	}
	return several >= leastRows && figures >= leastFigure || t.captioned && several > 0
}

// figure: an amount, a share, or a dash for none.
func figure(s string) bool {
	if s == "" || strings.Trim(s, "-—–") == "" {
		return true
	}
	digits := strings.Trim(s, "0123456789.,，-+%()（）")
	return digits == "" && strings.ContainsAny(s, "0123456789")
}

// close makes tables of an aligned one, one a page, with the same columns.
func (r *reader) close(t *aligned) {
	if t == nil {
		return
	}
	g := newFrame(t)
	for i := range t.parts {
		p := &t.parts[i]
		s := &r.pages[p.page]
		if len(g.cols) < 2 {
			s.lines = append(s.lines, p.lines...)
			slices.SortStableFunc(s.lines, func(a, b Line) int { return cmp.Compare(mid(a.Box), mid(b.Box)) })
			continue
		}
		s.tables = append(s.tables, g.table(p))
	}
}
