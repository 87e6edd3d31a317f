package check

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

var priorRules = []Rule{
	{ID: "Y01", Title: "上年收支平衡", Severity: diag.Warning,
		Compares: "上年收入总计＝上年支出总计；各资金当年支出之和不大于支出总计",
		Basis:    "上年预算也必须平衡",
		Hint:     "请按上年公开的预算核对“上年数”",
		Run:      (*Pass).prior},
	{ID: "Y02", Title: "上年分科目之和", Severity: diag.Warning,
		Compares: "上年某种资金的功能科目支出之和＝该资金的当年支出",
		Basis:    "列出分科目数时，它们应列全",
		Hint:     "请按上年公开的预算核对“上年数”"},
}

// prior holds last year's figures against each other.
func (p *Pass) prior() {
	if len(p.d.Prior) == 0 {
		p.Unchecked("Y01", missingPrior)
		return
	}
	in, out := p.measure(model.IncomeTotal), p.measure(model.ExpenditureTotal)
	if in == nil || out == nil {
		p.Unchecked("Y01", "“上年数”没有同时填写收入总计和支出总计")
	} else if v := p.compare(in.Amount.Money, out.Amount.Money, 2); v == equal {
		p.Compared("Y01", 1)
	} else {
		p.Add(diag.Diagnostic{Severity: p.severity(v, "Y01"), At: out.Amount.At, Rule: "Y01", Expected: p.money(in.Amount.Money),
			Message: "上年支出总计 " + p.money(out.Amount.Money) + "，收入总计 " + p.money(in.Amount.Money),
			Related: []diag.Related{{At: in.Amount.At, Message: "上年收入总计"}}})
	}
	p.priorFunds(out)
}

func (p *Pass) measure(m model.Measure) *model.PriorFigure {
	for i := range p.d.Prior {
		if f := &p.d.Prior[i]; f.Measure.Value == m && !f.Amount.Blank {
			return f
		}
	}
	return nil
}

// priorFunds: the funds are not more than the whole, the subjects of a fund
// add up to it.
func (p *Pass) priorFunds(whole *model.PriorFigure) {
	var sum money.Money
	var first *model.PriorFigure
	for i := range p.d.Prior {
		f := &p.d.Prior[i]
		if f.Measure.Value != model.CurrentExpenditure || f.Amount.Blank {
			continue
		}
		if first == nil {
			first = f
		}
		if !p.listed(f.Fund.Value.Parent()) {
			sum = sum.Add(f.Amount.Money)
		}
		p.priorSubjects(f)
	}
	p.priorWithout()
	if whole == nil || first == nil {
		return
	}
	p.Compared("Y01", 1)
	if sum.Cmp(whole.Amount.Money) > 0 {
		p.Add(diag.Diagnostic{Severity: diag.Warning, At: first.Amount.At, Rule: "Y01", Expected: "不大于 " + p.money(whole.Amount.Money),
			Message: "上年各资金当年支出之和 " + p.money(sum) + "，大于支出总计 " + p.money(whole.Amount.Money),
			Related: []diag.Related{{At: whole.Amount.At, Message: "上年支出总计"}}})
	}
}

// listed reports whether a fund has a line of its own, so that its kinds are
// not counted beside it.
func (p *Pass) listed(fund model.Fund) bool {
	for i := range p.d.Prior {
		if f := &p.d.Prior[i]; fund != model.FundNone && f.Measure.Value == model.CurrentExpenditure && f.Fund.Value == fund && !f.Amount.Blank {
			return true
		}
	}
	return false
}

// priorWithout: subjects of a fund that has no line of its own.
func (p *Pass) priorWithout() {
	for i := range p.d.Prior {
		f := &p.d.Prior[i]
		if f.Measure.Value == model.FunctionSpending && !p.listed(f.Fund.Value) && !p.listed(f.Fund.Value.Parent()) {
			p.Unchecked("Y02", "“上年数”没有"+f.Fund.Value.String()+"的当年支出一行")
		}
	}
}

func (p *Pass) priorSubjects(fund *model.PriorFigure) {
	var sum money.Money
	n := 0
	for i := range p.d.Prior {
		f := &p.d.Prior[i]
		if f.Measure.Value == model.FunctionSpending && f.Fund.Value.Within(fund.Fund.Value) && !f.Amount.Blank {
			sum = sum.Add(f.Amount.Money)
			n++
		}
	}
	if n == 0 {
		return
	}
	if v := p.compare(sum, fund.Amount.Money, n); v == equal {
		p.Compared("Y02", 1)
	} else {
		p.Add(diag.Diagnostic{Severity: p.severity(v, "Y02"), At: fund.Amount.At, Rule: "Y02", Expected: p.money(sum),
			Message: "上年" + fund.Fund.Value.String() + "当年支出 " + p.money(fund.Amount.Money) + "，各功能科目之和 " + p.money(sum)})
	}
}
