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
		Compares: "合计＝出国＋接待＋车辆，车辆＝购置＋运行；各项＝三本预算之和；各项不小于基本支出中的同名科目",
		Basis:    "“三公”经费包括基本支出和项目支出中的全部数额",
		Hint:     "请核对“三公经费”表和“支出预算”中 30212、30217、30231、31013 等科目",
		Stage:    OnTables, Run: (*Pass).public},
	{ID: "T09", Title: "机关运行经费", Severity: diag.Warning,
		Compares: "只有行政单位和参公事业单位有机关运行经费，等于其财政拨款的公用经费；事业单位没有",
		Basis:    "机关运行经费指行政单位和参公事业单位用财政拨款安排的公用经费",
		Hint:     "请核对“单位信息”的单位性质、“上年数”和“支出预算”的公用经费",
		Stage:    OnTables, Run: (*Pass).operating},
}

// public: each 三公 item is not less than what table 6 holds of it, and none
// stands twice.
func (p *Pass) public() {
	if len(p.d.Public) == 0 {
		p.publicMissing()
		return
	}
	for _, item := range model.PublicItems {
		least, facts := p.basicItem(item)
		now, at := p.publicItem(item)
		p.Compared("T08", 1)
		if now.Cmp(least) >= 0 {
			continue
		}
		p.Add(diag.Diagnostic{Severity: diag.Error, At: at, Rule: "T08", Expected: "不小于 " + p.money(least),
			Message: item.String() + " " + p.money(now) + "（一般公共预算），小于基本支出中的 " + p.money(least),
			Related: related(facts, 3, func(f *model.Fact) string { return "基本支出中的" + item.String() + " " + p.money(f.Amount) })})
	}
}

func (p *Pass) publicMissing() {
	for _, item := range model.PublicItems {
		if least, _ := p.basicItem(item); least.Sign() > 0 {
			p.add("T08", p.sheet(sheetPublic), p.money(least), "基本支出中有%s %s，没有填写“三公经费”表", item, p.money(least))
			return
		}
	}
	p.Unchecked("T08", missingPublic)
}

// basicItem sums an item over table 6.
func (p *Pass) basicItem(item model.PublicItem) (money.Money, []*model.Fact) {
	codes := subject.Public(item.ID())
	return p.sum(model.FromFacts, func(f *model.Fact) bool {
		return f.Fund == model.General && f.Kind == model.Basic && f.Origin == model.Current && slices.Contains(codes, f.DeptEconomic)
	})
}

// publicItem is an item's general public budget of this year, and its cell.
func (p *Pass) publicItem(item model.PublicItem) (money.Money, diag.Pos) {
	for i := range p.d.Public {
		if e := &p.d.Public[i]; e.Item.Value == item {
			return e.This[0].Money, e.This[0].At
		}
	}
	return money.Money{}, p.sheet(sheetPublic)
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
	basic, facts := p.sum(model.FromFacts, func(f *model.Fact) bool {
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
