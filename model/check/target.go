package check

import (
	"fmt"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
)

var projectRules = []Rule{
	{ID: "T10", Title: "项目支出", Severity: diag.Error,
		Compares: "按项目列的表＝当年项目支出＝各项目之和（分资金）；上年结转的同理；项目所属单位前后一致",
		Basis:    "项目支出按项目公开",
		Hint:     "请核对“项目”表和“支出预算”表的项目编号、单位",
		Stage:    OnTables, Run: (*Pass).projects},
	{ID: "T11", Title: "绩效目标表与项目一致", Severity: diag.Warning,
		Compares: "每个项目有绩效目标表：名称相同，年度资金＝项目支出（含上年结转），年度资金不大于实施期资金，各来源之和＝总额",
		Basis:    "绩效目标与预算同步编制、同步批复、同步公开",
		Hint:     "请核对“绩效目标”表与“项目”“支出预算”表，改正其中写错的一处",
		Run:      (*Pass).targets},
}

// projects: a project's facts are its own unit's.
func (p *Pass) projects() {
	units := map[string]model.Text{}
	for i := range p.d.Projects {
		units[p.d.Projects[i].Key.Value] = p.d.Projects[i].Unit
	}
	for i := range p.d.Appropriations {
		a := &p.d.Appropriations[i]
		if a.Kind.Value != model.Project {
			continue
		}
		p.Compared("T10", 1)
		unit, ok := units[a.Project.Value]
		if ok && unit.Value != "" && unit.Value != a.Unit.Value {
			p.Add(diag.Diagnostic{Severity: diag.Warning, At: a.Unit.At, Rule: "T10", Expected: "“" + unit.Value + "”",
				Message: "项目 " + a.Project.Value + " 的支出列在“" + a.Unit.Value + "”，“项目”表写作“" + unit.Value + "”",
				Related: []diag.Related{{At: unit.At, Message: "项目的单位"}}})
		}
	}
}

// targets holds the performance sheets against projects and facts.
func (p *Pass) targets() {
	used := p.currentProjects()
	if len(p.d.Targets) == 0 {
		if len(used) > 0 {
			p.add("T11", p.sheet(sheetTargets), "", "有 %d 个项目，没有填写绩效目标表", len(used))
		}
		return
	}
	has := map[string]bool{}
	var uncarried []diag.Related
	for i := range p.d.Targets {
		t := &p.d.Targets[i]
		has[t.Key.Value] = true
		p.target(t)
		if t.Key.Value != model.WholeUnit {
			uncarried = append(uncarried, p.targetAmount(t)...)
		}
	}
	p.withoutCarried(uncarried)
	p.bare()
	for i := range p.d.Projects {
		k := p.d.Projects[i].Key
		if !used[k.Value] {
			continue
		}
		p.Compared("T11", 1)
		if !has[k.Value] {
			p.add("T11", k.At, "", "项目“%s”（%s）没有绩效目标表", shorten(p.d.Projects[i].Name.Value), k.Value)
		}
	}
}

// currentProjects are the projects of table 12.
func (p *Pass) currentProjects() map[string]bool {
	used := map[string]bool{}
	facts := p.ledger.Facts(model.FromFacts)
	for i := range facts {
		if f := &facts[i]; f.Kind == model.Project && f.Origin == model.Current {
			used[f.Project] = true
		}
	}
	return used
}

func (p *Pass) target(t *model.Target) {
	p.Compared("T11", 1)
	if t.Key.Value == model.WholeUnit {
		p.wholeUnit(t)
	} else {
		p.targetName(t)
	}
	p.sources("实施期", &t.Period)
	p.sources("年度", &t.Annual)
	p.withinPeriod(t)
}

// bare names the sheets without indicators, at once.
func (p *Pass) bare() {
	var d diag.Diagnostic
	n := 0
	for i := range p.d.Targets {
		t := &p.d.Targets[i]
		if len(t.Indicators) > 0 {
			continue
		}
		if n++; n == 1 {
			d = diag.Diagnostic{Severity: diag.Hint, At: t.Key.At, Rule: "T11", Message: "“" + shorten(t.Name.Value) + "”的绩效目标表没有指标", Hints: []string{"请在“绩效指标”表填写"}}
		} else {
			d.Related = append(d.Related, diag.Related{At: t.Key.At, Message: "“" + shorten(t.Name.Value) + "”也没有"})
		}
	}
	if n > 1 {
		d.Message += fmt.Sprintf("，共%d张", n)
	}
	if n > 0 {
		p.Add(d)
	}
}

func (p *Pass) targetName(t *model.Target) {
	for i := range p.d.Projects {
		pr := &p.d.Projects[i]
		if pr.Key.Value != t.Key.Value || pr.Name.Value == "" || fold.Same(pr.Name.Value, t.Name.Value) {
			continue
		}
		p.Add(diag.Diagnostic{Severity: diag.Warning, At: t.Name.At, Rule: "T11", Expected: "“" + pr.Name.Value + "”",
			Message: "绩效目标表的名称“" + t.Name.Value + "”与“项目”表的“" + pr.Name.Value + "”不同",
			Related: []diag.Related{{At: pr.Name.At, Message: "“项目”表的名称"}}})
	}
}

// targetAmount compares the year's funds with the facts: what the sentences
// before the sheets count, the money carried over included. It returns the sheet
// that leaves just that out.
func (p *Pass) targetAmount(t *model.Target) []diag.Related {
	all, cells := p.sum(model.FromFacts, func(f *model.Fact) bool { return f.Kind == model.Project && f.Project == t.Key.Value })
	current, _ := p.sum(model.FromFacts, func(f *model.Fact) bool {
		return f.Kind == model.Project && f.Project == t.Key.Value && f.Origin == model.Current
	})
	amount := t.Annual.Total
	if amount.Blank {
		if all.Sign() != 0 {
			p.Add(diag.Diagnostic{Severity: diag.Hint, At: amount.At, Rule: "T11", Expected: p.money(all), Message: "没有填写年度资金总额"})
		}
		return nil
	}
	v := p.compare(amount.Money, all, len(cells))
	if v == equal {
		return nil
	}
	if p.compare(amount.Money, current, len(cells)) == equal {
		return []diag.Related{{At: amount.At, Message: "“" + shorten(t.Name.Value) + "”年度资金 " + p.money(amount.Money) +
			"，连同上年结转 " + p.money(all.Sub(current)) + " 为 " + p.money(all)}}
	}
	d := diag.Diagnostic{Severity: p.severity(v, "T11"), At: amount.At, Rule: "T11", Expected: p.money(all),
		Message: "“" + shorten(t.Name.Value) + "”绩效目标表的年度资金 " + p.money(amount.Money) + "，“支出预算”为 " + p.money(all),
		Related: related(cells, 3, func(f *model.Fact) string { return "项目支出 " + p.money(f.Amount) })}
	if shifted(amount.Money, all) {
		d.Hints = []string{"正好相差一万倍：请核对这一列的单位是元还是万元"}
	}
	p.Add(d)
	return nil
}

// withoutCarried tells, once, which sheets leave out what is carried over.
func (p *Pass) withoutCarried(sheets []diag.Related) {
	if len(sheets) == 0 {
		return
	}
	d := diag.Diagnostic{Severity: diag.Warning, At: sheets[0].At, Rule: "T11", Message: sheets[0].Message + "，绩效目标表没有算上年结转"}
	if n := len(sheets); n > 1 {
		d.Message += fmt.Sprintf("（共%d张表）", n)
		d.Related = sheets[1:]
	}
	p.Add(d)
}

// shifted reports whether one amount is ten thousand times the other.
func shifted(a, b money.Money) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	return a.String() == b.Format(money.Format{Unit: money.WanYuan, Places: 8, Trim: true}) ||
		b.String() == a.Format(money.Format{Unit: money.WanYuan, Places: 8, Trim: true})
}

// wholeUnit: a unit's own target speaks of its whole budget, with or without
// what is carried over or forward.
func (p *Pass) wholeUnit(t *model.Target) {
	if unit := p.d.Unit.Name; !fold.Same(unit.Value, t.Name.Value) {
		p.Add(diag.Diagnostic{Severity: diag.Warning, At: t.Name.At, Rule: "T11", Expected: "“" + unit.Value + "”",
			Message: "整体绩效目标表的单位名称“" + shorten(t.Name.Value) + "”与单位全称不同",
			Related: []diag.Related{{At: unit.At, Message: "单位全称"}}})
	}
	total := t.Annual.Total
	if total.Blank {
		return
	}
	var sums [4]money.Money // all; spent; of the current year; spent of the current year
	facts := p.ledger.Facts(model.FromFacts)
	for i := range facts {
		f := &facts[i]
		spent, current := f.Kind != model.CarryForward, f.Origin == model.Current
		for j, ok := range [4]bool{true, spent, current, spent && current} {
			if ok {
				sums[j] = sums[j].Add(f.Amount)
			}
		}
	}
	best := different
	for _, s := range sums {
		best = min(best, p.compare(total.Money, s, len(facts)))
	}
	if best != equal {
		p.Add(diag.Diagnostic{Severity: p.severity(best, "T11"), At: total.At, Rule: "T11", Expected: p.money(sums[0]),
			Message: "整体绩效目标表的年度资金 " + p.money(total.Money) + "，与收支总计 " + p.money(sums[0]) + "、本年支出 " + p.money(sums[1]) + "都不一致"})
	}
}

// tiers and others are a sheet's funds by source: 财政拨款 by the tier that
// pays it, and the rest.
func tiers(f *model.Funding) []*model.Amount {
	return []*model.Amount{&f.Central, &f.Provincial, &f.Local}
}
func others(f *model.Funding) []*model.Amount { return []*model.Amount{&f.Own, &f.Other} }

// given adds the amounts that are not blank, and counts them.
func given(amounts []*model.Amount) (sum money.Money, n int) {
	for _, a := range amounts {
		if !a.Blank {
			sum = sum.Add(a.Money)
			n++
		}
	}
	return sum, n
}

// sources: a sheet's funds add up to its total, and the tiers to 财政拨款, when
// it gives any.
func (p *Pass) sources(side string, f *model.Funding) {
	fiscal, n := given(tiers(f))
	if !f.Fiscal.Blank {
		if n > 0 {
			p.adds(side+"财政拨款", &f.Fiscal, fiscal, n)
		}
		fiscal, n = f.Fiscal.Money, 1
	}
	rest, more := given(others(f))
	if n += more; n > 0 && !f.Total.Blank {
		p.adds(side+"资金总额", &f.Total, fiscal.Add(rest), n)
	}
}

func (p *Pass) adds(what string, whole *model.Amount, sum money.Money, parts int) {
	p.Compared("T11", 1)
	if v := p.compare(sum, whole.Money, parts); v != equal {
		p.Add(diag.Diagnostic{Severity: p.severity(v, "T11"), At: whole.At, Rule: "T11", Expected: p.money(sum),
			Message: what + " " + p.money(whole.Money) + "，各来源之和 " + p.money(sum)})
	}
}

// withinPeriod: a year's funds are part of the whole period's.
func (p *Pass) withinPeriod(t *model.Target) {
	parts := func(f *model.Funding) []*model.Amount {
		return append(append(tiers(f), others(f)...), &f.Fiscal)
	}
	period, annual := parts(&t.Period), parts(&t.Annual)
	names := [...]string{"中央资金", "省级资金", "市县资金", "自筹资金", "其他资金", "财政拨款"}
	check := func(name string, y, w *model.Amount) bool {
		if y.Blank || w.Blank || y.Cmp(w.Money) <= 0 {
			return true
		}
		p.Add(diag.Diagnostic{Severity: diag.Warning, At: y.At, Rule: "T11", Expected: "不大于 " + p.money(w.Money),
			Message: "年度" + name + " " + p.money(y.Money) + " 大于实施期的 " + p.money(w.Money),
			Related: []diag.Related{{At: w.At, Message: "实施期" + name}}})
		return false
	}
	if !check("资金总额", &t.Annual.Total, &t.Period.Total) {
		return
	}
	for i := range annual {
		check(names[i], annual[i], period[i])
	}
}
