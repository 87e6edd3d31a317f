package write

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/internal/schema"
)

// Gap is what a workbook still lacks on one sheet.
type Gap struct {
	Sheet string
	What  []string // heads of columns or names of lines; nil for the whole sheet
}

// Gaps lists, in the order of the sheets, what is not filled in: required
// lines and cells, and sheets that hold nothing. With income set, the income that
// does not follow from expenditure is among it.
func Gaps(d *model.Disclosure, income bool) []Gap {
	c, sheets := importedContent(d)
	var out []Gap
	for _, s := range sheets {
		rows := s.Encode(c)
		switch _, lines := s.(schema.UnitSheet); {
		case lines:
			out = appendBlank(out, s, blankLines(&c.Unit))
		case len(rows) > 0:
			out = appendBlank(out, s, blankCells(s, rows, d.Unit.Department.Value))
		case !s.About().WhenDept || d.Unit.Department.Value:
			out = append(out, Gap{Sheet: s.About().Name})
		}
	}
	if income {
		out = AddGap(out, model.FromRevenue.String(), otherIncome(d.Appropriations)...)
	}
	for _, lack := range []struct {
		sheet, what string
		rows        int
	}{
		{model.FromFacts.String(), "项目编号", withoutProject(d)},
		{model.FromEconomic.String(), "政府经济科目编码", withoutGovernment(d)},
	} {
		if lack.rows > 0 {
			out = AddGap(out, lack.sheet, fmt.Sprintf("%s（%d 行）", lack.what, lack.rows))
		}
	}
	return out
}

// AddGap puts what is to be typed to its sheet.
func AddGap(gaps []Gap, sheet string, what ...string) []Gap {
	if len(what) == 0 {
		return gaps
	}
	i := slices.IndexFunc(gaps, func(g Gap) bool { return g.Sheet == sheet })
	if i < 0 {
		i = min(1, len(gaps))
		gaps = slices.Insert(gaps, i, Gap{Sheet: sheet})
	}
	gaps[i].What = append(gaps[i].What, what...)
	return gaps
}

func appendBlank(to []Gap, s schema.Sheet, what []string) []Gap {
	if len(what) == 0 {
		return to
	}
	return append(to, Gap{s.About().Name, what})
}

func blankLines(u *model.Unit) (what []string) {
	for _, e := range schema.Entries() {
		if text, _ := schema.EncodeValue(e.Field(u), u.AmountUnit.Value); text == "" {
			what = append(what, e.Key)
		}
	}
	return what
}

// blankCells names the columns in which required cells are blank, with their
// number, and of performance sheets those that hold nothing at all.
func blankCells(s schema.Sheet, rows [][]any, dept bool) (what []string) {
	for i, col := range s.Columns() {
		n := 0
		for _, fields := range rows {
			if text, _ := schema.EncodeValue(fields[i], 0); strings.TrimSpace(text) == "" {
				n++
			}
		}
		switch {
		case n == 0:
		case col.Required || col.Member && dept:
			what = append(what, fmt.Sprintf("%s（%d 行）", col.Head, n))
		case n == len(rows) && s.About().Name == schema.SheetTargets:
			what = append(what, col.Head)
		}
	}
	return what
}

// withoutProject counts project expenditure whose project nothing tells.
func withoutProject(d *model.Disclosure) (n int) {
	for i := range d.Appropriations {
		if a := &d.Appropriations[i]; a.Kind.Value == model.Project && a.Project.Value == "" && !a.Amount.Blank {
			n++
		}
	}
	return n
}

// withoutGovernment counts lines of 经济分类 whose government subject neither a table
// nor the official mapping tells.
func withoutGovernment(d *model.Disclosure) (n int) {
	kinds := map[string]model.UnitKind{"": d.Unit.Kind.Value}
	for i := range d.Units {
		kinds[d.Units[i].Name.Value] = d.Units[i].Kind.Value
	}
	for i := range d.Economic {
		e := &d.Economic[i]
		if kind, known := kinds[e.Unit.Value], false; e.GovEconomic.Value == "" && e.DeptEconomic.Value != "" {
			for _, administrative := range []bool{false, true} {
				if _, ok := subject.GovernmentFor(e.DeptEconomic.Value, administrative); ok && (kind == model.UnitKindNone || kind.Operates() == administrative) {
					known = true
				}
			}
			if !known {
				n++
			}
		}
	}
	return n
}

// otherIncome says of every fund but the general one how much was spent.
func otherIncome(spent []model.Appropriation) (what []string) {
	type account struct {
		fund   model.Fund
		origin model.Origin
	}
	sums := map[account]money.Money{}
	var all []account
	for i := range spent {
		a := account{spent[i].Fund.Value, spent[i].Origin.Value}
		if a.fund == model.General {
			continue
		}
		if _, ok := sums[a]; !ok {
			all = append(all, a)
		}
		sums[a] = sums[a].Add(spent[i].Amount.Money)
	}
	slices.SortFunc(all, func(a, b account) int { return cmp.Or(cmp.Compare(a.fund, b.fund), cmp.Compare(a.origin, b.origin)) })
	for _, a := range all {
		what = append(what, fmt.Sprintf("%s（%s）的收入科目编码和金额，支出共 %s元", a.fund, a.origin, sums[a].Format(money.Format{Unit: money.Yuan, Places: 2})))
	}
	return what
}
