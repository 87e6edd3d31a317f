package intake

import (
	"slices"
	"strings"
	"testing"

	"yugong/model/workbook/tables"
)

// base is a list of the three facts; a variation says them in another way.
const (
	baseHeads = "预算单位|项目类别|项目编码|项目名称|支出功能分类科目编码|部门经济分类科目编码|政府经济分类科目编码|资金性质|资金来源|预算金额（元）"
	baseOne   = "某中心|人员类||工资|2010350|30101|50501|一般公共预算|年初安排|899300"
	baseTwo   = "某中心|公用经费类||公用|2010350|30201|50502|一般公共预算|年初安排|40000"
	baseThree = "某中心|特定目标类|1405|热线服务费|2019999|30227|50502|一般公共预算|年初安排|514000"
)

// with puts other texts for some of the base's.
func with(pairs ...string) []string {
	var out []string
	for _, row := range []string{baseHeads, baseOne, baseTwo, baseThree} {
		out = append(out, strings.NewReplacer(pairs...).Replace(row))
	}
	return out
}

// variations are thirty ways of writing the same list.
var variations = []struct {
	name string
	rows []string
}{
	{"as it is", with()},
	{"full-width digits", with("899300", "８９９３００", "40000", "４００００")},
	{"thousands", with("899300", "899,300.00", "514000", "514，000")},
	{"codes as decimals", with("2010350", "2010350.0", "30101", "30101.0")},
	{"name before the code", with("2010350", "事业运行（2010350）", "30201", "办公费(30201)")},
	{"a blank between", with("2010350", "2010350 事业运行", "50502", "50502　商品和服务支出")},
	{"brackets of another kind", with("2010350", "【2010350】事业运行", "30227", "[30227] 委托业务费")},
	{"a dash of another kind", with("2010350", "2010350—事业运行", "30101", "30101_基本工资")},
	{"万元 in the head", with("预算金额（元）", "预算数（万元）", "899300", "89.93", "40000", "4", "514000", "51.4")},
	{"unit of account above", append([]string{"支出明细表", "|||||||||单位：万元"}, with("（元）", "", "899300", "89.93", "40000", "4", "514000", "51.4")...)},
	{"title, maker and date above", append([]string{"2026年支出预算明细表", "编制单位：某中心|||||打印日期：2026年1月5日", ""}, with()...)},
	{"heads with blanks", with("资金性质", "资 金 性 质", "项目名称", "项　目　名　称")},
	{"heads with stars", with("项目类别", "*项目类别", "预算金额（元）", "预算金额*（元）")},
	{"heads of several lines", with("支出功能分类科目编码", "支出功能\n分类科目编码", "预算金额（元）", "预算金额\n（元）")},
	{"other names of heads", with("预算单位", "单位名称", "项目类别", "支出项目类别", "资金性质", "资金类型", "资金来源", "指标来源", "预算金额（元）", "年初预算数（元）")},
	{"economic subjects of departments", with("部门经济分类科目编码", "部门预算支出经济分类科目", "政府经济分类科目编码", "政府预算支出经济分类科目", "30101", "30101-基本工资")},
	{"words for kinds", with("人员类", "人员经费", "公用经费类", "日常公用经费", "特定目标类", "特定目标类项目")},
	{"words for kinds with codes", with("人员类", "1-人员类", "公用经费类", "21-公用经费", "特定目标类", "3-特定目标类")},
	{"words for funds", with("一般公共预算", "一般公共预算财政拨款")},
	{"words for funds with codes", with("一般公共预算", "111-一般公共预算资金", "年初安排", "01-年初预算")},
	{"number and unit code", slices.Concat([]string{"序号|单位编码|" + baseHeads}, []string{"1|001001|" + baseOne, "2|001001|" + baseTwo, "3|001001|" + baseThree})},
	{"sums of units and kinds", []string{baseHeads, "某中心小计||||||||||", baseOne, baseTwo, "小计|||||||||939300", baseThree, "合计|||||||||1453300"}},
	{"blank rows", []string{baseHeads, "", baseOne, "", "", baseTwo, baseThree}},
	{"the head again", []string{baseHeads, baseOne, baseHeads, baseTwo, baseThree}},
	{"notes below", []string{baseHeads, baseOne, baseTwo, baseThree, "", "填报说明：本表由系统生成。", "负责人：|||经办人："}},
	{"a unit over its rows", []string{baseHeads, "某中心>v3|" + strings.TrimPrefix(baseOne, "某中心|"), strings.TrimPrefix(baseTwo, "某中心"), strings.TrimPrefix(baseThree, "某中心")}},
	{"columns of funds under a head", []string{
		"预算单位>v2|项目类别>v2|项目编码>v2|项目名称>v2|支出功能分类科目编码>v2|部门经济分类科目编码>v2|政府经济分类科目编码>v2|合计（元）>v2|本年预算（元）>>3||",
		"||||||||公共预算拨款|政府性基金拨款|事业收入",
		"某中心|人员类||工资|2010350|30101|50501|899300|899300||", "某中心|公用经费||公用|2010350|30201|50502|40000|40000|-|-",
		"某中心|特定目标类|1405|热线服务费|2019999|30227|50502|514000|514000|0|0"}},
	{"split codes with names", []string{
		"预算单位>v2|项目类别>v2|项目编码>v2|项目名称>v2|功能分类科目编码>>3|||功能分类科目名称>v2|部门经济分类科目编码>>2||政府经济分类科目编码>>2||资金性质>v2|金额（元）>v2",
		"||||类|款|项||类|款|类|款||",
		"某中心|人员类||工资|201|03|50|事业运行|301|01|505|01|一般公共预算|899300", "某中心|公用经费类||公用|201|03|50|事业运行|302|01|505|02|一般公共预算|40000",
		"某中心|特定目标类|1405|热线服务费|201|99|99|其他|302|27|505|02|一般公共预算|514000"}},
	{"columns in another order", []string{
		"预算金额（元）|资金性质|政府经济分类科目编码|部门经济分类科目编码|支出功能分类科目编码|项目名称|项目编码|项目类别|预算单位",
		"899300|一般公共预算|50501|30101|2010350|工资||人员类|某中心", "40000|一般公共预算|50502|30201|2010350|公用||公用经费类|某中心",
		"514000|一般公共预算|50502|30227|2019999|热线服务费|1405|特定目标类|某中心"}},
	{"columns of other matters", slices.Concat([]string{baseHeads + "|备注"}, []string{baseOne + "|说明一", baseTwo + "|", baseThree + "|合同期一年"})},
}

// TestVariations: each gives the three facts, without a question.
func TestVariations(t *testing.T) {
	want := []string{
		"某中心 2010350 general basic current   30101 50501 899300.00",
		"某中心 2010350 general basic current   30201 50502 40000.00",
		"某中心 2019999 general project current  1405 30227 50502 514000.00",
	}
	if len(variations) != 30 {
		t.Fatal(len(variations))
	}
	for _, v := range variations {
		d, _ := Read([]tables.Page{page("明细", v.rows...)}, words(t))
		var got []string
		for i := range d.Appropriations {
			got = append(got, tell(&d.Appropriations[i]))
		}
		if !slices.Equal(got, want) || len(d.Faults) > 0 || len(d.Questions) > 0 {
			t.Errorf("%s:\n%s\nfaults %v\nquestions %v", v.name, strings.Join(got, "\n"), d.Faults, d.Questions)
		}
	}
}

// facts are the three of the base, of every fund and year that nothing else tells.
var facts = []string{
	"某中心 2010350 general basic current   30101 50501 899300.00",
	"某中心 2010350 general basic current   30201 50502 40000.00",
	"某中心 2019999 general project current  1405 30227 50502 514000.00",
}

// further are layouts that say what they hold in other places, or leave it open:
// then that is asked, in says, and nothing is guessed.
var further = []struct {
	name  string
	pages []tables.Page
	want  []string
	says  []string
}{
	{"a sheet a fund", []tables.Page{
		page("一般公共预算", with("|资金性质", "", "|一般公共预算", "")[:3]...),
		page("基金", append([]string{"政府性基金预算支出明细表（单位：元）"}, baseHeadsWithout("资金性质"), "某中心|特定目标类|1405|热线服务费|2120803|30227|50502|年初安排|514000")...)},
		[]string{facts[0], facts[1], "某中心 2120803 government-fund project current  1405 30227 50502 514000.00"}, nil},
	{"a sheet of two funds", []tables.Page{page("明细", append([]string{"一般公共预算、政府性基金预算支出明细表（单位：元）"}, baseHeadsWithout("资金性质"), "某中心|人员类||工资|2010350|30101|50501|年初安排|899300")...)},
		nil, []string{"没有资金性质"}},
	{"four rows of heads, the unit of account in the first", []tables.Page{page("明细", "预算单位>v4|项目信息>>3|||科目>>3|||资金性质>v4|预算（万元）>>3||",
		"|项目类别>v3|项目编码>v3|项目名称>v3|支出功能分类科目编码>v3|部门经济分类科目编码>v3|政府经济分类科目编码>v3||本年预算数>v3|备注>v3|", "", "",
		"某中心|人员类||工资|2010350|30101|50501|一般公共预算|89.93|", "某中心|公用经费类||公用|2010350|30201|50502|一般公共预算|4|", "某中心|特定目标类|1405|热线服务费|2019999|30227|50502|一般公共预算|51.4|")}, facts, nil},
	{"the unit of account in a row of its own", []tables.Page{page("明细", append([]string{strings.Replace(baseHeads, "（元）", "", 1), "|||||||||（万元）"}, with("899300", "89.93", "40000", "4", "514000", "51.4")[1:]...)...)}, facts, nil},
	{"other ways of naming it", []tables.Page{page("明细", with("预算金额（元）", "预算金额 单位：万元", "899300", "89.93", "40000", "4", "514000", "51.4")...)}, facts, nil},
	{"brackets of every kind", []tables.Page{page("明细", with("2010350", "〔2010350〕事业运行", "30101", "＜30101＞基本工资", "50501", "［50501］工资福利支出", "30201", "办公费「30201」", "2019999", "其他支出｛2019999｝")...)}, facts, nil},
	{"levels of codes apart", []tables.Page{page("明细", with("2010350", "201.03.50", "2019999", "201-99-99 其他支出", "30101", "301.01", "50502", "505-02")...)}, facts, nil},
	{"totals between, with and without words", []tables.Page{page("明细", baseHeads, "某中心|||||||||1453300", "||||201 一般公共服务支出|||||1453300", "基本支出合计|||||||||939300", baseOne, baseTwo,
		"||||2010350 事业运行 小计|||||939300", baseThree, "支出总计|||||||||1453300")}, facts, nil},
	{"a total that is none", []tables.Page{page("明细", baseHeads, "某中心|||||||||1453301", baseOne, baseTwo, baseThree)}, facts, []string{"这一行没有功能科目"}},
	{"lost zeros of a project", []tables.Page{page("明细", append(with("1405", "01405"), "某中心|特定目标类|1405|热线服务费|2019999|30299|50502|一般公共预算|年初安排|1")...)},
		[]string{facts[0], facts[1], strings.Replace(facts[2], "1405", "01405", 1), "某中心 2019999 general project current  01405 30299 50502 1.00"}, nil},
	{"two columns of amounts", []tables.Page{page("明细", strings.Replace(baseHeads, "预算金额", "申报数（元）|批复数", 1), strings.Replace(baseOne, "899300", "999999|899300", 1), strings.Replace(baseTwo, "40000", "40000|40000", 1))},
		facts[1:2], []string{"“批复数（元）”与“申报数（元）”两列不同"}},
	{"two lists beside each other", []tables.Page{page("明细", "预算单位|支出功能分类科目编码|部门经济分类科目编码|政府经济分类科目编码|资金性质|预算金额（元）||支出功能分类科目编码|项目名称|预算金额（元）",
		"某中心|2010350|30101|50501|一般公共预算|899300||2019999|热线服务费|514000")}, facts[:1], []string{"右边另有一个明细表"}},
	{"lines of two years", []tables.Page{page("明细", baseHeads+"|预算年度", baseOne+"|2026", strings.Replace(baseTwo, "40000", "39000", 1)+"|2025", baseTwo+"|2026年", baseThree+"|2026")}, facts, []string{"有 1 行不是 2026 年的"}},
	{"a kind that only other lines say", []tables.Page{page("明细", baseHeads, baseOne, strings.Replace(baseThree, "特定目标类", "", 1))}, facts[:1], []string{"没有项目类别"}},
}

func baseHeadsWithout(head string) string { return strings.Replace(baseHeads, "|"+head, "", 1) }

// TestFurtherLayouts: each gives what it says, and asks for what it does not.
func TestFurtherLayouts(t *testing.T) {
	for _, v := range further {
		d, _ := Read(v.pages, words(t))
		var got []string
		for i := range d.Appropriations {
			got = append(got, tell(&d.Appropriations[i]))
		}
		if !slices.Equal(got, v.want) || len(d.Faults) != len(v.says) || len(d.Questions) > 0 {
			t.Errorf("%s:\n%s\nwant\n%s\nfaults %v\nquestions %v", v.name, strings.Join(got, "\n"), strings.Join(v.want, "\n"), d.Faults, d.Questions)
		}
		for i, says := range v.says[:min(len(v.says), len(d.Faults))] {
			if !strings.Contains(d.Faults[i].Message, says) {
				t.Errorf("%s: %v, want %s", v.name, d.Faults[i], says)
			}
		}
	}
}
