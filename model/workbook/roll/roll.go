package roll

import (
	"slices"
	"time"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/internal/schema"
)

// Next makes next year's beginning of this year's workbook: this year's
// figures become last year's, and what stays the same from year to year stays.
//
// Kept: the unit, projects, assets, texts, glossary, performance sheets with
// their indicators; the rows of facts, income, procurement and purchases with
// blank amounts, so that nothing is forgotten and every amount is asked for.
// Gone: what the unit said it has none of, money carried over (which differs
// each year), reasons of changes, accepted faults, the dates of compilation, of
// publication and of the asset figures. d is not changed.
func Next(d *model.Disclosure) *model.Disclosure {
	next := *d
	next.Unit.Year.Value++
	next.Unit.Date.Value, next.Unit.Published.Value, next.Unit.Nothing.Value = time.Time{}, time.Time{}, ""
	next.Prior = rollPrior(d)
	next.Public = schema.Clone(d.Public, func(p *model.PublicExpense) {
		p.Last = p.This
		schema.ClearAmounts(&p.This)
		p.Reason.Value = ""
	})
	next.Revenue = rollRevenue(d.Revenue)
	next.Appropriations = rollSpending(d.Appropriations)
	next.Economic = slices.DeleteFunc(schema.Clone(d.Economic, func(e *model.EconomicItem) { forget(&e.Amount) }),
		func(e model.EconomicItem) bool { return e.Origin.Value == model.Carryover })
	next.Records = schema.Clone(d.Records, func(r *model.Records) {
		r.Rows = schema.Clone(r.Rows, func(row *model.Record) {
			row.Values = schema.Clone(row.Values, func(v *model.RecordValue) { forget(&v.Amount) })
		})
	})
	next.Procurements = slices.DeleteFunc(schema.Clone(d.Procurements, func(p *model.ProcurementItem) { forget(&p.Amount) }),
		func(p model.ProcurementItem) bool {
			return !p.Category.At.IsZero() && p.Category.At == d.Unit.Nothing.At
		})
	next.Purchases = schema.Clone(d.Purchases, func(p *model.ServicePurchase) { forget(&p.Amount) })
	next.Approved = schema.Clone(d.Approved, func(a *model.ApprovedFigure) { forget(&a.Amount) })
	next.Assets = schema.Clone(d.Assets, func(a *model.Asset) {
		if a.Name.Value == schema.AssetDate {
			a.Quantity.Value = ""
		}
	})
	next.Targets = schema.Clone(d.Targets, func(t *model.Target) {
		t.Period, t.Annual = forgetFunding(t.Period), forgetFunding(t.Annual)
	})
	next.Accepted = nil
	return &next
}

func forget(a *model.Amount) { *a = model.Amount{Blank: true, At: a.At} }

func forgetFunding(f model.Funding) model.Funding {
	for _, a := range []*model.Amount{&f.Total, &f.Fiscal, &f.Central, &f.Provincial, &f.Local, &f.Own, &f.Other} {
		forget(a)
	}
	return f
}

func rollRevenue(rows []model.Revenue) []model.Revenue {
	var out []model.Revenue
	for _, r := range rows {
		if r.Origin.Value != model.Carryover {
			forget(&r.Amount)
			out = append(out, r)
		}
	}
	return out
}

func rollSpending(rows []model.Appropriation) []model.Appropriation {
	var out []model.Appropriation
	for _, a := range rows {
		if a.Origin.Value != model.Carryover && a.Kind.Value != model.CarryForward {
			forget(&a.Amount)
			out = append(out, a)
		}
	}
	return out
}

// figureKey tells the figures of last year apart.
type figureKey struct {
	measure model.Measure
	code    string
	fund    model.Fund
}

// rollPrior sums this year's facts to the figures that next year compares
// with. Purposes of subjects stay; they hardly change.
func rollPrior(d *model.Disclosure) []model.PriorFigure {
	p := &priorRoll{sums: map[figureKey]money.Money{}}
	var total money.Money
	for i := range d.Appropriations {
		total = total.Add(d.Appropriations[i].Amount.Money)
	}
	p.add(figureKey{measure: model.IncomeTotal}, total) // both sides of table 1 are the facts
	p.add(figureKey{measure: model.ExpenditureTotal}, total)
	for _, f := range model.Appropriated {
		p.add(figureKey{measure: model.CurrentExpenditure, fund: f}, money.Money{})
	}
	for i := range d.Appropriations {
		a := &d.Appropriations[i]
		if a.Kind.Value == model.CarryForward || a.Origin.Value != model.Current {
			continue
		}
		p.add(figureKey{model.FunctionSpending, a.Function.Value, a.Fund.Value}, a.Amount.Money)
		if !slices.Contains(model.Appropriated, a.Fund.Value) {
			continue
		}
		p.add(figureKey{measure: model.CurrentExpenditure, fund: a.Fund.Value}, a.Amount.Money)
	}
	if operating, known := operatingExpense(d); known {
		p.add(figureKey{measure: model.OperatingExpense}, operating)
	}
	return p.figures(d)
}

// operatingExpense is 机关运行经费: public funds in the basic expenditure of
// units that have it, from whichever list tells the economic subjects. It is
// not known where no unit has it, or some of that expenditure has no subject.
func operatingExpense(d *model.Disclosure) (sum money.Money, known bool) {
	operates := unitOperates(d)
	basic := &model.Filter{Kinds: []model.Kind{model.Basic}, Origins: []model.Origin{model.Current}, Funds: model.Appropriated}
	for _, f := range model.NewLedger(d).Select(model.FromEconomic, basic) {
		switch {
		case !operates[f.Unit]:
		case f.Use == model.UseNone:
			return sum, false
		case f.Use == model.PublicFunds:
			sum = sum.Add(f.Amount)
		}
	}
	return sum, len(operates) > 0
}

type priorRoll struct {
	order []figureKey
	sums  map[figureKey]money.Money
}

func (p *priorRoll) add(k figureKey, m money.Money) {
	if _, ok := p.sums[k]; !ok {
		p.order = append(p.order, k)
	}
	p.sums[k] = p.sums[k].Add(m)
}

// figures lists the sums: totals, then the funds, then the subjects in the
// order of the facts.
func (p *priorRoll) figures(d *model.Disclosure) []model.PriorFigure {
	purposes := map[figureKey]string{}
	for i := range d.Prior {
		f := &d.Prior[i]
		purposes[figureKey{f.Measure.Value, f.Code.Value, f.Fund.Value}] = f.Purpose.Value
	}
	at := diag.Pos{Book: d.Book, Sheet: schema.SheetPrior}
	out := make([]model.PriorFigure, 0, len(p.order))
	for _, k := range p.order {
		out = append(out, model.PriorFigure{
			Measure: model.Cell[model.Measure]{Value: k.measure, At: at},
			Code:    model.Text{Value: k.code, At: at},
			Fund:    model.Cell[model.Fund]{Value: k.fund, At: at},
			Amount:  model.Amount{Money: p.sums[k], At: at},
			Purpose: model.Text{Value: purposes[k], At: at},
		})
	}
	return out
}

// unitOperates returns the units that have 机关运行经费.
func unitOperates(d *model.Disclosure) map[string]bool {
	units := map[string]bool{}
	for i := range d.Units {
		if d.Units[i].Kind.Value.Operates() {
			units[d.Units[i].Name.Value] = true
		}
	}
	return units
}
