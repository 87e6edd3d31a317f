package invent

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/subject"
)

// sum adds the facts for which ok is true.
func (d *drawing) sum(ok func(a *model.Appropriation) bool) (fen int64) {
	for i := range d.d.Appropriations {
		if a := &d.d.Appropriations[i]; ok(a) {
			fen += a.Amount.Fen()
		}
	}
	return fen
}

// revenue draws nothing: income by fund and origin is what is spent of it.
func (d *drawing) revenue() {
	for i := range d.d.Units {
		for _, fund := range model.Funds {
			for _, origin := range []model.Origin{model.Current, model.Carryover} {
				d.income(d.d.Units[i].Name, fund, origin)
			}
		}
	}
}

func (d *drawing) income(unit model.Text, fund model.Fund, origin model.Origin) {
	fen := d.sum(func(a *model.Appropriation) bool {
		return a.Unit.Value == unit.Value && a.Fund.Value == fund && a.Origin.Value == origin
	})
	if fen == 0 {
		return
	}
	code := ""
	switch fund {
	case model.GovernmentFund:
		code = "1030148"
	case model.StateCapital:
		code = "1030601"
		own(d.d.Subjects, subject.Revenue, code, ownRevenue)
		own(d.d.Subjects, subject.Revenue, "10306", ownRevenue)
	}
	d.d.Revenue = append(d.d.Revenue, model.Revenue{Unit: unit, Code: text(code), Fund: cell(fund), Origin: cell(origin), Amount: amount(fen)})
}

// public writes 三公经费: this year what table 6 holds, last year more, less or
// the same, with a reason for every change.
func (d *drawing) public() {
	var rows []model.PublicExpense
	var now, last int64
	for i, item := range model.PublicItems {
		fen := d.sum(func(a *model.Appropriation) bool {
			return slices.Contains(subject.Public(item.ID()), a.DeptEconomic.Value) && a.Fund.Value == model.General && a.Kind.Value == model.Basic
		})
		before := fen
		if fen > 0 && d.chance(60) {
			before = d.before(fen)
		}
		now, last = now+fen, last+before
		row := model.PublicExpense{Item: cell(item), Reason: text(reason(d, fen, before, publicReasons[i]))}
		row.This, row.Last = [3]model.Amount{amount(fen), blank(), blank()}, [3]model.Amount{amount(before), blank(), blank()}
		rows = append(rows, row)
	}
	if now == 0 {
		d.chance(50)
	}
	if now != last {
		whole := model.PublicExpense{Reason: text(reason(d, now, last, [2]string{"公务活动增加，相应经费增加", "严格落实过紧日子要求，压减相应经费"}))}
		for i := range whole.This {
			whole.This[i], whole.Last[i] = blank(), blank()
		}
		rows = append(rows, whole)
	}
	d.d.Public = rows
}

// publicReasons are why an item rises, and why it falls.
var publicReasons = [][2]string{
	{"培训交流任务增加，费用标准提高", "压减因公出国（境）团组，费用减少"},
	{"上级检查指导批次增加", "严格执行接待标准，压减接待批次"},
	{"更新已到报废年限的车辆，购置费增加", "购置任务减少"},
	{"车辆使用年限较长，维修费用增加", "加强车辆管理，压减燃料和维修费用"},
}

func reason(d *drawing, now, last int64, words [2]string) string {
	switch {
	case now > last:
		return words[0]
	case now < last:
		return words[1]
	}
	return ""
}

// before draws last year's figure of one of this year.
func (d *drawing) before(fen int64) int64 {
	return max(1, fen*int64(d.between(70, 130))/100+d.fen(0, 9))
}

// prior writes 上年数, with or without the subjects. A new unit says that it
// had nothing.
func (d *drawing) prior() {
	if d.chance(10) && !d.odd {
		for _, m := range []model.Measure{model.IncomeTotal, model.ExpenditureTotal, model.OperatingExpense} {
			if m != model.OperatingExpense || d.operates() {
				d.d.Prior = append(d.d.Prior, model.PriorFigure{Measure: cell(m), Amount: amount(0), Reason: text("本单位为新设立单位，上年未编制预算")})
			}
		}
		d.d.Prior = append(d.d.Prior, model.PriorFigure{Measure: cell(model.CurrentExpenditure), Fund: cell(model.General), Amount: amount(0), Reason: text("本单位为新设立单位，上年未编制预算")})
		return
	}
	isCurrent := func(a *model.Appropriation) bool {
		return a.Origin.Value == model.Current && a.Kind.Value != model.CarryForward
	}
	var general int64
	var subjects []model.PriorFigure
	for _, code := range d.functions() {
		now := d.sum(func(a *model.Appropriation) bool {
			return a.Fund.Value == model.General && isCurrent(a) && a.Function.Value == code
		})
		last := now
		if d.chance(75) {
			last = d.before(now)
		}
		general += last
		why := reason(d, now, last, [2]string{"按照政策标准核定，经费增加", "任务减少，经费相应减少"})
		subjects = append(subjects, model.PriorFigure{Measure: cell(model.FunctionSpending), Code: text(code), Fund: cell(model.General), Amount: amount(last), Reason: text(why)})
	}
	total := d.sum(func(*model.Appropriation) bool { return true })
	before := max(d.before(total), general)
	add := func(m model.Measure, fund model.Fund, now, last int64) {
		why := reason(d, now, last, [2]string{"人员经费按照政策标准提高，新增安排项目支出", "压减一般性支出，项目支出减少"})
		d.d.Prior = append(d.d.Prior, model.PriorFigure{Measure: cell(m), Fund: cell(fund), Amount: amount(last), Reason: text(why)})
	}
	add(model.IncomeTotal, model.FundNone, total, before)
	add(model.ExpenditureTotal, model.FundNone, total, before)
	add(model.CurrentExpenditure, model.General, d.sum(func(a *model.Appropriation) bool { return a.Fund.Value == model.General && isCurrent(a) }), general)
	if d.operates() {
		office := d.sum(func(a *model.Appropriation) bool {
			return isCurrent(a) && a.Kind.Value == model.Basic && a.Fund.Value == model.General && a.DeptEconomic.Value >= "302" && a.DeptEconomic.Value[:3] != "303"
		})
		add(model.OperatingExpense, model.FundNone, office, d.before(office))
	}
	if d.chance(60) || d.odd {
		d.d.Prior = append(d.d.Prior, subjects...)
	}
	if d.odd {
		d.outturn(subjects)
	}
}

// outturn tells last year as executed (执行数): as budgeted, for one subject not
// at all.
func (d *drawing) outturn(subjects []model.PriorFigure) {
	whole := model.PriorFigure{Measure: cell(model.CurrentExpenditure), Fund: cell(model.General), Basis: cell(model.LastOutturn),
		Reason: text("按照政策标准核定")}
	var sum int64
	for i, p := range subjects {
		p.Basis = cell(model.LastOutturn)
		if i == len(subjects)-1 && i > 0 {
			p.Amount, p.Reason = amount(0), text("本年新增安排")
		}
		sum += p.Amount.Fen()
		d.d.Prior = append(d.d.Prior, p)
	}
	whole.Amount = amount(sum)
	d.d.Prior = append(d.d.Prior, whole)
}

// functions lists the subjects of the current year's 一般公共预算.
func (d *drawing) functions() (codes []string) {
	for i := range d.d.Appropriations {
		a := &d.d.Appropriations[i]
		if a.Fund.Value == model.General && a.Origin.Value == model.Current && !slices.Contains(codes, a.Function.Value) {
			codes = append(codes, a.Function.Value)
		}
	}
	slices.Sort(codes)
	return codes
}

// procurement draws 政府采购, a small part of what is spent, and 政府购买服务,
// a part of the services in it.
func (d *drawing) procurement() {
	if !d.chance(65) {
		d.d.Procurements = append(d.d.Procurements, model.ProcurementItem{Category: cell(model.Goods), Fund: cell(model.General), Amount: amount(0)})
		return
	}
	all := d.sum(func(a *model.Appropriation) bool {
		return a.Fund.Value == model.General && a.Kind.Value != model.CarryForward
	})
	buy := func(c model.Procurement) int64 {
		fen := all*int64(d.between(5, 60))/1000 + 1
		d.d.Procurements = append(d.d.Procurements, model.ProcurementItem{Category: cell(c), Fund: cell(model.General), Amount: amount(fen)})
		return fen
	}
	buy(model.Goods)
	if d.chance(25) {
		buy(model.Works)
	}
	if !d.chance(70) {
		return
	}
	left := buy(model.Services)
	for i, what := range []string{"办公场所物业管理", "信息系统运行维护", "法律顾问和审计"} {
		if !d.chance(50) {
			continue
		}
		fen := left / 4
		d.d.Purchases = append(d.d.Purchases, model.ServicePurchase{Unit: text(d.place.name), Project: text(what + "服务"), Procured: text("是"),
			Content: text(what), Quantity: text(fmt.Sprintf("%d项", i+1)), Source: text("一般公共预算"), Amount: amount(fen)})
	}
}

// vehicleKinds are the kinds of vehicles that a unit here may hold.
var vehicleKinds = []string{"领导用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "事业单位业务用车", "其他公务用车"}

func (d *drawing) assets() {
	owns := !d.chance(15)
	add := func(name, quantity, measure string) {
		d.d.Assets = append(d.d.Assets, model.Asset{Name: text(name), Quantity: text(quantity), Measure: text(measure)})
	}
	if d.chance(80) {
		add("截止日期", fmt.Sprintf("%d年%d月%d日", year, 1+d.IntN(2), d.between(1, 28)), "")
	}
	held := 0
	kinds := make([]int, len(vehicleKinds))
	for i := range kinds {
		if d.chance(15) && owns {
			kinds[i] = d.between(1, 3)
			held += kinds[i]
		}
	}
	add("公务用车编制", fmt.Sprint(held+d.IntN(2)), "辆")
	add("公务用车实有", fmt.Sprint(held), "辆")
	for i, name := range vehicleKinds {
		add(name, fmt.Sprint(kinds[i]), "辆")
	}
	add("办公用房面积", fmt.Sprintf("%d.%02d", d.between(5, 80)*d.staff, d.IntN(99)+1), "平方米")
	add("50万元以上通用设备", fmt.Sprint(d.IntN(4)), "台（套）")
	add("100万元以上通用设备", fmt.Sprint(d.IntN(2)), "台（套）")
}

// approved writes control totals that agree.
func (d *drawing) approved() {
	if !d.chance(40) {
		return
	}
	total := d.sum(func(*model.Appropriation) bool { return true })
	for _, item := range []string{"收入总计", "支出总计"} {
		d.d.Approved = append(d.d.Approved, model.ApprovedFigure{Item: text(item), Amount: amount(total)})
	}
}

// dividesEvenly reports whether the shares that the document prints add to
// 100.00% in each of its divisions.
func dividesEvenly(u *model.Disclosure) bool {
	income, kinds, classes := map[string]int64{}, map[string]int64{}, map[string]int64{}
	for i := range u.Appropriations {
		a := &u.Appropriations[i]
		fen := a.Amount.Fen()
		top := a.Fund.Value
		if p := top.Parent(); p != model.FundNone {
			top = p
		}
		if a.Origin.Value == model.Carryover {
			income["over"] += fen
		} else {
			income[top.ID()] += fen
		}
		if a.Kind.Value == model.CarryForward {
			continue
		}
		kinds[a.Kind.Value.ID()] += fen
		if a.Fund.Value == model.General && a.Origin.Value == model.Current {
			classes[a.Function.Value[:3]] += fen
		}
	}
	items := map[string]int64{}
	for i := range u.Public {
		if p := &u.Public[i]; p.Item.Value != model.PublicItemNone {
			items[p.Item.Value.ID()] += p.This[0].Fen()
		}
	}
	return hundred(income) && hundred(kinds) && hundred(classes) && hundred(items)
}

// hundred reports whether the parts' percentages of their sum, rounded to two
// decimals, add to 100.00.
func hundred(parts map[string]int64) bool {
	var whole, sum int64
	for _, p := range parts {
		whole += p
	}
	for _, p := range parts {
		sum += (p*20000 + whole) / (2 * max(whole, 1)) // half away from zero
	}
	return whole == 0 || sum == 10000
}
