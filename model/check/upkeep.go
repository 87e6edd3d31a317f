package check

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

var upkeepRules = []Rule{
	{ID: "P04", Title: "数量与支出", Severity: diag.Warning,
		Compares: "支出总计摊到编制和在职人数每人不少于 10 元，退休人数 1 元，每辆公务用车不少于 400 元，每台大型设备不少于 10 元，每平方米办公用房不少于 1 分",
		Basis:    "人和物全年都要花钱：工资由别处发放的也有办公开支，机关车辆的交通事故责任强制保险一年 950 元，最多优惠一半；少到这样，常是数量多填了几位，或金额单位填错",
		Hint:     "请核对这一数量和计量单位；数量无误的，请核对金额单位",
		Run:      (*Pass).upkeep},
}

// counted is what a unit has so many of. Each costs at least so many 分 a year,
// far less than it can: a bound that only a slip goes beyond. Salaries may be paid
// by another unit (teachers by their bureau), pensions are by the insurance.
type counted struct {
	name, measure string
	n             money.Money
	at            diag.Pos
	least         int64
}

// upkeep: what there is so many of could not be kept up on all that is spent. A
// document that spends next to nothing is P02's; vehicles that do not add up are
// T12's.
func (p *Pass) upkeep() {
	spent, _ := p.sum(model.FromFacts, func(*model.Fact) bool { return true })
	if spent.Cmp(smallDocument) < 0 {
		return
	}
	var out *diag.Diagnostic
	_, vehicles := p.count(vehiclesHeld)
	for _, c := range append(p.staff(), p.held()...) {
		p.Compared("P04", 1)
		if c.n.Times(c.least).Cmp(spent.Times(100)) <= 0 || c.measure == "辆" && p.Blames(vehicles) {
			continue
		}
		says := fmt.Sprintf("“%s”是 %s %s", shorten(c.name), c.n, c.measure)
		if out != nil { // of several the amounts may well be what is wrong
			out.Related = append(out.Related, diag.Related{At: c.at, Message: says})
			continue
		}
		out = &diag.Diagnostic{Severity: diag.Warning, At: c.at, Rule: "P04",
			Message: says + "，支出总计 " + p.money(spent) + "，每" + strings.TrimSuffix(c.measure, "（套）") + "不足 " + p.money(money.FromFen(c.least))}
	}
	if out != nil {
		p.Add(*out)
	}
}

func (p *Pass) staff() (out []counted) {
	u := &p.d.Unit
	for _, x := range []struct {
		name  string
		n     *model.Cell[int]
		least int64
	}{{"编制人数", &u.Authorised, 1000}, {"在职人数", &u.OnDuty, 1000}, {"退休人数", &u.Retired, 100}} {
		if x.n.Value > 0 {
			out = append(out, counted{x.name, "人", money.FromFen(100).Times(int64(x.n.Value)), x.n.At, x.least})
		}
	}
	return out
}

// held are the lines of 国有资产 of which each costs something: bicycles, counted
// like cars, and sensors, like large machines, need not.
func (p *Pass) held() (out []counted) {
	for i := range p.d.Assets {
		a := &p.d.Assets[i]
		n, ok := quantity(a)
		if !ok {
			continue // quantities says so
		}
		c := counted{a.Name.Value, a.Measure.Value, n, a.Quantity.At, 0}
		switch {
		case c.measure == "辆" && ofVehicles(c.name):
			c.least = 40000
		case (c.measure == "台" || c.measure == "台（套）") && strings.Contains(c.name, "万元以上"):
			c.least = 1000
		case c.measure == "平方米" && strings.Contains(c.name, "办公用房"):
			c.least = 1
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}
