package check

import (
	"cmp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

// public holds the 三公 items of each of the three budgets against all that is
// spent under their economic subjects.
func (p *Pass) public() {
	if len(p.d.Public) == 0 {
		p.publicMissing()
		return
	}
	for i, fund := range model.Appropriated {
		if p.beyondFund(i, fund) {
			continue
		}
		for _, item := range model.PublicItems {
			p.publicFund(item, i, fund)
		}
	}
}

func (p *Pass) publicMissing() {
	for _, fund := range model.Appropriated {
		for _, item := range model.PublicItems {
			if s := p.spentOn(item, fund); s.current.Sign() > 0 {
				p.add("T08", p.sheet(sheetPublic), p.money(s.current), "支出预算中有%s %s（%s），没有填写“三公经费”表", item, p.money(s.current), fund)
				return
			}
		}
	}
	p.Unchecked("T08", missingPublic)
}

// beyondFund finds 三公 items that are together more than all that is spent of
// their fund; the largest is named.
func (p *Pass) beyondFund(i int, fund model.Fund) bool {
	var sum, most money.Money
	var at diag.Pos
	var name string
	for _, item := range model.PublicItems {
		now, where := p.publicItem(item, i)
		sum = sum.Add(now)
		if now.Cmp(most) > 0 {
			most, at, name = now, where, item.String()
		}
	}
	if most.IsZero() {
		return false
	}
	whole, facts := p.sum(model.FromFacts, func(f *model.Fact) bool { return f.Fund == fund })
	p.Compared("T08", 1)
	if sum.Cmp(whole) <= 0 || p.compare(sum, whole, len(facts)) != different {
		return false
	}
	what := name + " " + p.money(most)
	if !sum.Equal(most) {
		what = "“三公”经费合计 " + p.money(sum) + "，其中" + what
	}
	p.add("T08", at, "不大于 "+p.money(whole), "%s（%s），大于该预算的全部支出 %s", what, fund, p.money(whole))
	return true
}

// publicFund: an item is not less than what the year's money buys under its
// subjects. What is carried over, and what names no subject, may be counted
// with it.
func (p *Pass) publicFund(item model.PublicItem, i int, fund model.Fund) {
	now, at := p.publicItem(item, i)
	s := p.spentOn(item, fund)
	if now.IsZero() && s.current.IsZero() || p.publicAwaited(item, i) {
		return
	}
	p.Compared("T08", 1)
	d := diag.Diagnostic{At: at, Rule: "T08", Severity: diag.Error,
		Related: related(s.facts, 3, func(f *model.Fact) string { return f.DeptEconomic + " " + item.String() + " " + p.money(f.Amount) })}
	if now.Cmp(s.current) < 0 {
		if p.compare(now, s.current, len(s.facts)) != different {
			return
		}
		d.Expected = "不小于 " + p.money(s.current)
		d.Message = item.String() + " " + p.money(now) + "（" + fund.String() + "），小于支出预算中的 " + p.money(s.current)
		p.Add(d)
		return
	}
	most := s.current.Add(s.carried).Add(p.unnamed(fund))
	if len(s.facts) == 0 || now.Cmp(most) <= 0 || p.compare(now, most, len(s.facts)) != different {
		return
	}
	d.Severity, d.Expected = diag.Warning, p.money(s.current)
	d.Message = item.String() + " " + p.money(now) + "（" + fund.String() + "），大于支出预算中的 " + p.money(s.current)
	p.Add(d)
}

// publicSpent is what a fund spends under the subjects of an item.
type publicSpent struct {
	current, carried money.Money
	facts            []*model.Fact
}

func (p *Pass) spentOn(item model.PublicItem, fund model.Fund) (s publicSpent) {
	codes := subject.Public(item.ID())
	_, s.facts = p.sum(model.FromEconomic, func(f *model.Fact) bool {
		return f.Fund == fund && slices.Contains(codes, f.DeptEconomic)
	})
	for _, f := range s.facts {
		if f.Origin == model.Current {
			s.current = s.current.Add(f.Amount)
		} else {
			s.carried = s.carried.Add(f.Amount)
		}
	}
	return s
}

// unnamed is what a fund spends under no economic subject: any of it may be
// 三公.
func (p *Pass) unnamed(fund model.Fund) money.Money {
	whole, _ := p.sum(model.FromFacts, func(f *model.Fact) bool { return f.Fund == fund && f.Kind != model.CarryForward })
	named, _ := p.sum(model.FromEconomic, func(f *model.Fact) bool {
		return f.Fund == fund && f.Kind != model.CarryForward && f.DeptEconomic != ""
	})
	return whole.Sub(named)
}

// publicItem is an item's budget of this year of one of the three budgets, and
// its cell.
func (p *Pass) publicItem(item model.PublicItem, i int) (money.Money, diag.Pos) {
	e := p.publicRow(item)
	if e == nil {
		return money.Money{}, p.sheet(sheetPublic)
	}
	at := e.This[i].At
	if at.IsZero() {
		at = e.At
	}
	return e.This[i].Money, at
}

// publicAwaited reports whether an item is still to be filled in: see Await. A
// row that is asked for is so in all its blanks.
func (p *Pass) publicAwaited(item model.PublicItem, i int) bool {
	e := p.publicRow(item)
	if e == nil {
		return p.awaited[p.sheet(sheetPublic)]
	}
	return e.This[i].Blank && slices.ContainsFunc(e.This[:], func(a model.Amount) bool { return a.Blank && p.awaited[cmp.Or(a.At, e.At)] })
}

// anyPublicAwaited: a total of 三公, of a fund where one is given, is not known
// before all its items are.
func (p *Pass) anyPublicAwaited(fund model.Fund) bool {
	for i, of := range model.Appropriated {
		if fund != model.FundNone && !of.Within(fund) {
			continue
		}
		if slices.ContainsFunc(model.PublicItems, func(item model.PublicItem) bool { return p.publicAwaited(item, i) }) {
			return true
		}
	}
	return false
}

func (p *Pass) publicRow(item model.PublicItem) *model.PublicExpense {
	i := slices.IndexFunc(p.d.Public, func(e model.PublicExpense) bool { return e.Item.Value == item })
	if i < 0 {
		return nil
	}
	return &p.d.Public[i]
}
