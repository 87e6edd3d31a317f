package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// What nobody would sign without looking twice.
const (
	wildFactor = 20    // between this year and last
	wanFactor  = 10000 // between 元 and 万元
)

// smallDocument is less than any unit spends in a year.
var smallDocument = money.FromFen(1e6)

var plausibleRules = []Rule{
	{ID: "P01", Title: "与上年相差悬殊", Severity: diag.Warning,
		Compares: "“上年数”和“三公经费”的上年数与本年的相差不到 20 倍（较大的一个不足 1 万元的，不到 1,000 倍）",
		Basis:    "相差悬殊的，常是元与万元填错；确是如此的，请在“核对说明”中写明",
		Hint:     "请核对这一金额的单位是元还是万元",
		Run:      (*Pass).wild},
	{ID: "P02", Title: "金额过小", Severity: diag.Warning,
		Compares: "支出总计不小于 1 万元",
		Basis:    "一个单位全年的支出不足 1 万元，常是把万元填成了元",
		Hint:     "请核对“单位信息”的金额单位",
		Run:      (*Pass).small},
	{ID: "P03", Title: "日期与年度", Severity: diag.Warning,
		Compares: "公开日期、国有资产的截止日期是真实的日期，在预算年度或上一年",
		Basis:    "沿用往年工作簿时，日期常忘了改",
		Hint:     "请核对日期和年度",
		Run:      (*Pass).dates},
}

// assetDate is the line of 国有资产 that says to which day the figures hold.
const assetDate = "截止日期"

func (p *Pass) dates() {
	if d := p.d.Unit.Published; !d.Value.IsZero() {
		p.inYear("公开日期", d.Value, d.At)
	}
	for i := range p.d.Assets {
		a := &p.d.Assets[i]
		if a.Name.Value != assetDate || a.Quantity.Value == "" {
			continue
		}
		day, err := time.Parse("2006年1月2日", a.Quantity.Value)
		if err != nil {
			p.Compared("P03", 1)
			p.Add(diag.Diagnostic{Severity: diag.Error, At: a.Quantity.At, Rule: "P03", Expected: "如 2025年2月28日",
				Message: "“" + assetDate + "”是“" + shorten(a.Quantity.Value) + "”，不是日期"})
			continue
		}
		p.inYear(assetDate, day, a.Quantity.At)
	}
}

func (p *Pass) inYear(what string, day time.Time, at diag.Pos) {
	p.Compared("P03", 1)
	if y := p.d.Unit.Year.Value; day.Year() != y && day.Year() != y-1 {
		p.add("P03", at, fmt.Sprintf("%d 年或 %d 年", y-1, y), "“%s”是 %s，本文档是 %d 年度", what, day.Format("2006年1月2日"), y)
	}
}

func (p *Pass) small() {
	t, facts := p.sum(model.FromFacts, func(*model.Fact) bool { return true })
	if len(facts) == 0 || t.Sign() <= 0 {
		return
	}
	p.Compared("P02", 1)
	if t.Cmp(smallDocument) < 0 {
		p.add("P02", facts[0].At, "不小于 "+p.money(smallDocument), "支出总计只有 %s", p.money(t))
	}
}

// change is a figure of this year beside last year's.
type change struct {
	name      string
	now, last money.Money
	at        diag.Pos // of last year's figure
}

// wild reports whether two amounts are apart beyond belief. Small amounts vary
// more.
func wild(a, b money.Money) bool {
	if a.Cmp(b) < 0 {
		a, b = b, a
	}
	factor := int64(wildFactor)
	if a.Cmp(smallDocument) < 0 {
		factor = 1000
	}
	return b.Sign() > 0 && a.Cmp(b.Times(factor)) > 0
}

// says tells a change with its factor.
func (p *Pass) says(c *change) string {
	more, less, word := c.now, c.last, "倍"
	if more.Cmp(less) < 0 {
		more, less, word = less, more, "分之一"
	}
	times, _ := more.Percent(less.Times(100), 0)
	return c.name + "本年 " + p.money(c.now) + "，上年 " + p.money(c.last) + "，是上年的 " + times.Fixed() + " " + word
}

// wild finds figures far from last year's. Several that one row explains are
// one finding, at that row.
func (p *Pass) wild() {
	if len(p.d.Prior) == 0 {
		p.Unchecked("P01", missingPrior)
	}
	rows := map[*model.Fact][]change{}
	var order []*model.Fact
	for i := range p.d.Prior {
		f := &p.d.Prior[i]
		facts := p.thisYear(f)
		if f.Amount.Blank || len(facts) == 0 {
			continue
		}
		p.Compared("P01", 1)
		c := change{name: priorName(f), now: total(facts), last: f.Amount.Money, at: f.Amount.At}
		facts = slices.DeleteFunc(slices.Clone(facts), func(f *model.Fact) bool { return f.Origin == model.Carryover })
		if !wild(c.now, c.last) || !wild(total(facts), c.last) && len(facts) > 0 {
			continue
		}
		row := c.explained(facts)
		if row == nil {
			p.Add(diag.Diagnostic{Severity: diag.Warning, At: c.at, Rule: "P01", Message: p.says(&c)})
			continue
		}
		if rows[row] == nil {
			order = append(order, row)
		}
		rows[row] = append(rows[row], c)
	}
	for _, row := range order {
		p.wildRow(row, rows[row])
	}
	p.wildPublic()
}

func (p *Pass) wildRow(row *model.Fact, changes []change) {
	d := diag.Diagnostic{Severity: diag.Warning, At: row.At, Rule: "P01",
		Message: p.says(&changes[0]) + "；这一行 " + p.money(row.Amount) + "，若多填了 10,000 倍，改正后与上年相当"}
	for i := range changes {
		d.Related = append(d.Related, diag.Related{At: changes[i].at, Message: p.says(&changes[i])})
	}
	p.Add(d)
}

// explained is the row that, were it 10,000 times too large, would explain a
// rise.
func (c *change) explained(facts []*model.Fact) *model.Fact {
	if len(facts) == 0 || c.now.Cmp(c.last) < 0 {
		return nil
	}
	most := slices.MaxFunc(facts, func(a, b *model.Fact) int { return a.Amount.Cmp(b.Amount) })
	if right := c.now.Times(wanFactor).Sub(most.Amount.Times(wanFactor - 1)); wild(right, c.last.Times(wanFactor)) {
		return nil
	}
	return most
}

func (p *Pass) wildPublic() {
	for i := range p.d.Public {
		e := &p.d.Public[i]
		for j, fund := range model.Appropriated {
			if e.Item.Value == model.PublicItemNone || e.This[j].Blank || e.Last[j].Blank {
				continue
			}
			p.Compared("P01", 1)
			c := change{name: e.Item.Value.String() + "（" + fund.String() + "）", now: e.This[j].Money, last: e.Last[j].Money}
			if wild(c.now, c.last) {
				p.Add(diag.Diagnostic{Severity: diag.Warning, At: e.This[j].At, Rule: "P01", Message: p.says(&c)})
			}
		}
	}
}

// thisYear lists this year's facts of what a figure of last year's budget
// counts; nil when the facts do not tell. The total of income equals that of
// expenditure, which stands for both.
func (p *Pass) thisYear(f *model.PriorFigure) []*model.Fact {
	if f.Basis.Value == model.LastOutturn {
		return nil
	}
	var ok func(*model.Fact) bool
	fund := func(x *model.Fact) bool {
		return x.Kind != model.CarryForward && (f.Fund.Value == model.FundNone || x.Fund.Within(f.Fund.Value))
	}
	source := model.FromFacts
	switch f.Measure.Value {
	case model.ExpenditureTotal:
		ok = func(*model.Fact) bool { return true }
	case model.CurrentExpenditure:
		ok = fund
	case model.FunctionSpending:
		ok = func(x *model.Fact) bool { return fund(x) && strings.HasPrefix(x.Function, f.Code.Value) }
	case model.OperatingExpense:
		source = model.FromEconomic
		ok = func(x *model.Fact) bool {
			return x.Use == model.PublicFunds && slices.Contains(model.Appropriated, x.Fund) && p.kindOf(x.Unit).Operates()
		}
	default:
		return nil
	}
	_, facts := p.sum(source, func(x *model.Fact) bool { return ok(x) && (f.Unit.Value == "" || f.Unit.Value == x.Unit) })
	return facts
}

func priorName(f *model.PriorFigure) string {
	name := f.Measure.Value.String()
	if f.Fund.Value != model.FundNone {
		name = f.Fund.Value.String() + name
	}
	return strings.TrimSpace(name + " " + f.Code.Value)
}

func total(facts []*model.Fact) (t money.Money) {
	for _, f := range facts {
		t = t.Add(f.Amount)
	}
	return t
}
