package audit

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/subject"
	"yugong/templates/spec"
)

// reader gives the rows of a sheet their meaning by their labels and codes.
type reader struct {
	subjects *subject.Catalog
	units    []string              // names that may stand as units
	text     func(spec.Str) string // fills in the format's texts
	faults   diag.List
	figures  []figure
}

// read adds the figures of a sheet.
func (r *reader) read(index int, s *Sheet) {
	first := 0
	for i := range s.Table.Sides {
		side := &s.Table.Sides[i]
		leaves := spec.Leaves(side.Columns)
		w := walker{reader: r, sheet: s, index: index, side: side, leaves: leaves, first: first}
		w.sets = append(append(w.sets, side.Body...), side.Foot...)
		w.walk()
		first += len(leaves)
	}
}

// walker goes down one side of a sheet. Row sets follow each other in the
// order of the format; the walker never goes back, so that the same label in
// body and foot means the right thing.
type walker struct {
	*reader
	sheet  *Sheet
	index  int
	side   *spec.Side
	leaves []*spec.Column
	first  int // column of the sheet where the side begins
	sets   []spec.Row
	next   int    // row set that the next row may belong to
	class  string // economic 类 of the rows that follow
	unit   string // unit of the projects that follow
}

func (w *walker) walk() {
	for i := range w.sheet.Rows {
		row := &w.sheet.Rows[i]
		cells := row.Cells[w.first : w.first+len(w.leaves)]
		if blank(cells) {
			continue
		}
		set, filters, ok := w.match(cells)
		if !ok {
			w.faults.Add(diag.Diagnostic{Severity: diag.Error, At: row.At, Rule: "T13",
				Message: fmt.Sprintf("这一行无法对应到表式：%s", labelOf(cells)),
				Hints:   []string{"请核对行的名称、编码和先后次序"}})
			continue
		}
		w.add(i, cells, set, filters)
	}
	w.missing()
}

func blank(cells []Cell) bool {
	for _, c := range cells {
		if c.Text != "" || c.Figure {
			return false
		}
	}
	return true
}

func labelOf(cells []Cell) string {
	for _, c := range cells {
		if c.Text != "" && !c.Figure {
			return c.Text
		}
	}
	return "（无名称）"
}

// match finds the row set of a row, at or after the place reached so far.
func (w *walker) match(cells []Cell) (*spec.Row, []*model.Filter, bool) {
	for i := w.next; i < len(w.sets); i++ {
		set := &w.sets[i]
		filters, ok := w.belongs(set, cells)
		if !ok {
			continue
		}
		w.next = i
		if set.Kind == spec.RowsFixed || set.Kind == spec.RowsTotal {
			w.next = i + 1
		}
		return set, append(filters, &set.Where.Filter), true
	}
	return nil, nil, false
}

// belongs reports whether a row is of a row set, and what it filters by.
func (w *walker) belongs(set *spec.Row, cells []Cell) ([]*model.Filter, bool) {
	label := Fold(labelOf(cells))
	switch set.Kind {
	case spec.RowsFixed, spec.RowsTotal:
		want := Fold(w.text(set.Label))
		return nil, want == label || want == "" && !hasText(cells)
	case spec.RowsFunds:
		f, ok := model.ParseFund(unnumbered(label))
		return []*model.Filter{{Funds: []model.Fund{f}}}, ok
	case spec.RowsClasses:
		code := w.className(unnumbered(label))
		return []*model.Filter{{Functions: []string{code}}}, code != ""
	case spec.RowsSubjects:
		code := w.field(cells, "code")
		return []*model.Filter{{Functions: []string{code}}}, isCode(code)
	case spec.RowsRevenue:
		code := w.field(cells, "code")
		return []*model.Filter{{Functions: []string{code}, Exact: true}}, isCode(code)
	case spec.RowsEconomic:
		return w.economic(cells)
	case spec.RowsUnits:
		return []*model.Filter{{Units: []string{label}}}, hasText(cells)
	case spec.RowsProjects:
		return w.project(set, label, hasText(cells))
	}
	return nil, false
}

func hasText(cells []Cell) bool {
	for _, c := range cells {
		if c.Text != "" && !c.Figure {
			return true
		}
	}
	return false
}

func isCode(s string) bool {
	if len(s) < 3 {
		return false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// field joins what the columns of a field hold: code stands in one column, or
// in code1, code2 and code3.
func (w *walker) field(cells []Cell, name string) string {
	out := ""
	for i, l := range w.leaves {
		f := l.Field.V
		if f == name || len(f) == len(name)+1 && strings.HasPrefix(f, name) && f[len(name)] >= '1' && f[len(name)] <= '3' {
			out += Fold(cells[i].Text)
		}
	}
	return out
}

func (w *walker) className(name string) string {
	for _, code := range subject.Classes() {
		if n, _ := w.subjects.Name(subject.Function, code); Fold(n) == name {
			return code
		}
	}
	for _, s := range subject.All(subject.Function) {
		if len(s.Code) == 3 && Fold(s.Name) == name {
			return s.Code
		}
	}
	return ""
}

// economic resolves names within their 类: a row whose name is a 类 opens it.
func (w *walker) economic(cells []Cell) ([]*model.Filter, bool) {
	code := w.field(cells, "department-code")
	name, gov := w.field(cells, "department-name"), w.field(cells, "government-name")
	if code == "" {
		code = w.economicCode(name, gov)
	}
	if code == "" {
		return nil, false
	}
	f := &model.Filter{Economic: []string{code}}
	if len(code) == 3 {
		w.class = code
		return []*model.Filter{f}, true
	}
	if gov != "" {
		f.Government = []string{gov} // names tell pairs apart as well as codes
	}
	return []*model.Filter{f}, true
}

func (w *walker) economicCode(name, gov string) string {
	if name == "" {
		return ""
	}
	for _, s := range subject.All(subject.Department) {
		if len(s.Code) == 3 && gov == "" && Fold(s.Name) == name {
			return s.Code
		}
	}
	for _, s := range subject.All(subject.Department) {
		if len(s.Code) > 3 && s.Code[:3] == w.class && w.departmentName(s.Code) == name {
			return s.Code
		}
	}
	// A name of the unit's own: told apart within its 类 by the name itself.
	return w.class + name
}

func (w *walker) departmentName(code string) string {
	n, _ := w.subjects.Name(subject.Department, code)
	return Fold(n)
}

// project tells a unit's row from its projects'.
func (w *walker) project(set *spec.Row, label string, ok bool) ([]*model.Filter, bool) {
	if !ok {
		return nil, false
	}
	for _, u := range w.units {
		if Fold(u) == label && !set.NoUnits {
			w.unit = label
			return []*model.Filter{{Units: []string{label}}}, true
		}
	}
	return []*model.Filter{{Units: []string{w.unit}, Projects: []string{label}}}, true
}

// unnumbered drops 一、 or 1、 before a label.
func unnumbered(label string) string {
	number, rest, ok := strings.Cut(label, "、")
	if ok && strings.Trim(number, "一二三四五六七八九十0123456789") == "" {
		return rest
	}
	return label
}

// add records the figures of a row. A blank counts as zero.
func (w *walker) add(row int, cells []Cell, set *spec.Row, filters []*model.Filter) {
	w.checkName(row, cells, set)
	for i, l := range w.leaves {
		if l.Sum == nil {
			continue
		}
		c := &cells[i]
		if c.Fault {
			w.faults.Add(diag.Diagnostic{Severity: diag.Error, At: c.At, Message: fmt.Sprintf("此处应为金额，实为“%s”", c.Text)})
			continue
		}
		fs := append([]*model.Filter{&w.sheet.Table.Where.Filter, &w.side.Where.Filter, &l.Sum.Filter}, filters...)
		w.figures = append(w.figures, figure{
			sheet: w.index, row: row, column: w.first + i, amount: c.Amount, at: c.At,
			name:   fmt.Sprintf("“%s”行“%s”列", labelOf(cells), w.text(l.Text)),
			region: regionOf(l.From, fs...),
			total:  set.Kind == spec.RowsTotal,
		})
	}
}

// checkName holds a code to its name.
func (w *walker) checkName(row int, cells []Cell, set *spec.Row) {
	if set.Kind != spec.RowsSubjects && set.Kind != spec.RowsRevenue {
		return
	}
	list := subject.Function
	if set.Kind == spec.RowsRevenue {
		list = subject.Revenue
	}
	code, name := w.field(cells, "code"), w.field(cells, "name")
	if want, ok := w.subjects.Name(list, code); ok && name != "" && Fold(want) != name {
		w.faults.Add(diag.Diagnostic{Severity: diag.Hint, At: w.sheet.Rows[row].At, Rule: "T13",
			Message: fmt.Sprintf("编码 %s 的名称是“%s”", code, name), Expected: "“" + want + "”"})
	}
}

// missing reports fixed rows of the form that the sheet does not have.
func (w *walker) missing() {
	for i := w.next; i < len(w.sets); i++ {
		set := &w.sets[i]
		label := w.text(set.Label)
		if (set.Kind == spec.RowsFixed || set.Kind == spec.RowsTotal) && label != "" {
			w.faults.Add(diag.Diagnostic{Severity: diag.Error, At: w.sheet.At, Message: "缺少“" + label + "”一行，或次序不对"})
		}
	}
}

// Fold makes labels comparable: no white space, half-width brackets and marks.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\u3000' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0':
			return -1
		case r == '（':
			return '('
		case r == '）':
			return ')'
		case r == '“' || r == '”':
			return '"'
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, s)
}
