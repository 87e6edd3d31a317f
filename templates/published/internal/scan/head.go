package scan

import (
	"fmt"
	"slices"

	"yugong/model/diag"
	"yugong/model/workbook/tables"
	"yugong/templates/form"
	"yugong/templates/relation"
)

// heading is where the columns of a table stand on its page.
type heading struct {
	columns []int // of the page, for every leaf of the form
	first   int   // first row of the head
	last    int   // and the last
	cost    int
}

// leaf is a column of the form with the groups above it.
type leaf struct {
	path []*pattern
	text []form.Str
}

// leaves lists the columns of a table with their header texts, top to bottom.
func (r *reader) leaves(t *form.Table) []leaf {
	var out []leaf
	var walk func(cs []form.Column, above leaf)
	walk = func(cs []form.Column, above leaf) {
		for i := range cs {
			l := leaf{path: slices.Clone(above.path), text: slices.Clone(above.text)}
			l.path, l.text = append(l.path, r.book.pattern(cs[i].Text, cs[i].Also...)), append(l.text, cs[i].Text)
			if len(cs[i].Columns) > 0 {
				walk(cs[i].Columns, l)
				continue
			}
			out = append(out, l)
		}
	}
	for i := range t.Sides {
		walk(t.Sides[i].Columns, leaf{})
	}
	return out
}

// Costs of fitting the columns of a page to those of a form.
const (
	costGroup = 1  // another group above
	costOther = 10 // another text
	costExtra = 6  // a column of the page that the form does not have
	costNone  = 1000
)

// headRows is how far below the title the head may end.
const headRows = 16

// heading finds the rows of the head and the columns below it: the window of
// rows whose texts fit the form's header tree best.
func (r *reader) heading(f *found) (*heading, bool) {
	leaves := r.leaves(f.table)
	depth := 0
	for _, l := range leaves {
		depth = max(depth, len(l.path))
	}
	rows := slices.DeleteFunc(f.view.between(f.from, f.to), func(row *tables.Row) bool { return r.furniture(f, row) })
	rows = rows[:min(len(rows), headRows)]
	var best *heading
	for from := range rows {
		for n := 1; n <= depth+2 && from+n <= len(rows); n++ {
			h := r.fit(f.view, leaves, rows[from].Num, rows[from+n-1].Num)
			if h != nil && (best == nil || h.cost < best.cost) {
				best = h
			}
		}
	}
	if best == nil || best.cost > costOther*max(1, len(leaves)/3) {
		return nil, false
	}
	r.differences(f, leaves, best)
	return best, true
}

// fit aligns the leaves with the columns of the page between two rows, in
// order, at the least cost.
func (r *reader) fit(v *view, leaves []leaf, from, to int) *heading {
	n, m := len(leaves), v.LastCol
	if m < n {
		return nil
	}
	paths := make([][]string, m+1)
	for c := 1; c <= m; c++ {
		paths[c] = v.path(from, to, c)
	}
	best := make([][]int, n+1)
	for i := range best {
		best[i] = make([]int, m+2)
		for c := range best[i] {
			best[i][c] = costNone
		}
	}
	for c := range best[n] {
		best[n][c] = 0 // what stands to the right of the table is not its own
	}
	for i := n - 1; i >= 0; i-- {
		for c := m; c >= 1; c-- {
			best[i][c] = min(best[i+1][c+1]+r.cost(&leaves[i], paths[c]), best[i][c+1]+extra(paths[c]))
		}
	}
	h := &heading{first: from, last: to, cost: best[0][1]}
	for i, c := 0, 1; i < n && c <= m; c++ {
		if best[i][c] == best[i+1][c+1]+r.cost(&leaves[i], paths[c]) {
			h.columns = append(h.columns, c)
			i++
		}
	}
	if h.cost >= costNone || len(h.columns) != n {
		return nil
	}
	return h
}

func extra(path []string) int {
	if len(path) == 0 {
		return 0
	}
	return costExtra
}

// path lists the texts of a column from top to bottom, merged cells once.
func (v *view) path(from, to, col int) []string {
	var out []string
	for row := from; row <= to; row++ {
		if t, _ := v.Shown(row, col); t != "" && (len(out) == 0 || out[len(out)-1] != t) {
			out = append(out, t)
		}
	}
	return out
}

// cost compares a column's texts with a leaf's.
func (r *reader) cost(l *leaf, path []string) int {
	if len(path) == 0 {
		return costOther + costOther/2
	}
	last := l.path[len(l.path)-1]
	if _, _, ok := last.match(path[len(path)-1]); !ok {
		return costOther
	}
	if len(path) != len(l.path) {
		return costGroup
	}
	for i, p := range l.path {
		if _, _, ok := p.match(path[i]); !ok {
			return costGroup
		}
	}
	return 0
}

// otherHead words a head that prints something else than the form: a hint, since
// the column is known all the same, unless it is the head of another column.
func (r *reader) otherHead(rule string, leaves []leaf, at diag.Pos, text, want string) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Hint, At: at, Rule: rule, Message: fmt.Sprintf("表头为“%s”", text), Expected: "“" + want + "”"}
	for i := range leaves {
		if _, _, is := leaves[i].path[len(leaves[i].path)-1].match(text); is {
			d.Severity = diag.Error
		}
	}
	return d
}

// differences reports header cells that print something else than the form,
// and years that differ from the document's.
func (r *reader) differences(f *found, leaves []leaf, h *heading) {
	told := map[diag.Pos]bool{}
	for i, col := range h.columns {
		var texts []string
		var places []diag.Pos
		for row := h.first; row <= h.last; row++ {
			t, at := f.view.Shown(row, col)
			if t != "" && (len(places) == 0 || places[len(places)-1] != at) {
				texts, places = append(texts, t), append(places, at)
			}
		}
		l := &leaves[i]
		if len(texts) != len(l.path) {
			continue // merged cells were taken apart; the leaf was found all the same
		}
		for j := range texts {
			year, _, ok := l.path[j].match(texts[j])
			if told[places[j]] {
				continue
			}
			told[places[j]] = true
			if !ok {
				r.faults.Add(r.otherHead(relation.RuleOf(f.table), leaves, places[j], texts[j], r.text(l.text[j])))
			}
			r.years = append(r.years, named{year: year, at: places[j], text: texts[j]})
		}
	}
}
