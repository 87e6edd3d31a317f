package workbook

import (
	"io"

	"yugong/model"
	"yugong/model/money"
)

// WriteBlank writes a workbook to be filled in for a year: every sheet with
// its headers, drop-downs and notes, the names of customary rows in place.
// The bytes depend on the year only. The error is w's.
func WriteBlank(w io.Writer, year int) error {
	return write(w, blankContent(year))
}

// WriteDisclosure writes a workbook that reads back as d. The same d gives
// the same bytes. The error is w's.
func WriteDisclosure(w io.Writer, d *model.Disclosure) error {
	return write(w, takeApart(d))
}

// blankContent holds the rows that a blank workbook names for the user.
func blankContent(year int) *content {
	c := newContent()
	c.unit.Year.Value = year
	c.unit.AmountUnit.Value = money.Yuan
	for _, item := range model.PublicItems {
		c.public = append(c.public, blankPublic(item))
	}
	c.public = append(c.public, blankPublic(model.PublicItemNone))
	for _, m := range model.Measures {
		switch m {
		case model.CurrentExpenditure:
			for _, f := range model.Appropriated {
				c.prior = append(c.prior, blankPrior(m, f))
			}
		case model.FunctionSpending: // one row a subject: none is customary
		default:
			c.prior = append(c.prior, blankPrior(m, model.FundNone))
		}
	}
	for _, name := range assetNames() {
		c.assets = append(c.assets, model.Asset{Name: model.Text{Value: name}, Measure: model.Text{Value: assetMeasure(name)}})
	}
	for _, t := range model.Topics {
		c.notes = append(c.notes, model.Note{Topic: model.Cell[model.Topic]{Value: t}})
	}
	for _, item := range approvedItems() {
		c.approved = append(c.approved, model.ApprovedFigure{Item: model.Text{Value: item}, Amount: model.Amount{Blank: true}})
	}
	return c
}

func blankPublic(item model.PublicItem) model.PublicExpense {
	p := model.PublicExpense{Item: model.Cell[model.PublicItem]{Value: item}}
	clearAmounts(&p.This)
	clearAmounts(&p.Last)
	return p
}

func clearAmounts(amounts *[3]model.Amount) {
	for i := range amounts {
		amounts[i] = model.Amount{Blank: true}
	}
}

func blankPrior(m model.Measure, f model.Fund) model.PriorFigure {
	return model.PriorFigure{Measure: model.Cell[model.Measure]{Value: m}, Fund: model.Cell[model.Fund]{Value: f}, Amount: model.Amount{Blank: true}}
}

// takeApart turns a Disclosure back into rows of sheets.
func takeApart(d *model.Disclosure) *content {
	c := &content{
		unit: d.Unit, revenue: d.Revenue, projects: d.Projects, prior: d.Prior, public: d.Public,
		procurements: d.Procurements, assets: d.Assets, purchases: d.Purchases, targets: d.Targets,
		notes: d.Notes, glossary: d.Glossary, approved: d.Approved, accepted: d.Accepted,
	}
	if d.Unit.Department.Value {
		c.members = d.Units
	}
	for i := range d.Targets {
		for _, ind := range d.Targets[i].Indicators {
			c.indicators = append(c.indicators, indicatorRow{Key: d.Targets[i].Key, Indicator: ind})
		}
	}
	for i := range d.Appropriations {
		c.spending = append(c.spending, spendingRow{Appropriation: d.Appropriations[i]})
	}
	if !d.Unit.Department.Value {
		c.forgetUnit(d.Unit.Name.Value)
	}
	c.nameSubjects(d)
	return c
}

// forgetUnit leaves the unit column of a unit's own document blank, as people
// do; it reads back as the unit.
func (c *content) forgetUnit(name string) {
	forget := func(u *model.Text) {
		if u.Value == name {
			u.Value = ""
		}
	}
	c.revenue = clone(c.revenue, func(r *model.Revenue) { forget(&r.Unit) })
	c.spending = clone(c.spending, func(r *spendingRow) { forget(&r.Unit) })
	c.projects = clone(c.projects, func(r *model.ProjectInfo) { forget(&r.Unit) })
	c.purchases = clone(c.purchases, func(r *model.ServicePurchase) { forget(&r.Unit) })
}

// clone copies rows and changes each copy.
func clone[T any](rows []T, change func(*T)) []T {
	if rows == nil {
		return nil
	}
	out := make([]T, len(rows))
	for i := range rows {
		out[i] = rows[i]
		change(&out[i])
	}
	return out
}
