package check

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/subject"
)

// published reports whether an amount is published by economic subject.
func published(k model.Cell[model.Kind], o model.Cell[model.Origin], f model.Cell[model.Fund]) bool {
	return k.Value == model.Basic && o.Value == model.Current && f.Value == model.General
}

var economicRules = []Rule{
	{ID: "T06", Title: "基本支出分经济科目", Severity: diag.Error,
		Compares: "合计＝一般公共预算当年的基本支出＝人员经费＋公用经费；301、303 为人员经费，302、310 等为公用经费；每笔都有部门和政府两种经济科目",
		Basis:    "一般公共预算基本支出公开到经济分类款级科目（财预〔2016〕143号）",
		Hint:     "请核对“支出预算”表的经济科目编码",
		Stage:    OnTables, Run: (*Pass).economic},
	{ID: "T15", Title: "政府经济科目与单位性质", Severity: diag.Hint,
		Compares: "机关（行政、参公）用 501 至 504 类，事业单位用 505、506 类；与部门经济科目的类相对应",
		Basis:    "政府预算支出经济分类科目的使用范围（有的地方另有做法，只作提示）",
		Hint:     "请核对政府经济科目编码",
		Run:      (*Pass).government},
	{ID: "T17", Title: "经济分类与支出预算一致", Severity: diag.Error,
		Compares: "填了“经济分类”时，其基本支出按资金性质、资金来源（部门预算并按单位）的合计＝“支出预算”同口径合计",
		Basis:    "按功能和按经济分类列的是同一笔基本支出",
		Hint:     "请核对两张表中这项资金的基本支出，是否漏行、重复或填错资金",
		Run:      (*Pass).twoLists},
}

// twoLists: basic expenditure by function and by economic subject, where they
// are two lists, is the same money.
func (p *Pass) twoLists() {
	if len(p.d.Economic) == 0 {
		return
	}
	basics := model.Filter{Kinds: []model.Kind{model.Basic}}
	p.eachAccount(model.FromEconomic, model.FromFacts, basics, func(a account, economic, function *accountTotal) {
		v := p.compare(economic.sum, function.sum, len(economic.facts)+len(function.facts))
		if v == equal {
			p.Compared("T17", 1)
			return
		}
		at := p.d.Economic[0].Amount.At
		if len(economic.facts) > 0 {
			at = economic.facts[0].At
		}
		diff := economic.sum.Sub(function.sum)
		p.Add(diag.Diagnostic{Severity: p.severity(v, "T17"), At: at, Rule: "T17", Expected: p.money(function.sum),
			Message: a.String() + "基本支出“经济分类”合计 " + p.money(economic.sum) + "，“支出预算”合计 " + p.money(function.sum) + "，相差 " + p.money(diff.Abs()),
			Related: p.suspects(diff, economic, function)})
	})
}

// economic: basic expenditure is published by economic subject, the
// department's and the government's; 经济分类 says it where it is filled in.
func (p *Pass) economic() {
	for i := range p.d.Appropriations {
		a := &p.d.Appropriations[i]
		p.unspent(a)
		if len(p.d.Economic) == 0 && published(a.Kind, a.Origin, a.Fund) {
			p.subjects(a.DeptEconomic, a.GovEconomic, &a.Amount)
		}
	}
	for i := range p.d.Economic {
		if e := &p.d.Economic[i]; published(e.Kind, e.Origin, e.Fund) {
			p.subjects(e.DeptEconomic, e.GovEconomic, &e.Amount)
		}
	}
}

// subjects: an amount that is published has both economic subjects.
func (p *Pass) subjects(dept, gov model.Text, amount *model.Amount) {
	if amount.Blank {
		return
	}
	p.Compared("T06", 1)
	switch {
	case dept.Value == "":
		p.add("T06", place(dept, amount), "款级编码，如 30101", "基本支出没有部门经济科目")
		return
	case gov.Value == "":
		p.add("T06", place(gov, amount), "款级编码，如 50501", "基本支出没有政府经济科目")
		return
	}
	if _, ok := subject.Lookup(subject.Department, subject.Class(dept.Value)); !ok {
		p.add("T06", dept.At, "", "部门经济科目 %s 不属于人员经费（301、303），也不属于公用经费（302、307、309 至 313、399）", dept.Value)
	}
}

// unspent: money that is not spent has no economic subject yet, and no project.
func (p *Pass) unspent(a *model.Appropriation) {
	if a.Kind.Value != model.CarryForward {
		return
	}
	if t := a.DeptEconomic; t.Value != "" {
		p.Add(diag.Diagnostic{Severity: diag.Hint, At: place(t, &a.Amount), Rule: "T06", Message: "年终结转填了部门经济科目 " + t.Value,
			Hints: []string{"支出类型是否应为基本支出？"}})
	}
	if t := a.Project; t.Value != "" {
		p.Add(diag.Diagnostic{Severity: diag.Hint, At: place(t, &a.Amount), Rule: "T10", Message: "年终结转填了项目编号 " + t.Value,
			Hints: []string{"支出类型是否应为项目支出？"}})
	}
}

// place is a cell, or the amount's when the sheet has no such column.
func place(t model.Text, a *model.Amount) diag.Pos {
	if t.At.Col == 0 {
		return a.At
	}
	return t.At
}

// government: which government economic subjects a unit's kind uses, and which
// class goes with the department's.
func (p *Pass) government() {
	for i := range p.d.Appropriations {
		a := &p.d.Appropriations[i]
		p.governmentOf(a.Unit.Value, a.DeptEconomic.Value, a.GovEconomic)
	}
	for i := range p.d.Economic {
		e := &p.d.Economic[i]
		p.governmentOf(e.Unit.Value, e.DeptEconomic.Value, e.GovEconomic)
	}
}

func (p *Pass) governmentOf(unit, dept string, government model.Text) {
	gov, kind := government.Value, p.kindOf(unit)
	if gov == "" || kind == model.UnitKindNone {
		return
	}
	p.Compared("T15", 1)
	want, known := subject.GovernmentFor(dept, kind.Operates())
	name, _ := p.d.Subjects.Name(subject.Government, gov)
	expected := ""
	if known {
		expected = want
	}
	who := "本单位"
	if p.d.Unit.Department.Value {
		who = unit
	}
	switch nature := subject.NatureOf(gov); {
	case !kind.Operates() && nature == subject.Office:
		p.add("T15", government.At, expected, "%s %s 是机关的政府经济科目，%s为%s", gov, name, who, kind)
	case kind.Operates() && nature == subject.Institution:
		p.add("T15", government.At, expected, "%s %s 是事业单位的政府经济科目，%s为%s", gov, name, who, kind)
	case known && subject.Class(want) != subject.Class(gov):
		p.add("T15", government.At, want, "部门经济科目 %s 一般不对应政府经济科目 %s %s", dept, gov, name)
	}
}
