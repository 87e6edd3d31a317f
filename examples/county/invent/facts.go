package invent

import (
	"fmt"

	"yugong/model"
	"yugong/model/subject"
)

// spend adds a fact; an economic subject brings its government one.
func (d *drawing) spend(a model.Appropriation, fen int64) {
	if fen <= 0 {
		return
	}
	a.Unit, a.Amount = text(d.place.name), amount(fen)
	if code := a.DeptEconomic.Value; code != "" {
		gov, ok := subject.GovernmentFor(code, d.operates())
		if !ok {
			panic("no government subject for " + code)
		}
		a.GovEconomic = text(gov)
	}
	d.d.Appropriations = append(d.d.Appropriations, a)
}

// salary adds a fact of basic expenditure from 一般公共预算.
func (d *drawing) salary(function, economic string, fen int64) {
	d.spend(model.Appropriation{Function: text(function), Fund: cell(model.General), Kind: cell(model.Basic),
		Origin: cell(model.Current), DeptEconomic: text(economic)}, fen)
}

// basic draws what keeps the unit running.
func (d *drawing) basic() {
	f, staff := d.trade.function, int64(d.staff)
	pay := d.fen(38000, 52000) * staff
	d.salary(f, "30101", pay)
	d.salary(f, "30102", pay*d.Int64N(30)/100+d.fen(1000, 9000)*staff)
	if d.operates() {
		d.salary(f, "30103", pay*int64(d.between(30, 60))/100+d.fen(1, 99))
	} else {
		d.salary(f, "30107", pay*int64(d.between(50, 90))/100+d.fen(1, 99))
	}
	d.salary(f, "30112", pay*7/1000+d.fen(10, 400))
	if d.chance(40) {
		d.salary(f, "30199", d.fen(3000, 90000))
	}
	d.office(f)
	d.social(pay)
}

// goods are subjects of 商品和服务支出 with their usual yearly amounts a head.
var goods = []struct {
	code      string
	low, high int
	percent   int // of units that have it
}{
	{"30201", 600, 2000, 100}, {"30202", 50, 400, 70}, {"30204", 5, 30, 25}, {"30205", 30, 160, 80}, {"30206", 200, 900, 90}, {"30207", 80, 500, 80},
	{"30208", 400, 1500, 75}, {"30209", 200, 1200, 40}, {"30211", 200, 1500, 90}, {"30213", 100, 800, 55}, {"30214", 50, 300, 15}, {"30215", 30, 300, 35},
	{"30216", 80, 600, 70}, {"30218", 50, 900, 25}, {"30226", 100, 900, 45}, {"30227", 100, 900, 25}, {"30228", 700, 1300, 95}, {"30229", 600, 1500, 95},
	{"30299", 50, 500, 45},
}

// office draws 公用经费, and the 三公 items in it.
func (d *drawing) office(f string) {
	for _, g := range goods {
		if d.chance(g.percent) {
			d.salary(f, g.code, d.fen(g.low, g.high)*int64(d.staff))
		}
	}
	if d.operates() {
		d.salary(f, "30239", d.fen(5000, 9000)*int64(d.staff))
	}
	if d.chance(3) {
		d.salary(f, "30212", d.fen(20000, 60000))
	}
	if d.chance(45) {
		d.salary(f, "30217", d.fen(1500, 20000))
	}
	if d.chance(45) {
		d.salary(f, "30231", d.fen(9000, 60000))
	}
	if d.chance(30) {
		d.salary(f, "31002", d.fen(4000, 60000))
	}
}

// social draws insurance, housing and what goes to the retired.
func (d *drawing) social(pay int64) {
	retired, medical := "2080502", "2101102"
	if d.operates() {
		retired, medical = "2080501", "2101101"
	}
	if d.d.Unit.Retired.Value > 0 {
		d.salary(retired, "30302", d.fen(1500, 4000)*int64(d.d.Unit.Retired.Value))
	}
	d.salary("2080505", "30108", pay*24/100+d.fen(1, 99))
	if d.chance(80) {
		d.salary("2080506", "30109", pay*12/100+d.fen(1, 99))
	}
	if d.chance(10) {
		d.salary("2080801", "30304", d.fen(8000, 60000))
	}
	d.salary(medical, "30110", pay*10/100+d.fen(1, 99))
	if d.chance(70) {
		d.salary("2101103", "30111", pay*4/100+d.fen(1, 99))
	}
	d.salary("2210201", "30113", pay*19/100+d.fen(1, 99))
}

// ownMoney draws what the unit earns and spends on running itself.
func (d *drawing) ownMoney() {
	fund := model.FundNone
	switch d.trade.earns {
	case fees:
		fund = model.FiscalAccount
	case services:
		fund = model.BusinessIncome
	case grants:
		fund = pick(d, []model.Fund{model.OtherIncome, model.SuperiorSubsidy, model.OperatingIncome})
	default:
		if !d.chance(12) {
			return
		}
		fund = model.OtherIncome
	}
	line := model.Appropriation{Function: text(d.trade.function), Fund: cell(fund), Kind: cell(model.Basic), Origin: cell(model.Current)}
	for _, code := range []string{"30201", "30218", "30226"} {
		line.DeptEconomic = text(code)
		d.spend(line, d.fen(2000, 9000)*int64(d.staff))
	}
	if d.chance(25) {
		line.Origin, line.DeptEconomic = cell(model.Carryover), text("30213")
		d.spend(line, d.fen(5000, 90000))
	}
	if d.chance(15) {
		d.spend(model.Appropriation{Function: text(d.trade.function), Fund: cell(fund), Kind: cell(model.CarryForward), Origin: cell(model.Current)}, d.fen(2000, 50000))
	}
}

// project is a project in the making.
type project struct {
	key, name string
	special   bool  // 特定目标类
	years     int   // 1, 2, 3 or 99
	spent     int64 // fen, with what is carried over
	own       int64 // of it the unit's own money
}

// projectNames are patterns; %s is what the unit does.
var projectNames = []struct {
	pattern string
	special bool
}{
	{"%s工作经费", false}, {"%s业务运行经费", false}, {"%s设备购置项目", true}, {"%s信息系统运行维护费", false}, {"%s人员劳务派遣经费", false},
	{"%s能力提升项目", true}, {"%s场所修缮改造项目", true}, {"%s宣传培训经费", false}, {"%s专项补助资金", true}, {"%s示范创建项目", true},
}

// projects draws the projects, their facts and their sheets.
func (d *drawing) projects() {
	count := d.IntN(7)
	if d.chance(10) {
		count += 6
	}
	for i, n := range d.Perm(len(projectNames))[:min(count, len(projectNames))] {
		p := &project{key: fmt.Sprintf("P%02d", i+1), name: fmt.Sprintf(projectNames[n].pattern, d.trade.what), special: projectNames[n].special,
			years: pick(d, []int{1, 1, 2, 3, 99, 99, 99})}
		category := "其他运转类"
		if p.special {
			category = "特定目标类"
		}
		d.d.Projects = append(d.d.Projects, model.ProjectInfo{Key: text(p.key), Name: text(p.name), Category: text(category), Unit: text(d.place.name)})
		d.projectFacts(p)
		d.target(p)
	}
	if d.chance(20) {
		d.wholeTarget()
	} else if len(d.d.Targets) == 0 {
		d.note(model.WholeUnitNote, "%s%d年未编报单位整体绩效目标。", d.place.name, year)
	}
}

// projectFacts draws a project's money: always some of the year from 一般公共
// 预算, sometimes more of other funds and of last year.
func (d *drawing) projectFacts(p *project) {
	line := model.Appropriation{Function: text(d.trade.projects), Fund: cell(model.General), Kind: cell(model.Project), Origin: cell(model.Current), Project: text(p.key)}
	put := func(fen int64) {
		d.spend(line, fen)
		p.spent += fen
	}
	put(d.fen(8000, 900000))
	if d.chance(25) {
		line.Origin = cell(model.Carryover)
		put(d.fen(5000, 300000))
		line.Origin = cell(model.Current)
	}
	if d.trade.earns != nothing && d.chance(30) {
		line.Fund = cell(d.ownFund())
		put(d.fen(3000, 200000))
		p.own = d.d.Appropriations[len(d.d.Appropriations)-1].Amount.Fen()
	}
	if d.place.office.land && d.chance(35) {
		line.Fund, line.Function = cell(model.GovernmentFund), text(pick(d, []string{"2120803", "2120804"}))
		put(d.fen(200000, 3000000))
		if d.chance(30) {
			line.Origin = cell(model.Carryover)
			put(d.fen(20000, 300000))
			line.Origin = cell(model.Current)
		}
	}
	if d.place.office.capital && d.operates() && d.chance(50) {
		line.Fund, line.Function = cell(model.StateCapital), text("2230105")
		put(d.fen(100000, 900000))
	}
}

func (d *drawing) ownFund() model.Fund {
	if d.trade.earns == fees {
		return model.FiscalAccount
	}
	return model.BusinessIncome
}
