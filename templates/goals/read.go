package goals

import (
	"regexp"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/form"
)

// Result is what pages hold of performance sheets.
type Result struct {
	Targets []model.Target
	Pages   []int // that hold some
	Faults  diag.List

	Region model.Text // as titles name it: 阳城县
	Level  model.Cell[model.Level]
}

// enough of a form's labels make a sheet, in hundredths.
const enough = 60

// Read looks for a form's performance sheets on pages, as it words them for units
// and for departments.
func Read(f *templates.Form, pages []tables.Page) Result {
	r := &reader{numbers: f.Data().Numbers}
	for _, department := range []bool{false, true} {
		kind, d := f.Kind(department), &model.Disclosure{}
		d.Unit.Name.Value, d.Unit.Department.Value = "某单位", department
		text := kind.Expander(d)
		for _, p := range kind.Data().Performances {
			if s := newSheet(p, text); !slices.ContainsFunc(r.sheets, s.same) {
				r.sheets = append(r.sheets, s)
			}
		}
	}
	for i := range pages {
		if r.page(newGrid(&pages[i])) {
			r.Pages = append(r.Pages, i)
		}
	}
	return r.Result
}

type reader struct {
	Result
	numbers map[string]form.Number
	sheets  []*sheet
	last    *block // what a page that follows may go on with
}

// block is the rows of a page that one sheet takes.
type block struct {
	*grid
	sheet    *sheet
	from, to int // rows, to exclusive
	columns  []int
	label    map[string][][2]int // cells of labels, in the order of rows
}

// page reads the sheets of a page, from one first label to the next.
func (r *reader) page(g *grid) bool {
	starts := r.starts(g)
	if len(g.Rows) == 0 || len(starts) == 0 && !r.continues(g) {
		return false
	}
	end := g.Rows[len(g.Rows)-1].Num + 1
	if len(starts) == 0 || starts[0] > g.Rows[0].Num && r.continues(g) {
		to := end
		if len(starts) > 0 {
			to = starts[0]
		}
		r.goOn(g, g.Rows[0].Num, to)
	}
	found := len(starts) == 0
	for i, from := range starts {
		to := end
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		if b := r.block(g, from, to); b != nil {
			r.region(g)
			r.target(b)
			r.last, found = b, true
		} else if i == 0 && r.continues(g) { // the name is printed again
			r.goOn(g, from, to)
			found = true
		}
	}
	return found
}

// titled is the title of a sheet of Shanxi: 阳城县县(区)级预算部门（单位）….
var titled = regexp.MustCompile(`^(.{2,12}?)((?:省|市|县\(区\)|乡镇|县|区)级)预算(?:部门|单位)`)

// region reads off a title where the unit is.
func (r *reader) region(g *grid) {
	for i := range g.Rows[:min(3, len(g.Rows))] {
		for j := range g.Rows[i].Cells {
			c := &g.Rows[i].Cells[j]
			m := titled.FindStringSubmatch(fold.Text(c.Text))
			if m == nil || r.Region.Value != "" {
				continue
			}
			at := g.At(g.Rows[i].Num, c.Col)
			level, _ := model.ParseLevel(m[2])
			r.Region, r.Level = model.Text{Value: m[1], At: at}, model.Cell[model.Level]{Value: level, At: at}
		}
	}
}

// starts lists the rows that begin with the first label of a sheet.
func (r *reader) starts(g *grid) (out []int) {
	for i := range g.Rows {
		row := &g.Rows[i]
		if len(row.Cells) == 0 {
			continue
		}
		first := fold1(row.Cells[0].Text)
		if slices.ContainsFunc(r.sheets, func(s *sheet) bool { return s.first == first }) {
			out = append(out, row.Num)
		}
	}
	return out
}

// continues: the page says that it goes on with the one before.
func (r *reader) continues(g *grid) bool {
	return r.last != nil && r.last.Book == g.Book && strings.Contains(g.Sheet, "续")
}

// block finds the sheet that most labels in some rows are of.
func (r *reader) block(g *grid, from, to int) *block {
	var best *block
	most := enough - 1
	for _, s := range r.sheets {
		b := &block{grid: g, sheet: s, from: from, to: to, label: map[string][][2]int{}}
		b.find()
		if n := 100 * len(b.label) / max(1, len(s.labels)); n > most {
			best, most = b, n
		}
	}
	return best
}

// find notes where the labels stand.
func (b *block) find() {
	for i := range b.Rows {
		row := &b.Rows[i]
		if row.Num < b.from || row.Num >= b.to {
			continue
		}
		for j := range row.Cells {
			if l := fold1(row.Cells[j].Text); b.sheet.labels[l] {
				b.label[l] = append(b.label[l], [2]int{row.Num, row.Cells[j].Col})
			}
		}
	}
}

func (r *reader) target(b *block) {
	t := blankTarget()
	r.slots(b, &t)
	r.indicators(b, &t)
	if b.sheet.form.Targets.V == "whole" {
		t.Key = model.Text{Value: model.WholeUnit, At: t.Name.At}
	}
	if t.Name.Value == "" && t.Key.Value == "" && len(t.Indicators) == 0 {
		return // a blank form
	}
	r.Targets = append(r.Targets, t)
}

func blankTarget() (t model.Target) {
	for _, f := range []*model.Funding{&t.Period, &t.Annual} {
		for _, a := range []*model.Amount{&f.Total, &f.Fiscal, &f.Central, &f.Provincial, &f.Local, &f.Own, &f.Other} {
			a.Blank = true
		}
	}
	return t
}

// goOn adds the rows of a page to the sheet before.
func (r *reader) goOn(g *grid, from, to int) {
	if len(r.Targets) == 0 {
		return
	}
	b := &block{grid: g, sheet: r.last.sheet, from: from, to: to, columns: r.last.columns, label: map[string][][2]int{}}
	b.find()
	t := &r.Targets[len(r.Targets)-1]
	r.slots(b, t)
	r.indicators(b, t)
}

// slots fills in the texts and amounts that the rows hold.
func (r *reader) slots(b *block, t *model.Target) {
	for _, s := range b.sheet.slots {
		cells := b.label[s.label]
		if s.n >= len(cells) {
			continue
		}
		v, ok := b.beside(cells[s.n], s.below)
		switch {
		case !ok || v.Value == "":
		case s.field != "":
			t.SetText(s.field, v)
		default:
			r.amount(b, t, s.amount, v)
		}
	}
}

// beside is what stands right of a label, before the next one, or below it.
func (b *block) beside(at [2]int, below bool) (model.Text, bool) {
	span := b.Span(at[0], at[1])
	row, col := span.LastRow, span.LastCol
	if below {
		if row+1 >= b.to {
			return model.Text{}, false
		}
		return b.Text(row+1, at[1]), true
	}
	for c := col + 1; c <= b.lastCol; c++ {
		t := b.Text(at[0], c)
		if t.Value == "" {
			continue
		}
		return t, !b.sheet.labels[fold1(t.Value)]
	}
	return model.Text{}, false
}

// superior is a department with its code: 042-阳城县行政审批服务管理局.
var superior = regexp.MustCompile(`^([0-9A-Za-z]{2,12})[-—_ ]*(\p{Han}.+)$`)

// Superior divides a department from its code.
func Superior(s string) (code, name string, ok bool) {
	m := superior.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

var account = regexp.MustCompile(`\((?:人民币|单位:)?(元|千元|百元|万元)\)`)

func (r *reader) amount(b *block, t *model.Target, field string, v model.Text) {
	text := fold.Text(v.Value)
	if strings.Trim(text, "-—/") == "" {
		return
	}
	m, err := money.Parse(text, r.unit(b))
	if err != nil {
		r.Faults.Add(diag.Diagnostic{Severity: diag.Warning, At: v.At, Message: "此处应为金额，实为“" + v.Value + "”，没有读入", Hints: []string{"请在“绩效目标”填写"}})
		return
	}
	m, _ = m.RoundFen()
	t.SetMoney(field, model.Amount{Money: m, At: v.At})
}

// unit is what the sheet counts in: as a label says, or as the form has it.
func (r *reader) unit(b *block) money.Unit {
	for i := range b.Rows {
		if row := &b.Rows[i]; row.Num >= b.from && row.Num < b.to {
			for j := range row.Cells {
				if m := account.FindStringSubmatch(fold.Text(row.Cells[j].Text)); m != nil {
					u, _ := money.ParseUnit(m[1])
					return u
				}
			}
		}
	}
	name := b.sheet.form.Number.V
	if name == "" {
		name = "sheet"
	}
	return r.numbers[name].Format.Unit
}
