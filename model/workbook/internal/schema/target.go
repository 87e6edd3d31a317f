package schema

import "yugong/model"

const keyNote = "与“项目”表的编号一致；“整体”表示单位整体绩效目标。"

// targets is the sheet of performance targets: one row for each printed form.
var targets = &sheetOf[model.Target]{
	Info: Info{Name: SheetTargets, Purpose: "项目（和单位整体）绩效目标表，每张表一行；指标写在“绩效指标”。", FirstCols: 2},
	list: func(c *Content) *[]model.Target { return &c.Targets },
	cols: []columnOf[model.Target]{
		{Column{Head: "项目编号", Required: true, Shape: Key, Width: 14, Note: keyNote}, func(r *model.Target) any { return &r.Key }},
		{Column{Head: "项目名称", Required: true, Width: 36, Note: "绩效目标表上的项目名称。"}, func(r *model.Target) any { return &r.Name }},
		{Column{Head: "主管部门及代码", Width: 28, Note: "如 042-阳城县行政审批服务管理局。"}, func(r *model.Target) any { return &r.Superior }},
		{Column{Head: "实施单位", Width: 28, Note: "实施项目的单位。"}, func(r *model.Target) any { return &r.Unit }},
		{Column{Head: "项目属性", Width: 16, Choices: []string{"新增项目", "延续项目"}, Note: "如新增项目、延续项目。"}, func(r *model.Target) any { return &r.Attribute }},
		{Column{Head: "项目期", Short: true, Width: 14, Note: "如 1年、2025年。"}, func(r *model.Target) any { return &r.Term }},
		{fundsColumn("实施期资金总额"), func(r *model.Target) any { return &r.Period.Total }},
		{fundsColumn("实施期中央资金"), func(r *model.Target) any { return &r.Period.Central }},
		{fundsColumn("实施期省级资金"), func(r *model.Target) any { return &r.Period.Provincial }},
		{fundsColumn("实施期市县资金"), func(r *model.Target) any { return &r.Period.Local }},
		{fundsColumn("实施期自筹资金"), func(r *model.Target) any { return &r.Period.Own }},
		{fundsColumn("实施期其他资金"), func(r *model.Target) any { return &r.Period.Other }},
		{annualColumn(), func(r *model.Target) any { return &r.Annual.Total }},
		{fundsColumn("年度中央资金"), func(r *model.Target) any { return &r.Annual.Central }},
		{fundsColumn("年度省级资金"), func(r *model.Target) any { return &r.Annual.Provincial }},
		{fundsColumn("年度市县资金"), func(r *model.Target) any { return &r.Annual.Local }},
		{fundsColumn("年度自筹资金"), func(r *model.Target) any { return &r.Annual.Own }},
		{fundsColumn("年度其他资金"), func(r *model.Target) any { return &r.Annual.Other }},
		{bodyColumn("项目概况", "项目做什么。"), func(r *model.Target) any { return &r.Overview }},
		{bodyColumn("立项依据", "依据的文件或决定。"), func(r *model.Target) any { return &r.Basis }},
		{bodyColumn("项目设立必要性", "为什么需要这个项目。"), func(r *model.Target) any { return &r.Necessity }},
		{bodyColumn("保证措施", "保证项目实施的制度、措施。"), func(r *model.Target) any { return &r.Measures }},
		{bodyColumn("实施计划", "项目实施计划。"), func(r *model.Target) any { return &r.Plan }},
		{bodyColumn("实施期目标", "整个实施期的目标。"), func(r *model.Target) any { return &r.PeriodGoal }},
		{bodyColumn("年度目标", "本年度的目标。"), func(r *model.Target) any { return &r.AnnualGoal }},
		{fundsColumn("实施期财政拨款"), func(r *model.Target) any { return &r.Period.Fiscal }},
		{fundsColumn("年度财政拨款"), func(r *model.Target) any { return &r.Annual.Fiscal }},
	},
}

func fundsColumn(head string) Column {
	return Column{Head: head, Width: 18, Note: "可空；填 0 就印 0。单位见“单位信息”的金额单位。"}
}

// annualColumn is what the sentences before the sheets add up.
func annualColumn() Column {
	c := fundsColumn("年度资金总额")
	c.Note = "本年的资金，含上年结转，与“支出预算”中这个项目的合计一致。单位见“单位信息”的金额单位。"
	return c
}

func bodyColumn(head, note string) Column {
	return Column{Head: head, Shape: Body, Width: 40, Note: note}
}

var indicators = &sheetOf[indicatorRow]{
	Info: Info{Name: sheetIndicators, Distinct: true, FirstCols: 1,
		Purpose: "绩效指标，每个指标一行。只有一边的指标就只填那一边的值；两边都空则两边都印。"},
	list: func(c *Content) *[]indicatorRow { return &c.Indicators },
	cols: []columnOf[indicatorRow]{
		{Column{Head: "项目编号", Required: true, Shape: Key, Width: 14, Note: keyNote}, func(r *indicatorRow) any { return &r.Key }},
		{Column{Head: "一级指标", Required: true, Width: 16, Choices: []string{"成本指标", "产出指标", "效益指标", "满意度指标"}, Note: "成本指标、产出指标、效益指标、满意度指标等。"},
			func(r *indicatorRow) any { return &r.Level1 }},
		{Column{Head: "二级指标", Required: true, Width: 20, Note: "数量、质量、时效、成本指标，经济、社会、生态效益指标等。",
			Choices: []string{"数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度"}},
			func(r *indicatorRow) any { return &r.Level2 }},
		{Column{Head: "三级指标", Required: true, Width: 36, Note: "具体指标的名称。"}, func(r *indicatorRow) any { return &r.Level3 }},
		{Column{Head: "实施期指标值", Short: true, Width: 20, Note: "如 ≥95%、10次；直接写成文字。"}, func(r *indicatorRow) any { return &r.Period }},
		{Column{Head: "年度指标值", Short: true, Width: 20, Note: "如 ≥95%、10次；直接写成文字。"}, func(r *indicatorRow) any { return &r.Annual }},
		{Column{Head: "指标性质", Short: true, Width: 12, Note: "如 ≥、≤、＝、定性；公开格式另列一栏时填。"}, func(r *indicatorRow) any { return &r.Nature }},
		{Column{Head: "计量单位", Short: true, Width: 12, Note: "如 %、次、人；公开格式另列一栏时填。"}, func(r *indicatorRow) any { return &r.Measure }},
		{Column{Head: "权重", Short: true, Width: 10, Note: "分值权重；公开格式另列一栏时填。"}, func(r *indicatorRow) any { return &r.Weight }},
	},
}
