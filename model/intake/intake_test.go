package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
)

// page makes a page of rows whose cells are divided by |; «text>>n» spans n
// columns, «text>vn» n rows.
func page(name string, rows ...string) tables.Page {
	p := tables.Page{Book: name + ".xlsx", Sheet: name}
	for i, s := range rows {
		row := tables.Row{Num: i + 1}
		for j, text := range strings.Split(s, "|") {
			text = strings.TrimSpace(text)
			for _, way := range []string{">>", ">v"} {
				if t, n, ok := strings.Cut(text, way); ok && n != "" && n[0] >= '1' && n[0] <= '9' {
					text = t
					k := int(n[0] - '0')
					m := tables.Range{Row: i + 1, Col: j + 1, LastRow: i + 1, LastCol: j + k}
					if way == ">v" {
						m.LastRow, m.LastCol = i+k, j+1
					}
					p.Merged = append(p.Merged, m)
				}
			}
			if text != "" {
				row.Cells = append(row.Cells, tables.Cell{Col: j + 1, Text: text})
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

func words(t testing.TB) *Aliases {
	t.Helper()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// tell writes a fact on a line.
func tell(a *model.Appropriation) string {
	return strings.Join([]string{a.Unit.Value, a.Function.Value, a.Fund.Value.ID(), a.Kind.Value.ID(), a.Origin.Value.ID(), a.Use.Value.ID(), a.Project.Value,
		a.DeptEconomic.Value, a.GovEconomic.Value, a.Amount.Format(money.Format{Unit: money.Yuan, Places: 2})}, " ")
}

// layouts are lists as platforms give them out; all say the same three facts.
var layouts = map[string][]string{
	"one line an item": {
		"预算单位|项目类别|项目编码|项目名称|支出功能分类|政府预算经济分类|部门预算经济分类|资金性质|资金来源|预算金额（元）",
		"001-某中心|人员类||基本工资|2010350-事业运行|50501-工资福利支出|30101-基本工资|11-一般公共预算资金|1-年初安排|899300",
		"001-某中心|公用经费||日常公用|2010350-事业运行|50502-商品和服务支出|30201-办公费|11-一般公共预算资金|1-年初安排|40000",
		"001-某中心|特定目标类|1405|热线服务费|2019999-其他一般公共服务支出|50502-商品和服务支出|30227-委托业务费|11-一般公共预算资金|1-年初安排|514000"},
	"a column a fund": {
		"某县2026年项目支出明细表",
		"单位：万元",
		"单位名称|支出类型|项目代码|项目名称|功能科目|部门经济科目|政府经济科目|合计|一般公共预算|政府性基金预算|上年结转",
		"某中心|人员类||工资|[2010350]事业运行|[30101]基本工资|[50501]工资福利支出|89.93|89.93|0|0",
		"某中心|公用经费类||公用|[2010350]事业运行|[30201]办公费|[50502]商品和服务支出|4|4||",
		"某中心|特定目标类|1405|热线服务费|[2019999]其他|[30227]委托业务费|[50502]商品|51.4|51.4||",
		"合计|||||||145.33|145.33||"},
	"split codes, lost zeros, merged heads": {
		"单位>v2|项目类别>v2|项目编码>v2|项目名称>v2|功能分类科目编码>>3|||部门经济分类科目编码>>2||政府经济分类科目编码>>2||资金性质>v2|金额（元）>v2",
		"||||类|款|项|类|款|类|款||",
		"某中心|人员类|||201|3|50|301|1|505|1|一般公共预算|899300",
		"某中心|公用经费类|||201|3|50|302|1|505|2|一般公共预算|40000",
		"某中心|特定目标类|1405|热线服务费|201|99|99|302|27|505|2|一般公共预算|514000"},
	"name behind, bureau's words": {
		"序号|用款单位|支出分类|项目代码|支出项目|功能科目编码|功能科目名称|支出经济分类科目编码|经济科目名称|政府经济分类编码|资金渠道|指标类型|年初预算数（元）",
		"1|某中心|人员支出||工资|2010350|事业运行|30101|基本工资|50501|经费拨款|年初预算|899300.00",
		"2|某中心|日常公用经费||公用|2010350|事业运行|30201|办公费|50502|经费拨款|年初预算|40000.00",
		"|某中心小计||||||||||939300",
		"3|某中心|特定目标类项目|1405|热线服务费|2019999|其他一般公共服务支出|30227|委托业务费|50502|经费拨款|年初预算|514000",
		"|总计||||||||||1453300"},
}

func TestLayouts(t *testing.T) {
	want := []string{
		"某中心 2010350 general basic current   30101 50501 899300.00",
		"某中心 2010350 general basic current   30201 50502 40000.00",
		"某中心 2019999 general project current  1405 30227 50502 514000.00",
	}
	for name, rows := range layouts {
		d, rest := Read([]tables.Page{page("明细", rows...)}, words(t))
		var got []string
		for i := range d.Appropriations {
			got = append(got, tell(&d.Appropriations[i]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s\n%v", name, strings.Join(got, "\n"), strings.Join(want, "\n"), d.Faults)
		}
		if len(d.Faults) > 0 || len(d.Questions) > 0 || len(rest) > 0 {
			t.Errorf("%s: faults %v, questions %v, %d pages left", name, d.Faults, d.Questions, len(rest))
		}
		if len(d.Projects) != 1 || d.Projects[0].Name.Value != "热线服务费" || d.Projects[0].Category.Value != "特定目标类" {
			t.Errorf("%s: projects %+v", name, d.Projects)
		}
	}
}

const heads = "项目类别|项目编码|项目名称|支出功能分类|部门预算经济分类|资金性质|预算金额（元）"

// TestFaults: what is not understood is said at its cell, once, and not taken.
func TestFaults(t *testing.T) {
	good := "人员类||工资|2010350-事业运行|30101-基本工资|一般公共预算|100"
	for _, c := range []struct {
		name string
		rows []string
		at   string
		says string
		kept int
	}{
		{"no unit of account", []string{strings.Replace(heads, "（元）", "", 1), good}, "明细.xlsx[明细]!第1行", "没有写明金额单位", 1},
		{"unknown category, twice", []string{heads, good, strings.Replace(good, "人员类", "怪类", 1), strings.Replace(good, "人员类", "怪类", 1)}, "明细.xlsx[明细]!A3", "“怪类”没有认出", 3},
		{"unknown fund", []string{heads, strings.Replace(good, "一般公共预算", "某资金", 1)}, "明细.xlsx[明细]!F2", "“某资金”没有认出", 0},
		{"no function", []string{heads, strings.Replace(good, "2010350-事业运行", "", 1)}, "明细.xlsx[明细]!第2行", "没有功能科目", 0},
		{"code cut short", []string{heads, strings.Replace(good, "2010350-事业运行", "201035", 1)}, "明细.xlsx[明细]!D2", "是 6 位", 0},
		{"name of many codes", []string{heads, strings.Replace(good, "2010350-事业运行", "行政运行", 1)}, "明细.xlsx[明细]!D2", "不能确定编码", 0},
		{"no number", []string{heads, strings.Replace(good, "|100", "|一百", 1), good}, "明细.xlsx[明细]!G2", "不是金额", 1},
		{"total", []string{heads, good, good, "合计||||||150"}, "明细.xlsx[明细]!G4", "与各行之和不同", 2},
		{"parts", []string{heads + "|政府性基金预算（元）", good + "|30"}, "明细.xlsx[明细]!G2", "与各项资金之和不同", 1},
	} {
		d, _ := Read([]tables.Page{page("明细", c.rows...)}, words(t))
		if !slices.ContainsFunc(d.Faults, func(f diag.Diagnostic) bool { return f.At.String() == c.at && strings.Contains(f.Message, c.says) }) {
			t.Errorf("%s: no finding at %s that says %q:\n%v", c.name, c.at, c.says, d.Faults)
		}
		if len(d.Appropriations) != c.kept {
			t.Errorf("%s: %d facts, want %d", c.name, len(d.Appropriations), c.kept)
		}
	}
}

// TestQuestions: a head that is not understood is asked about once.
func TestQuestions(t *testing.T) {
	row := "人员类||工资|2010350|30101|一般公共预算|100|x|y"
	d, _ := Read([]tables.Page{page("一", heads+"|支出功能分类科目码|支出功能分类科目码", row), page("二", heads+"|支出功能分类科目码|", row)}, words(t))
	if len(d.Questions) != 1 || d.Questions[0].At.String() != "一.xlsx[一]!H1" || !slices.Contains(d.Questions[0].Nearest, "支出功能分类科目") || len(d.Questions[0].Nearest) != 3 {
		t.Errorf("%+v", d.Questions)
	}
}

// TestMerge: pages that tell the same tell it once; what they tell differently
// is a finding with both cells.
func TestMerge(t *testing.T) {
	row := "人员类||工资|2010350|30101|一般公共预算|100"
	d, _ := Read([]tables.Page{page("一", heads, row), page("二", heads, row)}, words(t))
	if len(d.Appropriations) != 1 || !d.Lists[1].Same || len(d.Faults) > 0 {
		t.Errorf("%d facts, %+v, %v", len(d.Appropriations), d.Lists, d.Faults)
	}
	d, _ = Read([]tables.Page{page("一", heads, row), page("二", heads, strings.Replace(row, "|100", "|90", 1))}, words(t))
	if len(d.Appropriations) != 1 || len(d.Faults) != 1 || d.Faults[0].At.Book != "二.xlsx" || len(d.Faults[0].Related) != 1 || d.Faults[0].Related[0].At.Book != "一.xlsx" {
		t.Errorf("%v", d.Faults)
	}
}

// TestNoList: other pages are left to others.
func TestNoList(t *testing.T) {
	_, rest := Read([]tables.Page{page("封面", "某中心2026年单位预算"), page("职能", "一、主要职能", "负责……")}, words(t))
	if len(rest) != 2 {
		t.Errorf("%d pages left, want 2", len(rest))
	}
}

// TestExtend: a bureau's aliases stand beside the program's.
func TestExtend(t *testing.T) {
	a, err := words(t).Extend([]byte("heads: {function: [我县功能码]}\ncategories: {我县人员: {kind: basic, use: personnel}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	d, _ := Read([]tables.Page{page("明细", strings.Replace(heads, "支出功能分类", "我县功能码", 1), "我县人员||工资|2010350|30101|一般公共预算|100")}, a)
	if len(d.Appropriations) != 1 || len(d.Faults)+len(d.Questions) > 0 {
		t.Errorf("%v %v", d.Faults, d.Questions)
	}
	for _, bad := range []string{"heads: {x: [a]}", "heads: [", "amounts: {x: [a]}", "categories: {a: {kind: x}}", "origins: {x: [a]}", "funds: {x: [a]}", "other: 1",
		strings.Repeat("[", 300_000)} { // minutes, were it parsed
		if _, err := words(t).Extend([]byte(bad)); err == nil {
			t.Errorf("%.60q is taken", bad)
		}
	}
}

func TestSplit(t *testing.T) {
	for in, want := range map[string][2]string{
		"2010350-事业运行": {"2010350", "事业运行"}, "[2010350]事业运行": {"2010350", "事业运行"}, "2010350 事业运行": {"2010350", "事业运行"},
		"事业运行（2010350）": {"2010350", "事业运行"}, "2010350": {"2010350", ""}, "事业运行": {"", "事业运行"}, "11-一般公共预算资金": {"11", "一般公共预算资金"},
		"2010350—事业运行": {"2010350", "事业运行"},
	} {
		if code, name := split(in); code != want[0] || name != want[1] {
			t.Errorf("%s: %q %q", in, code, name)
		}
	}
	for want, parts := range map[string][]string{"2010350": {"201", "3", "50"}, "20103": {"201", "03"}, "30102": {"301", "30102"}, "2010301": {"201", "20103", "2010301"}} {
		if got := joined(parts); got != want {
			t.Errorf("%v: %s, want %s", parts, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, rows := range layouts {
		f.Add(strings.Join(rows[:min(3, len(rows))], "\n"))
	}
	a, err := Builtin()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 500 {
			return
		}
		d, _ := Read([]tables.Page{page("x", strings.Split(s, "\n")...)}, a)
		for i := range d.Appropriations {
			if d.Appropriations[i].Function.Value == "" || d.Appropriations[i].Fund.Value == model.FundNone {
				t.Errorf("a fact without what a fact needs: %s", tell(&d.Appropriations[i]))
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	a := words(b)
	rows := []string{heads}
	for i := range 1000 {
		rows = append(rows, fmt.Sprintf("特定目标类|%d|项目%d|2010350-事业运行|30227-委托业务费|一般公共预算|%d", i, i, i*100))
	}
	p := page("明细", rows...)
	for b.Loop() {
		Read([]tables.Page{p}, a)
	}
}

// TestListsTogether: several lists that tell the same money in more or less detail,
// of projects with their codes or without, are one; what they contradict each other
// in is said with both cells, and what was read first stays.
func TestListsTogether(t *testing.T) {
	sums := func(rows ...string) tables.Page {
		return page("汇总", append([]string{"预算单位|项目类别|项目名称|支出功能分类科目编码|资金性质|预算金额（元）"}, rows...)...)
	}
	all := page("明细", with()...)
	nameless := page("项目", baseHeads, strings.Replace(baseThree, "1405", "", 1))
	for _, c := range []struct {
		name  string
		pages []tables.Page
		says  string
	}{
		{"parts", []tables.Page{page("基本", baseHeads, baseOne, baseTwo), page("项目", baseHeads, baseThree)}, ""},
		{"twice", []tables.Page{all, page("再", with()...)}, ""},
		{"a project without its code", []tables.Page{all, nameless}, ""},
		{"without economic subjects", []tables.Page{all, sums("某中心|特定目标类|热线服务费|2019999|一般公共预算|514000", "某中心|基本支出||2010350|一般公共预算|939300")}, ""},
		{"the same, first", []tables.Page{sums("某中心|特定目标类|热线服务费|2019999|一般公共预算|514000", "某中心|基本支出||2010350|一般公共预算|939300"), all}, ""},
		{"by use", []tables.Page{sums("某中心|人员类||2010350|一般公共预算|899300", "某中心|公用经费类||2010350|一般公共预算|40000"), all}, ""},
		{"other amounts", []tables.Page{all, sums("某中心|特定目标类|热线服务费|2019999|一般公共预算|520000")}, "同一笔预算不同"},
		{"another amount of a line", []tables.Page{all, page("再", with("40000", "41000")...)}, "同一笔预算不同"},
		{"another category", []tables.Page{all, page("再", with("特定目标类", "其他运转类")...)}, "项目类别为“其他运转类”，先读到的为“特定目标类”"},
		{"another name of a code", []tables.Page{all, page("再", with("热线服务费", "热线运行费")...)}, "项目名称为“热线运行费”，先读到的为“热线服务费”"},
	} {
		d, _ := Read(c.pages, words(t))
		var total money.Money
		for i := range d.Appropriations {
			total = total.Add(d.Appropriations[i].Amount.Money)
		}
		if want := int64(1453300_00); total.Fen() != want || len(d.Appropriations) != 3 || len(d.Projects) != 1 {
			t.Errorf("%s: %v in %d facts, %d projects", c.name, total, len(d.Appropriations), len(d.Projects))
		}
		if c.says == "" && len(d.Faults) > 0 || c.says != "" && (len(d.Faults) != 1 || !strings.Contains(d.Faults[0].Message, c.says) || len(d.Faults[0].Related) != 1) {
			t.Errorf("%s: %v, want %q", c.name, d.Faults, c.says)
		}
	}
}
