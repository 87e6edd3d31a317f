package yugong

import (
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

// left is what is to be typed: what the workbook lacks, and what tables leave open.
func (i *importer) left(open []harvest.Open) []Blank {
	blanks := write.Gaps(i.Disclosure, len(i.documents) == 0)
	for _, o := range open {
		if o.What != "" {
			blanks = write.AddGap(blanks, o.Sheet, o.What)
		}
	}
	return blanks
}
