package batch

import "yugong/model"

// topFunds are the funds whose totals the reports show.
var topFunds = [5]model.Fund{model.General, model.GovernmentFund, model.StateCapital, model.FiscalAccount, model.UnitFunds}

// figures are the totals of a disclosure: of this year the sums of its facts,
// of last year what it states.
func figures(d *model.Disclosure) (this, last Figures) {
	l := model.NewLedger(d)
	spent := &model.Filter{Kinds: []model.Kind{model.Basic, model.Project, model.Remittance, model.Operation, model.AffiliateSupport}}
	this.Income = l.Sum(model.FromFacts).Fen()
	for _, f := range l.Select(model.FromFacts, spent) {
		this.Spending += f.Amount.Fen()
		if i := top(f.Fund); i >= 0 && f.Origin == model.Current {
			this.Funds[i] += f.Amount.Fen()
		}
	}
	for _, f := range l.Facts(model.FromPublic) {
		switch f.Year {
		case model.ThisYear:
			this.Public += f.Amount.Fen()
		case model.LastYear:
			last.Public += f.Amount.Fen()
			last.Known |= KnowsPublic
		}
	}
	for _, f := range l.Facts(model.FromPrior) {
		if f.Year == model.LastYear {
			last.state(&f)
		}
	}
	return this, last
}

// state takes over a figure of last year if it is one of the totals.
func (t *Figures) state(f *model.Fact) {
	switch f.Item {
	case model.IncomeTotal.ID():
		t.Income += f.Amount.Fen()
		t.Known |= KnowsIncome
	case model.ExpenditureTotal.ID():
		t.Spending += f.Amount.Fen()
		t.Known |= KnowsSpending
	case model.CurrentExpenditure.ID():
		if i := top(f.Fund); i >= 0 && f.Kind == model.KindNone {
			t.Funds[i] += f.Amount.Fen()
			t.Known |= KnowsFunds << i
		}
	}
}

// top returns the index of the fund at the top that holds a fund, -1 for none.
func top(f model.Fund) int {
	for i, t := range topFunds {
		if f.Within(t) {
			return i
		}
	}
	return -1
}

// FundNames are the names of Figures.Funds.
func FundNames() [5]string {
	var names [5]string
	for i, f := range topFunds {
		names[i] = f.String()
	}
	return names
}
