package model

import "slices"

// Fund is where money comes from (资金性质). Funds form a tree: 单位资金 has
// five kinds of income below it.
type Fund uint8

// The funds, in the order in which tables print them.
const (
	FundNone         Fund = iota
	General               // 一般公共预算
	GovernmentFund        // 政府性基金预算
	StateCapital          // 国有资本经营预算
	FiscalAccount         // 财政专户管理资金
	UnitFunds             // 单位资金
	BusinessIncome        // 事业收入
	OperatingIncome       // 事业单位经营收入
	SuperiorSubsidy       // 上级补助收入
	AffiliatePayment      // 附属单位上缴收入
	OtherIncome           // 其他收入
	Surplus               // 使用非财政拨款结余: of earlier years, so always carried over
)

// Funds lists every fund, parents before children.
var Funds = []Fund{General, GovernmentFund, StateCapital, FiscalAccount, UnitFunds,
	BusinessIncome, OperatingIncome, SuperiorSubsidy, AffiliatePayment, OtherIncome, Surplus}

// Appropriated lists the funds of 财政拨款: the three government budgets.
var Appropriated = []Fund{General, GovernmentFund, StateCapital}

var fundNames = names[Fund]{
	General:          {"general", "一般公共预算", []string{"一般公共预算拨款", "一般公共预算资金", "公共财政预算"}},
	GovernmentFund:   {"government-fund", "政府性基金预算", []string{"政府性基金", "政府性基金预算拨款"}},
	StateCapital:     {"state-capital", "国有资本经营预算", []string{"国有资本经营", "国有资本经营预算拨款"}},
	FiscalAccount:    {"fiscal-account", "财政专户管理资金", []string{"财政专户", "财政专户资金"}},
	UnitFunds:        {"unit-funds", "单位资金", nil},
	BusinessIncome:   {"business-income", "事业收入", nil},
	OperatingIncome:  {"operating-income", "事业单位经营收入", []string{"经营收入"}},
	SuperiorSubsidy:  {"superior-subsidy", "上级补助收入", nil},
	AffiliatePayment: {"affiliate-payment", "附属单位上缴收入", nil},
	OtherIncome:      {"other-income", "其他收入", nil},
	Surplus:          {"surplus", "使用非财政拨款结余", []string{"非财政拨款结余"}},
}

// Parent returns the fund above, FundNone for the five at the top.
func (f Fund) Parent() Fund {
	if f >= BusinessIncome {
		return UnitFunds
	}
	return FundNone
}

// Within reports whether f is g or lies below it.
func (f Fund) Within(g Fund) bool { return f == g || f.Parent() == g && g != FundNone }

// Kind is what an appropriation is for (支出类型).
type Kind uint8

// The kinds.
const (
	KindNone         Kind = iota
	Basic                 // 基本支出
	Project               // 项目支出
	CarryForward          // 年终结转: money that comes in and is not spent
	Remittance            // 上缴上级支出
	Operation             // 事业单位经营支出
	AffiliateSupport      // 对附属单位补助支出
)

// Kinds lists every kind in the order in which tables print them. Which of
// them a form prints is the form's affair.
var Kinds = []Kind{Basic, Project, Remittance, Operation, AffiliateSupport, CarryForward}

var kindNames = names[Kind]{
	Basic:        {"basic", "基本支出", []string{"基本"}},
	Project:      {"project", "项目支出", []string{"项目"}},
	CarryForward: {"carry-forward", "年终结转", []string{"年终结转结余", "结转下年"}},

	Remittance:       {"remittance", "上缴上级支出", []string{"remit", "上缴上级"}},
	Operation:        {"operation", "事业单位经营支出", []string{"operating", "经营支出"}},
	AffiliateSupport: {"affiliate-support", "对附属单位补助支出", []string{"subsidy", "对附属单位补助"}},
}

// Use is what basic expenditure goes on (经费类别).
type Use uint8

// The uses.
const (
	UseNone     Use = iota
	Personnel       // 人员经费
	PublicFunds     // 公用经费
)

var useNames = names[Use]{
	Personnel:   {"personnel", "人员经费", []string{"人员支出", "人员"}},
	PublicFunds: {"public", "公用经费", []string{"公用支出", "公用", "日常公用经费"}},
}

// Origin is the year that money belongs to (资金来源).
type Origin uint8

// The origins.
const (
	OriginNone Origin = iota
	Current           // 当年预算
	Carryover         // 上年结转
)

var originNames = names[Origin]{
	Current:   {"current", "当年预算", []string{"当年", "本年", "本年预算", "当年预算安排"}},
	Carryover: {"carryover", "上年结转", []string{"结转", "上年结转安排", "上年结转结余"}},
}

// UnitKind is the nature of a unit (单位性质).
type UnitKind uint8

// The natures.
const (
	UnitKindNone   UnitKind = iota
	Administrative          // 行政单位
	CivilServant            // 参照公务员法管理的事业单位
	Institution             // 事业单位
)

var unitKindNames = names[UnitKind]{
	Administrative: {"administrative", "行政单位", []string{"行政", "机关", "行政机关"}},
	CivilServant:   {"civil-servant", "参公事业单位", []string{"参公", "参照公务员法管理的事业单位", "参公管理事业单位", "参公单位"}},
	Institution:    {"institution", "事业单位", []string{"事业"}},
}

// Operates reports whether the unit has 机关运行经费.
func (k UnitKind) Operates() bool { return k == Administrative || k == CivilServant }

// Level is the tier of government a unit belongs to (地区级别).
type Level uint8

// The tiers.
const (
	LevelNone  Level = iota
	Central          // 中央级
	Provincial       // 省级
	Municipal        // 市级
	County           // 县(区)级
	Township         // 乡镇级
)

var levelNames = names[Level]{
	Central:    {"central", "中央级", []string{"中央", "国家级"}},
	Provincial: {"provincial", "省级", []string{"省", "省直", "自治区级"}},
	Municipal:  {"municipal", "市级", []string{"市", "市直", "地市级"}},
	County:     {"county", "县(区)级", []string{"县级", "区级", "县（区）级", "县", "区", "县直", "县区级"}},
	Township:   {"township", "乡镇级", []string{"乡级", "镇级", "乡（镇）级"}},
}

// Direct is how units of the tier are called: 中央, 省直, 市直, 县直.
func (l Level) Direct() string {
	return [...]string{LevelNone: "", Central: "中央", Provincial: "省直", Municipal: "市直", County: "县直", Township: "乡镇"}[l]
}

// Paging is how tables share pages (表格分页).
type Paging uint8

// The ways.
const (
	PagingCompact Paging = iota // 紧凑: tables close up rather than spill a few rows; empty ones share a page
	PagingApart                 // 逐表: every table as the form has it, on a page of its own
)

var pagingNames = names[Paging]{
	PagingCompact: {"compact", "紧凑", nil},
	PagingApart:   {"apart", "逐表", []string{"逐表分页", "一表一页"}},
}

// PublicItem is one of the 三公 items, the lowest level of table 10.
type PublicItem uint8

// The items.
const (
	PublicItemNone  PublicItem = iota
	Abroad                     // 因公出国（境）费
	Reception                  // 公务接待费
	VehiclePurchase            // 公务用车购置费
	VehicleRunning             // 公务用车运行维护费
)

// PublicItems lists the items in printing order.
var PublicItems = []PublicItem{Abroad, Reception, VehiclePurchase, VehicleRunning}

var publicItemNames = names[PublicItem]{
	Abroad:          {"abroad", "因公出国（境）费", []string{"因公出国（境）费用", "因公出国(境)费", "因公出国(境)费用", "出国费"}},
	Reception:       {"reception", "公务接待费", nil},
	VehiclePurchase: {"vehicle-purchase", "公务用车购置费", []string{"公务用车购置"}},
	VehicleRunning:  {"vehicle-running", "公务用车运行维护费", []string{"公务用车运行费", "公务用车运行维护"}},
}

// Procurement is a category of government procurement (政府采购类别).
type Procurement uint8

// The categories.
const (
	ProcurementNone Procurement = iota
	Goods                       // 货物
	Works                       // 工程
	Services                    // 服务
)

var procurementNames = names[Procurement]{
	Goods:    {"goods", "货物", []string{"政府采购货物", "货物类"}},
	Works:    {"works", "工程", []string{"政府采购工程", "工程类"}},
	Services: {"services", "服务", []string{"政府采购服务", "服务类"}},
}

// name is how a value is called in forms (id) and workbooks (label, alias).
type name struct {
	id, label string
	aliases   []string
}

type names[T comparable] map[T]name

func (n names[T]) parse(s string) (T, bool) {
	for v, nm := range n {
		if s == nm.id || s == nm.label || slices.Contains(nm.aliases, s) {
			return v, true
		}
	}
	var zero T
	return zero, false
}

// String returns the Chinese name.
func (f Fund) String() string             { return fundNames[f].label }
func (k Kind) String() string             { return kindNames[k].label }
func (o Origin) String() string           { return originNames[o].label }
func (u Use) String() string              { return useNames[u].label }
func (k UnitKind) String() string         { return unitKindNames[k].label }
func (p Paging) String() string           { return pagingNames[p].label }
func (p Paging) ID() string               { return pagingNames[p].id }
func ParsePaging(s string) (Paging, bool) { return pagingNames.parse(s) }

func (l Level) String() string       { return levelNames[l].label }
func (p PublicItem) String() string  { return publicItemNames[p].label }
func (p Procurement) String() string { return procurementNames[p].label }

// ID returns the name used in form files.
func (f Fund) ID() string        { return fundNames[f].id }
func (k Kind) ID() string        { return kindNames[k].id }
func (o Origin) ID() string      { return originNames[o].id }
func (u Use) ID() string         { return useNames[u].id }
func (k UnitKind) ID() string    { return unitKindNames[k].id }
func (p PublicItem) ID() string  { return publicItemNames[p].id }
func (p Procurement) ID() string { return procurementNames[p].id }

// The Parse functions take a form's name, a Chinese name or a customary
// variant of it; callers fold width and white space first.

func ParseFund(s string) (Fund, bool)               { return fundNames.parse(s) }
func ParseKind(s string) (Kind, bool)               { return kindNames.parse(s) }
func ParseUse(s string) (Use, bool)                 { return useNames.parse(s) }
func ParseOrigin(s string) (Origin, bool)           { return originNames.parse(s) }
func ParseUnitKind(s string) (UnitKind, bool)       { return unitKindNames.parse(s) }
func ParseLevel(s string) (Level, bool)             { return levelNames.parse(s) }
func ParsePublicItem(s string) (PublicItem, bool)   { return publicItemNames.parse(s) }
func ParseProcurement(s string) (Procurement, bool) { return procurementNames.parse(s) }
