package check

import (
	"fmt"
	"slices"

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
		Compares: "上年某种资金的功能科目支出之和＝该资金的当年支出（取自万元表的，允许尾差）",
		Basis:    "列出分科目数时，它们应列全",
		Hint:     "请按上年公开的预算核对“上年数”"},
}

// priorList is the figures of last year of one kind (budget or outturn) and one
// unit, or of the whole.
type priorList []*model.PriorFigure

// priorLists tells apart what may not be added together.
func (p *Pass) priorLists() []priorList {
	type key struct {
		outturn bool
		unit    string
	}
	var order []key
	lists := map[key]priorList{}
	for i := range p.d.Prior {
		f := &p.d.Prior[i]
		if f.Amount.Blank {
			continue
		}
		k := key{f.Basis.Value == model.LastOutturn, f.Unit.Value}
		if lists[k] == nil {
			order = append(order, k)
		}
		lists[k] = append(lists[k], f)
	}
	out := make([]priorList, len(order))
	for i, k := range order {
		out[i] = lists[k]
	}
	return out
}

// prior holds last year's figures against each other.
func (p *Pass) prior() {
	lists := p.priorLists()
	if len(lists) == 0 {
		p.Unchecked("Y01", missingPrior)
		return
	}
	balanced := false
	for _, l := range lists {
		in, out := l.measure(model.IncomeTotal), l.measure(model.ExpenditureTotal)
		if in != nil && out != nil {
			balanced = true
			p.priorBalance(in, out)
		}
		p.priorFunds(l, out)
	}
	if !balanced {
		p.Unchecked("Y01", "“上年数”没有同时填写收入总计和支出总计")
	}
}

func (p *Pass) priorBalance(in, out *model.PriorFigure) {
	v := p.compare(in.Amount.Money, out.Amount.Money, 2)
	if v == equal {
		p.Compared("Y01", 1)
		return
	}
	p.Add(diag.Diagnostic{Severity: p.severity(v, "Y01"), At: out.Amount.At, Rule: "Y01", Expected: p.money(in.Amount.Money),
		Message: "上年支出总计 " + p.money(out.Amount.Money) + "，收入总计 " + p.money(in.Amount.Money),
		Related: []diag.Related{{At: in.Amount.At, Message: "上年收入总计"}}})
}

func (l priorList) measure(m model.Measure) *model.PriorFigure {
	for _, f := range l {
		if f.Measure.Value == m {
			return f
		}
	}
	return nil
}

// priorFunds: the funds are not more than the whole, the subjects of a fund
// add up to it.
func (p *Pass) priorFunds(l priorList, whole *model.PriorFigure) {
	var sum money.Money
	var parts []money.Money
	var first *model.PriorFigure
	for _, f := range l {
		if f.Measure.Value != model.CurrentExpenditure {
			continue
		}
		if first == nil {
			first = f
		}
		if !l.listed(f.Fund.Value.Parent()) {
			sum = sum.Add(f.Amount.Money)
			parts = append(parts, f.Amount.Money)
		}
		p.priorSubjects(l, f)
	}
	for _, f := range l {
		if f.Measure.Value == model.FunctionSpending && !l.listed(f.Fund.Value) && !l.listed(f.Fund.Value.Parent()) {
			p.Unchecked("Y02", "“上年数”没有"+f.Fund.Value.String()+"的当年支出一行")
		}
	}
	if whole == nil || first == nil {
		return
	}
	p.Compared("Y01", 1)
	if sum.Cmp(whole.Amount.Money) > 0 && p.addUp(whole.Amount.Money, parts, sum) != equal {
		p.Add(diag.Diagnostic{Severity: diag.Warning, At: first.Amount.At, Rule: "Y01", Expected: "不大于 " + p.money(whole.Amount.Money),
			Message: "上年各资金当年支出之和 " + p.money(sum) + "，大于支出总计 " + p.money(whole.Amount.Money),
			Related: []diag.Related{{At: whole.Amount.At, Message: "上年支出总计"}}})
	}
}

// listed reports whether a fund has a line of its own, so that its kinds are
// not counted beside it.
func (l priorList) listed(fund model.Fund) bool {
	return fund != model.FundNone && slices.ContainsFunc(l, func(f *model.PriorFigure) bool {
		return f.Measure.Value == model.CurrentExpenditure && f.Fund.Value == fund
	})
}

func (p *Pass) priorSubjects(l priorList, fund *model.PriorFigure) {
	var parts []money.Money
	var sum money.Money
	for _, f := range l {
		if f.Measure.Value == model.FunctionSpending && f.Fund.Value.Within(fund.Fund.Value) {
			sum = sum.Add(f.Amount.Money)
			parts = append(parts, f.Amount.Money)
		}
	}
	if len(parts) == 0 {
		return
	}
	whole := fund.Amount.Money
	v := p.addUp(whole, parts, sum)
	if v == equal {
		p.Compared("Y02", 1)
		return
	}
	d := diag.Diagnostic{Severity: p.severity(v, "Y02"), At: fund.Amount.At, Rule: "Y02",
		Message: "上年" + fund.Fund.Value.String() + "当年支出 " + p.money(whole) + "，各功能科目之和 " + p.money(sum)}
	switch {
	case v == rounding:
		d.Hints = []string{"四舍五入的尾差"}
	case sum.Cmp(whole) < 0:
		d.Message = fmt.Sprintf("上年%s的功能科目没有列全：当年支出 %s，列出的 %d 个科目共 %s，还差 %s",
			fund.Fund.Value, p.money(whole), len(parts), p.money(sum), p.money(whole.Sub(sum)))
	default:
		d.Expected = "不小于 " + p.money(sum)
	}
	p.Add(d)
}

// addUp holds a total against its parts, which may have been copied from a
// published table: its rounding is no finding.
func (p *Pass) addUp(whole money.Money, parts []money.Money, sum money.Money) verdict {
	switch money.AddUp(whole, parts) {
	case money.Exactly, money.Rounded:
		return equal
	case money.Roughly:
		return rounding
	}
	return p.compare(sum, whole, len(parts))
}
