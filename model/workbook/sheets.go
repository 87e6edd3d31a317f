package workbook

import (
	"slices"

	"yugong/model"
	"yugong/model/subject"
)

// sheets lists the sheets in the order in which they are read and written.
// 单位信息 is first: it says what the others need to know. Those of a form's
// own lists are last.
func sheets(own ...*model.RecordList) []sheet {
	return append([]sheet{
		unitSheet{}, members, revenue, spending, economic, projects, prior, public, procurements, assets, purchases,
		targets, indicators, notes, glossary, ownSubjects, approved, accepted,
	}, ownSheets(own)...)
}

// Names of sheets that messages and checks speak of.
const (
	sheetUnit       = "单位信息"
	sheetMembers    = "单位"
	sheetRevenue    = "收入预算"
	sheetSpending   = "支出预算"
	sheetEconomic   = "经济分类"
	sheetProjects   = "项目"
	sheetPrior      = "上年数"
	sheetTargets    = "绩效目标"
	sheetIndicators = "绩效指标"
	sheetOwn        = "自定义科目"
	sheetHelp       = "填写说明" // explains; written, never read
	sheetLists      = "科目表"  // serves the drop-downs; written, never read
	sheetImport     = "导入报告" // where imported values came from; written, never read
)

var members = &sheetOf[model.Member]{
	sheetInfo: sheetInfo{name: sheetMembers, purpose: "部门预算所含的单位，每个单位一行；单位预算不用填。", whenDept: true, distinct: true},
	list:      func(c *content) *[]model.Member { return &c.Units },
	cols: []columnOf[model.Member]{
		{column{head: "单位名称", required: true, width: 32, note: "单位全称。其他工作表的“单位”列须与此一致。"},
			func(r *model.Member) any { return &r.Name }},
		{column{head: "单位编码", shape: code, width: 14, note: "预算单位编码，如 042001。"},
			func(r *model.Member) any { return &r.Code }},
		{column{head: "单位性质", required: true, width: 16, note: "行政单位、参公事业单位或事业单位。"},
			func(r *model.Member) any { return &r.Kind }},
	},
}

var revenue = &sheetOf[model.Revenue]{
	sheetInfo: sheetInfo{name: sheetRevenue, purpose: "各项收入。按资金性质和资金来源的合计应与“支出预算”一致。", distinct: true},
	list:      func(c *content) *[]model.Revenue { return &c.Revenue },
	cols: []columnOf[model.Revenue]{
		{column{head: "单位", member: true, width: 28, note: "部门预算填单位名称；单位预算可空。"},
			func(r *model.Revenue) any { return &r.Unit }},
		{column{head: "收入科目编码", shape: code, list: subject.Revenue, listed: true, width: 30, note: "政府性基金预算、国有资本经营预算的收入科目编码；一般公共预算可空。"},
			func(r *model.Revenue) any { return &r.Code }},
		{column{head: "收入科目名称", width: 30, note: "科目表里没有的编码须填名称。"},
			func(r *model.Revenue) any { return &r.Name }},
		{column{head: "资金性质", required: true, width: 20, note: "这笔收入属于哪一种资金。"},
			func(r *model.Revenue) any { return &r.Fund }},
		{column{head: "资金来源", required: true, width: 14, note: "当年预算，或上年结转。"},
			func(r *model.Revenue) any { return &r.Origin }},
		{column{head: "金额", required: true, width: 18, note: amountNote},
			func(r *model.Revenue) any { return &r.Amount }},
		{column{head: "备注", shape: body, width: 24, note: "只供自己查看，不公开。"},
			func(r *model.Revenue) any { return &r.Remark }},
	},
}

const amountNote = "单位见“单位信息”的金额单位；也可在本列表头写明（元）或（万元）。没有就填 0，不要留空。"

var spending = &sheetOf[spendingRow]{
	sheetInfo: sheetInfo{name: sheetSpending, required: true, distinct: true,
		purpose: "支出预算明细：每个功能科目、资金、经济科目（或项目）一行。所有支出表、文字说明和图都由它生成。"},
	list: func(c *content) *[]spendingRow { return &c.spending },
	cols: []columnOf[spendingRow]{
		{column{head: "单位", member: true, width: 28, note: "部门预算填单位名称；单位预算可空。"},
			func(r *spendingRow) any { return &r.Unit }},
		{column{head: "功能科目编码", required: true, shape: code, list: subject.Function, listed: true, width: 30, note: "支出功能分类项级编码（7 位），如 2010350。可从下拉列表选，也可直接输入编码。"},
			func(r *spendingRow) any { return &r.Function }},
		{column{head: "功能科目名称", width: 24, note: "可空；科目表里没有的编码须填名称。"},
			func(r *spendingRow) any { return &r.FunctionName }},
		{column{head: "资金性质", required: true, width: 20, note: "这笔支出用哪一种资金。"},
			func(r *spendingRow) any { return &r.Fund }},
		{column{head: "支出类型", required: true, width: 14, note: "基本支出、项目支出等；收入中不在本年花的钱填年终结转。"},
			func(r *spendingRow) any { return &r.Kind }},
		{column{head: "资金来源", required: true, width: 14, note: "当年预算，或上年结转。"},
			func(r *spendingRow) any { return &r.Origin }},
		{column{head: "项目编号", shape: key, width: 14, note: "项目支出必填，与“项目”表的编号一致；基本支出留空。"},
			func(r *spendingRow) any { return &r.Project }},
		{column{head: "部门经济科目编码", shape: code, list: subject.Department, listed: true, width: 30, note: "部门预算支出经济分类款级编码（5 位），如 30101。基本支出必填，填在“经济分类”的除外。"},
			func(r *spendingRow) any { return &r.DeptEconomic }},
		{column{head: "部门经济科目名称", width: 24, note: "可空；科目表里没有的编码须填名称。"},
			func(r *spendingRow) any { return &r.DeptName }},
		{column{head: "政府经济科目编码", shape: code, list: subject.Government, listed: true, width: 30, note: "政府预算支出经济分类款级编码（5 位），如 50501。按科目对照能确定的可空，由程序填入。"},
			func(r *spendingRow) any { return &r.GovEconomic }},
		{column{head: "政府经济科目名称", width: 24, note: "可空；科目表里没有的编码须填名称。"},
			func(r *spendingRow) any { return &r.GovName }},
		{column{head: "金额", required: true, width: 18, note: amountNote},
			func(r *spendingRow) any { return &r.Amount }},
		{column{head: "备注", shape: body, width: 24, note: "只供自己查看，不公开。"},
			func(r *spendingRow) any { return &r.Remark }},
		{column{head: "经费类别", width: 14, note: "人员经费或公用经费；填了部门经济科目的可空。经济科目另填在“经济分类”时，基本支出填这一列。"},
			func(r *spendingRow) any { return &r.Use }},
	},
}

// economic is for those whose expenditure by function and by economic subject
// are two lists, as budget systems print them.
var economic = &sheetOf[economicRow]{
	sheetInfo: sheetInfo{name: sheetEconomic, distinct: true,
		purpose: "基本支出按经济科目的明细。“支出预算”已逐行填写经济科目的不用填；填了这张表，“支出预算”就不用填经济科目。两表基本支出的合计须相等。"},
	list: func(c *content) *[]economicRow { return &c.economic },
	cols: []columnOf[economicRow]{
		{column{head: "单位", member: true, width: 28, note: "部门预算填单位名称；单位预算可空。"},
			func(r *economicRow) any { return &r.Unit }},
		{column{head: "资金性质", required: true, width: 20, note: "这笔支出用哪一种资金。"},
			func(r *economicRow) any { return &r.Fund }},
		{column{head: "支出类型", width: 14, note: "可空，空着就是基本支出。"},
			func(r *economicRow) any { return &r.Kind }},
		{column{head: "资金来源", required: true, width: 14, note: "当年预算，或上年结转。"},
			func(r *economicRow) any { return &r.Origin }},
		{column{head: "部门经济科目编码", required: true, shape: code, list: subject.Department, listed: true, width: 30, note: "部门预算支出经济分类款级编码（5 位），如 30101。"},
			func(r *economicRow) any { return &r.DeptEconomic }},
		{column{head: "部门经济科目名称", width: 24, note: "可空；科目表里没有的编码须填名称。"},
			func(r *economicRow) any { return &r.DeptName }},
		{column{head: "政府经济科目编码", shape: code, list: subject.Government, listed: true, width: 30, note: "政府预算支出经济分类款级编码（5 位）；按科目对照能确定的可空，由程序填入。"},
			func(r *economicRow) any { return &r.GovEconomic }},
		{column{head: "政府经济科目名称", width: 24, note: "可空；科目表里没有的编码须填名称。"},
			func(r *economicRow) any { return &r.GovName }},
		{column{head: "金额", required: true, width: 18, note: amountNote},
			func(r *economicRow) any { return &r.Amount }},
		{column{head: "备注", shape: body, width: 24, note: "只供自己查看，不公开。"},
			func(r *economicRow) any { return &r.Remark }},
	},
}

var projects = &sheetOf[model.ProjectInfo]{
	sheetInfo: sheetInfo{name: sheetProjects, purpose: "项目清单，每个项目一行。编号把支出、绩效目标和绩效指标连在一起。", firstCols: 1},
	list:      func(c *content) *[]model.ProjectInfo { return &c.Projects },
	cols: []columnOf[model.ProjectInfo]{
		{column{head: "项目编号", required: true, shape: key, width: 14, note: "自己定，不重复即可，如 P01。"},
			func(r *model.ProjectInfo) any { return &r.Key }},
		{column{head: "项目名称", required: true, width: 48, note: "印在公开表格里的项目名称。"},
			func(r *model.ProjectInfo) any { return &r.Name }},
		{column{head: "项目类别", required: true, width: 16, choices: model.ProjectCategories, strict: true, note: "其他运转类或特定目标类。"},
			func(r *model.ProjectInfo) any { return &r.Category }},
		{column{head: "单位", member: true, width: 28, note: "部门预算填单位名称；单位预算可空。"},
			func(r *model.ProjectInfo) any { return &r.Unit }},
	},
}

var prior = &sheetOf[model.PriorFigure]{
	sheetInfo: sheetInfo{name: sheetPrior, purpose: "上年预算数和增减变动的原因，用于文字说明中的比较。上年没有的填 0。", totals: true},
	list:      func(c *content) *[]model.PriorFigure { return &c.Prior },
	customary: customaryPrior,
	cols: []columnOf[model.PriorFigure]{
		{column{head: "指标", required: true, lead: true, width: 18, note: "收入总计、支出总计、当年支出（填资金性质）、功能科目支出（填编码和资金性质）、机关运行经费；公开格式需要时，还有经济科目支出、项目支出、收入。"},
			func(r *model.PriorFigure) any { return &r.Measure }},
		{column{head: "编码", lead: true, shape: code, list: subject.Function, listed: true, width: 30, note: "功能科目支出填功能科目编码，经济科目支出填部门经济科目编码，项目支出填项目编号。"},
			func(r *model.PriorFigure) any { return &r.Code }},
		{column{head: "名称", lead: true, width: 24, note: "科目名称，可空。"},
			func(r *model.PriorFigure) any { return &r.Name }},
		{column{head: "资金性质", lead: true, width: 20, note: "当年支出、功能科目支出填哪一种资金；其他可空。"},
			func(r *model.PriorFigure) any { return &r.Fund }},
		{column{head: "金额", required: true, width: 18, note: "上年预算数。" + amountNote},
			func(r *model.PriorFigure) any { return &r.Amount }},
		{column{head: "变动原因", shape: body, width: 48, note: "与上年比增加或减少的主要原因，接在“主要原因是”之后。"},
			func(r *model.PriorFigure) any { return &r.Reason }},
		{column{head: "用途", shape: body, width: 40, note: "该科目支出的用途，有的公开格式需要。"},
			func(r *model.PriorFigure) any { return &r.Purpose }},
		{column{head: "口径", width: 14, note: "上年预算数或上年执行数；空着就是上年预算数。"},
			func(r *model.PriorFigure) any { return &r.Basis }},
		{column{head: "单位", width: 28, note: "部门预算中只是某个单位的上年数时填；全部门的可空。"},
			func(r *model.PriorFigure) any { return &r.Unit }},
	},
}

// customaryPrior names every measure, those of one fund for each of 财政拨款.
// Of subjects, projects and income no row is customary.
func customaryPrior() []model.PriorFigure {
	var rows []model.PriorFigure
	add := func(m model.Measure, f model.Fund) {
		rows = append(rows, model.PriorFigure{Measure: model.Cell[model.Measure]{Value: m},
			Fund: model.Cell[model.Fund]{Value: f}, Amount: model.Amount{Blank: true}})
	}
	for _, m := range model.Measures {
		switch m {
		case model.CurrentExpenditure:
			for _, f := range model.Appropriated {
				add(m, f)
			}
		case model.FunctionSpending, model.EconomicSpending, model.ProjectSpending, model.Income:
		default:
			add(m, model.FundNone)
		}
	}
	return rows
}

var public = &sheetOf[model.PublicExpense]{
	sheetInfo: sheetInfo{name: "三公经费", purpose: "“三公”经费本年和上年预算数（含项目中安排的）。“合计”行只填变动原因。没有的填 0。", totals: true, firstCols: 1},
	list:      func(c *content) *[]model.PublicExpense { return &c.Public },
	customary: func() []model.PublicExpense {
		var rows []model.PublicExpense
		for _, item := range append(slices.Clone(model.PublicItems), model.PublicItemNone) {
			p := model.PublicExpense{Item: model.Cell[model.PublicItem]{Value: item}}
			clearAmounts(&p.This)
			clearAmounts(&p.Last)
			rows = append(rows, p)
		}
		return rows
	},
	cols: []columnOf[model.PublicExpense]{
		{column{head: "项目", required: true, lead: true, width: 24, note: "四个项目各一行；“合计”行只填变动原因。"},
			func(r *model.PublicExpense) any { return &r.Item }},
		{column{head: "本年一般公共预算", width: 20, note: publicNote}, func(r *model.PublicExpense) any { return &r.This[0] }},
		{column{head: "本年政府性基金预算", width: 22, note: publicNote}, func(r *model.PublicExpense) any { return &r.This[1] }},
		{column{head: "本年国有资本经营预算", width: 24, note: publicNote}, func(r *model.PublicExpense) any { return &r.This[2] }},
		{column{head: "上年一般公共预算", width: 20, note: publicNote}, func(r *model.PublicExpense) any { return &r.Last[0] }},
		{column{head: "上年政府性基金预算", width: 22, note: publicNote}, func(r *model.PublicExpense) any { return &r.Last[1] }},
		{column{head: "上年国有资本经营预算", width: 24, note: publicNote}, func(r *model.PublicExpense) any { return &r.Last[2] }},
		{column{head: "变动原因", shape: body, width: 48, note: "与上年比增加或减少的主要原因。"},
			func(r *model.PublicExpense) any { return &r.Reason }},
	},
}

const publicNote = "预算数；没有就填 0，不要留空。单位见“单位信息”的金额单位。"

var procurements = &sheetOf[model.ProcurementItem]{
	sheetInfo: sheetInfo{name: "政府采购", purpose: "政府采购预算，按货物、工程、服务。没有政府采购的填一行，金额 0。", distinct: true},
	list:      func(c *content) *[]model.ProcurementItem { return &c.Procurements },
	cols: []columnOf[model.ProcurementItem]{
		{column{head: "类别", required: true, width: 14, note: "货物、工程或服务。"},
			func(r *model.ProcurementItem) any { return &r.Category }},
		{column{head: "资金性质", width: 20, note: "可空。"},
			func(r *model.ProcurementItem) any { return &r.Fund }},
		{column{head: "金额", required: true, width: 18, note: amountNote},
			func(r *model.ProcurementItem) any { return &r.Amount }},
		{column{head: "备注", shape: body, width: 32, note: "只供自己查看，不公开。"},
			func(r *model.ProcurementItem) any { return &r.Remark }},
	},
}

var assets = &sheetOf[model.Asset]{
	sheetInfo: sheetInfo{name: "国有资产", purpose: "国有资产占用情况：车辆、房屋、设备的数量。没有的填 0。", firstCols: 1},
	list:      func(c *content) *[]model.Asset { return &c.Assets },
	customary: func() []model.Asset {
		var rows []model.Asset
		for _, name := range assetNames() {
			rows = append(rows, model.Asset{Name: model.Text{Value: name}, Measure: model.Text{Value: assetMeasure(name)}})
		}
		return rows
	},
	cols: []columnOf[model.Asset]{
		{column{head: "项目", required: true, lead: true, width: 26, choices: assetNames(), note: "资产名称；截止日期也写在这里。"},
			func(r *model.Asset) any { return &r.Name }},
		{column{head: "数量", required: true, width: 18, note: "数量；截止日期填如 2025年2月28日。"},
			func(r *model.Asset) any { return &r.Quantity }},
		{column{head: "计量单位", lead: true, width: 12, note: "辆、平方米、台（套）等。"},
			func(r *model.Asset) any { return &r.Measure }},
		{column{head: "备注", shape: body, width: 32, note: "只供自己查看，不公开。"},
			func(r *model.Asset) any { return &r.Remark }},
	},
}

var purchases = &sheetOf[model.ServicePurchase]{
	sheetInfo: sheetInfo{name: "政府购买服务", purpose: "政府购买服务项目，每项一行；没有的不填这张表，在“说明”表写明没有。", distinct: true},
	list:      func(c *content) *[]model.ServicePurchase { return &c.Purchases },
	cols: []columnOf[model.ServicePurchase]{
		{column{head: "单位", member: true, width: 28, note: "部门预算填单位名称；单位预算可空。"},
			func(r *model.ServicePurchase) any { return &r.Unit }},
		{column{head: "项目", required: true, width: 36, note: "购买服务的项目名称。"},
			func(r *model.ServicePurchase) any { return &r.Project }},
		{column{head: "是否包含政府采购", width: 18, choices: []string{"是", "否"}, note: "是或否。"},
			func(r *model.ServicePurchase) any { return &r.Procured }},
		{column{head: "购买内容", shape: body, width: 36, note: "购买的服务内容。"},
			func(r *model.ServicePurchase) any { return &r.Content }},
		{column{head: "购买数量", width: 14, note: "可空。"},
			func(r *model.ServicePurchase) any { return &r.Quantity }},
		{column{head: "购买金额", required: true, width: 18, note: amountNote},
			func(r *model.ServicePurchase) any { return &r.Amount }},
		{column{head: "资金来源", width: 20, note: "如一般公共预算。"},
			func(r *model.ServicePurchase) any { return &r.Source }},
	},
}

var notes = &sheetOf[model.Note]{
	sheetInfo: sheetInfo{name: "说明", purpose: "单位职责、机构设置等文字。一格可写几段，用 Alt+Enter 换行；同一事项也可分几行写。没有的事项也要写明，如“无”。", firstCols: 1},
	list:      func(c *content) *[]model.Note { return &c.Notes },
	customary: func() []model.Note {
		var rows []model.Note
		for _, t := range model.Topics {
			rows = append(rows, model.Note{Topic: model.Cell[model.Topic]{Value: t}})
		}
		return rows
	},
	cols: []columnOf[model.Note]{
		{column{head: "事项", required: true, lead: true, width: 22, note: "文字用在哪一部分。"},
			func(r *model.Note) any { return &r.Topic }},
		{column{head: "内容", required: true, shape: body, width: 110, note: "正文，不用空格缩进。"},
			func(r *model.Note) any { return &r.Body }},
	},
}

var glossary = &sheetOf[model.Term]{
	sheetInfo: sheetInfo{name: "名词解释", purpose: "补充或替换公开格式自带的名词解释；没有要改的可以不填。", firstCols: 1},
	list:      func(c *content) *[]model.Term { return &c.Glossary },
	cols: []columnOf[model.Term]{
		{column{head: "名词", required: true, width: 26, note: "与格式自带的名词相同就替换它，否则排在后面。"},
			func(r *model.Term) any { return &r.Name }},
		{column{head: "解释", required: true, shape: body, width: 110, note: "名词的含义。"},
			func(r *model.Term) any { return &r.Meaning }},
	},
}

var ownSubjects = &sheetOf[ownSubject]{
	sheetInfo: sheetInfo{name: sheetOwn, purpose: "科目表里没有的科目：类、款、项各一行，写明编码和名称。", distinct: true},
	list:      func(c *content) *[]ownSubject { return &c.own },
	cols: []columnOf[ownSubject]{
		{column{head: "科目类别", required: true, width: 18, note: "功能科目、部门经济科目、政府经济科目或收入科目。"},
			func(r *ownSubject) any { return &r.List }},
		{column{head: "编码", required: true, shape: code, width: 16, note: "科目编码。"},
			func(r *ownSubject) any { return &r.Code }},
		{column{head: "名称", required: true, width: 40, note: "科目名称。"},
			func(r *ownSubject) any { return &r.Name }},
	},
}

func approvedItems() []string {
	return []string{"收入总计", "支出总计", "人员经费", "公用经费", "项目支出", "三公经费"}
}

var approved = &sheetOf[model.ApprovedFigure]{
	sheetInfo: sheetInfo{name: "批复数", purpose: "财政部门批复的控制数，用来核对，不印；没有批复数的可以不填，程序会提示未核对。", totals: true, distinct: true},
	list:      func(c *content) *[]model.ApprovedFigure { return &c.Approved },
	customary: func() []model.ApprovedFigure {
		var rows []model.ApprovedFigure
		for _, item := range approvedItems() {
			rows = append(rows, model.ApprovedFigure{Item: model.Text{Value: item}, Amount: model.Amount{Blank: true}})
		}
		return rows
	},
	cols: []columnOf[model.ApprovedFigure]{
		{column{head: "项目", required: true, lead: true, width: 18, choices: approvedItems(), strict: true, note: "批复的是哪一个数。"},
			func(r *model.ApprovedFigure) any { return &r.Item }},
		{column{head: "资金性质", lead: true, width: 20, note: "只批复某一种资金时填；全部资金可空。"},
			func(r *model.ApprovedFigure) any { return &r.Fund }},
		{column{head: "金额", required: true, width: 18, note: amountNote},
			func(r *model.ApprovedFigure) any { return &r.Amount }},
	},
}

var accepted = &sheetOf[model.AcceptedFault]{
	sheetInfo: sheetInfo{name: "核对说明", purpose: "对检查提出的警告说明理由；有理由的警告不再提示，但仍会列出。"},
	list:      func(c *content) *[]model.AcceptedFault { return &c.Accepted },
	cols: []columnOf[model.AcceptedFault]{
		{column{head: "规则", required: true, width: 12, note: "检查结果里的规则编号，如 T11。"},
			func(r *model.AcceptedFault) any { return &r.Rule }},
		{column{head: "位置", required: true, width: 24, note: "检查结果里的位置，如 绩效目标!H5。"},
			func(r *model.AcceptedFault) any { return &r.Place }},
		{column{head: "理由", required: true, shape: body, width: 60, note: "为什么没有错。"},
			func(r *model.AcceptedFault) any { return &r.Reason }},
		{column{head: "说明人", width: 14, note: "谁作的说明。"},
			func(r *model.AcceptedFault) any { return &r.Who }},
	},
}
