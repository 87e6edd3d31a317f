package model

import "strings"

// Line is a line of a list whose fields a table prints as they are.
type Line interface {
	// Text returns a text of the line by its name in forms.
	Text(field string) (Text, bool)
	// Money returns an amount of the line by its name in forms.
	Money(field string) (Amount, bool)
	// Fact is what filters look at.
	Fact() Fact
}

// Lines returns the lines of a list, in the order of the workbook; nil for
// lists that have sums only.
func (d *Disclosure) Lines(s Source) []Line {
	switch s {
	case FromPurchases:
		return linesOf(d.Purchases, func(p *ServicePurchase) Line { return p })
	case FromTargets:
		return linesOf(d.Targets, func(t *Target) Line { return t })
	case FromIndicators:
		var lines []indicatorLine
		for i := range d.Targets {
			t := &d.Targets[i]
			for j := range t.Indicators {
				lines = append(lines, indicatorLine{t, &t.Indicators[j]})
			}
		}
		return linesOf(lines, func(x *indicatorLine) Line { return x })
	}
	if n, own := s.Own(); own && n < len(d.Records) {
		r := &d.Records[n]
		return linesOf(r.Rows, func(x *Record) Line { return recordLine{r.List, x} })
	}
	return nil
}

func read(t *Text) (Text, bool) {
	if t == nil {
		return Text{}, false
	}
	return *t, true
}

func set(t *Text, v Text) bool {
	if t != nil {
		*t = v
	}
	return t != nil
}

func linesOf[T any](rows []T, line func(*T) Line) []Line {
	out := make([]Line, len(rows))
	for i := range rows {
		out[i] = line(&rows[i])
	}
	return out
}

var purchaseFields = []Field{
	{ID: "unit", Name: "单位", By: ByUnit}, {ID: "project", Name: "项目"}, {ID: "procured", Name: "是否包含政府采购"}, {ID: "content", Name: "购买内容"},
	{ID: "quantity", Name: "购买数量"}, {ID: "amount", Name: "购买金额", Amount: true}, {ID: "funding", Name: "资金来源"},
}

// Text returns a text by its name in forms.
func (p *ServicePurchase) Text(field string) (Text, bool) { return read(p.text(field)) }

// SetText sets it; false when there is none of the name.
func (p *ServicePurchase) SetText(field string, t Text) bool { return set(p.text(field), t) }

func (p *ServicePurchase) text(field string) *Text {
	switch field {
	case "unit":
		return &p.Unit
	case "project":
		return &p.Project
	case "procured":
		return &p.Procured
	case "content":
		return &p.Content
	case "quantity":
		return &p.Quantity
	case "funding":
		return &p.Source
	}
	return nil
}

// Money returns the amount.
func (p *ServicePurchase) Money(field string) (Amount, bool) { return p.Amount, field == "amount" }

// Fact is what filters look at.
func (p *ServicePurchase) Fact() Fact { return Fact{Unit: p.Unit.Value} }

var targetFields = []Field{
	{ID: "key", Name: "项目编号", By: ByProject}, {ID: "name", Name: "项目名称"}, {ID: "superior", Name: "主管部门及代码"}, {ID: "unit", Name: "实施单位"},
	{ID: "attribute", Name: "项目属性"}, {ID: "term", Name: "项目期"}, {ID: "overview", Name: "项目概况"}, {ID: "basis", Name: "立项依据"},
	{ID: "necessity", Name: "项目设立必要性"}, {ID: "measures", Name: "保证措施"}, {ID: "plan", Name: "实施计划"},
	{ID: "period-goal", Name: "实施期目标"}, {ID: "annual-goal", Name: "年度目标"},
	{ID: "period.total", Name: "实施期资金总额", Amount: true}, {ID: "period.fiscal", Name: "实施期财政拨款", Amount: true},
	{ID: "period.central", Name: "实施期中央资金", Amount: true}, {ID: "period.provincial", Name: "实施期省级资金", Amount: true},
	{ID: "period.local", Name: "实施期市县资金", Amount: true}, {ID: "period.own", Name: "实施期自筹资金", Amount: true},
	{ID: "period.other", Name: "实施期其他资金", Amount: true}, {ID: "period.rest", Name: "实施期财政拨款以外的资金", Amount: true},
	{ID: "annual.total", Name: "年度资金总额", Amount: true}, {ID: "annual.fiscal", Name: "年度财政拨款", Amount: true},
	{ID: "annual.central", Name: "年度中央资金", Amount: true}, {ID: "annual.provincial", Name: "年度省级资金", Amount: true},
	{ID: "annual.local", Name: "年度市县资金", Amount: true}, {ID: "annual.own", Name: "年度自筹资金", Amount: true},
	{ID: "annual.other", Name: "年度其他资金", Amount: true}, {ID: "annual.rest", Name: "年度财政拨款以外的资金", Amount: true},
}

// Text returns a text by its name in forms.
func (t *Target) Text(field string) (Text, bool) { return read(t.text(field)) }

// SetText sets it; false when there is none of the name.
func (t *Target) SetText(field string, v Text) bool { return set(t.text(field), v) }

func (t *Target) text(field string) *Text {
	switch field {
	case "key":
		return &t.Key
	case "name":
		return &t.Name
	case "superior":
		return &t.Superior
	case "unit":
		return &t.Unit
	case "attribute":
		return &t.Attribute
	case "term":
		return &t.Term
	case "overview":
		return &t.Overview
	case "basis":
		return &t.Basis
	case "necessity":
		return &t.Necessity
	case "measures":
		return &t.Measures
	case "plan":
		return &t.Plan
	case "period-goal":
		return &t.PeriodGoal
	case "annual-goal":
		return &t.AnnualGoal
	}
	return nil
}

// Money returns an amount by its name in forms: period.total.
func (t *Target) Money(field string) (Amount, bool) {
	switch f, which := t.funding(field); {
	case f != nil && which == "fiscal":
		return f.fiscal(), true
	case f != nil && which == "rest":
		return sumOf(&f.Own, &f.Other), true
	}
	if a := t.amount(field); a != nil {
		return *a, true
	}
	return Amount{}, false
}

// SetMoney sets it; false when there is none of the name.
func (t *Target) SetMoney(field string, v Amount) bool {
	a := t.amount(field)
	if a != nil {
		*a = v
	}
	return a != nil
}

func (t *Target) funding(field string) (f *Funding, which string) {
	side, which, _ := strings.Cut(field, ".")
	switch side {
	case "period":
		return &t.Period, which
	case "annual":
		return &t.Annual, which
	}
	return nil, ""
}

func (t *Target) amount(field string) *Amount {
	f, which := t.funding(field)
	switch which {
	case "total":
		return &f.Total
	case "fiscal":
		return &f.Fiscal
	case "central":
		return &f.Central
	case "provincial":
		return &f.Provincial
	case "local":
		return &f.Local
	case "own":
		return &f.Own
	case "other":
		return &f.Other
	}
	return nil
}

// fiscal is 财政拨款: as the workbook says, or the money of the three tiers.
func (f *Funding) fiscal() Amount {
	if !f.Fiscal.Blank {
		return f.Fiscal
	}
	return sumOf(&f.Central, &f.Provincial, &f.Local)
}

// sumOf adds the amounts that are not blank; it is blank when all are.
func sumOf(amounts ...*Amount) Amount {
	sum := Amount{Blank: true, At: amounts[0].At}
	for _, a := range amounts {
		if !a.Blank {
			if sum.Blank {
				sum.At = a.At
			}
			sum.Money, sum.Blank = sum.Add(a.Money), false
		}
	}
	return sum
}

// Fact is what filters look at.
func (t *Target) Fact() Fact {
	f := Fact{Project: t.Key.Value, Item: targetItems[0]}
	if t.Key.Value == WholeUnit {
		f.Item = targetItems[1]
	}
	return f
}

// targetItems tell the targets of projects from that of the whole unit, by the
// names that sheets have for them.
var targetItems = []string{"projects", "whole"}

var indicatorFields = []Field{
	{ID: "key", Name: "项目编号", By: ByProject}, {ID: "name", Name: "项目名称", By: ByProject}, {ID: "unit", Name: "实施单位", By: ByUnit},
	{ID: "level1", Name: "一级指标", By: ByItem}, {ID: "level2", Name: "二级指标", By: ByItem}, {ID: "level3", Name: "三级指标"},
	{ID: "period", Name: "实施期指标值"}, {ID: "annual", Name: "年度指标值"},
	{ID: "nature", Name: "指标性质"}, {ID: "measure", Name: "计量单位"}, {ID: "weight", Name: "权重"},
}

// IndicatorFields are the texts of an indicator that a performance sheet may
// print in columns of its own.
var IndicatorFields = indicatorFields[3:]

// Text returns a text by its name in forms.
func (x *Indicator) Text(field string) (Text, bool) { return read(x.text(field)) }

// SetText sets it; false when there is none of the name.
func (x *Indicator) SetText(field string, t Text) bool { return set(x.text(field), t) }

func (x *Indicator) text(field string) *Text {
	switch field {
	case "level1":
		return &x.Level1
	case "level2":
		return &x.Level2
	case "level3":
		return &x.Level3
	case "period":
		return &x.Period
	case "annual":
		return &x.Annual
	case "nature":
		return &x.Nature
	case "measure":
		return &x.Measure
	case "weight":
		return &x.Weight
	}
	return nil
}

// indicatorLine is an indicator under the heads of its target.
type indicatorLine struct {
	t *Target
	x *Indicator
}

func (l indicatorLine) Text(field string) (Text, bool) {
	if t, ok := l.x.Text(field); ok {
		return t, true
	}
	return l.t.Text(field)
}

func (l indicatorLine) Money(string) (Amount, bool) { return Amount{}, false }
func (l indicatorLine) Fact() Fact                  { return l.t.Fact() }
