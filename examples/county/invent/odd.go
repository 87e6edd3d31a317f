package invent

import (
	"math/rand/v2"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/subject"
)

// Odd makes up a unit that is correct and unlikely: projects named like the
// unit, like another, like 合计, a year, a number or a code, names that begin
// each other, two subjects of one name, two units, one fact, all money in one
// place. No rule may find anything in it.
func Odd(seed uint64, i int) *Unit {
	p := places(120)[i%120]
	office := *p.office
	p.office = &office
	for try := uint64(0); ; try++ {
		d := &drawing{Rand: rand.New(rand.NewPCG(seed, uint64(i)<<16|try)), place: &p, odd: true}
		if u := d.disclosure(); dividesEvenly(u) && incomeDividesEvenly(u) {
			return &Unit{Path: p.office.short + "/" + p.name, Disclosure: u}
		}
	}
}

// incomeDividesEvenly is dividesEvenly of income by its kinds, as the centre's form
// tells it: 财政专户管理资金 are 事业收入 there.
func incomeDividesEvenly(u *model.Disclosure) bool {
	parts := map[string]int64{}
	for i := range u.Appropriations {
		a := &u.Appropriations[i]
		kind := a.Fund.Value.ID()
		switch {
		case a.Origin.Value == model.Carryover:
			kind = "over"
		case a.Fund.Value == model.FiscalAccount:
			kind = model.BusinessIncome.ID()
		}
		parts[kind] += a.Amount.Fen()
	}
	return hundred(parts)
}

// estrange makes the facts odd before anything is made of them.
func (d *drawing) estrange() {
	switch {
	case d.chance(15):
		d.oneFact()
	case d.chance(20):
		d.onePlace()
	}
	if d.chance(70) {
		d.rename()
	}
	if d.chance(40) {
		d.twins()
	}
	if d.chance(25) {
		d.twoUnits()
	}
	total := amount(d.sum(func(*model.Appropriation) bool { return true }))
	for i := range d.d.Targets {
		if t := &d.d.Targets[i]; t.Key.Value == model.WholeUnit {
			t.Annual.Total, t.Annual.Local, t.Period.Total, t.Period.Local = total, total, total, total
		}
	}
}

// odd names are those of totals, years, numbers, codes and single characters.
var oddNames = []string{"合计", "小计", "总计", "其中", "其中：", "本年支出合计", "年终结转", "上年结转", "项目支出", "一般公共预算", "2026年", "2026", "100", "2010350",
	"30201", "P01", "一", "水", "一、", "（一）", "单位", "部门", "备注", "无", "本级", "基本工资", "公务接待费", "表一", "万元"}

func (d *drawing) rename() {
	own := d.place.name
	names := append([]string{own, own + "本级", own + "项目", region, region + offices[d.IntN(len(offices))].name}, oddNames...)
	if d.chance(40) {
		base := pick(d, []string{"水", "养护", "合计"})
		names = []string{base, base + "费", base + "费（一期）", base + "费（一期）续建", own, base + "费（二期）"}
	}
	order := d.Perm(len(names))
	for n := range d.d.Projects {
		if n == len(order) {
			return
		}
		p := &d.d.Projects[n]
		was := p.Name.Value
		p.Name = text(names[order[n]])
		for t := range d.d.Targets {
			if d.d.Targets[t].Name.Value == was && d.d.Targets[t].Key == p.Key {
				d.d.Targets[t].Name = p.Name
				d.d.Targets[t].Overview = text("资金用于购买材料和服务、维修设备、支付劳务等，保障各项任务按计划完成。")
			}
		}
	}
}

// twins gives two subjects one name: an economic one and a functional one.
func (d *drawing) twins() {
	name := func(l subject.List, code string) string {
		s, _ := subject.Lookup(l, code)
		return s.Name
	}
	for i := range d.d.Appropriations {
		a := &d.d.Appropriations[i]
		if a.DeptEconomic.Value == "30112" {
			a.DeptEconomic = text("30198")
			d.d.Subjects.Add(subject.Department, "30198", name(subject.Department, "30101"))
		}
		if a.Kind.Value == model.Project && a.Fund.Value == model.General {
			a.Function = text("2019998")
			d.d.Subjects.Add(subject.Function, "2019998", name(subject.Function, "2019999"))
		}
	}
}

// twoUnits makes the document a department's: its own facts and those of a
// unit whose name its own begins.
func (d *drawing) twoUnits() {
	u := &d.d.Unit
	u.Department.Value = true
	second := model.Member{Name: text(u.Name.Value + "服务站"), Code: text(u.Code.Value + "01"), Kind: u.Kind}
	d.d.Units = append(d.d.Units, second)
	at := map[string]model.Text{}
	for i := range d.d.Projects {
		if p := &d.d.Projects[i]; d.chance(50) {
			p.Unit = second.Name
			at[p.Key.Value] = second.Name
		}
	}
	for i := range d.d.Appropriations {
		if a := &d.d.Appropriations[i]; a.Project.Value != "" {
			if unit, ok := at[a.Project.Value]; ok {
				a.Unit = unit
			}
		}
	}
	for i := range d.d.Targets {
		if unit, ok := at[d.d.Targets[i].Key.Value]; ok {
			d.d.Targets[i].Unit = unit
		}
	}
	d.salaryOf(second.Name, "30101", d.fen(90000, 400000))
	d.salaryOf(second.Name, "30201", d.fen(9000, 40000))
}

func (d *drawing) salaryOf(unit model.Text, economic string, fen int64) {
	d.salary(d.trade.function, economic, fen)
	d.d.Appropriations[len(d.d.Appropriations)-1].Unit = unit
}

// oneFact leaves a single amount.
func (d *drawing) oneFact() {
	total := d.sum(func(*model.Appropriation) bool { return true })
	d.d.Projects, d.d.Targets, d.d.Appropriations = nil, nil, nil
	if d.chance(50) {
		total = int64(d.between(1, 99)) // fen
	}
	d.salary(d.trade.function, "30201", total)
}

// onePlace puts all facts under one functional subject, and basic expenditure
// under one economic subject, as one amount.
func (d *drawing) onePlace() {
	var basic money.Money
	rest := d.d.Appropriations[:0]
	for _, a := range d.d.Appropriations {
		if a.Kind.Value == model.Basic && a.Fund.Value == model.General {
			basic = basic.Add(a.Amount.Money)
			continue
		}
		if a.Fund.Value == model.General {
			a.Function = text(d.trade.function)
		}
		rest = append(rest, a)
	}
	d.d.Appropriations = rest
	d.salary(d.trade.function, "30201", basic.Fen())
	last := len(d.d.Appropriations) - 1
	d.d.Appropriations = slices.Insert(d.d.Appropriations[:last:last], 0, d.d.Appropriations[last])
}

// complete says what only some forms ask for, in a department's words where the
// document is one's.
func (d *drawing) complete() {
	d.note(model.WholeUnitNote, "%s按照年度工作任务设定整体绩效目标，并对完成情况开展评价。", d.place.name)
	if !d.d.Unit.Department.Value {
		return
	}
	for i := range d.d.Prior {
		r := &d.d.Prior[i].Reason
		r.Value = strings.ReplaceAll(r.Value, "本单位", "本部门")
	}
}
