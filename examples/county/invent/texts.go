package invent

import (
	"fmt"

	"yugong/model"
)

// note adds a text of the unit's own.
func (d *drawing) note(t model.Topic, format string, args ...any) {
	d.d.Notes = append(d.d.Notes, model.Note{Topic: cell(t), Body: text(fmt.Sprintf(format, args...))})
}

// notes draws which texts the unit has.
func (d *drawing) notes() {
	what := d.trade.what
	duty := pick(d, []string{
		"贯彻执行国家和省、市、县有关%[1]s的方针政策和法律法规，拟订%[1]s工作计划并组织实施；负责%[1]s的日常工作和业务指导；承担%[1]s的统计、培训和宣传工作；完成上级交办的其他任务。",
		"（一）贯彻执行有关%[1]s的法律、法规和政策。\n（二）编制%[1]s年度计划，组织实施并检查落实。\n（三）承担%[1]s的具体事务，做好服务保障。\n（四）负责档案、信息和安全管理工作。\n（五）完成上级交办的其他任务。",
		"承担%[1]s的事务性、技术性、服务性工作，为群众和基层单位提供%[1]s服务；收集、整理和上报%[1]s信息；开展%[1]s的调查研究，提出改进建议。",
	})
	d.note(model.Duties, duty, what)
	sections := []string{"办公室", "财务股", "业务股", "综合股", "服务股", "信息股", "监督股"}[:d.between(2, 7)]
	list := ""
	for i, s := range sections {
		if i > 0 {
			list += "、"
		}
		list += s
	}
	d.note(model.Organisation, "%s内设机构%d个，分别为%s。", d.place.name, len(sections), list)
	if d.operates() && d.chance(40) {
		d.note(model.OperatingNote, "机关运行经费主要用于办公、水电、取暖、差旅、会议、培训和公务用车运行维护等方面，按照人员编制和定额标准测算。")
	}
	if len(d.d.Procurements) > 0 && d.chance(40) {
		d.note(model.ProcurementNote, "政府采购严格执行集中采购目录和限额标准，按照规定预留中小企业采购份额。")
	}
	if d.chance(35) {
		d.note(model.PerformanceNote, "%s对纳入预算的项目编制绩效目标，开展事中监控和事后评价，评价结果作为以后年度安排预算的依据。", d.place.name)
	}
	if len(d.d.Assets) > 0 && d.chance(30) {
		d.note(model.AssetNote, "国有资产实行专人管理，每年盘点一次，报废处置按照规定程序办理。")
	}
	if len(d.d.Purchases) > 0 {
		d.note(model.PurchaseNote, "%s按照县级政府购买服务指导性目录编制政府购买服务预算，具体内容见政府购买服务支出预算表。", d.place.name)
	} else {
		d.note(model.PurchaseNote, "%s本年度无政府购买服务目录。", d.place.name)
	}
	if d.chance(15) {
		d.d.Glossary = append(d.d.Glossary, model.Term{Name: text(what), Meaning: text("指" + d.place.name + "为履行职责开展的工作。")})
	}
}

// target writes a project's performance sheet.
func (d *drawing) target(p *project) {
	o := d.place.office
	t := model.Target{Key: text(p.key), Name: text(p.name), Superior: text(o.code + "-" + region + o.name), Unit: text(d.place.name)}
	t.Attribute, t.Term = text("经常性项目（长期开展）"), text("99年")
	if p.years < 99 {
		t.Attribute, t.Term = text(fmt.Sprintf("一次性项目（%d年结束）", p.years)), text(fmt.Sprintf("%d年", p.years))
	}
	times := int64(p.years)
	if p.years == 99 {
		times = 1
	}
	t.Annual, t.Period = d.funding(p, 1), d.funding(p, times)
	what := d.trade.what
	t.Overview = text(fmt.Sprintf("为做好%s，%s安排%s，资金用于购买材料和服务、维修设备、支付劳务等，保障各项任务按计划完成。", what, d.place.name, p.name))
	t.Basis = text("县人民政府常务会议纪要；县级部门预算编制规定；项目支出定额标准。")
	t.Necessity = text(fmt.Sprintf("%s直接关系群众切身利益和单位职责履行，现有经费不能满足需要，设立该项目十分必要。", what))
	t.Measures = text("1.成立项目工作小组，明确责任人员和时间节点。\n2.执行财务管理和政府采购制度，专款专用，按进度支付。\n3.每季度检查一次，发现问题及时整改。")
	t.Plan = text("一季度完成方案编制和审批；二、三季度组织实施；四季度验收、结算并开展绩效自评。")
	t.PeriodGoal = text(fmt.Sprintf("完成%s的各项任务，服务能力和群众满意度稳步提高。", what))
	t.AnnualGoal = text(fmt.Sprintf("按期完成年度%s任务，资金使用规范，群众满意。", what))
	t.Indicators = d.indicators()
	d.d.Targets = append(d.d.Targets, t)
}

// funding divides a project's money over its sources; own money is 单位自筹.
func (d *drawing) funding(p *project, times int64) model.Funding {
	public := (p.spent - p.own) * times
	provincial := int64(0)
	if p.special {
		provincial = public / 5
	}
	return model.Funding{Fiscal: blank(), Total: amount(p.spent * times), Central: amount(0), Provincial: amount(provincial), Local: amount(public - provincial),
		Own: amount(p.own * times), Other: blank()}
}

// indicators draws at least one in each of the three kinds.
func (d *drawing) indicators() []model.Indicator {
	var list []model.Indicator
	add := func(one, two, three, value string) {
		list = append(list, model.Indicator{Level1: text(one), Level2: text(two), Level3: text(three), Period: text(value), Annual: text(value)})
	}
	add("产出指标", "数量指标", "服务次数", fmt.Sprintf("≥%d次", d.between(3, 400)))
	if d.chance(60) {
		add("产出指标", "数量指标", "覆盖人数", fmt.Sprintf("≥%d人", d.between(50, 9000)))
	}
	add("产出指标", "质量指标", "验收合格率", pick(d, []string{"100%", "≥95%", "≥98%"}))
	add("产出指标", "时效指标", "任务按期完成率", pick(d, []string{"100%", "≥95%"}))
	add("产出指标", "成本指标", "预算控制率", "≤100%")
	if d.chance(30) {
		add("效益指标", "经济效益指标", "节约经费比例", fmt.Sprintf("≥%d%%", d.between(1, 9)))
	}
	add("效益指标", "社会效益指标", "服务能力", "稳步提高")
	if d.chance(30) {
		add("效益指标", "可持续影响指标", "长效机制", "健全")
	}
	add("满意度指标", "服务对象满意度", "服务对象满意度", fmt.Sprintf("≥%d%%", d.between(85, 98)))
	return list
}

// wholeTarget writes the target of the whole unit.
func (d *drawing) wholeTarget() {
	total := d.sum(func(*model.Appropriation) bool { return true })
	o := d.place.office
	money := model.Funding{Fiscal: blank(), Total: amount(total), Central: amount(0), Provincial: amount(0), Local: amount(total), Own: amount(0), Other: blank()}
	d.d.Targets = append([]model.Target{{
		Key: text(model.WholeUnit), Name: text(d.place.name), Superior: text(o.code + "-" + region + o.name), Unit: text(d.place.name),
		Annual: money, Period: money,
		AnnualGoal: text(fmt.Sprintf("保障单位正常运转，完成年度%s任务。", d.trade.what)),
		PeriodGoal: text(fmt.Sprintf("%s水平持续提高。", d.trade.what)),
		Indicators: d.indicators(),
	}}, d.d.Targets...)
}
