package check

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
)

// control ties a control total to its rule and to what must add up to it;
// a total may count what is carried over or not, so that one sum of several
// may be the one it means.
type control struct {
	rule, item string
	source     model.Source
	counts     []func(*model.Fact) bool
}

func basicOf(office bool) func(*model.Fact) bool {
	return func(f *model.Fact) bool {
		return f.Kind == model.Basic && f.DeptEconomic != "" && subject.Personnel(f.DeptEconomic) != office
	}
}

func current(ok func(*model.Fact) bool) func(*model.Fact) bool {
	return func(f *model.Fact) bool { return f.Origin == model.Current && ok(f) }
}

func isProject(f *model.Fact) bool { return f.Kind == model.Project }

var controls = []control{
	{"K01", "收入总计", model.FromFacts, []func(*model.Fact) bool{func(*model.Fact) bool { return true }}},
	{"K02", "支出总计", model.FromFacts, []func(*model.Fact) bool{func(*model.Fact) bool { return true }}},
	{"K03", "人员经费", model.FromFacts, []func(*model.Fact) bool{current(basicOf(false)), basicOf(false)}},
	{"K04", "公用经费", model.FromFacts, []func(*model.Fact) bool{current(basicOf(true)), basicOf(true)}},
	{"K05", "项目支出", model.FromFacts, []func(*model.Fact) bool{current(isProject), isProject}},
	{"K06", "三公经费", model.FromPublic, []func(*model.Fact) bool{func(f *model.Fact) bool { return f.Year == model.ThisYear }}},
}

// controls holds the facts against what the finance bureau approved.
func (p *pass) controls() {
	for i := range controls {
		c := &controls[i]
		if len(p.d.Approved) == 0 {
			p.Unchecked(c.rule, missingApproved)
			continue
		}
		found := false
		for j := range p.d.Approved {
			if a := &p.d.Approved[j]; fold.Same(a.Item.Value, c.item) && !a.Amount.Blank {
				found = true
				p.control(c, a)
			}
		}
		if !found {
			p.Unchecked(c.rule, "“批复数”表没有“"+c.item+"”一行")
		}
	}
}

func (p *pass) control(c *control, a *model.ApprovedFigure) {
	fund := a.Fund.Value
	best := different
	var first money.Money
	for i, counts := range c.counts {
		t, facts := p.sum(c.source, func(f *model.Fact) bool {
			return counts(f) && (fund == model.FundNone || f.Fund.Within(fund))
		})
		if i == 0 {
			first = t
		}
		best = min(best, p.compare(t, a.Amount.Money, len(facts)))
	}
	if best == equal {
		p.Compared(c.rule, 1)
		return
	}
	name := c.item
	if fund != model.FundNone {
		name += "（" + fund.String() + "）"
	}
	p.Add(diag.Diagnostic{Severity: best.severity(c.rule), At: a.Amount.At, Rule: c.rule, Expected: "批复数 " + p.money(a.Amount.Money),
		Message: name + "填报数 " + p.money(first) + "，批复数 " + p.money(a.Amount.Money) + "，相差 " + p.money(first.Sub(a.Amount.Money).Abs())})
}
