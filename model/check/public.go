package check

import (
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

var publicRules = []Rule{
	{ID: "T08", Title: "“三公”经费", Severity: diag.Error,
		Compares: "合计＝出国＋接待＋车辆，车辆＝购置＋运行；各项＝三本预算之和；分预算不小于“支出预算”当年的同名经济科目（含项目支出），不大于连同上年结转和未填经济科目的支出；合计不大于该预算的全部支出",
		Basis:    "“三公”经费包括基本支出和项目支出中的全部数额，是支出的一部分",
		Hint:     "请核对“三公经费”表和“支出预算”中 30212、30217、30231、31013、30913 科目",
		Stage:    OnTables, Run: (*Pass).public},
	{ID: "T09", Title: "机关运行经费", Severity: diag.Warning,
		Compares: "只有行政单位和参公事业单位有机关运行经费，等于其财政拨款的公用经费；事业单位没有",
		Basis:    "机关运行经费指行政单位和参公事业单位用财政拨款安排的公用经费",
		Hint:     "请核对“单位信息”的单位性质、“上年数”和“支出预算”的公用经费",
		Stage:    OnTables, Run: (*Pass).operating},
}

// operating: 机关运行经费 is the affair of administrative units.
func (p *Pass) operating() {
	institutions := true
	for i := range p.d.Units {
		m := &p.d.Units[i]
		if !m.Kind.Value.Operates() {
			continue
		}
		institutions = false
		p.operatingUnit(m)
	}
	if !institutions {
		return
	}
	p.Compared("T09", 1)
	for i := range p.d.Prior {
		if f := &p.d.Prior[i]; f.Measure.Value == model.OperatingExpense && f.Amount.Sign() != 0 {
			p.add("T09", f.Amount.At, "0", "事业单位没有机关运行经费，上年数填了 %s", p.money(f.Amount.Money))
		}
	}
	for i := range p.d.Notes {
		if n := &p.d.Notes[i]; n.Topic.Value == model.OperatingNote {
			p.Add(diag.Diagnostic{Severity: diag.Hint, At: n.Body.At, Rule: "T09", Message: "事业单位没有机关运行经费，却有机关运行经费说明"})
		}
	}
}

func (p *Pass) operatingUnit(m *model.Member) {
	basic, facts := p.sum(model.FromEconomic, func(f *model.Fact) bool {
		return f.Unit == m.Name.Value && f.Kind == model.Basic && f.Origin == model.Current && slices.Contains(model.Appropriated, f.Fund)
	})
	if basic.Sign() <= 0 {
		return
	}
	var office money.Money
	for _, f := range facts {
		if f.DeptEconomic != "" && !subject.Personnel(f.DeptEconomic) {
			office = office.Add(f.Amount)
		}
	}
	p.Compared("T09", 1)
	if office.Sign() <= 0 {
		at := m.Kind.At
		if at.IsZero() {
			at = p.sheet(sheetUnit)
		}
		p.add("T09", at, "公用经费大于 0", "%s是%s，基本支出中没有公用经费，机关运行经费为 0", m.Name.Value, m.Kind.Value)
	}
}
