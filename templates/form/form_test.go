package form_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/templates/form"
)

// shanxi is the first form with one text of one file replaced, or with a text
// added at its end when from is "".
func shanxi(t *testing.T, file, from, to string) fs.FS {
	t.Helper()
	m := fstest.MapFS{}
	src := os.DirFS("../shanxi-unit")
	err := fs.WalkDir(src, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(src, p)
		m[p] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	old := string(m[file].Data)
	switch {
	case from == "":
		old += to
	case !strings.Contains(old, from):
		t.Fatalf("%s holds no %q", file, from)
	default:
		old = strings.Replace(old, from, to, 1)
	}
	m[file].Data = []byte(old)
	return m
}

func TestLoads(t *testing.T) {
	f, _, faults := form.Load(os.DirFS("../shanxi-unit"), form.UnitDocument)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if f.Table("balance") == nil || f.Chart("income") == nil || f.Performance("whole") == nil || f.Table("none") != nil || f.Chart("none") != nil || f.Performance("none") != nil {
		t.Error("tables, charts and sheets are not found by their names")
	}
}

// TestFaults: whatever does not fit is a fault of its own, at its line.
func TestFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("loads a form eighty times")
	}
	const yaml, style = "format.yaml", "style.yaml"
	for _, c := range []struct{ name, file, from, to, want string }{
		{"unit of money", yaml, "table:    {unit: 万元", "table:    {unit: 美元", `金额单位 "美元"`},
		{"no such rule", yaml, "rule: T05", "rule: T50", `没有表的规则 "T50"；可用：T01、`},
		{"no number format", yaml, "  table:    {unit", "  tables:   {unit", `缺少数字格式 "table"`},
		{"no share format", yaml, "  text:  {places", "  texts: {places", `缺少百分比格式 "text"`},
		{"number format", yaml, "  - name: public\n    rule", "  - name: public\n    number: odd\n    rule", `没有数字格式 "odd"`},
		{"table style", yaml, "  - name: public\n    rule", "  - name: public\n    style: odd\n    rule", `没有样式 "odd"`},
		{"text style", yaml, "  - name: public\n    rule", "  - name: public\n    heading: odd\n    rule", `没有样式 "odd"`},
		{"align", yaml, "{text: 项目, field: label, share: 1}", "{text: 项目, field: label, share: 1, align: middle}", `没有对齐方式 "middle"`},
		{"chart style", yaml, "  - name: income\n    alt", "  - name: income\n    style: odd\n    alt", `charts 里没有样式 "odd"`},
		{"chart share", yaml, "  - name: income\n    alt", "  - name: income\n    share: odd\n    alt", `没有百分比格式 "odd"`},
		{"chart source", yaml, "三公”经费分布图：\"\n    source: public", "三公”经费分布图：\"\n    source: publics", `没有数据来源 "publics"`},
		{"a slice that is always empty", yaml, "{rows: classes, used: true}", "{label: 上年, where: {origin: carryover}}", "总是空的"},
		{"a column that is always empty", yaml, "      fund: [general, government-fund, state-capital]\n      economic", "      fund: [fiscal-account]\n      economic", "这里总是空的"},
		{"a series that is no amount", yaml, "  - name: income\n    alt", "  - name: income\n    kind: bars\n    series: [{text: 甲, field: name}]\n    alt", "series 应为 sum"},
		{"a series of shares", yaml, "  - name: income\n    alt", "  - name: income\n    kind: bars\n    series: [{text: 甲, name: a, sum: {}}, {text: 乙, name: b, sum: {kind: basic}}, {text: 丙, growth: [a, b]}]\n    alt", "series 应为 sum"},
		{"a series of columns", yaml, "  - name: income\n    alt", "  - name: income\n    kind: bars\n    series: [{text: 甲, columns: [{text: 乙, sum: {}}]}]\n    alt", "series 应为 sum"},
		{"condition that a chart's list has not", yaml, "三公”经费分布图：\"\n    source: public", "三公”经费分布图：\"\n    where: {kind: basic}\n    source: public", "不分"},
		{"targets", yaml, "targets: whole", "targets: all", "应为 projects 或 whole"},
		{"field of a sheet", yaml, "{field: overview, cols: 6}", "{field: overviews, cols: 6}", `没有字段 "overviews"`},
		{"amount of a sheet", yaml, "{amount: period.total}", "{amount: period.sum}", `没有金额 "period.sum"`},
		{"sides of indicators", yaml, "sides: [period, annual]", "sides: [period, year]", "应为 period 或 annual"},
		{"heads of indicators", yaml, "head: [一级指标, 二级指标,", "head: [一级指标,", "应有 7 个 head"},
		{"too many heads", yaml, "head: [一级指标,", "head: [一级指标, 甲,", "应有 7 个 head，现有 8 个"},
		{"too many columns", yaml, "      - {width: 7}\n", "      - {width: 7}\n      - {width: 7}\n", "有 9 列，而指标需要 8 列"},
		{"a cell that reaches into the indicators", yaml, "{text: 总体目标, cols: 2, rows: 2}", "{text: 总体目标, cols: 2, rows: 3}", "各格占 0 列，应占 6 列"},
		{"columns of a sheet", yaml, "      - {width: 7}\n", "", "而指标需要 8 列"},
		{"narrative", yaml, "- narrative: duties", "- narrative: duty", "没有 duty.tmpl"},
		{"table of the document", yaml, "- table: balance", "- table: balances", `没有表 "balances"`},
		{"style of the cover", yaml, "style: cover-unit", "style: cover-units", `没有样式 "cover-units"`},
		{"style of a part", yaml, "{title: 第四部分　名词解释}", "{title: 第四部分　名词解释, style: odd}", `没有样式 "odd"`},
		{"style of the contents", yaml, "{title: 目　录}", "{title: 目　录, style: odd}", `没有样式 "odd"`},
		{"empty item", yaml, "- table: balance", "- {}", "是空的"},
		{"no sides", yaml, "    source: public\n    sides:\n      - columns:", "    source: public\n    x-sides:\n      - columns:", `没有 "x-sides" 这个设置`},
		{"no columns", yaml, "          - {text: 项目, field: label, share: 1}\n          - text: \"{{year}}年预算数\"\n            columns:", "          []\n      - columns:\n          - text: \"{{year}}年预算数\"\n            columns:", "没有列"},
		{"column without figures", yaml, "{text: 一般公共预算, sum: {fund: general}, width: 24}", "{text: 一般公共预算, width: 24}", "应有 field、sum"},
		{"source of a field", yaml, "{text: 项目, field: label, share: 1}", "{text: 项目, field: label, share: 1, source: facts}", "没有 sum，不能写 source"},
		{"difference of nothing", yaml, "{text: 一般公共预算, sum: {fund: general}, width: 24}", "{text: 增减, difference: [this, last], width: 24}", `没有名为 "this"`},
		{"difference of one", yaml, "{text: 一般公共预算, sum: {fund: general}, width: 24}", "{text: 增减, difference: [this], width: 24}", "应写两个列名"},
		{"two kinds of column", yaml, "{text: 一般公共预算, sum: {fund: general}, width: 24}", "{text: 增减, sum: {}, ratio: [this, last], width: 24}", "只能有"},
		{"two columns of a name", yaml, "{text: 一般公共预算, sum: {fund: general}, width: 24}", "{text: 甲, name: a, sum: {}}\n              - {text: 乙, name: a, sum: {}}", `有两列都叫 "a"`},
		{"label over an amount", yaml, "    source: public\n    sides:\n      - columns:\n          - {text: 项目, field: label", "    source: public\n    sides:\n      - columns:\n          - {text: 项目, sum: {}", "label 要占第一列"},
		{"field that no row has", yaml, "    source: public\n    sides:\n      - columns:\n          - {text: 项目, field: label", "    source: public\n    sides:\n      - columns:\n          - {text: 项目, field: code1", `没有字段 "code1"`},
		{"rows", yaml, "{rows: total, label: 合计}", "{rows: totals, label: 合计}", `没有行类 "totals"`},
		{"numbering", yaml, "{label: 公务接待费, where: {item: reception}}", "{label: 公务接待费, number: roman, where: {item: reception}}", `编号方式 "roman"`},
		{"by and a kind of rows", yaml, "{rows: classes, used: true}", "{rows: classes, by: [fund]}", "不能再写 by"},
		{"by nothing", yaml, "{rows: classes, used: true}", "{rows: by}", "应写明 by"},
		{"no dimension", yaml, "{rows: classes, used: true}", "{by: [colour]}", `不能按 "colour" 分行`},
		{"levels", yaml, "{rows: classes, used: true}", "{by: [{dimension: function, levels: [4]}]}", "不是 4"},
		{"levels of a fund", yaml, "{rows: classes, used: true}", "{by: [{dimension: fund, levels: [1]}]}", "不能写 levels"},
		{"all projects", yaml, "{rows: classes, used: true}", "{by: [{dimension: project, all: true}]}", "不能写 all"},
		{"value of a level", yaml, "{rows: classes, used: true}", "{by: [{dimension: fund, values: [odd]}]}", `"odd"`},
		{"fund of rows", yaml, "{rows: classes, used: true}", "{rows: funds, funds: [odd]}", `"odd"`},
		{"two tables of a name", yaml, "  - name: public\n    rule", "  - name: operating\n    rule", `有两项都叫 "operating"`},
		{"table without a name", yaml, "  - name: public\n    rule: T08", "  - rule: T08", "没有 name"},
		{"list of a known name", yaml, "", "\nsheets:\n  - {name: facts, sheet: 别的, columns: [{name: a, text: 甲}]}\n", "已有他用"},
		{"list on a known sheet", yaml, "", "\nsheets:\n  - {name: other, sheet: 支出预算, columns: [{name: a, text: 甲}]}\n", "是工作簿已有的表"},
		{"list without columns", yaml, "", "\nsheets:\n  - {name: other, sheet: 别的}\n", "没有列"},
		{"kind of a list's column", yaml, "", "\nsheets:\n  - {name: other, sheet: 别的, columns: [{name: a, text: 甲, kind: odd}]}\n", `没有列类 "odd"`},
		{"choices of a list's column", yaml, "", "\nsheets:\n  - {name: other, sheet: 别的, columns: [{name: a, text: 甲, kind: item}]}\n", "应有 choices"},
		{"two columns of a list", yaml, "", "\nsheets:\n  - {name: other, sheet: 别的, columns: [{name: a, text: 甲}, {name: a, text: 乙}]}\n", "各不相同"},
		{"table without sides", yaml, "\ntables:\n", "\ntables:\n  - {name: odd, title: 甲}\n", "应有一个或两个 sides"},
		{"a side that is always empty", yaml, "\ntables:\n", "\ntables:\n  - {name: odd, title: 甲, where: {fund: general}, sides: [{where: {fund: unit-funds}, columns: [{text: 乙, field: label}, {text: 丙, sum: {}}], body: [{label: 丁}]}]}\n", "这一侧总是空的"},
		{"condition that a list has not", yaml, "\ntables:\n", "\ntables:\n  - {name: odd, title: 甲, source: procurement, where: {kind: basic}, sides: [{columns: [{text: 乙, field: label}, {text: 丙, sum: {}}], body: [{label: 丁}]}]}\n", "不分"},
		{"condition that a row's list has not", yaml, "\ntables:\n", "\ntables:\n  - {name: odd, title: 甲, where: {kind: basic}, sides: [{columns: [{text: 乙, field: label}, {text: 丙, sum: {}}], body: [{label: 丁, source: procurement}]}]}\n", "请写 without"},
		{"no such dimension to leave out", yaml, "\ntables:\n", "\ntables:\n  - {name: odd, title: 甲, where: {kind: basic}, sides: [{columns: [{text: 乙, field: label}, {text: 丙, sum: {}}], body: [{label: 丁, source: procurement, without: [colour]}]}]}\n", `没有 "colour" 这一维度`},
		{"sums of records", yaml, "\ntables:\n", "\ntables:\n  - {name: odd, title: 甲, source: purchases, sides: [{columns: [{text: 乙, sum: {}}], body: [{rows: records}]}]}\n", "没有合计可算"},
		{"slice of what the list has not", yaml, "      - {label: 公务用车购置费, where: {item: vehicle-purchase}}", "      - {label: 公务用车购置费, where: {kind: basic}}", "不分"},
		{"slices by what the list has not", yaml, "      - {label: 公务用车购置费, where: {item: vehicle-purchase}}", "      - {by: [project]}", "不分"},
		{"margins", style, "margin: {top: 25, right: 27, bottom: 24, left: 27}", "margin: {top: 25, right: 90, bottom: 24, left: 90}", "版心不足"},
		{"size of a text", style, "body:           {face: fang, strong: hei, size: 小四", "body:           {face: fang, strong: hei, size: 3", "应不小于 4 磅"},
		{"size of a table", style, "    size: 小五\n    floor: 6", "    size: 2\n    floor: 1", "应不小于 4 磅"},
		{"colour", style, "color: \"#404040\"", "color: grey", "不是颜色"},
		{"face", style, "body:           {face: fang", "body:           {face: times", `没有字体角色 "times"`},
		{"style of a table", style, "label: table-label", "label: table-labels", `没有样式 "table-labels"`},
		{"align of a text", style, "indent: 2, align: justify}", "indent: 2, align: odd}", `没有对齐方式 "odd"`},
		{"style of charts that name none", style, "\n  pie:", "\n  eip:", `charts 里缺少样式 "pie"`},
		{"body", style, "  body:  ", "  bodies:", `缺少样式 "body"`},
		{"section", style, "  section:", "  sections:", `缺少样式 "section"`},
		{"subsection", style, "  subsection:", "  subsections:", `缺少样式 "subsection"`},
		{"item", style, "  item:", "  items:", `缺少样式 "item"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, faults := form.Load(shanxi(t, c.file, c.from, c.to), form.UnitDocument)
			if msg := faults.Error(); !faults.HasErrors() || !strings.Contains(msg, c.want) {
				t.Errorf("found %q, want a fault that says %q", msg, c.want)
			}
			for _, f := range faults {
				if f.At.Book != c.file {
					t.Errorf("a fault of %s at %s: %s", c.file, f.At.Book, f.Message)
				}
			}
		})
	}
}

// TestTableOfOneKind: what is for a department alone may be named where the
// document is listed, and is left out of a unit's.
func TestTableOfOneKind(t *testing.T) {
	m := shanxi(t, "format.yaml", "  - name: public\n    rule", "  - name: public\n    when: department\n    rule").(fstest.MapFS)
	text := string(m["format.yaml"].Data)
	m["format.yaml"].Data = []byte(strings.Replace(text, "{rows: classes, used: true}", "{rows: classes, used: true, when: department}", 1))
	for kind, there := range map[form.Document]bool{form.UnitDocument: false, form.DepartmentDocument: true} {
		f, _, faults := form.Load(m, kind)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if has := f.Table("public") != nil; has != there || f.Elsewhere("public") == there {
			t.Errorf("%s: table %v", kind, has)
		}
		if has := len(f.Chart("general").Slices) > 0; has != there {
			t.Errorf("%s: slices %v", kind, has)
		}
	}
}

// TestNoDocument: a form without parts is refused.
func TestNoDocument(t *testing.T) {
	m := shanxi(t, "format.yaml", "\ndocument:\n", "\ndocument: []\nx:\n").(fstest.MapFS)
	text := string(m["format.yaml"].Data)
	from, to := strings.Index(text, "\nx:\n"), strings.Index(text, "\ntables:\n")
	m["format.yaml"].Data = []byte(text[:from] + text[to:])
	if _, _, faults := form.Load(m, form.UnitDocument); len(faults) != 1 || !strings.Contains(faults.Error(), "缺少 document") {
		t.Errorf("%v", faults)
	}
}

// TestMissingFiles: a folder that lacks a file says which.
func TestMissingFiles(t *testing.T) {
	for _, gone := range []string{"format.yaml", "style.yaml", "glossary.yaml", "narrative"} {
		m := shanxi(t, "format.yaml", "", "").(fstest.MapFS)
		for name := range m {
			if strings.HasPrefix(name, gone) {
				delete(m, name)
			}
		}
		_, _, faults := form.Load(m, form.UnitDocument)
		if len(faults) == 0 || faults[0].At.Book != gone {
			t.Errorf("without %s: %v", gone, faults)
		}
	}
}
