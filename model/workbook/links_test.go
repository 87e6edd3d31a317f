package workbook

import (
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/subject"
)

func TestLinks(t *testing.T) {
	run(t, []trial{
		{"project named in the facts only", csv("项目.csv", "P02,设备更新,特定目标类,\n", ""), []string{
			"a[支出预算]!G5：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号",
			"a[绩效目标]!A3：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号；单位整体绩效目标的编号填“整体”",
		}, nil},
		{"project without facts", csv("支出预算.csv", ",P02,", ",P01,"), []string{
			"a[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"project key twice", csv("项目.csv", "P02,设备更新", "P01,设备更新"), []string{
			"a[支出预算]!G5：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号",
			"a[绩效目标]!A3：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号；单位整体绩效目标的编号填“整体”",
			"a[项目]!A3：项目编号“P01”重复；每个项目一个编号",
		}, nil},
		{"project name twice", csv("项目.csv", "P02,设备更新", "P02,网络运行 维护费"), []string{
			"a[项目]!B3：项目名称“网络运行 维护费”与B2相同，是否同一个项目？",
		}, nil},
		{"project without a key", csv("支出预算.csv", ",P02,", ",,"), []string{
			"a[支出预算]!G5：项目支出没有填写“项目编号”；请填“项目”表中的编号",
			"a[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"target twice", csv("绩效目标.csv", "P02,设备更新", "P01,设备更新"), []string{
			"a[绩效指标]!A4：“绩效目标”表中没有编号“P02”；请在“绩效目标”表补上，或改正编号",
			"a[绩效目标]!A3：项目编号“P01”的绩效目标有两行；每个项目只填一行",
		}, nil},
		{"indicator without target", csv("绩效指标.csv", "P02,", "P09,"), []string{
			"a[绩效指标]!A4：“绩效目标”表中没有编号“P09”；请在“绩效目标”表补上，或改正编号",
		}, nil},
		{"parents without a name", csv("支出预算.csv", "2010302,", "2345601,某项"), []string{
			"a[支出预算]!B4：功能科目 2345601 的上级 23456 没有名称；请在“自定义科目”加入上级科目的编码和名称",
		}, nil},
		{"code without a name", csv("支出预算.csv", "2010302,", "2010377,"), []string{
			"a[支出预算]!B4：科目表里没有功能科目 2010377；请核对编码；编码无误就在同一行填写名称，或加入“自定义科目”",
		}, nil},
		{"two names for a code", csv("支出预算.csv", "2010350,,一般公共预算,基本支出,当年预算,,30201,", "2010350,事业 运转,一般公共预算,基本支出,当年预算,,30201,"), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Subjects.Disputes(); len(got) != 1 || got[0].Name != "事业 运转" || got[0].Sure != "事业运行" {
				t.Errorf("disputes %+v", got)
			}
			if name, _ := d.Subjects.Name(subject.Function, "2010350"); name != "事业运行" {
				t.Errorf("printed as %s", name)
			}
		}},
		{"surplus of this year", csv("支出预算.csv", "2010350,,一般公共预算,基本支出,当年预算,,30201,", "2010350,,使用非财政拨款结余,基本支出,当年预算,,30201,"), []string{
			"a[支出预算]!F3：使用非财政拨款结余是以前年度积累的，不是“当年预算”；“资金来源”请填上年结转",
		}, nil},
		{"name without a code", csv("支出预算.csv", ",,30201,,", ",,,办公费,"), []string{
			"a[支出预算]!H3：基本支出没有填写“部门经济科目编码”；请填款级编码，如 30101；没有分到功能科目的，把经济科目填在“经济分类”",
			"a[支出预算]!I3：填了部门经济科目名称“办公费”，没有填编码",
		}, nil},
		{"basic expenditure without economic subjects", csv("支出预算.csv", ",,30201,,50502,", ",,30201,,,"), []string{
			"a[支出预算]：有1行没有填写“政府经济科目编码”，已按部门经济科目和单位性质的对照填入",
		}, nil},
		{"economic subject that the mapping leaves open", csv("支出预算.csv", ",,30201,,50502,", ",,39999,,,"), []string{
			"a[支出预算]!J3：基本支出没有填写“政府经济科目编码”",
		}, nil},
		{"economic subjects of a unit whose kind is not known", func(t *testing.T) (*model.Disclosure, diag.List) {
			fsys := fixture(t, "small")
			for file, was := range map[string][2]string{"支出预算.csv": {",,30201,,50502,", ",,30201,,,"}, "单位信息.csv": {"事业单位", ""}} {
				text := string(fsys[file].Data)
				if !strings.Contains(text, was[0]) {
					t.Fatal(file)
				}
				fsys[file].Data = []byte(strings.Replace(text, was[0], was[1], 1))
			}
			return readMap(t, fsys)
		}, []string{"a[单位信息]!B5：“单位性质”没有填写；可填：行政单位、参公事业单位、事业单位"}, nil},
		{"government fund without revenue subject", csv("收入预算.csv", ",1030148,国有土地使用权出让收入,", ",,,"), []string{
			"a[收入预算]!B3：政府性基金预算收入没有填写“收入科目编码”；请填编码和名称，如 1030148 国有土地使用权出让收入",
		}, nil},
		{"last year's figure twice", csv("上年数.csv", "支出总计", "收入总计"), []string{"a[上年数]!A3：“收入总计”与A2重复；同一指标只填一行"}, nil},
		{"last year's figure without fund", csv("上年数.csv", "当年支出,,,一般公共预算", "当年支出,,,"), []string{"a[上年数]!D4：“当年支出”须填写资金性质"}, nil},
		{"sum of 三公经费 filled in", csv("三公经费.csv", "合计,,", "合计,15800,"), []string{
			"a[三公经费]!A6：“合计”行只填变动原因；B6 的金额没有读取，合计由程序计算",
		}, nil},
		{"item of 三公经费 twice", csv("三公经费.csv", "公务用车购置费", "公务接待费"), []string{"a[三公经费]!A4：与A3重复；每个项目只填一行"}, nil},
		{"a purpose without last year's amount", csv("上年数.csv", "1000000.00,工资调整,保障运转", ",,保障运转"), nil, func(t *testing.T, d *model.Disclosure) {
			if p := d.Prior[3]; !p.Amount.Blank || p.Purpose.Value != "保障运转" {
				t.Errorf("%+v", p)
			}
		}},
		{"a reason without last year's amount", csv("上年数.csv", "1000000.00,工资调整,保障运转", ",工资调整,"), []string{"a[上年数]!E5：“金额”没有填写"}, nil},
		{"two meanings of a term", csv("名词解释.csv", "试验费,指试验的费用。\n", "试验费,指试验的费用。\n试验 费,指别的。\n"), []string{
			"a[名词解释]!A3：名词“试验 费”与A2重复；请合成一行",
		}, nil},
		{"quantities with their measure", csv("国有资产.csv", "截止日期,2025年2月28日,,\n公务用车编制,1,辆,\n", "截止日期,2025/2/28,,\n公务用车编制,1 辆,辆,\n办公用房面积,\"1,234.5平方米\",,\n"+
			"50万元以上通用设备,2台（套）,,\n领导用车,无,辆,\n其他房屋,3间,间,\n"), nil, func(t *testing.T, d *model.Disclosure) {
			want := []string{"2025年2月28日", "1", "1,234.5", "2", "0", "3"}
			for i, a := range d.Assets {
				if a.Quantity.Value != want[i] {
					t.Errorf("%s: %q, want %q", a.Name.Value, a.Quantity.Value, want[i])
				}
			}
		}},
		{"an asset's name twice, and nearly right", csv("国有资产.csv", "公务用车编制,1,辆,\n", "公务用车编制,1,辆,\n公务用车 编制,2,辆,\n领导用车辆,1,辆,\n"), []string{
			"a[国有资产]!A4：“公务用车编制”与A3重复；每个项目只填一行",
			"a[国有资产]!A5：“领导用车辆”不是公开格式认识的资产名称，不会印出；是否为“领导用车”？",
		}, nil},
		{"a department without units", csv("单位信息.csv", "文档类型,单位预算", "文档类型,部门预算"), []string{
			"a[单位]：部门预算须在“单位”表列出所含的单位",
			"a[支出预算]!A2：“单位”没有填写", "a[支出预算]!A3：“单位”没有填写", "a[支出预算]!A4：“单位”没有填写", "a[支出预算]!A5：“单位”没有填写",
			"a[收入预算]!A2：“单位”没有填写", "a[收入预算]!A3：“单位”没有填写",
			"a[政府购买服务]!A2：“单位”没有填写",
			"a[项目]!D2：“单位”没有填写", "a[项目]!D3：“单位”没有填写",
		}, nil},
	})
}

// department is the small folder as a document of two units, after a change.
func department(change func(fsys fstest.MapFS)) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		fsys := fixture(t, "small")
		swap := func(file, old, new string) {
			withFile(fsys, file, []byte(strings.ReplaceAll(string(fsys[file].Data), old, new)))
		}
		swap("单位信息.csv", "单位预算", "部门预算")
		swap("支出预算.csv", "\n,", "\n甲中心,")
		swap("收入预算.csv", "\n,", "\n甲中心,")
		swap("政府购买服务.csv", "\n,", "\n乙中心,")
		swap("项目.csv", "类,", "类,乙 中心")
		withFile(fsys, "单位.csv", []byte("单位名称,单位编码,单位性质\n甲中心,042001,事业单位\n乙中心,042002,行政单位\n"))
		change(fsys)
		return readMap(t, fsys)
	}
}

func TestDepartment(t *testing.T) {
	run(t, []trial{
		{"as it should be", department(func(fstest.MapFS) {}), nil, func(t *testing.T, d *model.Disclosure) {
			if len(d.Units) != 2 || d.Units[1].Kind.Value != model.Administrative || d.Appropriations[0].Unit.Value != "甲中心" || d.Projects[0].Unit.Value != "乙中心" {
				t.Errorf("%+v", d.Units)
			}
		}},
		{"a unit that is not listed", department(func(fsys fstest.MapFS) {
			withFile(fsys, "单位.csv", []byte("单位名称,单位性质\n甲中心,事业单位\n"))
		}), []string{
			"a[政府购买服务]!A2：单位“乙中心”不在“单位”表中；请与“单位”表的单位名称一致，或在那里补上",
			"a[项目]!D2：单位“乙 中心”不在“单位”表中；请与“单位”表的单位名称一致，或在那里补上",
			"a[项目]!D3：单位“乙 中心”不在“单位”表中；请与“单位”表的单位名称一致，或在那里补上",
		}, nil},
		{"a unit listed twice", department(func(fsys fstest.MapFS) {
			withFile(fsys, "单位.csv", []byte("单位名称,单位编码,单位性质\n甲中心,1,事业单位\n乙中心,2,事业单位\n甲　中心,3,行政单位\n"))
		}), []string{"a[单位]!A4：单位“甲　中心”列了两次；请删除重复的一行"}, nil},
		{"units in a unit's own document", func(t *testing.T) (*model.Disclosure, diag.List) {
			return readMap(t, withFile(fixture(t, "small"), "单位.csv", []byte("单位名称,单位编码,单位性质\n甲中心,042001,事业单位\n")))
		}, []string{"a[单位]：单位预算不用填写这张表，其内容没有使用"}, sameAsSmall},
	})
}

// TestUnsureNames: names that neither the workbook nor a public document vouches
// for are told in one hint, codes of an older list each; a name of the
// workbook's own settles it.
func TestUnsureNames(t *testing.T) {
	row := func(code, name string) string {
		return "," + code + "," + name + ",一般公共预算,基本支出,当年预算,,30101,,50501,,100,\n"
	}
	const head = "单位,功能科目编码,功能科目名称,资金性质,支出类型,资金来源,项目编号,部门经济科目编码,部门经济科目名称,政府经济科目编码,政府经济科目名称,金额,备注\n"
	for _, c := range []struct {
		name, rows string
		want       []string
	}{
		{"verified", row("2010301", ""), nil},
		{"unconfirmed", row("2130304", ""), []string{"没有填名称的科目有1个按科目表印出，名称未经核实：2130304"}},
		{"several", row("2130304", "") + row("2012604", "") + row("2130304", ""), []string{"有2个按科目表印出"}},
		{"named", row("2130304", "水利行业业务管理"), nil},
		{"named otherwise", row("2130304", "水利管理"), nil},
		{"superseded", row("2010308", ""), []string{"功能科目 2010308（信访事务）是旧版科目"}},
	} {
		book := fixture(t, "small")
		book["支出预算.csv"] = &fstest.MapFile{Data: []byte(head + c.rows)}
		_, list, err := ReadFolder(book, "a")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range list {
			if f.Rule == "T13" {
				got = append(got, f.Message)
			}
		}
		if len(got) != len(c.want) || len(got) > 0 && !strings.Contains(got[0], c.want[0]) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
