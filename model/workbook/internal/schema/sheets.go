package schema

import (
	"slices"

	"yugong/model"
	"yugong/model/subject"
)

// Sheets lists the sheets in the order in which they are read and written.
// 单位信息 is first: it says what the others need to know. Those of a form's
// own lists are last.
func Sheets(own ...*model.RecordList) []Sheet {
	return append([]Sheet{
		UnitSheet{}, members, revenue, spending, economic, projects, prior, public, procurements, assets, purchases,
		targets, indicators, notes, glossary, ownSubjects, approved, accepted,
	}, ownSheets(own)...)
}

// Names of sheets that messages and checks speak of.
const (
	SheetUnit       = "单位信息"
	SheetMembers    = "单位"
	sheetRevenue    = "收入预算"
	SheetSpending   = "支出预算"
	SheetEconomic   = "经济分类"
	SheetProjects   = "项目"
	SheetPrior      = "上年数"
	SheetPublic     = "三公经费"
	SheetAssets     = "国有资产"
	SheetTargets    = "绩效目标"
	sheetIndicators = "绩效指标"
	SheetNotes      = "说明"
	SheetOwn        = "自定义科目"
	SheetHelp       = "填写说明" // explains; written, never read
	SheetLists      = "科目表"  // serves the drop-downs; written, never read
	SheetDated      = "结转核对" // copied texts that name a year gone by; written, never read
	SheetImport     = "导入报告" // where imported values came from; written, never read
	NoteOrigin      = "导入自 " // begins the notes on imported amounts
)

var members = &sheetOf[model.Member]{
	Info: Info{Name: SheetMembers, Purpose: "部门预算所含的单位，每个单位一行；单位预算不用填。", WhenDept: true, Distinct: true},
	list: func(c *Content) *[]model.Member { return &c.Units },
	cols: []columnOf[model.Member]{
		{Column{Head: "单位名称", Required: true, Width: 32, Note: "单位全称。其他工作表的“单位”列须与此一致。"},
			func(r *model.Member) any { return &r.Name }},
		{Column{Head: "单位编码", Shape: Code, Width: 14, Note: "预算单位编码，如 042001。"},
			func(r *model.Member) any { return &r.Code }},
		{Column{Head: "单位性质", Required: true, Width: 16, Note: "行政单位、参公事业单位或事业单位。"},
			func(r *model.Member) any { return &r.Kind }},
	},
}

var revenue = &sheetOf[model.Revenue]{
	Info: Info{Name: sheetRevenue, Signs: true, Purpose: "各项收入。按资金性质和资金来源的合计应与“支出预算”一致。", Distinct: true},
	list: func(c *Content) *[]model.Revenue { return &c.Revenue },
	cols: []columnOf[model.Revenue]{
		{Column{Head: "单位", Member: true, Width: 28, Note: "部门预算填单位名称；单位预算可空。"},
			func(r *model.Revenue) any { return &r.Unit }},
		{Column{Head: "收入科目编码", Shape: Code, List: subject.Revenue, Listed: true, Width: 30, Note: "政府性基金预算、国有资本经营预算的收入科目编码；一般公共预算可空。"},
			func(r *model.Revenue) any { return &r.Code }},
		{Column{Head: "收入科目名称", Width: 30, Note: "科目表里没有的编码须填名称。"},
			func(r *model.Revenue) any { return &r.Name }},
		{Column{Head: "资金性质", Required: true, Width: 20, Note: "这笔收入属于哪一种资金。"},
			func(r *model.Revenue) any { return &r.Fund }},
		{Column{Head: "资金来源", Required: true, Width: 14, Note: "当年预算，或上年结转。"},
			func(r *model.Revenue) any { return &r.Origin }},
		{Column{Head: "金额", Required: true, Width: 18, Note: amountNote},
			func(r *model.Revenue) any { return &r.Amount }},
		{Column{Head: "备注", Shape: Body, Width: 24, Note: "只供自己查看，不公开。"},
			func(r *model.Revenue) any { return &r.Remark }},
	},
}

const amountNote = "单位见“单位信息”的金额单位；也可在本列表头写明（元）或（万元）。没有就填 0，不要留空。"

var spending = &sheetOf[spendingRow]{
	Info: Info{Name: SheetSpending, Signs: true, Required: true, Distinct: true,
		Purpose: "支出预算明细：每个功能科目、资金、经济科目（或项目）一行。所有支出表、文字说明和图都由它生成。"},
	list: func(c *Content) *[]spendingRow { return &c.Spending },
	cols: []columnOf[spendingRow]{
		{Column{Head: "单位", Member: true, Width: 28, Note: "部门预算填单位名称；单位预算可空。"},
			func(r *spendingRow) any { return &r.Unit }},
		{Column{Head: "功能科目编码", Required: true, Shape: Code, List: subject.Function, Listed: true, Width: 30, Note: "支出功能分类项级编码（7 位），如 2010350。可从下拉列表选，也可直接输入编码。"},
			func(r *spendingRow) any { return &r.Function }},
		{Column{Head: "功能科目名称", Width: 24, Note: "可空；科目表里没有的编码须填名称。"},
			func(r *spendingRow) any { return &r.FunctionName }},
		{Column{Head: "资金性质", Required: true, Width: 20, Note: "这笔支出用哪一种资金。"},
			func(r *spendingRow) any { return &r.Fund }},
		{Column{Head: "支出类型", Required: true, Width: 14, Note: "基本支出、项目支出等；收入中不在本年花的钱填年终结转。"},
			func(r *spendingRow) any { return &r.Kind }},
		{Column{Head: "资金来源", Required: true, Width: 14, Note: "当年预算，或上年结转。"},
			func(r *spendingRow) any { return &r.Origin }},
		{Column{Head: "项目编号", Shape: Key, Width: 14, Note: "项目支出必填，与“项目”表的编号一致；基本支出留空。"},
			func(r *spendingRow) any { return &r.Project }},
		{Column{Head: "部门经济科目编码", Shape: Code, List: subject.Department, Listed: true, Width: 30, Note: "部门预算支出经济分类款级编码（5 位），如 30101。基本支出必填，填在“经济分类”的除外。"},
			func(r *spendingRow) any { return &r.DeptEconomic }},
		{Column{Head: "部门经济科目名称", Width: 24, Note: "可空；科目表里没有的编码须填名称。"},
			func(r *spendingRow) any { return &r.DeptName }},
		{Column{Head: "政府经济科目编码", Shape: Code, List: subject.Government, Listed: true, Width: 30, Note: "政府预算支出经济分类款级编码（5 位），如 50501。按科目对照能确定的可空，由程序填入。"},
			func(r *spendingRow) any { return &r.GovEconomic }},
		{Column{Head: "政府经济科目名称", Width: 24, Note: "可空；科目表里没有的编码须填名称。"},
			func(r *spendingRow) any { return &r.GovName }},
		{Column{Head: "金额", Required: true, Width: 18, Note: amountNote},
			func(r *spendingRow) any { return &r.Amount }},
		{Column{Head: "备注", Shape: Body, Width: 24, Note: "只供自己查看，不公开。"},
			func(r *spendingRow) any { return &r.Remark }},
		{Column{Head: "经费类别", Width: 14, Note: "人员经费或公用经费；填了部门经济科目的可空。经济科目另填在“经济分类”时，基本支出填这一列。"},
			func(r *spendingRow) any { return &r.Use }},
	},
}

// economic is for those whose expenditure by function and by economic subject
// are two lists, as budget systems print them.
var economic = &sheetOf[economicRow]{
	Info: Info{Name: SheetEconomic, Distinct: true,
		Purpose: "基本支出按经济科目的明细。“支出预算”已逐行填写经济科目的不用填；填了这张表，“支出预算”就不用填经济科目。两表基本支出的合计须相等。"},
	list: func(c *Content) *[]economicRow { return &c.Economic },
	cols: []columnOf[economicRow]{
		{Column{Head: "单位", Member: true, Width: 28, Note: "部门预算填单位名称；单位预算可空。"},
			func(r *economicRow) any { return &r.Unit }},
		{Column{Head: "资金性质", Required: true, Width: 20, Note: "这笔支出用哪一种资金。"},
			func(r *economicRow) any { return &r.Fund }},
		{Column{Head: "支出类型", Width: 14, Note: "可空，空着就是基本支出。"},
			func(r *economicRow) any { return &r.Kind }},
		{Column{Head: "资金来源", Required: true, Width: 14, Note: "当年预算，或上年结转。"},
			func(r *economicRow) any { return &r.Origin }},
		{Column{Head: "部门经济科目编码", Required: true, Shape: Code, List: subject.Department, Listed: true, Width: 30, Note: "部门预算支出经济分类款级编码（5 位），如 30101。"},
			func(r *economicRow) any { return &r.DeptEconomic }},
		{Column{Head: "部门经济科目名称", Width: 24, Note: "可空；科目表里没有的编码须填名称。"},
			func(r *economicRow) any { return &r.DeptName }},
		{Column{Head: "政府经济科目编码", Shape: Code, List: subject.Government, Listed: true, Width: 30, Note: "政府预算支出经济分类款级编码（5 位）；按科目对照能确定的可空，由程序填入。"},
			func(r *economicRow) any { return &r.GovEconomic }},
		{Column{Head: "政府经济科目名称", Width: 24, Note: "可空；科目表里没有的编码须填名称。"},
			func(r *economicRow) any { return &r.GovName }},
		{Column{Head: "金额", Required: true, Width: 18, Note: amountNote},
			func(r *economicRow) any { return &r.Amount }},
		{Column{Head: "备注", Shape: Body, Width: 24, Note: "只供自己查看，不公开。"},
			func(r *economicRow) any { return &r.Remark }},
	},
}

var projects = &sheetOf[model.ProjectInfo]{
	Info: Info{Name: SheetProjects, Purpose: "项目清单，每个项目一行。编号把支出、绩效目标和绩效指标连在一起。", FirstCols: 1},
	list: func(c *Content) *[]model.ProjectInfo { return &c.Projects },
	cols: []columnOf[model.ProjectInfo]{
		{Column{Head: "项目编号", Required: true, Shape: Key, Width: 14, Note: "自己定，不重复即可，如 P01。"},
			func(r *model.ProjectInfo) any { return &r.Key }},
		{Column{Head: "项目名称", Required: true, Width: 48, Note: "印在公开表格里的项目名称。"},
			func(r *model.ProjectInfo) any { return &r.Name }},
		{Column{Head: "项目类别", Required: true, Width: 16, Choices: model.ProjectCategories, Strict: true, Note: "其他运转类（维持机构运转，如运行维护费）或特定目标类（完成专门任务、专项）。按财政批复填。"},
			func(r *model.ProjectInfo) any { return &r.Category }},
		{Column{Head: "单位", Member: true, Width: 28, Note: "部门预算填单位名称；单位预算可空。"},
			func(r *model.ProjectInfo) any { return &r.Unit }},
	},
}

var prior = &sheetOf[model.PriorFigure]{
	Info:      Info{Name: SheetPrior, Purpose: "上年预算数和增减变动的原因，用于文字说明中的比较。上年没有的填 0。", Totals: true},
	list:      func(c *Content) *[]model.PriorFigure { return &c.Prior },
	customary: CustomaryPrior,
	cols: []columnOf[model.PriorFigure]{
		{Column{Head: "指标", Required: true, Lead: true, Width: 18, Note: "收入总计、支出总计（公开的收支总表最后一行，含上年结转）；当年支出（填资金性质，不含结转）；功能科目支出（填编码和资金性质，不含结转）；机关运行经费（事业单位填 0）；公开格式需要时，还有经济科目支出、项目支出、收入。"},
			func(r *model.PriorFigure) any { return &r.Measure }},
		{Column{Head: "编码", Lead: true, Shape: Code, List: subject.Function, Listed: true, Width: 30, Note: "功能科目支出填功能科目编码，经济科目支出填部门经济科目编码，项目支出填项目编号。"},
			func(r *model.PriorFigure) any { return &r.Code }},
		{Column{Head: "名称", Lead: true, Width: 24, Note: "科目名称，可空。"},
			func(r *model.PriorFigure) any { return &r.Name }},
		{Column{Head: "资金性质", Lead: true, Width: 20, Note: "当年支出、功能科目支出填哪一种资金；其他可空。"},
			func(r *model.PriorFigure) any { return &r.Fund }},
		{Column{Head: "金额", Required: true, Unless: "用途", Width: 18, Note: "上年预算数。" + amountNote + "只写用途的行可空。"},
			func(r *model.PriorFigure) any { return &r.Amount }},
		{Column{Head: "变动原因", Shape: Body, Width: 48, Note: "与上年比增加或减少的主要原因，接在“主要原因是”之后。"},
			func(r *model.PriorFigure) any { return &r.Reason }},
		{Column{Head: "用途", Shape: Body, Width: 40, Note: "该科目支出的用途，有的公开格式需要。"},
			func(r *model.PriorFigure) any { return &r.Purpose }},
		{Column{Head: "口径", Width: 14, Note: "上年预算数或上年执行数；空着就是上年预算数。"},
			func(r *model.PriorFigure) any { return &r.Basis }},
		{Column{Head: "单位", Width: 28, Note: "部门预算中只是某个单位的上年数时填；全部门的可空。"},
			func(r *model.PriorFigure) any { return &r.Unit }},
	},
}

// CustomaryPrior names every measure, those of one fund for each of 财政拨款.
// Of subjects, projects and income no row is customary.
func CustomaryPrior() []model.PriorFigure {
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
	Info: Info{Name: SheetPublic, Signs: true, Purpose: "“三公”经费本年和上年预算数（含项目中安排的）。“合计”行只填变动原因。没有的填 0。", Totals: true, FirstCols: 1},
	list: func(c *Content) *[]model.PublicExpense { return &c.Public },
	customary: func() []model.PublicExpense {
		var rows []model.PublicExpense
		for _, item := range append(slices.Clone(model.PublicItems), model.PublicItemNone) {
			p := model.PublicExpense{Item: model.Cell[model.PublicItem]{Value: item}}
			ClearAmounts(&p.This)
			ClearAmounts(&p.Last)
			rows = append(rows, p)
		}
		return rows
	},
	cols: []columnOf[model.PublicExpense]{
		{Column{Head: "项目", Required: true, Lead: true, Width: 24, Note: "四个项目各一行；“合计”行只填变动原因。"},
			func(r *model.PublicExpense) any { return &r.Item }},
		{Column{Head: "本年一般公共预算", Width: 20, Note: publicNote}, func(r *model.PublicExpense) any { return &r.This[0] }},
		{Column{Head: "本年政府性基金预算", Width: 22, Note: publicNote}, func(r *model.PublicExpense) any { return &r.This[1] }},
		{Column{Head: "本年国有资本经营预算", Width: 24, Note: publicNote}, func(r *model.PublicExpense) any { return &r.This[2] }},
		{Column{Head: "上年一般公共预算", Width: 20, Note: publicNote}, func(r *model.PublicExpense) any { return &r.Last[0] }},
		{Column{Head: "上年政府性基金预算", Width: 22, Note: publicNote}, func(r *model.PublicExpense) any { return &r.Last[1] }},
		{Column{Head: "上年国有资本经营预算", Width: 24, Note: publicNote}, func(r *model.PublicExpense) any { return &r.Last[2] }},
		{Column{Head: "变动原因", Shape: Body, Width: 48, Note: "与上年比增加或减少的主要原因。"},
			func(r *model.PublicExpense) any { return &r.Reason }},
	},
}

const publicNote = "预算数；没有就填 0，不要留空。单位见“单位信息”的金额单位。"

var procurements = &sheetOf[model.ProcurementItem]{
	Info: Info{Name: "政府采购", Purpose: "政府采购预算，按货物、工程、服务。没有政府采购的填一行，金额 0。", Distinct: true},
	list: func(c *Content) *[]model.ProcurementItem { return &c.Procurements },
	cols: []columnOf[model.ProcurementItem]{
		{Column{Head: "类别", Required: true, Width: 14, Note: "货物、工程或服务。"},
			func(r *model.ProcurementItem) any { return &r.Category }},
		{Column{Head: "资金性质", Width: 20, Note: "可空。"},
			func(r *model.ProcurementItem) any { return &r.Fund }},
		{Column{Head: "金额", Required: true, Width: 18, Note: amountNote},
			func(r *model.ProcurementItem) any { return &r.Amount }},
		{Column{Head: "备注", Shape: Body, Width: 32, Note: "只供自己查看，不公开。"},
			func(r *model.ProcurementItem) any { return &r.Remark }},
	},
}

var assets = &sheetOf[model.Asset]{
	Info:      Info{Name: SheetAssets, Purpose: "国有资产占用情况：车辆、房屋、设备的数量。没有的填 0。", FirstCols: 1},
	list:      func(c *Content) *[]model.Asset { return &c.Assets },
	customary: func() []model.Asset { return AssetRows(AssetNames()) },
	cols: []columnOf[model.Asset]{
		{Column{Head: "项目", Required: true, Lead: true, Width: 26, Choices: AssetNames(), Note: "资产名称；截止日期也写在这里。"},
			func(r *model.Asset) any { return &r.Name }},
		{Column{Head: "数量", Required: true, Short: true, Width: 18, Note: "数量；截止日期填如 2025年2月28日。"},
			func(r *model.Asset) any { return &r.Quantity }},
		{Column{Head: "计量单位", Lead: true, Short: true, Width: 12, Note: "辆、平方米、台（套）等。"},
			func(r *model.Asset) any { return &r.Measure }},
		{Column{Head: "备注", Shape: Body, Width: 32, Note: "只供自己查看，不公开。"},
			func(r *model.Asset) any { return &r.Remark }},
	},
}

var purchases = &sheetOf[model.ServicePurchase]{
	Info: Info{Name: "政府购买服务", Purpose: "政府购买服务项目，每项一行；没有的不填这张表，在“说明”表的政府购买服务说明里写明没有。", Distinct: true},
	list: func(c *Content) *[]model.ServicePurchase { return &c.Purchases },
	cols: []columnOf[model.ServicePurchase]{
		{Column{Head: "单位", Member: true, Width: 28, Note: "部门预算填单位名称；单位预算可空。"},
			func(r *model.ServicePurchase) any { return &r.Unit }},
		{Column{Head: "项目", Required: true, Width: 36, Note: "购买服务的项目名称。"},
			func(r *model.ServicePurchase) any { return &r.Project }},
		{Column{Head: "是否包含政府采购", Width: 18, Choices: []string{"是", "否"}, Note: "是或否。"},
			func(r *model.ServicePurchase) any { return &r.Procured }},
		{Column{Head: "购买内容", Shape: Body, Width: 36, Note: "购买的服务内容。"},
			func(r *model.ServicePurchase) any { return &r.Content }},
		{Column{Head: "购买数量", Short: true, Width: 14, Note: "可空。"},
			func(r *model.ServicePurchase) any { return &r.Quantity }},
		{Column{Head: "购买金额", Required: true, Width: 18, Note: amountNote},
			func(r *model.ServicePurchase) any { return &r.Amount }},
		{Column{Head: "资金来源", Width: 20, Note: "如一般公共预算。"},
			func(r *model.ServicePurchase) any { return &r.Source }},
	},
}

var notes = &sheetOf[model.Note]{
	Info: Info{Name: SheetNotes, Purpose: "单位职责、机构设置等文字。一格可写几段，用 Alt+Enter 换行；同一事项也可分几行写。空白工作簿只列公开格式要印的事项。单位职责、机构设置必写；列有政府购买服务说明的必写；列有整体绩效目标说明的，没有整体绩效目标表时必写。其余没有的空着，就不印。", FirstCols: 1},
	list: func(c *Content) *[]model.Note { return &c.Notes },
	customary: func() []model.Note {
		var rows []model.Note
		for _, t := range model.Topics {
			rows = append(rows, model.Note{Topic: model.Cell[model.Topic]{Value: t}})
		}
		return rows
	},
	cols: []columnOf[model.Note]{
		{Column{Head: "事项", Required: true, Lead: true, Width: 22, Note: "文字用在哪一部分。"},
			func(r *model.Note) any { return &r.Topic }},
		{Column{Head: "内容", Required: true, Shape: Body, Width: 110, Note: "正文，不用空格缩进。"},
			func(r *model.Note) any { return &r.Body }},
	},
}

var glossary = &sheetOf[model.Term]{
	Info: Info{Name: "名词解释", Purpose: "补充或替换公开格式自带的名词解释；没有要改的可以不填。", FirstCols: 1},
	list: func(c *Content) *[]model.Term { return &c.Glossary },
	cols: []columnOf[model.Term]{
		{Column{Head: "名词", Required: true, Width: 26, Note: "与格式自带的名词相同就替换它，否则排在后面。"},
			func(r *model.Term) any { return &r.Name }},
		{Column{Head: "解释", Required: true, Shape: Body, Width: 110, Note: "名词的含义。"},
			func(r *model.Term) any { return &r.Meaning }},
	},
}

var ownSubjects = &sheetOf[ownSubject]{
	Info: Info{Name: SheetOwn, Purpose: "科目表里没有的科目：类、款、项各一行，写明编码和名称。", Distinct: true},
	list: func(c *Content) *[]ownSubject { return &c.Own },
	cols: []columnOf[ownSubject]{
		{Column{Head: "科目类别", Required: true, Width: 18, Note: "功能科目、部门经济科目、政府经济科目或收入科目。"},
			func(r *ownSubject) any { return &r.List }},
		{Column{Head: "编码", Required: true, Shape: Code, Width: 16, Note: "科目编码。"},
			func(r *ownSubject) any { return &r.Code }},
		{Column{Head: "名称", Required: true, Width: 40, Note: "科目名称。"},
			func(r *ownSubject) any { return &r.Name }},
	},
}

func approvedItems() []string {
	return []string{"收入总计", "支出总计", "人员经费", "公用经费", "项目支出", "三公经费"}
}

var approved = &sheetOf[model.ApprovedFigure]{
	Info: Info{Name: "批复数", Purpose: "财政部门批复的控制数，用来核对，不印；没有批复数的可以不填，程序会提示未核对。", Totals: true, Distinct: true},
	list: func(c *Content) *[]model.ApprovedFigure { return &c.Approved },
	customary: func() []model.ApprovedFigure {
		var rows []model.ApprovedFigure
		for _, item := range approvedItems() {
			rows = append(rows, model.ApprovedFigure{Item: model.Text{Value: item}, Amount: model.Amount{Blank: true}})
		}
		return rows
	},
	cols: []columnOf[model.ApprovedFigure]{
		{Column{Head: "项目", Required: true, Lead: true, Width: 18, Choices: approvedItems(), Strict: true, Note: "批复的是哪一个数。"},
			func(r *model.ApprovedFigure) any { return &r.Item }},
		{Column{Head: "资金性质", Lead: true, Width: 20, Note: "只批复某一种资金时填；全部资金可空。"},
			func(r *model.ApprovedFigure) any { return &r.Fund }},
		{Column{Head: "金额", Required: true, Width: 18, Note: amountNote},
			func(r *model.ApprovedFigure) any { return &r.Amount }},
	},
}

var accepted = &sheetOf[model.AcceptedFault]{
	Info: Info{Name: "核对说明", Purpose: "对检查提出的警告说明理由；有理由的警告不再提示，但仍会列出。"},
	list: func(c *Content) *[]model.AcceptedFault { return &c.Accepted },
	cols: []columnOf[model.AcceptedFault]{
		{Column{Head: "规则", Required: true, Width: 12, Note: "检查结果里的规则编号，如 T11。"},
			func(r *model.AcceptedFault) any { return &r.Rule }},
		{Column{Head: "位置", Required: true, Width: 24, Note: "检查结果里的位置，如 绩效目标!H5。"},
			func(r *model.AcceptedFault) any { return &r.Place }},
		{Column{Head: "理由", Required: true, Shape: Body, Width: 60, Note: "为什么没有错。"},
			func(r *model.AcceptedFault) any { return &r.Reason }},
		{Column{Head: "说明人", Width: 14, Note: "谁作的说明。"},
			func(r *model.AcceptedFault) any { return &r.Who }},
	},
}
