package proof_test

import (
	"slices"
	"strings"
	"testing"

	"yugong/model/check"
	"yugong/model/money"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/templates/pivot"
	"yugong/templates/proof"
)

// failing is a case that a rule must not let pass: an example with one thing
// changed in the workbook, the tables, the document or the pages.
type failing struct {
	rule  string
	name  string
	base  string // example, full when empty
	book  func(t *testing.T, b book)
	grids func(t *testing.T, gs []*pivot.Grid)
	doc   func(t *testing.T, d *doc.Document)
	pages func(t *testing.T, p *frame.Document)
	at    string // sheet, or sheet and cell, of the finding
	state check.State
	says  string // part of the message
}

func set(sheet, cell, from, to string) func(*testing.T, book) {
	return func(t *testing.T, b book) { b.set(t, sheet, cell, from, to) }
}

func put(sheet, header string, row ...string) func(*testing.T, book) {
	return func(_ *testing.T, b book) { b.put(sheet, header, row...) }
}

// note adds a text of the unit's own.
func note(text string) func(*testing.T, book) {
	return put("说明", "事项,内容", "其他说明", text)
}

const reasonsHeader = "规则,位置,理由,说明人"

// twoLists moves the economic subjects of basic expenditure to 经济分类; the first
// of its amounts becomes the given one, unless that is "".
func twoLists(first string) func(*testing.T, book) {
	return func(_ *testing.T, b book) {
		for _, r := range b["支出预算"][1:] {
			if r[4] != "基本支出" {
				continue
			}
			amount := r[11]
			if first != "" {
				amount, first = first, ""
			}
			b.put("经济分类", "单位,资金性质,支出类型,资金来源,部门经济科目编码,部门经济科目名称,政府经济科目编码,政府经济科目名称,金额",
				r[0], r[3], r[4], r[5], r[7], r[8], r[9], r[10], amount)
			r[7], r[8], r[9], r[10] = "", "", "", ""
		}
	}
}

func cases() []failing {
	return []failing{
		{rule: "S01", name: "blank quantity", book: func(t *testing.T, b book) { b.set(t, "国有资产", "B3", b["国有资产"][2][1], "") }, at: "国有资产", says: "〔未填："},
		{rule: "S01", name: "absent sheet", book: func(t *testing.T, b book) { delete(b, "国有资产") }, at: "国有资产", says: "“公务用车编制”“公务用车实有”"},
		{rule: "S01", name: "no figures of last year", book: func(t *testing.T, b book) { delete(b, "上年数") }, at: "上年数", says: "上年收入总计"},
		{rule: "S01", name: "no 三公", book: func(t *testing.T, b book) { delete(b, "三公经费") }, at: "三公经费", says: "公务接待费"},
		{rule: "S01", name: "no procurement", book: func(t *testing.T, b book) { delete(b, "政府采购") }, at: "政府采购", says: "政府采购"},
		{rule: "S01", name: "no texts", book: func(t *testing.T, b book) { delete(b, "说明") }, at: "说明", says: "单位职责"},
		{rule: "S02", name: "another kind of vehicle", book: put("国有资产", "项目,数量,计量单位", "主要领导干部用车", "2", "辆"), at: "国有资产", says: "没有印出"},
		{rule: "S03", name: "a kind without a row", book: func(t *testing.T, b book) {
			b.set(t, "支出预算", "E2", "基本支出", "上缴上级支出")
			b.set(t, "支出预算", "E3", "基本支出", "上缴上级支出")
		}, at: "支出预算!E2", says: "没有“上缴上级支出”，共2行"},
		{rule: "S04", name: "a measure that the form does not use", state: check.Hinted, at: "上年数!E39", says: "“上年数”的2行：经济科目支出", book: func(_ *testing.T, b book) {
			b.put("上年数", "", "经济科目支出", "30101", "", "一般公共预算", "1200000", "", "")
			b.put("上年数", "", "经济科目支出", "30102", "", "一般公共预算", "300000", "", "")
		}},
		{rule: "S04", name: "last year's figures of another basis", state: check.Hinted, at: "上年数", says: "“上年数”的1行：收入总计执行数", book: func(_ *testing.T, b book) {
			b["上年数"][0] = append(b["上年数"][0], "口径")
			b.put("上年数", "", "收入总计", "", "", "", "70000000", "", "", "执行数")
		}},
		{rule: "S04", name: "a column of indicators", state: check.Hinted, at: "绩效指标!G2", says: "“绩效指标”的1列：权重", book: func(_ *testing.T, b book) {
			for i, r := range b["绩效指标"] {
				b["绩效指标"][i] = append(r, map[bool]string{true: "权重", false: "10"}[i == 0])
			}
		}},
		{rule: "S04", name: "an asset", state: check.Hinted, at: "国有资产", says: "“国有资产”的1行：无形资产", book: put("国有资产", "", "无形资产", "3", "项")},
		{rule: "C01", name: "rate", book: note("2025年执行数为1520.40万元，2026年预算安排1291.30万元，比2025年执行数减少1.51%。"), at: "说明", says: "15.07%"},
		{rule: "C02", name: "two amounts", book: note("住房公积金176.20万元。2026年预算安排171.02万元。"), at: "说明", says: "176.20万元"},
		{rule: "T17", name: "two lists that differ", book: twoLists("1.00"), at: "经济分类", says: "经济分类"},
		{rule: "X15", name: "blank page", pages: func(_ *testing.T, p *frame.Document) { p.Pages[1].Items = nil }, says: "第 2 页是空白页"},
		{rule: "X14", name: "retired", book: note("医疗卫生与计划生育支出72.15万元。"), at: "说明", says: "卫生健康支出"},
		{rule: "R01", name: "column", book: func(t *testing.T, b book) { b["项目"][0] = append(b["项目"][0], "负责人") }, at: "项目!E1", says: "未识别的列"},
		{rule: "R02", name: "row", book: func(t *testing.T, b book) {
			b["支出预算"] = append(b["支出预算"], slices.Clone(b["支出预算"][1]))
		}, at: "支出预算", says: "完全相同"},
		{rule: "R03", name: "unused", book: put("项目", "项目编号,项目名称,项目类别", "P99", "无人用的项目", "其他运转类"), at: "项目", says: "没有支出"},
		{rule: "R04", name: "negative", book: set("上年数", "E2", "70993058.51", "-70993058.51"), at: "上年数!E2", says: "是负数"},
		{rule: "R05", name: "two names", book: func(t *testing.T, b book) {
			rows := b["支出预算"]
			rows[1][1], rows[1][2], rows[2][1], rows[2][2] = "2130304", "水利管理", "2130304", "水利业务管理"
		}, at: "支出预算", says: "有两个名称"},
		{rule: "R06", name: "control", book: set("项目", "B6", "房屋建筑和市政工程质量安全监督抽测经费", "房屋建筑\u0001和市政工程质量安全监督抽测经费"), at: "项目!B6", says: "控制字符"},
		{rule: "T01", name: "negative", book: set("支出预算", "L2", "2486357.64", "-2486357.64"), at: "支出预算!L2", says: "金额为负"},
		{rule: "T01", name: "table", grids: spoilTable("T01"), at: "支出预算"},
		{rule: "T02", name: "table", grids: spoilTable("T02"), at: "支出预算"},
		{rule: "T03", name: "table", grids: spoilTable("T03"), at: "支出预算"},
		{rule: "T04", name: "table", grids: spoilTable("T04"), at: "支出预算"},
		{rule: "T05", name: "table", grids: spoilTable("T05"), at: "支出预算"},
		{rule: "T06", name: "table", grids: spoilTable("T06"), at: "支出预算"},
		{rule: "T06", name: "no class", book: func(t *testing.T, b book) {
			b.set(t, "支出预算", "H2", "30101", "30401")
			b.put("自定义科目", "", "部门经济科目", "304", "某类")
		}, at: "支出预算!H2", says: "不属于人员经费"},
		{rule: "T06", name: "carried forward by subject", state: check.Hinted, at: "支出预算!H81", book: func(t *testing.T, b book) {
			b.set(t, "支出预算", "H81", "", "30201")
			b.set(t, "支出预算", "I81", "", "办公费")
			b.set(t, "支出预算", "J81", "", "50201")
			b.set(t, "支出预算", "K81", "", "办公经费")
		}},
		{rule: "T07", name: "income", book: set("收入预算", "F4", "12486537.28", "12486537.38"), at: "收入预算!F4", says: "相差 0.1元"},
		{rule: "T07", name: "no income", book: func(_ *testing.T, b book) { delete(b, "收入预算") }, at: "收入预算", says: "没有填写收入"},
		{rule: "T07", name: "table", grids: spoilTable("T07"), at: "收入预算"},
		{rule: "T08", name: "less than table 6", book: set("三公经费", "B3", "15829.98", "12643.56"), at: "三公经费!B3", says: "小于支出预算"},
		{rule: "T08", name: "a project buys a vehicle", base: "yangcheng", book: set("支出预算", "H29", "", "31013"), at: "三公经费!B4", says: "小于支出预算"},
		{rule: "T08", name: "more than all", base: "yangcheng", book: set("三公经费", "B3", "3000", "50000000"), at: "三公经费!B3", says: "大于该预算的全部支出"},
		{rule: "T08", name: "missing", book: func(_ *testing.T, b book) { delete(b, "三公经费") }, at: "三公经费", says: "没有填写"},
		{rule: "T09", name: "institution", base: "yangcheng", book: put("上年数", "", "机关运行经费", "", "", "", "120000", "", ""), at: "上年数!E5", says: "事业单位没有"},
		{rule: "T09", name: "no office money", base: "department", at: "单位!C3", says: "没有公用经费", book: func(t *testing.T, b book) {
			b.set(t, "单位", "C3", "事业单位", "参公事业单位")
			b["支出预算"] = slices.DeleteFunc(b["支出预算"], func(r []string) bool { return r[0] == "云岫县文化馆" && strings.HasPrefix(r[7], "302") })
		}},
		{rule: "T10", name: "another unit", base: "department", book: set("项目", "D2", "云岫县文化和旅游局", "云岫县文化馆"), at: "支出预算!A43", says: "项目 W01"},
		{rule: "T11", name: "amount", book: set("绩效目标", "M4", "8635022.49", "8635022.48"), at: "绩效目标!M4", says: "年度资金"},
		{rule: "T11", name: "ten thousand", book: func(t *testing.T, b book) {
			for _, c := range []string{"G4", "J4", "M4", "P4"} {
				b.set(t, "绩效目标", c, "8635022.49", "863.50")
			}
			b.set(t, "支出预算", "L55", "8635022.49", "8635000")
		}, at: "绩效目标!M4", says: "年度资金 863.5元"},
		{rule: "T11", name: "name", book: set("绩效目标", "B7", "监督抽测经费", "房屋建筑和市政工程质量安全监督抽测费"), at: "绩效目标!B7", says: "不同"},
		{rule: "T11", name: "sources", book: set("绩效目标", "J4", "8635022.49", "8635022.40"), at: "绩效目标!G4", says: "各来源之和"},
		{rule: "T11", name: "year beyond period", book: func(t *testing.T, b book) {
			b.set(t, "绩效目标", "G4", "8635022.49", "8635022.40")
			b.set(t, "绩效目标", "J4", "8635022.49", "8635022.40")
		}, at: "绩效目标!M4", says: "大于实施期"},
		{rule: "T11", name: "no sheet", book: func(_ *testing.T, b book) {
			b["绩效目标"] = slices.Delete(b["绩效目标"], 3, 4)
			b["绩效指标"] = slices.DeleteFunc(b["绩效指标"], func(r []string) bool { return r[0] == "P01" })
		}, at: "项目!A2", says: "没有绩效目标表"},
		{rule: "T11", name: "whole unit", book: set("绩效目标", "B2", "云岫县住房和城乡建设局", "云岫县住建局"), at: "绩效目标!B2", says: "单位全称"},
		{rule: "T11", name: "none at all", at: "绩效目标", says: "没有填写绩效目标表", book: func(_ *testing.T, b book) {
			delete(b, "绩效目标")
			delete(b, "绩效指标")
		}},
		{rule: "T12", name: "kinds of vehicles", book: set("国有资产", "B7", "2", "3"), at: "国有资产!B4", says: "各类之和"},
		{rule: "T12", name: "too many vehicles", book: func(t *testing.T, b book) {
			b.set(t, "国有资产", "B3", "7", "5")
		}, at: "国有资产!B4", says: "大于编制"},
		{rule: "T12", name: "a dash for a number", book: func(t *testing.T, b book) { b.set(t, "国有资产", "B3", b["国有资产"][2][1], "—") }, at: "国有资产!B3", says: "数量是“—”"},
		{rule: "T12", name: "half a vehicle", book: func(t *testing.T, b book) { b.set(t, "国有资产", "B3", b["国有资产"][2][1], "7.5") }, at: "国有资产!B3", says: "整数"},
		{rule: "T12", name: "services beyond all", book: set("政府购买服务", "F2", "9863175.42", "98631754200"), at: "政府购买服务!F2", says: "大于支出总计"},
		{rule: "P03", name: "no such day", book: func(t *testing.T, b book) { b.set(t, "国有资产", "B2", "", "2026年2月30日") }, at: "国有资产!B2", says: "不是日期"},
		{rule: "P03", name: "of another year", book: func(t *testing.T, b book) { b.set(t, "国有资产", "B2", "", "2024年2月28日") }, at: "国有资产!B2", says: "本文档是 2026 年度"},
		{rule: "T12", name: "procurement", book: set("政府采购", "C4", "12847316.85", "62847316.85"), at: "政府采购!C2", says: "大于一般公共预算支出"},
		{rule: "T12", name: "purchased services", state: check.Hinted, book: set("政府购买服务", "F2", "9863175.42", "19863175.42"), at: "政府购买服务!F2"},
		{rule: "T13", name: "unsure name", state: check.Hinted, book: func(t *testing.T, b book) {
			rows := b["支出预算"]
			rows[1][1], rows[1][2] = "2130304", "水利管理"
		}, at: "支出预算!B2", says: "按科目表可能是"},
		{rule: "T13", name: "name", base: "yangcheng", at: "支出预算!C2", says: "事业运转", book: func(_ *testing.T, b book) {
			for _, r := range b["支出预算"] {
				if r[1] == "2010350" {
					r[2] = "事业运转"
				}
			}
		}},
		{rule: "T14", name: "fund", book: set("支出预算", "D2", "一般公共预算", "事业收入"), at: "收入预算!F2", says: "相差 2,486,357.64元"},
		{rule: "T14", name: "unit", base: "department", at: "收入预算!F2", says: "云岫县文化和旅游局一般公共预算", book: func(t *testing.T, b book) {
			b.set(t, "收入预算", "F2", "7246253.47", "7246253.57")
			b.set(t, "收入预算", "F4", "2716731.10", "2716731.00")
		}},
		{rule: "T15", name: "kind", state: check.Hinted, book: func(t *testing.T, b book) {
			b.set(t, "支出预算", "J9", "50201", "50502")
			b.set(t, "支出预算", "K9", "办公经费", "商品和服务支出")
		}, at: "支出预算!J9", says: "事业单位的"},
		{rule: "T15", name: "class", state: check.Hinted, book: func(t *testing.T, b book) {
			b.set(t, "支出预算", "J9", "50201", "50101")
			b.set(t, "支出预算", "K9", "办公经费", "工资奖金津补贴")
		}, at: "支出预算!J9", says: "一般不对应"},
		{rule: "K01", book: set("批复数", "C2", "91421907.73", "91421907.74"), at: "批复数!C2"},
		{rule: "K02", book: set("批复数", "C3", "91421907.73", "91421907.72"), at: "批复数!C3"},
		{rule: "K03", book: set("批复数", "C4", "9031406.02", "9031406.03"), at: "批复数!C4"},
		{rule: "K04", book: set("批复数", "C5", "1999414.22", "1999414.23"), at: "批复数!C5"},
		{rule: "K05", book: set("批复数", "C6", "847263.58", "847263.59"), at: "批复数!C6"},
		{rule: "K06", book: set("三公经费", "B5", "124763.81", "124764.81"), at: "批复数!C8"},
		{rule: "Y01", name: "balance", book: set("上年数", "E3", "70993058.51", "70993058.61"), at: "上年数!E3"},
		{rule: "Y01", name: "parts", at: "上年数!E4", says: "大于支出总计", book: func(t *testing.T, b book) {
			b.set(t, "上年数", "E2", "70993058.51", "60000000")
			b.set(t, "上年数", "E3", "70993058.51", "60000000")
		}},
		{rule: "Y02", book: set("上年数", "E10", "1637428.91", "1637428.90"), at: "上年数!E4"},
		{rule: "P01", name: "a row in another unit", base: "yangcheng", at: "支出预算!L9", says: "10,000 倍", book: func(t *testing.T, b book) { b["支出预算"][8][11] += "00000" }},
		{rule: "P01", name: "三公", base: "yangcheng", book: set("三公经费", "E3", "3000", "0.3"), at: "三公经费!B3", says: "10000 倍"},
		{rule: "P04", name: "vehicles allowed", book: set("国有资产", "B3", "7", "700000"), at: "国有资产!B3", says: "每辆不足 400元"},
		{rule: "P04", name: "offices", book: set("国有资产", "B12", "3862.47", "3862470000000"), at: "国有资产!B12", says: "每平方米不足 0.01元"},
		{rule: "P04", name: "people", base: "yangcheng", book: set("单位信息", "B14", "21", "999999"), at: "单位信息!B14", says: "“在职人数”是 999999 人"},
		{rule: "P02", name: "all of it", book: func(_ *testing.T, b book) {
			for _, r := range b["支出预算"][1:] {
				r[11] = "1.20"
			}
		}, at: "支出预算!L2", says: "支出总计只有"},
		{rule: "X01", name: "says there is none", book: note("本部门2026年没有安排政府采购预算。"), at: "说明!B11", says: "文字说没有政府采购"},
		{rule: "X01", name: "none of one item", book: note("本单位资产情况良好，未安排公务用车购置费，"), at: "说明!B11", says: "没有公务用车购置费"},
		{rule: "X01", name: "vehicles", book: note("本单位现有公务用车19辆。"), at: "说明!B11", says: "车辆数"},
		{rule: "X01", name: "figure", doc: replaceSpan("万元", "9.99万元"), says: "数字与所引单元格不一致"},
		{rule: "X01", name: "share", doc: replaceSpan("%", "9.99%"), says: "百分比与所引单元格不一致"},
		{rule: "X01", name: "direction", doc: replaceText("比上年增加", "比上年减少"), says: "方向"},
		{rule: "X01", name: "own text", book: note("本年政府采购预算总额为4199.14万元。"), at: "说明!B11", says: "政府采购预算总额"},
		{rule: "X02", doc: replaceText("（上年无此项预算）", "，增长100%"), says: "上年数为零"},
		{rule: "X03", name: "missing", book: set("三公经费", "H2", "新增", ""), at: "三公经费!H2", says: "没有填写原因"},
		{rule: "X03", name: "contrary", book: set("三公经费", "H3", "压减", "接待批次增加"), at: "三公经费!H3", says: "原因说的是增加"},
		{rule: "X03", name: "nothing behind", book: note("支出减少，主要原因是。"), at: "说明!B11", says: "后面没有内容"},
		{rule: "X04", book: note("2023年计划开展评价。"), at: "说明!B11", says: "2023年"},
		{rule: "X04", name: "last year", book: note("2025年政府采购预算为9.00万元。"), at: "说明!B11", says: "上一年的预算"},
		{rule: "X05", name: "crosses", book: note("本项目共XX万元。"), at: "说明!B11", says: "XX"},
		{rule: "X05", name: "choice", book: note("比上年增加（减少）。"), at: "说明!B11", says: "增加（减少）"},
		{rule: "X05", name: "sheet", book: set("绩效目标", "Y4", "", "完成××个。"), at: "绩效目标!Y4", says: "××"},
		{rule: "X06", name: "word", book: note("本部门没有其他情况。"), at: "说明!B11", says: "本单位"},
		{rule: "X06", name: "name", book: note("云岫县住房和城市建设局没有其他情况。"), at: "说明!B11", says: "差一个字"},
		{rule: "X07", name: "doubled", book: note("没有其他情况。。"), at: "说明!B11", says: "标点重复"},
		{rule: "X07", name: "half width", book: note("没有,其他情况。"), at: "说明!B11", says: "半角"},
		{rule: "X07", name: "pair", book: note("没有“其他情况。"), at: "说明!B11", says: "没有配对"},
		{rule: "X07", name: "full stop", book: note("没有其他情况，需要说明的事项如上"), at: "说明!B11", says: "没有句号"},
		{rule: "X08", name: "note missing", base: "yangcheng", doc: func(_ *testing.T, d *doc.Document) {
			eachTable(d, func(t *doc.Table) { t.Notes = nil })
		}, says: "没有数据，也没有印"},
		{rule: "X08", name: "note too many", doc: func(_ *testing.T, d *doc.Document) {
			eachTable(d, func(t *doc.Table) { t.Notes = []doc.Paragraph{{Text: doc.Plain("注：本表无数据")}} })
		}, says: "有数据，却印了"},
		{rule: "X09", name: "title", doc: func(_ *testing.T, d *doc.Document) {
			eachTable(d, func(t *doc.Table) { t.Heading[0].Contents = "表一　预算表" })
		}, says: "目录写作"},
		{rule: "X09", name: "page", pages: func(_ *testing.T, p *frame.Document) { p.Pages[4].Number++ }, says: "印作第"},
		{rule: "X10", name: "text", book: note("仅供内部审核。"), at: "说明!B11", says: "草稿字样"},
		{rule: "X10", name: "watermark", pages: func(_ *testing.T, p *frame.Document) {
			p.Pages[3].Items = append(p.Pages[3].Items, frame.Placed{Item: &frame.Group{Opacity: 0.2, Items: []frame.Placed{{At: geom.Point{}, Item: &frame.Rule{}}}}})
		}, says: "1 处水印"},
		{rule: "X11", name: "identity", book: note("联系人身份证号11010519491231002X。"), at: "说明!B11", says: "身份证号 110***2X"},
		{rule: "X11", name: "mobile", book: note("电话138-0013-8000。"), at: "说明!B11", says: "手机号码 138***00"},
		{rule: "X11", name: "bank card", book: set("绩效目标", "W4", "", "卡号4111111111111111。"), says: "银行卡号", at: "绩效目标!W4"},
		{rule: "X12", base: "yangcheng", state: check.Hinted, at: "支出预算", says: "100.01%"},
		{rule: "X16", name: "a few rows of fractions", base: "yangcheng", state: check.Hinted, at: "支出预算", says: "“工资福利支出”", book: func(t *testing.T, b book) {
			for i, cell := range []string{"L2", "L3", "L4"} {
				was := b["支出预算"][i+1][11]
				b.set(t, "支出预算", cell, was, was[:len(was)-2]+"50")
			}
		}},
		{rule: "X13", base: "yangcheng", at: "名词解释!B2", says: "省直"},
		{rule: "N01", name: "nothing meant", state: check.Hinted, base: "yangcheng", book: put("核对说明", reasonsHeader, "T11", "绩效目标!M6", "已核对", ""), at: "核对说明!B2", says: "没有所指"},
		{rule: "N01", name: "an error", state: check.Hinted, book: func(t *testing.T, b book) {
			b.set(t, "批复数", "C2", "91421907.73", "91421907.74")
			b.put("核对说明", reasonsHeader, "K01", "批复数!C2", "四舍五入", "")
		}, at: "核对说明!B2", says: "不能以说明代替"},
	}
}

// spoilTable changes the largest figure of the first table of a rule that has
// several sums.
func spoilTable(rule string) func(*testing.T, []*pivot.Grid) {
	return func(t *testing.T, gs []*pivot.Grid) {
		for _, g := range gs {
			if g.Table.Rule.V != rule || len(g.Body) < 3 {
				continue
			}
			row := &g.Body[len(g.Body)-1]
			for i := range row.Cells {
				if c := &row.Cells[i]; c.Figure && c.Sum.Src != nil && !c.Sum.IsZero() {
					c.Sum.Money = c.Sum.Add(money.FromFen(100))
					return
				}
			}
		}
		t.Fatal("nothing to spoil in the tables of " + rule)
	}
}

func eachTable(d *doc.Document, visit func(*doc.Table)) {
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			if t, ok := b.(*doc.Table); ok && !t.OnePage {
				visit(t)
			}
		}
	}
}

// eachSpan visits the spans of paragraphs.
func eachSpan(d *doc.Document, visit func(*doc.Span) (stop bool)) bool {
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			p, ok := b.(*doc.Paragraph)
			if !ok {
				continue
			}
			for j := range p.Text {
				if visit(&p.Text[j]) {
					return true
				}
			}
		}
	}
	return false
}

// replaceSpan changes the first computed figure that ends so.
func replaceSpan(ending, to string) func(*testing.T, *doc.Document) {
	return func(t *testing.T, d *doc.Document) {
		if !eachSpan(d, func(s *doc.Span) bool {
			ok := strings.HasSuffix(s.Text, ending) && len(s.Src) > 0 && s.Text[0] >= '0' && s.Text[0] <= '9'
			if ok {
				s.Text = to
			}
			return ok
		}) {
			t.Fatal("no figure ends in " + ending)
		}
	}
}

// replaceText changes the first wording.
func replaceText(from, to string) func(*testing.T, *doc.Document) {
	return func(t *testing.T, d *doc.Document) {
		if !eachSpan(d, func(s *doc.Span) bool {
			ok := strings.Contains(s.Text, from)
			s.Text = strings.Replace(s.Text, from, to, 1)
			return ok
		}) {
			t.Fatal("no text says " + from)
		}
	}
}

// run checks a case: pages are laid out only where the case is about them.
func (c *failing) run(t *testing.T) *check.Report {
	t.Helper()
	base := c.base
	if base == "" {
		base = "full"
	}
	b := readBook(t, base).clone()
	if c.book != nil {
		c.book(t, b)
	}
	d, faults := b.read(t)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	in := input(t, d)
	if c.grids != nil {
		c.grids(t, in.Grids)
	}
	if c.doc != nil {
		c.doc(t, in.Document)
	}
	f := checked(in)
	if c.pages != nil {
		p := pages(t, in.Document)
		c.pages(t, p)
		proof.Pages(p, true, f)
	} else {
		proof.Unpaged(f)
	}
	f.Read(faults)
	return f.Report(d.Accepted)
}

// TestRulesFail: every rule finds what it is for, at its place.
func TestRulesFail(t *testing.T) {
	tested := map[string]bool{}
	for _, c := range cases() {
		tested[c.rule] = true
		t.Run(c.rule+" "+c.name, func(t *testing.T) {
			r := c.run(t)
			want := c.state
			if want == check.NotApplicable {
				want = check.Failed
			}
			if got := r.State(c.rule); got != want {
				t.Errorf("state %s, want %s", got, want)
			}
			for _, d := range r.Findings {
				at := d.At.Sheet
				if cell := d.At.Cell(); cell != "" && strings.Contains(c.at, "!") {
					at += "!" + cell
				}
				if d.Rule == c.rule && (c.at == "" || at == c.at) && strings.Contains(d.Message+d.Expected, c.says) {
					if len(d.Hints) == 0 {
						t.Error("no word of how to mend it")
					}
					return
				}
			}
			t.Errorf("no finding of %s at %s that says %q; found:\n%s", c.rule, c.at, c.says, r.Findings.Error())
		})
	}
	tested[check.OtherTables] = true // by TestTablesWithoutARule
	tested["S05"] = true             // by TestStep
	for _, r := range proof.Rules.Rules() {
		if !tested[r.ID] {
			t.Errorf("rule %s has no failing case", r.ID)
		}
	}
}

// TestNameOnce: what is wrong in the unit's name is told once, not in each
// sentence that names the unit.
func TestNameOnce(t *testing.T) {
	c := failing{book: func(t *testing.T, b book) {
		b.set(t, "单位信息", "B2", b["单位信息"][1][1], "云岫县:住建局")
	}}
	n := 0
	for _, f := range c.run(t).Findings {
		if f.Rule == "X07" && f.At.Sheet == "单位信息" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d findings", n)
	}
}

// TestNoParts: shares of nothing are all 0%, which is no remainder of rounding.
func TestNoParts(t *testing.T) {
	c := failing{base: "yangcheng", book: func(t *testing.T, b book) {
		for _, r := range b["支出预算"][1:] {
			r[11] = "0"
		}
		delete(b, "收入预算")
	}}
	for _, f := range c.run(t).Findings {
		if f.Rule == "X12" {
			t.Error(f)
		}
	}
}

// TestRulesPass: every rule passes where all is well, having compared
// something.
func TestRulesPass(t *testing.T) {
	passing := map[string]func() *check.Report{}
	full := (&failing{pages: func(*testing.T, *frame.Document) {}}).run(t)
	for _, r := range proof.Rules.Rules() {
		passing[r.ID] = func() *check.Report { return full }
	}
	passing["C02"] = func() *check.Report {
		c := failing{book: note("住房公积金176.20万元。2026年预算安排176.20万元。")}
		return c.run(t)
	}
	passing["T17"] = func() *check.Report {
		c := failing{book: twoLists("")}
		return c.run(t)
	}
	passing["N01"] = func() *check.Report {
		c := failing{base: "yangcheng", book: put("核对说明", reasonsHeader, "t11", "绩效目标！M5：M6", "年初已调整", "股长")}
		return c.run(t)
	}
	for _, rule := range proof.Rules.Rules() {
		if rule.ID == check.OtherTables || rule.ID == "S05" {
			continue // by TestTablesWithoutARule and TestStep
		}
		r := passing[rule.ID]()
		if got := r.State(rule.ID); got != check.Passed {
			t.Errorf("%s: %s, want %s\n%s", rule.ID, got, check.Passed, r.Findings.Error())
		}
		if r.Outcomes[slices.IndexFunc(r.Outcomes, func(o check.Outcome) bool { return o.Rule.ID == rule.ID })].Compared == 0 {
			t.Errorf("%s passes without having compared anything", rule.ID)
		}
	}
}
