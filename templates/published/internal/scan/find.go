package scan

import (
	"math"
	"slices"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/workbook/tables"
	"yugong/templates/form"
	"yugong/templates/relation"
)

// found is a table of the form on a page.
type found struct {
	table    *form.Table
	view     *view
	row      int // of the title's first line
	from, to int // rows of the table below its title, to exclusive
	title    diag.Pos
	text     string // of the title as printed
	year     int    // that the title names
}

// find looks for the tables of the form on the pages, by their titles. The
// second result are pages that hold none of them.
func (r *reader) find(views []*view) (all []*found, other []*view) {
	for _, v := range views {
		all = append(all, r.titles(v)...)
	}
	all = append(all, r.alike(views, all)...)
	for _, v := range views {
		on := r.on(all, v)
		if len(on) == 0 {
			other = append(other, v)
		}
		for i, f := range on {
			f.to = math.MaxInt
			if i+1 < len(on) {
				f.to = r.above(v, on[i+1])
			}
		}
	}
	return all, other
}

// on lists the tables of a page from top to bottom.
func (r *reader) on(all []*found, v *view) []*found {
	var out []*found
	for _, f := range all {
		if f.view == v {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *found) int { return a.row - b.row })
	return out
}

// above is the row where what belongs to a table begins: the small line above
// its title is its own.
func (r *reader) above(v *view, f *found) int {
	row := f.row
	for _, line := range v.between(0, f.row) {
		if line.Num == f.row-1 && len(line.Cells) == 1 && line.Cells[0].Digits == "" {
			row = line.Num
		}
	}
	return row
}

// titles finds the titles on a page.
func (r *reader) titles(v *view) []*found {
	var out []*found
	for i := range v.Rows {
		row := &v.Rows[i]
		c := sole(row)
		if c == nil {
			continue
		}
		for _, t := range r.tables {
			if r.taken[t] || len(t.Titles) == 0 {
				continue
			}
			year, ok := r.isTitle(t, c.Text)
			if !ok || r.listed(v, i, t) {
				continue
			}
			r.taken[t] = true
			out = append(out, &found{table: t, view: v, row: row.Num, from: row.Num + 1, title: v.At(row.Num, c.Col), text: c.Text, year: year})
			break
		}
	}
	return out
}

// listed reports whether another table's title stands right above or below a
// title: that is a contents (目录), not a table.
func (r *reader) listed(v *view, i int, t *form.Table) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(v.Rows) {
			continue
		}
		c := sole(&v.Rows[k])
		if c == nil {
			continue
		}
		if _, same := r.isTitle(t, c.Text); same {
			continue
		}
		if slices.ContainsFunc(r.tables, func(o *form.Table) bool {
			if o == t || len(o.Titles) == 0 {
				return false
			}
			_, ok := r.isTitle(o, c.Text)
			return ok
		}) {
			return true
		}
	}
	return false
}

// sole is the only text of a row; titles stand alone.
func sole(row *tables.Row) *tables.Cell {
	var only *tables.Cell
	for i := range row.Cells {
		c := &row.Cells[i]
		if only != nil && c.Text != only.Text { // merged cells written out repeat it
			return nil
		}
		if only == nil {
			only = c
		}
	}
	if only == nil || only.Digits != "" {
		return nil
	}
	return only
}

func (r *reader) isTitle(t *form.Table, text string) (year int, ok bool) {
	p := r.book.pattern(t.Title())
	if year, _, ok = p.match(text); ok {
		return year, true
	}
	year, _, ok = p.match(bare(text))
	return year, ok
}

// alike finds, for tables whose titles are nowhere, a title with a slip in it.
func (r *reader) alike(views []*view, all []*found) []*found {
	var out []*found
	for _, t := range r.tables {
		if r.taken[t] || len(t.Titles) == 0 {
			continue
		}
		want := words(r.wording()(t.Title()))
		var best *found
		least := max(2, len([]rune(want))/6) + 1
		for _, v := range views {
			for i := range v.Rows {
				row := &v.Rows[i]
				c := sole(row)
				if c == nil || isTitleRow(all, v, row.Num) || r.listing(c.Text) {
					continue
				}
				if d := fold.Distance(want, words(c.Text)); d < least {
					least = d
					best = &found{table: t, view: v, row: row.Num, from: row.Num + 1, title: v.At(row.Num, c.Col), text: c.Text}
				}
			}
		}
		if best != nil {
			r.taken[t] = true
			r.faults.Add(diag.Diagnostic{Severity: diag.Hint, At: best.title, Rule: relation.RuleOf(t),
				Message: "标题为“" + best.text + "”", Expected: "“" + r.name(t) + "”"})
			out = append(out, best)
		}
	}
	return out
}

// listing: the title of a table that prints a list line by line.
func (r *reader) listing(text string) bool {
	return slices.ContainsFunc(r.form.Data().Tables, func(t *form.Table) bool {
		if recorded(t) == nil || form.HasSums(t) || len(t.Titles) == 0 {
			return false
		}
		_, ok := r.isTitle(t, text)
		return ok && r.telling(t.Title())
	})
}

func isTitleRow(all []*found, v *view, row int) bool {
	return slices.ContainsFunc(all, func(f *found) bool { return f.view == v && f.row == row })
}
