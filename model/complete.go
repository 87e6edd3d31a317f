package model

import (
	"slices"

	"yugong/model/money"
)

// totals are last year's measures with those that their figures add up to.
var totals = map[Measure]Measure{FunctionSpending: CurrentExpenditure, CurrentExpenditure: ExpenditureTotal, Income: IncomeTotal}

// Complete reports whether last year's list of a measure leaves nothing out, of
// the funds, years and units of a filter: it adds up to the total above it,
// fund by fund, or there was nothing at all. What such a list does not name
// was nothing; of any other nobody knows.
func (l *Ledger) Complete(m Measure, f *Filter) bool {
	total, ok := totals[m]
	if !ok {
		return false
	}
	if m != FunctionSpending {
		return l.addsUp(m, total, FundNone, f) || l.nothing(f)
	}
	funds := f.Funds
	if len(funds) == 0 {
		funds = l.funds(f)
	}
	return l.nothing(f) || len(funds) > 0 && !slices.ContainsFunc(funds, func(fund Fund) bool { return !l.addsUp(m, total, fund, f) })
}

// funds are those of last year and of this.
func (l *Ledger) funds(f *Filter) (funds []Fund) {
	for _, facts := range [][]*Fact{l.prior(CurrentExpenditure, FundNone, f), l.Select(FromFacts, &Filter{Units: f.Units})} {
		for _, x := range facts {
			fund := x.Fund
			if up := fund.Parent(); up != FundNone {
				fund = up
			}
			if !slices.Contains(funds, fund) {
				funds = append(funds, fund)
			}
		}
	}
	return funds
}

func (l *Ledger) addsUp(m, total Measure, fund Fund, f *Filter) bool {
	whole := l.prior(total, fund, f)
	if len(whole) == 0 {
		return false
	}
	var parts []money.Money
	for _, x := range l.prior(m, fund, f) {
		parts = append(parts, x.Amount)
	}
	return money.AddUp(SumOf(whole).Money, parts) >= money.Rounded
}

// nothing reports whether all of last year's expenditure was zero.
func (l *Ledger) nothing(f *Filter) bool {
	all := l.prior(ExpenditureTotal, FundNone, f)
	return len(all) == 1 && all[0].Amount.IsZero()
}

func (l *Ledger) prior(m Measure, fund Fund, f *Filter) []*Fact {
	asked := Filter{Items: []string{m.ID()}, Years: f.Years, Units: f.Units}
	if fund != FundNone {
		asked.Funds = []Fund{fund}
	}
	return l.Select(FromPrior, &asked)
}
