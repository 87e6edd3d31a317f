package yugong

import (
	"cmp"
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/harvest"
	"yugong/templates/relation"
)

// tables adds to the disclosure what published tables say that lists do not, and
// keeps what they leave open.
func (i *importer) tables() {
	if len(i.documents) == 0 {
		return
	}
	h := harvest.Lists(combined(i.documents))
	i.Findings = append(i.Findings, h.Faults...)
	i.identify(h)
	i.fill(h)
	i.records()
	i.unread()
	if i.open = h.Open; !i.listed {
		i.Findings = append(i.Findings, h.Assigned...)
	} else {
		i.open = slices.DeleteFunc(h.Open, func(o harvest.Open) bool { return o.Sheet == model.FromFacts.String() })
	}
}

// combined is the tables of several documents as one; each keeps its precision, and
// those of units beside their department's are of these units.
func combined(documents []*source) *relation.Input {
	out := *documents[0].Printed
	out.Tables, out.Exact = nil, false
	for _, s := range documents {
		for _, t := range s.Printed.Tables {
			if s.Printed.Exact || s.Exact {
				t.Places = exactPlaces
			}
			if s.member {
				t.Of = model.Text{Value: s.Unit, At: s.UnitAt}
			}
			out.Tables = append(out.Tables, t)
		}
	}
	return &out
}

// members tells which documents are those of units beside their department's,
// which comes first. Documents of several units alone are no single workbook.
func (i *importer) members(documents []*source) bool {
	for _, s := range documents {
		s.Department = s.Department || s.Printed.Units > 1
	}
	department := slices.IndexFunc(documents, func(s *source) bool { return s.Department })
	for _, s := range documents {
		other := func(o *source) bool {
			return o.Department == s.Department && o.Unit != "" && s.Unit != "" && plainText(o.Unit) != plainText(s.Unit) && o.spends() && s.spends()
		}
		if n := slices.IndexFunc(documents, other); n >= 0 && (s.Department || department < 0) {
			i.Findings.Add(diag.Diagnostic{Severity: Error, At: Place{Book: documents[n].book.Name}, Message: "这是“" + documents[n].Unit + "”的文件，不能与“" + s.Unit + "”的合成一份工作簿",
				Related: []diag.Related{{At: s.UnitAt, Message: "“" + s.Unit + "”"}},
				Hints:   []string{"各单位请分别导入，再用 yugong rollup 汇总成部门的；或与部门的文件一起导入"}})
			return false
		}
		s.member = department >= 0 && !s.Department
	}
	slices.SortStableFunc(documents, func(a, b *source) int { return cmp.Compare(rank(a.member), rank(b.member)) })
	return true
}

func rank(later bool) int {
	if later {
		return 1
	}
	return 0
}

// exactPlaces are so many that nothing of an amount was rounded away.
const exactPlaces = 8

// identify fills in who publishes, and for which year.
func (i *importer) identify(h *harvest.Harvest) {
	u := &i.Disclosure.Unit
	for _, s := range i.documents {
		if u.Name.Value == "" {
			u.Name = model.Text{Value: s.Unit, At: s.UnitAt}
		}
		if u.Year.Value == 0 {
			u.Year = model.Cell[int]{Value: s.Year, At: s.YearAt}
		}
		u.Department.Value = u.Department.Value || s.Department
	}
	u.Department.Value = u.Department.Value || len(h.Units) > 1
	if u.Kind.Value == model.UnitKindNone && !u.Department.Value {
		u.Kind = h.Unit.Kind
	}
	if u.Department.Value && len(i.Disclosure.Units) == 0 {
		i.Disclosure.Units = h.Units
	}
}

// fill takes from the tables the lists that nothing finer tells.
func (i *importer) fill(h *harvest.Harvest) {
	d := i.Disclosure
	d.Subjects = h.Subjects
	d.Public, d.Procurements, d.Prior = h.Public, h.Procurements, h.Prior
	if len(h.Revenue) > 0 {
		d.Revenue = h.Revenue
	}
	economic := slices.ContainsFunc(d.Appropriations, func(a model.Appropriation) bool { return a.DeptEconomic.Value != "" })
	if !economic {
		d.Economic = h.Economic
	}
	if i.listed {
		return
	}
	d.Appropriations, d.Projects = h.Appropriations, h.Projects
	d.Unit.AmountUnit.Value = i.unit()
}

// unit is what most tables count in.
func (i *importer) unit() money.Unit {
	n := 0
	for _, s := range i.documents {
		for _, t := range s.Printed.Tables {
			if n++; t.Unit == money.Yuan {
				n -= 2
			}
		}
	}
	if n > 0 {
		return money.WanYuan
	}
	return money.Yuan
}

// unread says of each document what was read, and passes on why the rest was not.
func (i *importer) unread() {
	for _, s := range i.documents {
		others := 0
		for _, f := range s.Faults {
			switch {
			case f.Severity == Error && f.Rule == "":
				i.Findings.Add(f)
			case f.Severity == Error:
				others++
			}
		}
		if others > 0 && s.spends() {
			i.Findings.Add(diag.Diagnostic{Severity: Hint, At: Place{Book: s.book.Name}, Message: fmt.Sprintf("这份文件各表之间有 %d 处错误", others),
				Hints: []string{"用 yugong audit 可以逐处列出"}})
		}
		if half := rounding(s); half != "" && s.spends() {
			i.Findings.Add(diag.Diagnostic{Severity: Hint, At: Place{Book: s.book.Name}, Message: "各表的金额是四舍五入到" + half + "的，由此取得的不是准确数，合计可能差最后一位",
				Hints: []string{"有明细表时请一起导入"}})
		}
	}
}

// spends reports whether the tables hold figures: a blank form has none.
func (s *source) spends() bool {
	for _, t := range s.Printed.Tables {
		for _, side := range t.Sides {
			for _, l := range side.Lines {
				for _, f := range l.Figures {
					if !f.Amount.IsZero() {
						return true
					}
				}
			}
		}
	}
	return false
}

// rounding names the last place of a document's figures, "" where they are exact.
func rounding(s *source) string {
	if s.Exact {
		return ""
	}
	for _, t := range s.Printed.Tables {
		if half := relation.Half(t.Unit, t.Places); half.Cmp(money.FromFen(100)) > 0 {
			return half.Add(half).Format(money.Format{Unit: t.Unit, Places: 4, Trim: true}) + t.Unit.String()
		}
	}
	return ""
}

// hold compares what will be in the workbook with every printed figure.
func (i *importer) hold() {
	loose := func(at Place) bool {
		return slices.ContainsFunc(i.documents, func(s *source) bool { return s.holds(at.Book) && !s.Exact })
	}
	for _, s := range i.documents {
		one := combined([]*source{s})
		held := harvest.Hold(one, i.Disclosure, i.open, loose)
		i.different(held.Differences)
		i.Documents = append(i.Documents, ImportedDocument{Book: s.book.Name, Unit: s.Unit, Year: s.Year, Tables: s.Tables, Missing: s.Missing,
			Figures: held.Figures, Rebuilt: held.Equal})
	}
}

// mostDifferent figures of a table are named; of more their number is said.
const mostDifferent = 10

// different reports figures that the facts do not add up to.
func (i *importer) different(all []harvest.Difference) {
	count := map[Place]int{}
	var order []Place
	for n := range all {
		at := sheetOf(all[n].At)
		if count[at]++; count[at] == 1 {
			order = append(order, at)
		}
		if count[at] <= mostDifferent {
			i.differs(&all[n])
		}
	}
	for _, at := range order {
		if n := count[at] - mostDifferent; n > 0 {
			i.Findings.Add(diag.Diagnostic{Severity: Warning, At: at, Message: fmt.Sprintf("还有 %d 个数与导入的各笔合计不同，没有列出", n), Hints: []string{"请先核对前面的，再导入一次"}})
		}
	}
}

// differs reports a figure that the facts do not add up to: between two files a
// contradiction, within one something that it does not tell apart.
func (i *importer) differs(x *harvest.Difference) {
	show := func(m money.Money) string {
		return m.Format(money.Format{Unit: x.Unit, Places: 2}) + x.Unit.String()
	}
	f := diag.Diagnostic{Severity: Warning, At: x.At, Message: x.Text + "为 " + show(x.Printed) + "，导入的各笔合计不同", Expected: show(x.Sum)}
	for _, at := range x.From[:min(3, len(x.From))] {
		if at.IsZero() {
			continue
		}
		if at.Book != x.At.Book {
			f.Severity, f.Hints = Error, []string{"采用了“" + at.Book + "”里的，请核对两处"}
		}
		f.Related = append(f.Related, diag.Related{At: at, Message: "计入的一笔"})
	}
	if i.listed && len(x.From) == 0 {
		f.Severity, f.Hints = Error, []string{"明细表里没有这一笔，请核对是否漏了"}
	}
	i.Findings.Add(f)
}
