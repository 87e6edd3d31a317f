package model

// Measure is what a figure of last year measures (上年数, column 指标).
type Measure uint8

// The measures.
const (
	MeasureNone        Measure = iota
	IncomeTotal                // 收入总计
	ExpenditureTotal           // 支出总计
	CurrentExpenditure         // 当年支出, of one fund
	FunctionSpending           // 功能科目支出, of one subject code and fund
	OperatingExpense           // 机关运行经费
	EconomicSpending           // 经济科目支出, of one department economic code and fund
	ProjectSpending            // 项目支出, of one project and fund
	Income                     // 收入, of one fund
)

var measureNames = names[Measure]{
	IncomeTotal:        {"income-total", "收入总计", []string{"预算收入总计"}},
	ExpenditureTotal:   {"expenditure-total", "支出总计", []string{"预算支出总计"}},
	CurrentExpenditure: {"current-expenditure", "当年支出", []string{"本年支出"}},
	FunctionSpending:   {"function", "功能科目支出", nil},
	OperatingExpense:   {"operating-expense", "机关运行经费", nil},
	EconomicSpending:   {"economic", "经济科目支出", []string{"部门经济科目支出"}},
	ProjectSpending:    {"project", "项目支出", nil},
	Income:             {"income", "收入", []string{"本年收入"}},
}

// Measures lists every measure.
var Measures = []Measure{IncomeTotal, ExpenditureTotal, CurrentExpenditure, FunctionSpending, OperatingExpense,
	EconomicSpending, ProjectSpending, Income}

func (m Measure) String() string            { return measureNames[m].label }
func (m Measure) ID() string                { return measureNames[m].id }
func ParseMeasure(s string) (Measure, bool) { return measureNames.parse(s) }

// Topic is what a text of the sheet 说明 is about.
type Topic uint8

// The topics.
const (
	TopicNone       Topic = iota
	Duties                // 单位职责
	Organisation          // 机构设置
	ProcurementNote       // 政府采购说明
	WholeUnitNote         // 整体绩效目标说明
	AssetNote             // 国有资产说明
	PurchaseNote          // 政府购买服务说明
	OtherNote             // 其他说明
	PerformanceNote       // 绩效管理说明
	PublicNote            // 三公经费说明
	OperatingNote         // 机关运行经费说明
	PurchaseHead          // 购买服务表题下文字: what an office puts under the title (财务专用章)
	PurchaseFoot          // 购买服务表下注: and under the table
)

var topicNames = names[Topic]{
	Duties:          {"duties", "单位职责", []string{"本单位职责", "部门职责", "主要职责", "主要职能"}},
	Organisation:    {"organisation", "机构设置", []string{"机构设置情况"}},
	ProcurementNote: {"procurement", "政府采购说明", nil},
	WholeUnitNote:   {"whole-unit", "整体绩效目标说明", nil},
	AssetNote:       {"assets", "国有资产说明", nil},
	PurchaseNote:    {"purchases", "政府购买服务说明", nil},
	OtherNote:       {"other", "其他说明", nil},
	PerformanceNote: {"performance", "绩效管理说明", nil},
	PublicNote:      {"public", "三公经费说明", []string{"“三公”经费说明"}},
	OperatingNote:   {"operating", "机关运行经费说明", nil},
	PurchaseHead:    {"purchases-head", "购买服务表题下文字", nil},
	PurchaseFoot:    {"purchases-foot", "购买服务表下注", nil},
}

// Topics lists every topic in the order of the document.
var Topics = []Topic{Duties, Organisation, PublicNote, OperatingNote, ProcurementNote, PerformanceNote,
	WholeUnitNote, AssetNote, PurchaseNote, OtherNote, PurchaseHead, PurchaseFoot}

func (t Topic) String() string          { return topicNames[t].label }
func (t Topic) ID() string              { return topicNames[t].id }
func ParseTopic(s string) (Topic, bool) { return topicNames.parse(s) }
