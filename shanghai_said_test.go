package yugong

import (
	"fmt"
	"regexp"
	"strings"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/subject"
)

// moved is how much a figure of a sentence rose since last year.
const moved = `[,。](?:与|比)\d{4}年预算(?:执行数)?(?:持平|一致|(增加|减少)` + wan + `)`

func (o *original) rise(what string) (m money.Money, ok bool) {
	f := o.find(what + wan + moved)
	m = yuan(f[3], money.WanYuan)
	if f[2] == "减少" {
		m = money.Money{}.Sub(m)
	}
	return m, f[0] != ""
}

func (o *original) public() {
	row := map[int]string{}
	for _, r := range o.rows("机关运行经费预算表") {
		row = r
	}
	for _, item := range []struct {
		item model.PublicItem
		col  int
		name string
	}{{model.Abroad, 2, `因公出国\(境\)费`}, {model.Reception, 3, "公务接待费"}, {model.VehiclePurchase, 5, "公务用车购置费"}, {model.VehicleRunning, 6, "公务用车(?:用车)?运行费"}} {
		p := model.PublicExpense{Reason: typed("见原文")}
		p.Item.Value = item.item
		p.This[0].Money = yuan(row[item.col], money.WanYuan)
		rise, _ := o.rise(item.name)
		p.Last[0].Money = p.This[0].Money.Sub(rise)
		for i := 1; i < 3; i++ {
			p.This[i].Blank, p.Last[i].Blank = true, true
		}
		o.d.Public = append(o.d.Public, p)
	}
}

func (o *original) prior(m model.Measure, f model.Fund, amount money.Money) *model.PriorFigure {
	p := model.PriorFigure{Amount: model.Amount{Money: amount}, Reason: typed("见原文"), Purpose: typed("见原文")}
	p.Measure.Value, p.Fund.Value = m, f
	o.d.Prior = append(o.d.Prior, p)
	return &o.d.Prior[len(o.d.Prior)-1]
}

// last: last year's figures, as the changes that sentences tell have them.
func (o *original) last() {
	general := o.sum(model.General, "")
	rise, _ := o.rise("一般公共预算拨款支出预算")
	o.prior(model.CurrentExpenditure, model.General, general.Sub(rise))
	o.prior(model.CurrentExpenditure, model.GovernmentFund, money.Money{})
	o.prior(model.CurrentExpenditure, model.StateCapital, money.Money{})
	rise, _ = o.rise("财政拨款收入")
	o.prior(model.Income, model.General, general.Sub(rise))
	o.prior(model.Income, model.GovernmentFund, money.Money{})
	o.prior(model.Income, model.StateCapital, money.Money{})
	outturn := regexp.MustCompile(`\d+\."([^"]+)"` + wan + `,主要用于[^。]+。(?:\d{4}年当年预算执行数为` + wan + `)?`)
	for _, m := range outturn.FindAllStringSubmatch(o.text, -1) {
		_, name, _ := strings.Cut(m[1], "(款)")
		name = strings.TrimSuffix(name, "(项)")
		for _, code := range o.codes() {
			own, _ := o.d.Subjects.Name(subject.Function, code)
			if fold(own) != name || o.sum(model.General, code).Format(words) != yuan(m[2], money.WanYuan).Format(words) {
				continue
			}
			if p := o.prior(model.FunctionSpending, model.General, yuan(m[3], money.WanYuan)); m[3] == "" {
				p.Amount.Blank = true
			} else {
				p.Basis.Value = model.LastOutturn
			}
			o.d.Prior[len(o.d.Prior)-1].Code = typed(code)
		}
	}
}

var words = money.Format{Unit: money.WanYuan, Places: 2}

func (o *original) codes() []string {
	seen := map[string]bool{}
	for i := range o.d.Appropriations {
		seen[o.d.Appropriations[i].Function.Value] = true
	}
	return sortedKeys(seen)
}

func (o *original) sum(f model.Fund, code string) (m money.Money) {
	for i := range o.d.Appropriations {
		if a := &o.d.Appropriations[i]; a.Fund.Value == f && strings.HasPrefix(a.Function.Value, code) {
			m = m.Add(a.Amount.Money)
		}
	}
	return m
}

// other: procurement, what is reserved of it, vehicles and equipment.
func (o *original) other() {
	for item, pattern := range map[model.Procurement]string{model.Goods: "货物", model.Works: "工程", model.Services: "服务"} {
		p := model.ProcurementItem{Amount: model.Amount{Money: yuan(o.find("政府采购" + pattern + "预算" + wan)[1], money.WanYuan)}}
		p.Category.Value = item
		o.d.Procurements = append(o.d.Procurements, p)
	}
	if m := o.find("预留政府采购项目预算金额" + wan + ".*?小型和微型企业的政府采购项目预算为" + wan); m[0] != "" {
		for i, group := range []string{"中小企业", "小型和微型企业"} {
			o.record(0, model.RecordValue{Text: typed(group)}, model.RecordValue{Amount: model.Amount{Money: yuan(m[1+i], money.WanYuan)}})
		}
	}
	held := o.find(`截至(\d+年\d+月\d+日),[^。]*`)
	o.asset("截止日期", held[1])
	o.asset("公务用车实有", o.find(`共有车辆(\d+)辆`)[1])
	o.asset("100万元以上通用设备", o.find(`单价100万元?\(含\)以上设备\(不含车辆\)(\d+)台`)[1])
	bought := o.find(`预算安排购置车辆[^。]*`)[0]
	for _, kind := range []string{"部级领导干部用车", "主要领导干部用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "离退休干部用车", "其他用车"} {
		one := regexp.MustCompile(kind + `(\d+)辆`)
		name := strings.Replace(kind, "其他用车", "其他公务用车", 1)
		if m := one.FindStringSubmatch(held[0]); m != nil {
			o.asset(name, m[1])
		}
		if m := one.FindStringSubmatch(bought); m != nil {
			o.record(1, model.RecordValue{Text: typed(kind)}, model.RecordValue{Text: typed(m[1])})
		}
	}
	o.record(1, model.RecordValue{Text: typed("100万元以上设备")}, model.RecordValue{Text: typed(o.find(`购置单价100万元?\(含\)以上设备\(不含车辆\)(\d+)台`)[1])})
}

func (o *original) record(list int, values ...model.RecordValue) {
	o.d.Records[list].Rows = append(o.d.Records[list].Rows, model.Record{Values: values})
}

func (o *original) asset(name, quantity string) {
	o.d.Assets = append(o.d.Assets, model.Asset{Name: typed(name), Quantity: typed(quantity)})
}

// projects: as many as the document counts, of as much money; what is left of
// project expenditure is a project without a target.
func (o *original) projects() {
	m := o.find(`编报绩效目标的项目共?(\d+)个,涉及项目预算资金` + wan)
	n, left := atoi(m[1]), yuan(m[2], money.WanYuan)
	owners := max(1, atoi(o.find(`本部门(\d+)个预算单位开展`)[1]))
	var out []model.Appropriation
	key := 0
	for _, a := range o.d.Appropriations {
		if a.Kind.Value != model.Project {
			out = append(out, a)
			continue
		}
		for !left.IsZero() && !a.Amount.Money.IsZero() {
			part := a
			key = min(key+1, n)
			if key < n { // small ones first, and the last takes what there is
				part.Amount.Money = yuan("1000", money.Yuan)
			}
			if part.Amount.Money.Cmp(left) > 0 {
				part.Amount.Money = left
			}
			if part.Amount.Money.Cmp(a.Amount.Money) > 0 {
				part.Amount.Money = a.Amount.Money
			}
			a.Amount.Money, left = a.Amount.Money.Sub(part.Amount.Money), left.Sub(part.Amount.Money)
			part.Project = typed(fmt.Sprintf("T%02d", key))
			out = append(out, part)
		}
		if !a.Amount.Money.IsZero() {
			a.Project = typed("X")
			out = append(out, a)
		}
	}
	o.d.Appropriations = out
	for i := range n {
		id := typed(fmt.Sprintf("T%02d", i+1))
		o.d.Projects = append(o.d.Projects, model.ProjectInfo{Key: id, Name: id, Unit: o.d.Units[i%min(owners, len(o.d.Units))].Name})
		o.d.Targets = append(o.d.Targets, model.Target{Key: id, Name: id})
	}
}
