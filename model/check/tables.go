package check

import (
	"yugong/model"
	"yugong/model/diag"
)

// tableRules are the rules on printed tables. What must hold between tables
// follows from their header trees (package templates/relation); a table names
// in format.yaml the rule that speaks for it.
var tableRules = []Rule{
	{ID: "T01", Title: "收支平衡", Severity: diag.Error,
		Compares: "收入总计＝支出总计；总计＝本年＋上年结转；各行合计＝当年预算安排＋上年结转安排；金额不为负",
		Basis:    "预算收支必须平衡，年终结转列在支出方",
		Hint:     "请核对“支出预算”表的金额、支出类型和资金来源",
		Stage:    OnTables, Run: (*Pass).negatives},
	{ID: "T02", Title: "收入分科目", Severity: diag.Error,
		Compares: "每行合计＝各项资金；类＝款之和＝项之和；合计、上年结转与其他各表的同一数字一致",
		Basis:    "按科目列的与按来源列的是同一收入",
		Hint:     "请核对“支出预算”表的功能科目编码和资金性质",
		Stage:    OnTables},
	{ID: "T03", Title: "支出分科目", Severity: diag.Error,
		Compares: "每行＝基本支出＋项目支出；类＝款之和＝项之和；合计和每个科目与其他各表的同一数字一致",
		Basis:    "按科目列的与按类列的是同一支出",
		Hint:     "请核对“支出预算”表的功能科目编码和支出类型",
		Stage:    OnTables},
	{ID: "T04", Title: "财政拨款收支", Severity: diag.Error,
		Compares: "各项拨款收入与其他各表的同名收入一致；收入＋结转＝支出＋年终结转；各列合计一致",
		Basis:    "财政拨款收支必须平衡",
		Hint:     "请核对“支出预算”表的资金性质和资金来源",
		Stage:    OnTables},
	{ID: "T05", Title: "一般公共预算支出", Severity: diag.Error,
		Compares: "每行＝基本支出＋项目支出；合计与其他各表的一般公共预算支出一致；各行不大于该科目的全部支出",
		Basis:    "一般公共预算支出是全部支出的一部分",
		Hint:     "请核对“支出预算”表的资金性质和支出类型",
		Stage:    OnTables},
	{ID: "T07", Title: "基金与国资收支", Severity: diag.Error,
		Compares: "政府性基金预算、国有资本经营预算的当年收入＝当年支出＋年终结转，各表一致",
		Basis:    "以收定支，专款专用",
		Hint:     "请核对“收入预算”和“支出预算”中这项资金的金额",
		Stage:    OnTables},
	{ID: OtherTables, Title: "其他报表", Severity: diag.Error, Stage: OnTables,
		Compares: "合计＝各部分之和；同一数字在各表一致；部分不大于整体",
		Basis:    "各表是同一预算的不同列法",
		Hint:     "请核对“支出预算”“收入预算”中有关的金额"},
}

// OtherTables is the rule of tables that name none in format.yaml.
const OtherTables = "T16"

// negatives: a budget does not appropriate less than nothing.
func (p *Pass) negatives() {
	for _, s := range []model.Source{model.FromFacts, model.FromRevenue, model.FromPublic} {
		facts := p.ledger.Facts(s)
		p.Compared("T01", len(facts))
		for i := range facts {
			if f := &facts[i]; f.Amount.Sign() < 0 {
				p.add("T01", f.At, p.money(f.Amount.Abs()), "金额为负：%s", p.money(f.Amount))
			}
		}
	}
}
