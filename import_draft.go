package yugong

import (
	"cmp"
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/intake"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/write"
	"yugong/templates/harvest"
)

// disclosure makes of a draft what a workbook holds.
func (p *Publisher) disclosure(draft *intake.Draft) *Disclosure {
	d := &Disclosure{Subjects: subject.New(), Appropriations: draft.Appropriations, Projects: draft.Projects}
	d.Unit.Year = draft.Year
	d.Unit.AmountUnit.Value = money.Yuan
	d.Unit.Authorised.Value, d.Unit.OnDuty.Value, d.Unit.Retired.Value = -1, -1, -1
	switch len(draft.Units) {
	case 0:
	case 1:
		d.Unit.Name, d.Unit.Code = draft.Units[0].Name, draft.Units[0].Code
	default:
		d.Unit.Department.Value = true
		d.Units = draft.Units
	}
	d.Revenue = income(draft.Appropriations)
	for _, l := range p.form.Lists() {
		d.Records = append(d.Records, model.Records{List: l})
	}
	return d
}

// income is what follows from expenditure: that of the general public budget,
// which needs no code, equals what is spent of it.
func income(spent []model.Appropriation) (out []model.Revenue) {
	for i := range spent {
		a := &spent[i]
		if a.Fund.Value != model.General {
			continue
		}
		at := slices.IndexFunc(out, func(r model.Revenue) bool {
			return r.Unit.Value == a.Unit.Value && r.Origin.Value == a.Origin.Value
		})
		if at < 0 {
			at = len(out)
			out = append(out, model.Revenue{Unit: model.Text{Value: a.Unit.Value}, Fund: model.Cell[model.Fund]{Value: model.General}, Origin: model.Cell[model.Origin]{Value: a.Origin.Value}})
		}
		out[at].Amount.Money = out[at].Amount.Money.Add(a.Amount.Money)
	}
	return out
}

// left is what is to be typed: what the workbook lacks, and income that does not
// follow from expenditure.
func (i *importer) left(open []harvest.Open) []Blank {
	blanks := write.Gaps(i.Disclosure)
	if len(i.documents) == 0 {
		blanks = add(blanks, model.FromRevenue.String(), otherIncome(i.Disclosure.Appropriations))
	}
	for _, lack := range []struct {
		sheet, what string
		rows        int
	}{
		{model.FromFacts.String(), "项目编号", withoutProject(i.Disclosure)},
		{model.FromEconomic.String(), "政府经济科目编码", withoutGovernment(i.Disclosure)},
	} {
		if lack.rows > 0 {
			blanks = add(blanks, lack.sheet, []string{fmt.Sprintf("%s（%d 行）", lack.what, lack.rows)})
		}
	}
	for _, o := range open {
		if o.What == "" {
			continue
		}
		blanks = add(blanks, o.Sheet, []string{o.What})
	}
	return blanks
}

// withoutProject counts project expenditure whose project nothing tells.
func withoutProject(d *Disclosure) (n int) {
	for i := range d.Appropriations {
		if a := &d.Appropriations[i]; a.Kind.Value == model.Project && a.Project.Value == "" && !a.Amount.Blank {
			n++
		}
	}
	return n
}

// withoutGovernment counts lines of 经济分类 whose government subject neither a table
// nor the official mapping tells.
func withoutGovernment(d *Disclosure) (n int) {
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

// add puts what is to be typed to its sheet.
func add(blanks []Blank, sheet string, what []string) []Blank {
	if len(what) == 0 {
		return blanks
	}
	i := slices.IndexFunc(blanks, func(b Blank) bool { return b.Sheet == sheet })
	if i < 0 {
		i = min(1, len(blanks))
		blanks = slices.Insert(blanks, i, Blank{Sheet: sheet})
	}
	blanks[i].What = append(blanks[i].What, what...)
	return blanks
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
