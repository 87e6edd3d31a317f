package check

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
)

// control is a control total: its rule, the line of 批复数 that has it, and what
// must add up to it. A total may count what is carried over or not, so that
// one sum of several may be the one it means.
type control struct {
	rule   Rule
	item   string
	source model.Source
	counts []func(*model.Fact) bool
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
	{approved("K01", "批复收入总计", "收入总计（或某种资金的收入）＝批复数", "请与批复文件核对“支出预算”“收入预算”"), "收入总计", model.FromFacts, []func(*model.Fact) bool{func(*model.Fact) bool { return true }}},
	{approved("K02", "批复支出总计", "支出总计（或某种资金的支出）＝批复数", "请与批复文件核对“支出预算”"), "支出总计", model.FromFacts, []func(*model.Fact) bool{func(*model.Fact) bool { return true }}},
	{approved("K03", "批复人员经费", "基本支出中 301、303 类之和＝批复数", "请与批复文件核对“支出预算”的基本支出"), "人员经费", model.FromEconomic, []func(*model.Fact) bool{current(basicOf(false)), basicOf(false)}},
	{approved("K04", "批复公用经费", "基本支出中其他各类之和＝批复数", "请与批复文件核对“支出预算”的基本支出"), "公用经费", model.FromEconomic, []func(*model.Fact) bool{current(basicOf(true)), basicOf(true)}},
	{approved("K05", "批复项目支出", "项目支出（当年，或连同上年结转）＝批复数", "请与批复文件核对“支出预算”的项目支出"), "项目支出", model.FromFacts, []func(*model.Fact) bool{current(isProject), isProject}},
	{approved("K06", "批复“三公”经费", "“三公”经费（分预算）＝批复数", "请与批复文件核对“三公经费”"), "三公经费", model.FromPublic, []func(*model.Fact) bool{func(f *model.Fact) bool { return f.Year == model.ThisYear }}},
}

func approved(id, title, compares, hint string) Rule {
	return Rule{ID: id, Title: title, Severity: diag.Error, Compares: compares, Basis: "单位预算以财政部门的批复为准", Hint: hint}
}

// controlRules are the rules of the control totals.
func controlRules() []Rule {
	out := make([]Rule, len(controls))
	for i := range controls {
		c := &controls[i]
		out[i] = c.rule
		out[i].Run = func(p *Pass) { p.approved(c) }
	}
	return out
}

// approved holds the facts against what the finance bureau approved.
func (p *Pass) approved(c *control) {
	if len(p.d.Approved) == 0 {
		p.Unchecked(c.rule.ID, missingApproved)
		return
	}
	found := false
	for i := range p.d.Approved {
		if a := &p.d.Approved[i]; fold.Same(a.Item.Value, c.item) && !a.Amount.Blank {
			found = true
			p.control(c, a)
		}
	}
	if !found {
		p.Unchecked(c.rule.ID, "“批复数”表没有“"+c.item+"”一行")
	}
}

func (p *Pass) control(c *control, a *model.ApprovedFigure) {
	fund := a.Fund.Value
	if c.source == model.FromPublic && p.anyPublicAwaited(fund) {
		p.Unchecked(c.rule.ID, "“三公经费”表有没有填写的金额")
		return
	}
	best := different
	var first accountTotal
	for i, counts := range c.counts {
		t, facts := p.sum(c.source, func(f *model.Fact) bool {
			return counts(f) && (fund == model.FundNone || f.Fund.Within(fund))
		})
		if i == 0 {
			first = accountTotal{t, facts}
		}
		best = min(best, p.compare(t, a.Amount.Money, len(facts)))
	}
	if best == equal {
		p.Compared(c.rule.ID, 1)
		return
	}
	name := c.item
	if fund != model.FundNone {
		name += "（" + fund.String() + "）"
	}
	p.Add(diag.Diagnostic{Severity: p.severity(best, c.rule.ID), At: a.Amount.At, Rule: c.rule.ID, Expected: "批复数 " + p.money(a.Amount.Money),
		Message: name + "填报数 " + p.money(first.sum) + "，批复数 " + p.money(a.Amount.Money) + "，相差 " + p.money(first.sum.Sub(a.Amount.Money).Abs()),
		Related: p.suspects(first.sum.Sub(a.Amount.Money), &first)})
}
