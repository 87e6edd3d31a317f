package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
)

// pageReader reads one page as a list.
type pageReader struct {
	page    *tables.Grid
	aliases *Aliases
	faults  diag.List
	unit    money.Unit
	fund    model.Cell[model.Fund] // of all rows, where the sheet's name or title says it
	head    head
	lines   []line
	year    model.Cell[int]     // that the titles state; 0 when none does
	sums    map[int]money.Money // by column of money
}

// line is a row of a list as it was read.
type line struct {
	row                  int
	at                   diag.Pos
	unit, unitCode       model.Text
	category             category
	uncategorised        bool // the list says of others, not of this one
	project, projectCode model.Text
	function, dept, gov  model.Text
	fund                 model.Cell[model.Fund]
	origin               model.Cell[model.Origin]
	remark               model.Text
	year                 model.Cell[int] // 0 when the list has no column of years
	parts                []part
}

// part is an amount of a line: all of it, or one fund's.
type part struct {
	fund   model.Cell[model.Fund]
	origin model.Cell[model.Origin]
	amount model.Amount
}

// read reads the page; ok is false when it holds no list of facts.
func (r *pageReader) read() (ok bool) {
	if r.head, ok = r.findHead(); !ok {
		return false
	}
	r.fund = r.statedFund()
	r.units(&r.head)
	unit, known := r.unitAbove(&r.head)
	r.unit, r.sums = unit, map[int]money.Money{}
	if r.head.beside > 0 {
		r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: r.page.At(r.head.last, r.head.beside), Message: "右边另有一个明细表，从这一列起没有读入", Hints: []string{"请分成两张工作表再导入"}})
	}
	stated := known
	for _, c := range r.head.columns {
		stated = stated || c.money() && c.known
	}
	if !stated {
		r.faults.Add(diag.Diagnostic{Severity: diag.Warning, At: r.page.At(r.head.last, 0), Message: "没有写明金额单位，按元读入", Hints: []string{"请核对；是万元的，请在表头上方写“单位：万元”"}})
	}
	var lines []line
	for i := range r.page.Rows {
		row := &r.page.Rows[i]
		if row.Num <= r.head.last {
			continue
		}
		if l, ok := r.line(row); ok {
			lines = append(lines, l)
		}
	}
	r.lines = r.ofOneYear(lines)
	return true
}

func (r *pageReader) line(row *tables.Row) (line, bool) {
	l := line{row: row.Num, at: r.page.At(row.Num, 0)}
	codes := map[string][]string{}
	names := map[string]model.Text{}
	for _, c := range r.head.columns {
		if c.money() {
			continue
		}
		t := r.page.Text(row.Num, c.col)
		switch {
		case c.level > 0:
			codes[c.name] = append(codes[c.name], t.Value)
			if _, ok := names[c.name]; !ok || t.Value != "" {
				names[c.name] = model.Text{At: t.At}
			}
		case names[c.name].Value == "":
			names[c.name] = t
		}
	}
	for name, parts := range codes {
		t := names[name]
		t.Value = joined(parts)
		names[name] = t
	}
	if r.sumRow(row, names) || r.headAgain(row.Num) {
		return l, false
	}
	r.dimensions(&l, names)
	r.amounts(&l)
	return l, len(l.parts) > 0
}

// headAgain: most columns show what their heads do.
func (r *pageReader) headAgain(row int) bool {
	same := 0
	for _, c := range r.head.columns {
		if t := r.page.Text(row, c.col).Value; t != "" && strings.Contains(c.text, t) {
			same++
		}
	}
	return 2*same > len(r.head.columns)
}

// sumRow passes over rows that add up others, and rows without anything; a
// grand total is held against the rows above.
func (r *pageReader) sumRow(row *tables.Row, names map[string]model.Text) bool {
	total, filled := false, false
	for i := range row.Cells {
		total = total || isTotal(row.Cells[i].Text)
	}
	for name, t := range names {
		filled = filled || t.Value != "" && name != "number" && name != "remark" && name != "year"
	}
	if total {
		r.grandTotal(row)
	}
	return total || !filled
}

// grandTotal holds a row 合计 against the sum of the rows read so far.
func (r *pageReader) grandTotal(row *tables.Row) {
	grand := false
	for i := range row.Cells {
		w := plain(row.Cells[i].Text)
		grand = grand || w == "合计" || w == "总计"
	}
	if !grand {
		return
	}
	for _, c := range r.head.columns {
		if !c.money() {
			continue
		}
		m, ok := r.amount(row.Num, c)
		if ok && !m.Blank && !r.sums[c.col].IsZero() && !m.Money.Equal(r.sums[c.col]) {
			u := r.unitOf(c)
			r.faults.Add(diag.Diagnostic{Severity: diag.Warning, At: m.At, Message: fmt.Sprintf("“%s”列的合计 %s 与各行之和不同", c.text, show(m.Money, u)),
				Expected: show(r.sums[c.col], u), Hints: []string{"请核对是否漏了行，或有行重复"}})
		}
	}
	clear(r.sums)
}

func show(m money.Money, u money.Unit) string {
	return m.Format(money.Format{Unit: u, Places: 2}) + u.String()
}

func (r *pageReader) unitOf(c column) money.Unit {
	if c.known {
		return c.unit
	}
	return r.unit
}

// dimensions reads what a line says beside its amounts.
func (r *pageReader) dimensions(l *line, names map[string]model.Text) {
	l.unit, l.unitCode = names["unit"], names["unit-code"]
	if code, name := split(l.unit.Value); code != "" && name != "" {
		l.unit.Value = name
		if l.unitCode.Value == "" {
			l.unitCode = model.Text{Value: code, At: l.unit.At}
		}
	}
	l.project, l.projectCode = names["project"], names["project-code"]
	if code, name := split(l.project.Value); code != "" && name != "" && len(code) > 4 {
		l.project.Value = name
		if l.projectCode.Value == "" {
			l.projectCode = model.Text{Value: code, At: l.project.At}
		}
	}
	l.function, l.dept, l.gov = code(names["function"]), code(names["department-economic"]), code(names["government-economic"])
	l.remark, l.year = names["remark"], yearOf(names["year"])
	if t := names["category"]; t.Value != "" {
		c, ok := r.aliases.category(t.Value)
		if !ok {
			r.unknown(t, "项目类别", "人员类、公用经费类、其他运转类、特定目标类，或基本支出、项目支出")
		}
		l.category = c
	} else if _, ok := names["category"]; ok {
		l.uncategorised = true
	}
	if t := names["fund"]; t.Value != "" {
		f, ok := r.aliases.fund(t.Value)
		if !ok {
			r.unknown(t, "资金性质", "一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金或单位资金")
		}
		l.fund = model.Cell[model.Fund]{Value: f, At: t.At}
	} else if _, column := names["fund"]; !column {
		l.fund = r.fund
	}
	if t := names["origin"]; t.Value != "" {
		o, ok := r.aliases.origin(t.Value)
		if !ok {
			r.unknown(t, "资金来源", "当年预算或上年结转")
		}
		l.origin = model.Cell[model.Origin]{Value: o, At: t.At}
	}
}

// code leaves of a value its code; a name without one stays, to be looked up.
func code(t model.Text) model.Text {
	if c, _ := split(t.Value); c != "" {
		t.Value = c
	}
	return t
}

func (r *pageReader) unknown(t model.Text, what, may string) {
	if slices.ContainsFunc(r.faults, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Message, what+"“"+t.Value+"”") }) {
		return // one word, one finding
	}
	r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: t.At, Message: what + "“" + t.Value + "”没有认出，这样的行没有读入", Expected: may,
		Hints: []string{r.aliases.Hint}})
}

// amount reads a cell of money; ok is false when it is no number.
func (r *pageReader) amount(row int, c column) (model.Amount, bool) {
	a := model.Amount{Blank: true, At: r.page.At(row, c.col)}
	x := r.page.Cell(row, c.col)
	if x == nil || strings.TrimSpace(x.Text) == "" || x.Text == "-" || x.Text == "—" {
		return a, true
	}
	s := cmp.Or(x.Digits, x.Text)
	m, err := money.Parse(s, r.unitOf(c))
	if x.Fault != "" || err != nil {
		r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: a.At, Message: "“" + c.text + "”不是金额：“" + x.Text + "”", Expected: "数字"})
		return a, false
	}
	m, _ = m.RoundFen()
	a.Money, a.Blank = m, false
	return a, true
}

// amounts reads the columns of money of a line. Where funds have columns of
// their own, these are the parts; the amount of the row must be their sum.
func (r *pageReader) amounts(l *line) {
	var all []total
	var old money.Money
	var sum money.Money
	for _, c := range r.head.columns {
		if !c.money() {
			continue
		}
		a, ok := r.amount(l.row, c)
		if !ok || a.Blank {
			continue
		}
		r.sums[c.col] = r.sums[c.col].Add(a.Money)
		switch {
		case c.all:
			all = append(all, total{c.text, a})
			continue
		case c.old:
			old = old.Add(a.Money)
			if !a.IsZero() {
				l.parts = append(l.parts, part{fund: l.fund, origin: model.Cell[model.Origin]{Value: model.Carryover, At: a.At}, amount: a})
			}
		case !a.IsZero():
			l.parts = append(l.parts, part{fund: model.Cell[model.Fund]{Value: c.fund, At: a.At}, origin: l.origin, amount: a})
		}
		sum = sum.Add(a.Money)
	}
	r.whole(l, all, sum, old)
}

// total is an amount of a row, whatever the fund, with the head of its column.
type total struct {
	head string
	model.Amount
}

// whole holds the amounts of a row against its parts: they may leave out what was
// carried over. Without parts they must be one; which of several is meant nobody
// knows.
func (r *pageReader) whole(l *line, all []total, sum, old money.Money) {
	for _, a := range all {
		switch {
		case len(l.parts) > 0 && (a.Money.Equal(sum) || a.Money.Equal(sum.Sub(old))):
		case len(l.parts) > 0:
			r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: a.At, Message: "这一行的金额 " + show(a.Money, r.unit) + " 与各项资金之和不同",
				Expected: show(sum, r.unit), Hints: []string{"请核对这一行"}})
			return
		case !a.Money.Equal(all[0].Money):
			r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: a.At, Message: "“" + a.head + "”与“" + all[0].head + "”两列不同，不知道取哪一列，这样的行没有读入",
				Hints: []string{"请在表中只留要导入的一列"}})
			return
		}
	}
	if len(l.parts) == 0 && len(all) > 0 {
		l.parts = []part{{fund: l.fund, origin: l.origin, amount: all[0].Amount}}
	}
}
