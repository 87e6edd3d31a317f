package check

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
)

var holdingRules = []Rule{
	{ID: "T12", Title: "采购与资产", Severity: diag.Warning,
		Compares: "政府采购＝货物＋工程＋服务，不大于同一资金的支出；政府购买服务不大于支出总计；公务用车实有＝各类之和，不大于编制；数量是数字",
		Basis:    "采购预算是支出预算的一部分；车辆实行编制管理",
		Hint:     "请核对“政府采购”“政府购买服务”和“国有资产”表",
		Run:      func(p *Pass) { p.procurement(); p.purchased(); p.vehicles(); p.quantities() }},
}

// procurement: what is bought is part of what is spent.
func (p *Pass) procurement() {
	if len(p.d.Procurements) == 0 {
		return
	}
	for _, fund := range []model.Fund{model.General, model.GovernmentFund, model.StateCapital, model.FiscalAccount, model.UnitFunds} {
		in := func(f *model.Fact) bool { return f.Fund.Within(fund) }
		bought, lines := p.sum(model.FromProcurement, in)
		if len(lines) == 0 {
			continue
		}
		spent, _ := p.sum(model.FromFacts, in)
		p.notMore(lines[0].At, fund.String()+"的政府采购", bought, fund.String()+"支出", spent)
	}
	any := func(*model.Fact) bool { return true }
	bought, lines := p.sum(model.FromProcurement, any)
	spent, _ := p.sum(model.FromFacts, any)
	if len(lines) > 0 && lines[0].Fund == model.FundNone {
		p.notMore(lines[0].At, "政府采购", bought, "支出总计", spent)
	}
}

func (p *Pass) notMore(at diag.Pos, what string, part money.Money, of string, whole money.Money) {
	p.Compared("T12", 1)
	if part.Cmp(whole) > 0 {
		p.add("T12", at, "不大于 "+p.money(whole), "%s %s，大于%s %s", what, p.money(part), of, p.money(whole))
	}
}

// purchased: services bought by way of government procurement are procured
// services.
func (p *Pass) purchased() {
	all, lines := p.sum(model.FromPurchases, func(*model.Fact) bool { return true })
	if spent, _ := p.sum(model.FromFacts, func(*model.Fact) bool { return true }); len(lines) > 0 {
		p.notMore(lines[0].At, "政府购买服务", all, "支出总计", spent)
	}
	var sum money.Money
	var at diag.Pos
	for i := range p.d.Purchases {
		if s := &p.d.Purchases[i]; s.Procured.Value == "是" && !s.Amount.Blank {
			sum = sum.Add(s.Amount.Money)
			if at.IsZero() {
				at = s.Amount.At
			}
		}
	}
	if sum.IsZero() {
		return
	}
	services, _ := p.sum(model.FromProcurement, func(f *model.Fact) bool { return f.Item == model.Services.ID() })
	p.Compared("T12", 1)
	if sum.Cmp(services) > 0 {
		p.Add(diag.Diagnostic{Severity: diag.Hint, At: at, Rule: "T12", Expected: "不大于 " + p.money(services),
			Message: "“政府购买服务”中含政府采购的共 " + p.money(sum) + "，大于政府采购服务预算 " + p.money(services)})
	}
}

// Names of the vehicle lines of 国有资产.
const (
	vehiclesAllowed = "公务用车编制"
	vehiclesHeld    = "公务用车实有"
)

// vehicleKind ends the name of every kind of vehicle: 机要通信用车; which kinds
// there are is the form's affair.
const vehicleKind = "用车"

// ofVehicles reports whether a line counts vehicles, all or those of a kind.
func ofVehicles(name string) bool {
	return strings.HasSuffix(name, vehicleKind) || strings.HasPrefix(name, "公务用车")
}

// vehicles: those held are the sum of their kinds and not more than allowed.
func (p *Pass) vehicles() {
	held, at := p.count(vehiclesHeld)
	if at.IsZero() {
		return
	}
	var sum money.Money
	kinds := 0
	for i := range p.d.Assets {
		if k := p.d.Assets[i].Name.Value; strings.HasSuffix(k, vehicleKind) {
			if n, at := p.count(k); !at.IsZero() {
				sum = sum.Add(n)
				kinds++
			}
		}
	}
	if kinds > 0 {
		p.Compared("T12", 1)
		if !held.Equal(sum) {
			p.add("T12", at, sum.String()+"辆", "公务用车实有 %s 辆，各类之和 %s 辆", held, sum)
		}
	}
	if allowed, to := p.count(vehiclesAllowed); !to.IsZero() {
		p.Compared("T12", 1)
		if held.Cmp(allowed) > 0 {
			p.add("T12", at, "不大于 "+allowed.String()+"辆", "公务用车实有 %s 辆，大于编制 %s 辆", held, allowed)
		}
	}
}

// quantities: what is counted is a number; of vehicles, machines and their like
// a whole one.
func (p *Pass) quantities() {
	for i := range p.d.Assets {
		a := &p.d.Assets[i]
		whole := a.Measure.Value == "辆" || ofVehicles(a.Name.Value)
		if a.Quantity.Value == "" || a.Measure.Value == "" && !whole {
			continue // a day, or a text
		}
		p.Compared("T12", 1)
		n, ok := quantity(a)
		if ok && n.Sign() >= 0 && (!whole || n.Fits(money.Yuan, 0)) {
			continue
		}
		want := "数字，没有填 0"
		if whole {
			want = "整数，没有填 0"
		}
		p.Add(diag.Diagnostic{Severity: diag.Error, At: a.Quantity.At, Rule: "T12", Expected: want,
			Message: "“" + shorten(a.Name.Value) + "”的数量是“" + shorten(a.Quantity.Value) + "”"})
	}
}

// quantity reads what is counted: an exact decimal, whatever it counts.
func quantity(a *model.Asset) (money.Money, bool) {
	n, err := money.Parse(a.Quantity.Value, money.Yuan)
	return n, err == nil
}

// count reads a quantity of 国有资产; at is zero when there is none.
func (p *Pass) count(name string) (n money.Money, at diag.Pos) {
	for i := range p.d.Assets {
		a := &p.d.Assets[i]
		if !fold.Same(a.Name.Value, name) {
			continue
		}
		if n, ok := quantity(a); ok {
			return n, a.Quantity.At
		}
		return money.Money{}, diag.Pos{} // quantities says so
	}
	return money.Money{}, diag.Pos{}
}
