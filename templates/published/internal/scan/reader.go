package scan

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"yugong/model/diag"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/form"
	"yugong/templates/relation"
)

// Rules that speak of what stands around the figures. Titles and heads that are
// not the form's are told under the rule of their table.
const (
	ruleYear = "X04"
	ruleName = "X06"
)

// mostRows of a table that an audit takes; what relates every row to every
// other would be slow beyond them.
const mostRows = 3000

// Tables is what stands on the pages of a document.
type Tables struct {
	Form    *form.Form // as the kind of the document words it
	Sheets  []Sheet    // in the order of the form
	Found   []string   // titles of the tables that were read
	Missing []string   // titles of those that are not there or cannot be read
	Ignored []diag.Pos // sheets that hold none
	Unit    string
	UnitAt  diag.Pos // where a table names it
	Year    int
	YearAt  diag.Pos
	Text    func(form.Str) string // fills in the form's texts: years, names
	Faults  diag.List             // titles, heads, years and names

	Department bool // the document is a department's
}

// Read reads the tables of a form from pages.
func Read(f *templates.Form, b *tables.Published) *Tables {
	r := newReader(f, b)
	views := make([]*view, len(b.Pages))
	for i := range b.Pages {
		views[i] = newView(&b.Pages[i])
	}
	all, other := r.find(views)
	slices.SortFunc(all, func(a, b *found) int { return cmp.Compare(r.index(a.table), r.index(b.table)) })
	r.text = r.expander(someUnit, mostYear(all))
	out := &Tables{Form: r.form.Data(), Department: r.department}
	for _, one := range all {
		r.years = append(r.years, named{year: one.year, at: one.title, text: one.text})
		if s, ok := r.sheet(one); ok {
			out.Sheets = append(out.Sheets, s)
		}
	}
	out.Year, out.Unit = r.sameYear(), r.sameName()
	out.YearAt = placeOf(r.years, func(n named) bool { return n.year == out.Year })
	out.UnitAt = placeOf(r.names, func(n named) bool { return n.unit == out.Unit })
	out.Text, out.Faults = r.expander(out.Unit, out.Year), r.faults
	r.list(out)
	for _, v := range other {
		if slices.ContainsFunc(v.Rows, func(row tables.Row) bool { c := sole(&row); return c != nil && r.listing(c.Text) }) {
			continue // one of the form's tables, which has no sums
		}
		out.Ignored = append(out.Ignored, diag.Pos{Book: v.Book, Sheet: v.Sheet})
	}
	return out
}

// reader finds and reads tables.
type reader struct {
	form       *templates.Form
	department bool // the document is a department's
	book       *phrasebook
	tables     []*form.Table
	taken      map[*form.Table]bool
	text       func(form.Str) string
	years      []named
	names      []named
	faults     diag.List
}

// named is a year or a unit that a text names.
type named struct {
	year int
	unit string
	text string
	at   diag.Pos
}

func newReader(f *templates.Form, b *tables.Published) *reader {
	department := Publisher(b) == "部门"
	f = f.Kind(department)
	r := &reader{form: f, department: department, book: newPhrasebook(f), taken: map[*form.Table]bool{}}
	for _, t := range f.Data().Tables {
		if form.HasSums(t) {
			r.tables = append(r.tables, t)
		}
	}
	return r
}

// placeOf finds where the first of some texts stands.
func placeOf(all []named, is func(named) bool) (at diag.Pos) {
	if i := slices.IndexFunc(all, is); i >= 0 {
		at = all[i].at
	}
	return at
}

func (r *reader) index(t *form.Table) int { return slices.Index(r.tables, t) }

// wording words a text as the kind of the document does.
func (r *reader) wording() func(form.Str) string {
	if r.department {
		return r.book.texts[1]
	}
	return r.book.texts[0]
}

func (r *reader) name(t *form.Table) string {
	return leading.ReplaceAllString(r.wording()(t.Title()), "")
}

// sheet reads one table.
func (r *reader) sheet(f *found) (Sheet, bool) {
	h, ok := r.heading(f)
	if !ok {
		r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: f.title, Rule: relation.RuleOf(f.table),
			Message: "“" + f.text + "”的表头与表式不符，没有核对此表", Hints: []string{"请核对各列的名称和次序"}})
		return Sheet{}, false
	}
	unit, known := r.unitOf(f, h.last)
	if !known {
		unit = r.form.Data().Numbers[f.table.Number.V].Format.Unit
		r.faults.Add(diag.Diagnostic{Severity: diag.Warning, At: f.title, Rule: relation.RuleOf(f.table),
			Message: "“" + f.text + "”没有写明金额单位，按" + unit.String() + "核对"})
	}
	if name, text, at := r.nameOf(f, h.last); name != "" {
		r.names = append(r.names, named{unit: name, text: text, at: at})
	}
	rows := r.body(f, h, unit)
	if len(rows) > mostRows {
		r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: f.title, Rule: relation.RuleOf(f.table),
			Message: fmt.Sprintf("“%s”有 %d 行，过多，没有核对此表", f.text, len(rows)), Hints: []string{"请删除表外的内容"}})
		return Sheet{}, false
	}
	return Sheet{Table: f.table, Unit: unit, Places: places(r.form.Data(), f.table, rows, unit), Rows: rows, At: f.title}, true
}

// mostYear is the year that most titles name.
func mostYear(all []*found) int {
	var years []int
	for _, f := range all {
		if f.year > 0 {
			years = append(years, f.year)
		}
	}
	return most(years)
}

// most is the commonest of some values, the first of equals.
func most[T comparable](values []T) T {
	var best T
	count := map[T]int{}
	for _, v := range values {
		count[v]++
	}
	for _, v := range values {
		if count[v] > count[best] {
			best = v
		}
	}
	return best
}

// sameYear reports titles and heads that name another year than most do.
func (r *reader) sameYear() int {
	var years []int
	for _, n := range r.years {
		if n.year > 0 {
			years = append(years, n.year)
		}
	}
	year := most(years)
	for _, n := range r.years {
		if n.year > 0 && n.year != year {
			r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: n.at, Rule: ruleYear,
				Message: fmt.Sprintf("“%s”的年份为 %d", n.text, n.year), Expected: fmt.Sprint(year), Hints: []string{"其他各处均为此年"}})
		}
	}
	return year
}

// sameName reports tables that name another unit than most do.
func (r *reader) sameName() string {
	var names []string
	for _, n := range r.names {
		names = append(names, n.unit)
	}
	name := most(names)
	for _, n := range r.names {
		if n.unit != name {
			r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: n.at, Rule: ruleName,
				Message: "单位名称为“" + n.unit + "”", Expected: "“" + name + "”", Hints: []string{"各表的单位名称应一致"}})
		}
	}
	return name
}

// expander fills in the form's texts as the kind of the document words them. A
// year that nothing names is left out.
func (r *reader) expander(unit string, year int) func(form.Str) string {
	if year > 0 {
		return r.form.Expander(someone(unit, year, r.department))
	}
	text := r.form.Expander(someone(unit, someYear, r.department))
	return func(s form.Str) string { return noYear.ReplaceAllString(text(s), "") }
}

var noYear = regexp.MustCompile(fmt.Sprintf("(?:%d|%d)(?:年度?)?", someYear, someYear-1))

// list names the tables that were read and those that were not.
func (r *reader) list(out *Tables) {
	for _, t := range r.tables {
		title := r.name(t)
		if slices.ContainsFunc(out.Sheets, func(s Sheet) bool { return s.Table == t }) {
			out.Found = append(out.Found, title)
		} else {
			out.Missing = append(out.Missing, title)
		}
	}
}
