package model

import (
	"strings"
	"time"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

// Disclosure is all that a unit (or a department) publishes for a year.
type Disclosure struct {
	Book     string // file or folder name, for messages
	Unit     Unit
	Units    []Member // 单位: the units of a department's document; one for a unit's own
	Subjects *subject.Catalog

	Revenue        []Revenue       // 收入预算
	Appropriations []Appropriation // 支出预算: the facts
	Economic       []EconomicItem  // 经济分类: expenditure by economic subject, where 支出预算 does not say it
	Projects       []ProjectInfo   // 项目
	Prior          []PriorFigure   // 上年数
	Public         []PublicExpense // 三公经费
	Procurements   []ProcurementItem
	Assets         []Asset
	Purchases      []ServicePurchase // 政府购买服务
	Targets        []Target          // 绩效目标, in their own order
	Notes          []Note            // 说明
	Glossary       []Term            // 名词解释
	Approved       []ApprovedFigure  // 批复数
	Accepted       []AcceptedFault   // 核对说明
	Records        []Records         // lists of the form's own, in its order
}

// Unit is the sheet 单位信息: who publishes, and for which year.
type Unit struct {
	Name         Text             // 单位名称
	Code         Text             // 单位编码
	Kind         Cell[UnitKind]   // 单位性质
	Department   Cell[bool]       // 文档类型 is 部门预算
	Region       Text             // 地区名称: 阳城县
	Level        Cell[Level]      // 地区级别
	Superior     Text             // 主管部门
	SuperiorCode Text             // 主管部门代码
	Year         Cell[int]        // 年度
	AmountUnit   Cell[money.Unit] // 金额单位 of the amounts in the workbook
	Date         Cell[time.Time]  // 编制日期, zero when absent
	Published    Cell[time.Time]  // 公开日期, printed on the cover; zero when absent
	Paging       Cell[Paging]     // 表格分页
	Authorised   Cell[int]        // 编制人数, -1 when absent
	OnDuty       Cell[int]        // 在职人数, -1 when absent
	Retired      Cell[int]        // 退休人数, -1 when absent
	Nothing      Text             // 没有的事项: kinds of which the unit has none
}

// Member is a unit whose facts the document holds.
type Member struct {
	Name Text
	Code Text
	Kind Cell[UnitKind]
}

// Revenue is a line of 收入预算.
type Revenue struct {
	Unit   Text
	Code   Text // revenue subject, may be blank for 一般公共预算
	Name   Text
	Fund   Cell[Fund]
	Origin Cell[Origin]
	Amount Amount
	Remark Text // 备注, the accountant's own
}

// Appropriation is a line of 支出预算: an amount with all its dimensions.
type Appropriation struct {
	Unit         Text // member unit's name; the unit itself in its own document
	Function     Text // 功能科目编码, to 项 level
	Fund         Cell[Fund]
	Kind         Cell[Kind]
	Origin       Cell[Origin]
	Use          Cell[Use] // 经费类别; of basic expenditure, where the economic subject does not tell
	Project      Text      // 项目编号, blank for basic expenditure
	DeptEconomic Text      // 部门经济科目编码, may be blank for projects
	GovEconomic  Text      // 政府经济科目编码, may be blank for projects
	Amount       Amount
	Remark       Text // 备注, the accountant's own
}

// EconomicItem is a line of 经济分类: expenditure by economic subject, complete
// in its own dimensions, for a workbook whose 支出预算 is by function alone.
type EconomicItem struct {
	Unit         Text
	Fund         Cell[Fund]
	Kind         Cell[Kind]
	Origin       Cell[Origin]
	DeptEconomic Text
	GovEconomic  Text
	Amount       Amount
	Remark       Text
}

// ProjectInfo is a line of 项目.
type ProjectInfo struct {
	Key      Text // 项目编号: links facts, sheets and indicators
	Name     Text
	Category Text // 其他运转类, 特定目标类
	Unit     Text
}

// PriorFigure is last year's figure of a measure, with the reason of the
// change since then.
type PriorFigure struct {
	Unit    Text // blank for the whole document
	Measure Cell[Measure]
	Basis   Cell[Year] // 口径: LastOutturn, or last year's budget
	Code    Text       // subject code for measures by subject, key of the project for those by project
	Name    Text
	Fund    Cell[Fund]
	Amount  Amount
	Reason  Text // 变动原因
	Purpose Text // 用途, for forms that tell each subject's purpose
}

// PublicExpense is one 三公 item of this and of last year, by the three
// government budgets.
type PublicExpense struct {
	Item   Cell[PublicItem] // PublicItemNone: the row 合计, which holds a reason only
	This   [3]Amount        // in the order of Appropriated
	Last   [3]Amount
	Reason Text
	At     diag.Pos
}

// ProcurementItem is a line of 政府采购.
type ProcurementItem struct {
	Category Cell[Procurement]
	Fund     Cell[Fund]
	Amount   Amount
	Remark   Text
}

// Asset is a line of 国有资产: a name and a quantity with its unit of measure
// (公务用车编制 1 辆), or a text (截止日期 2025年2月28日).
type Asset struct {
	Name     Text
	Quantity Text // a plain decimal number, or text
	Measure  Text
	Remark   Text
}

// Holds reports whether there is any of it.
func (a *Asset) Holds() bool {
	q := strings.TrimSpace(a.Quantity.Value)
	return q != "无" && strings.Trim(q, "0.") != ""
}

// ServicePurchase is a line of 政府购买服务.
type ServicePurchase struct {
	Unit, Project, Procured, Content, Quantity, Source Text
	Amount                                             Amount
}

// Target is a performance sheet (绩效目标表) with its indicators. Its name and
// amounts are its own: real sheets disagree with the tables, and must be seen
// to.
type Target struct {
	Key        Text    // 项目编号; WholeUnit for 整体绩效目标
	Name       Text    // 项目名称 as the sheet prints it
	Superior   Text    // 主管部门及代码
	Unit       Text    // 实施单位
	Attribute  Text    // 项目属性
	Term       Text    // 项目期
	Period     Funding // 实施期资金
	Annual     Funding // 年度资金
	Overview   Text    // 项目概况
	Basis      Text    // 立项依据
	Necessity  Text    // 项目设立必要性
	Measures   Text    // 保证项目实施的制度、措施
	Plan       Text    // 项目实施计划
	PeriodGoal Text    // 实施期目标
	AnnualGoal Text    // 年度目标
	Indicators []Indicator
}

// WholeUnit is the key of the target of a whole unit.
const WholeUnit = "整体"

// Funding is a target's money by source.
type Funding struct {
	Total, Fiscal, Central, Provincial, Local, Own, Other Amount
}

// Indicator is a line of 绩效指标. It stands on the side (whole period, year)
// where its value is given, on both when neither is.
type Indicator struct {
	Level1, Level2, Level3 Text
	Period, Annual         Text // 指标值
	Nature                 Text // 指标性质: ≥, ≤, 定性
	Measure                Text // 计量单位
	Weight                 Text // 权重
}

// Note is a text of the sheet 说明.
type Note struct {
	Topic Cell[Topic]
	Body  Text
}

// Term is a glossary entry of the unit's own: it replaces the form's entry
// of the same name or is added after them.
type Term struct{ Name, Meaning Text }

// ApprovedFigure is a control total approved by the finance bureau (批复数).
type ApprovedFigure struct {
	Item   Text // 收入总计, 基本支出人员经费, 基本支出公用经费, 项目支出, 三公经费, 支出总计
	Fund   Cell[Fund]
	Amount Amount
}

// AcceptedFault is a warning that the unit explains (核对说明).
type AcceptedFault struct {
	Rule, Place, Reason, Who Text
}
