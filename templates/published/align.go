package published

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/templates/form"
	"yugong/templates/published/internal/scan"
)

// aligner matches the rows of a part with the row sets of its form.
type aligner struct {
	*part
	in     *input
	faults *diag.List
	wants  [][]string // labels of the sets, folded: the form's, then others that stand for it
	rows   []int      // of the sheet, those that hold something
	labels []string   // theirs, folded
	to     []int      // the set of each, -1 for none
	key    []string
}

// Weights of a match: a fixed label outweighs a list that takes anything.
const (
	weightFixed = 102
	weightList  = 100
	weightAlike = 95
	weightAny   = 90
	weightBlank = 1
)

// align gives every row the row set it belongs to. Rows keep the order of the
// form where they can: the longest ordered assignment is taken first, so that
// a row out of its place is the one that is reported, not all after it.
func (a *aligner) align() {
	a.list()
	a.ordered()
	a.misplaced()
	a.misnamed()
	a.rest()
	a.absent()
	a.lines = make([]line, 0, len(a.rows))
	for i, row := range a.rows {
		if a.to[i] < 0 {
			continue
		}
		a.checkLabel(i)
		if a.sets[a.to[i]].Kind == form.RowsEmpty {
			continue // it has no figures
		}
		cells := a.cells(row)
		a.lines = append(a.lines, line{row: row, cells: cells, set: a.sets[a.to[i]], key: a.key[i], at: a.place(row)})
	}
}

// list takes the rows to match, and folds all labels once.
func (a *aligner) list() {
	n := len(a.sheet.Rows)
	a.rows, a.labels = make([]int, 0, n), make([]string, 0, n)
	blanks := a.takesBlank()
	for i := range n {
		if c := a.cells(i); blanks || !blank(c) {
			a.rows, a.labels = append(a.rows, i), append(a.labels, fold.Text(a.label(c)))
		}
	}
	a.wants = make([][]string, len(a.sets))
	for s, set := range a.sets {
		for _, label := range append([]form.Str{set.Label}, set.Also...) {
			a.wants[s] = append(a.wants[s], fold.Text(a.in.text(label)))
		}
	}
	a.to, a.key = make([]int, len(a.rows)), make([]string, len(a.rows))
}

// ruleRetired: subjects are called as the classification calls them now.
const ruleRetired = "X14"

// checkLabel reports a slip in a label of the form, and retired names.
func (a *aligner) checkLabel(i int) {
	set := a.sets[a.to[i]]
	switch {
	case single(set) && !slices.Contains(a.wants[a.to[i]], a.labels[i]):
		a.misname(a.rows[i], a.in.text(set.Label))
	case set.Kind == form.RowsClasses:
		if now := retired(unnumbered(a.labels[i])); now != "" {
			a.faults.Add(diag.Diagnostic{Severity: diag.Error, At: a.place(a.rows[i]), Rule: ruleRetired,
				Message: fmt.Sprintf("“%s”是已停用的科目名称", unnumbered(a.label(a.cells(a.rows[i])))), Expected: "“" + now + "”"})
		}
	}
}

// misname reports another wording of a row that is known without doubt: a hint,
// unless it is the wording of another row.
func (a *aligner) misname(row int, want string) {
	label := a.label(a.cells(row))
	d := diag.Diagnostic{Severity: diag.Hint, At: a.place(row), Rule: a.rule(), Message: "行名为“" + label + "”", Expected: "“" + want + "”"}
	switch {
	case label == "":
		d.Severity, d.Message = diag.Error, "这一行没有名称"
	case a.isFixed(fold.Text(label)):
		d.Severity = diag.Error
	}
	a.faults.Add(d)
}

// takesBlank: a total without a label may be without figures too.
func (a *aligner) takesBlank() bool {
	return slices.ContainsFunc(a.sets, func(s *form.Row) bool { return single(s) && s.Label.V == "" })
}

func single(s *form.Row) bool {
	return s.Kind == form.RowsFixed || s.Kind == form.RowsTotal || s.Kind == form.RowsEmpty
}

// ordered finds the heaviest assignment that keeps the order of the sets.
func (a *aligner) ordered() {
	n, m := len(a.rows), len(a.sets)
	weights, best := make([]int, n*m), make([]int, (n+1)*(m+1)) // of row i and set s, and from there on
	at := func(i, s int) *int { return &best[i*(m+1)+s] }
	for i := n - 1; i >= 0; i-- {
		for s := m - 1; s >= 0; s-- {
			_, w := a.belongs(s, i)
			weights[i*m+s] = w
			*at(i, s) = max(*at(i+1, s), *at(i, s+1))
			if w > 0 {
				*at(i, s) = max(*at(i, s), w+*at(i+1, after(a.sets[s], s)))
			}
		}
	}
	s := 0
	for i := range n {
		a.to[i] = -1
		for t := s; t < m; t++ {
			if w := weights[i*m+t]; w > 0 && *at(i, s) == w+*at(i+1, after(a.sets[t], t)) {
				a.assign(i, t)
				s = after(a.sets[t], t)
				break
			}
		}
	}
}

// after is the first set that the row behind a row of set s may belong to.
func after(set *form.Row, s int) int {
	if single(set) {
		return s + 1
	}
	return s
}

func (a *aligner) assign(i, set int) {
	a.to[i] = set
	a.key[i], _ = a.belongs(set, i)
}

// belongs reports how well a row fits a set, 0 for not at all, and its key.
func (a *aligner) belongs(s, i int) (key string, weight int) {
	set, label, cells := a.sets[s], a.labels[i], a.cells(a.rows[i])
	switch set.Kind {
	case form.RowsFixed, form.RowsTotal, form.RowsEmpty:
		want := a.wants[s][0]
		if slices.Contains(a.wants[s], label) {
			want = label
		}
		return a.fixed(want, label, cells)
	case form.RowsFunds:
		f, ok := model.ParseFund(unnumbered(label))
		return f.ID(), weigh(ok && slices.Contains(set.FundList, f), weightList)
	case form.RowsClasses:
		code := a.in.names.class(unnumbered(label))
		return code, weigh(code != "", weightList)
	case form.RowsSubjects:
		if code := a.field(cells, "code"); isCode(code) {
			return code, weightList
		}
		return label, weigh(!a.prints("code") && a.hasText(cells) && !a.isFixed(label), weightAny)
	case form.RowsRevenue:
		code := a.field(cells, "code")
		return code, weigh(isCode(code) || code == "" && a.hasText(cells), weightList)
	case form.RowsEconomic, form.RowsUnits, form.RowsProjects, form.RowsBy:
		return label, weigh(a.hasText(cells) && !a.isFixed(label), weightAny)
	}
	return "", 0
}

// isFixed reports whether a label is that of a row which the form always has.
func (a *aligner) isFixed(label string) bool {
	for s, set := range a.sets {
		if single(set) && set.Label.V != "" && slices.Contains(a.wants[s], label) {
			return true
		}
	}
	return false
}

func weigh(ok bool, w int) int {
	if ok {
		return w
	}
	return 0
}

func (a *aligner) fixed(want, label string, cells []scan.Cell) (string, int) {
	switch {
	case want == label && want != "":
		return label, weightFixed
	case want == "" && !a.hasText(cells):
		return "", max(weigh(!blank(cells), weightFixed), weightBlank)
	case want != "" && fold.Similar(want, label):
		return want, weightAlike
	}
	return "", 0
}

// misplaced gives rows that stand out of order their meaning all the same.
func (a *aligner) misplaced() {
	for i := range a.rows {
		cells := a.cells(a.rows[i])
		if a.to[i] >= 0 || blank(cells) {
			continue
		}
		for s := range a.sets {
			_, w := a.belongs(s, i)
			if w < weightList || single(a.sets[s]) && slices.Contains(a.to, s) {
				continue
			}
			a.assign(i, s)
			a.faults.Add(a.misfit(a.rows[i], "“%s”一行次序不对", a.label(cells)))
			break
		}
	}
}

// rest reports the rows that stay without meaning. Notes below the table are
// none: they have one text and no figure.
func (a *aligner) rest() {
	last := -1
	for i := range a.rows {
		if a.to[i] >= 0 {
			last = i
		}
	}
	for i := range a.rows {
		cells := a.cells(a.rows[i])
		if a.to[i] >= 0 || blank(cells) || i > last && remark(cells) {
			continue
		}
		a.clean = false
		a.faults.Add(a.strange(a.rows[i]))
	}
}

// strange is a row without meaning.
func (p *part) strange(row int) diag.Diagnostic {
	return p.misfit(row, "这一行无法对应到表式：%s", orNothing(p.label(p.cells(row))))
}

func orNothing(s string) string {
	if s == "" {
		return "没有名称或编码"
	}
	return "“" + s + "”"
}

// remark: one text and no figure.
func remark(cells []scan.Cell) bool {
	texts := 0
	for i := range cells {
		if cells[i].Figure || cells[i].Fault {
			return false
		}
		if cells[i].Text != "" {
			texts++
		}
	}
	return texts == 1
}

// absent reports the rows of the form that the sheet lacks.
func (a *aligner) absent() {
	for s := range a.sets {
		for _, w := range a.wanted(s) {
			d := diag.Diagnostic{Severity: diag.Error, At: a.before(s, w.key), Rule: a.rule(), Message: "缺少“" + w.label + "”一行"}
			if a.sets[s].Kind == form.RowsClasses {
				d.Severity = diag.Warning
			}
			a.faults.Add(d)
		}
	}
}

// before is the place after which a row of a set should stand.
func (a *aligner) before(set int, key string) diag.Pos {
	at := a.sheet.At
	order := a.in.names.orderOf(a.sets[set], key)
	for i := range a.rows {
		if a.to[i] >= 0 && (a.to[i] < set || a.to[i] == set && a.in.names.orderOf(a.sets[set], a.key[i]) < order) {
			at = a.place(a.rows[i])
		}
	}
	return at
}

func (p *part) misfit(row int, format string, args ...any) diag.Diagnostic {
	return diag.Diagnostic{Severity: diag.Error, At: p.place(row), Rule: p.rule(), Message: fmt.Sprintf(format, args...),
		Hints: []string{"请核对行的名称、编码和先后次序"}}
}
