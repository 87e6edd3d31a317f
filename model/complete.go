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

// Partial reports whether last year's list of subjects is known to leave
// something out: a total is stated, of a fund of the filter, that it does not
// come to. Its own sum is then no total.
func (l *Ledger) Partial(m Measure, f *Filter) bool {
	if m != FunctionSpending || len(f.Functions) > 0 {
		return false
	}
	funds := f.Funds
	if len(funds) == 0 {
		funds = l.funds(f)
	}
	return slices.ContainsFunc(funds, func(fund Fund) bool {
		parts := l.prior(m, fund, f)
		return len(parts) > 0 && len(l.prior(CurrentExpenditure, fund, f)) > 0 && l.agreement(m, CurrentExpenditure, fund, f) < money.Roughly
	})
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
	return len(l.prior(total, fund, f)) > 0 && l.agreement(m, total, fund, f) >= money.Rounded
}

func (l *Ledger) agreement(m, total Measure, fund Fund, f *Filter) money.Agreement {
	var parts []money.Money
	for _, x := range l.prior(m, fund, f) {
		parts = append(parts, x.Amount)
	}
	return money.AddUp(SumOf(l.prior(total, fund, f)).Money, parts)
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
