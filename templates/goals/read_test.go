package goals_test

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/goals"
)

func shanxi(t testing.TB) *templates.Form {
	t.Helper()
	folder, err := templates.Embedded("shanxi-unit")
	if err != nil {
		t.Fatal(err)
	}
	f, faults := templates.Load(folder)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return f
}

// page makes a page of rows whose cells are divided by |.
func page(sheet string, rows ...string) tables.Page {
	p := tables.Page{Book: "绩效.xlsx", Sheet: sheet}
	for i, s := range rows {
		row := tables.Row{Num: i + 1}
		for j, text := range strings.Split(s, "|") {
			if text = strings.TrimSpace(text); text != "" {
				row.Cells = append(row.Cells, tables.Cell{Col: j + 1, Text: text})
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// sheet is a performance sheet as a platform writes it: nothing merged, marks and
// the unit of account its own, rows of its own between.
var sheet = []string{
	"某县县(区)级预算部门（单位）项目支出绩效目标表",
	"（2026年度）",
	"项目名称||热线服务费",
	"主管部门及代码|||042-某局||实施单位|某中心",
	"审核人||某人",
	"项目属性||经常性项目||项目期||3年",
	"项目资金（万元）||实施期资金总额||154.2||年度资金总额||51.4",
	"||其中:中央财政资金||||其中：中央财政资金",
	"||省级财政资金||0||省级财政资金||0",
	"||市县(区)财政资金||154.2||市县（区）财政资金||51.4",
	"||单位自筹||-||单位自筹",
	"||其他资金||||其他资金",
	"项目概况||概况一段",
	"立项依据||依据一段",
	"项目设立必要性||必要",
	"保证项目实施的制度、措施||制度",
	"项目实施计划||计划",
	"总体目标||实施期目标|||年度目标",
	"||三年的目标|||一年的目标",
	"绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
	"|产出指标|数量指标|接听数量|≥1500|数量指标|接听数量|≥500",
	"|||回访数量|≥10",
	"||质量指标|||质量指标|接通率|≥95%",
	"|满意度指标|服务对象满意度|群众满意度|≥90%|服务对象满意度|群众满意度|≥90%",
}

// TestPlatformSheet: a sheet is known by its labels.
func TestPlatformSheet(t *testing.T) {
	r := goals.Read(shanxi(t), []tables.Page{page("说明", "关于填报的说明"), page("绩效", sheet...)})
	if len(r.Targets) != 1 || len(r.Faults) > 0 || len(r.Pages) != 1 || r.Pages[0] != 1 {
		t.Fatalf("%+v", r)
	}
	g := &r.Targets[0]
	for got, want := range map[string]string{g.Name.Value: "热线服务费", g.Superior.Value: "042-某局", g.Unit.Value: "某中心", g.Attribute.Value: "经常性项目", g.Term.Value: "3年",
		g.Overview.Value: "概况一段", g.Basis.Value: "依据一段", g.Plan.Value: "计划", g.PeriodGoal.Value: "三年的目标", g.AnnualGoal.Value: "一年的目标",
		g.Period.Total.String(): "1542000", g.Annual.Total.String(): "514000", r.Region.Value: "某县"} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if g.Period.Central.Blank != true || g.Period.Provincial.Blank || g.Annual.Local.String() != "514000" || !g.Period.Own.Blank {
		t.Errorf("money %+v %+v", g.Period, g.Annual)
	}
	if g.Plan.At.Row != 17 || g.Plan.At.Sheet != "绩效" {
		t.Errorf("the plan is from %v", g.Plan.At)
	}
	var got []string
	for _, x := range g.Indicators {
		got = append(got, strings.Join([]string{x.Level1.Value, x.Level2.Value, x.Level3.Value, x.Period.Value, x.Annual.Value}, " "))
	}
	want := "产出指标 数量指标 接听数量 ≥1500 ≥500\n产出指标 数量指标 回访数量 ≥10 \n产出指标 质量指标 接通率  ≥95%\n满意度指标 服务对象满意度 群众满意度 ≥90% ≥90%"
	if strings.Join(got, "\n") != want {
		t.Errorf("indicators\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// TestSeveralSheets: one under another, one over a page's end, one of the whole
// unit, and a blank form, which is none.
func TestSeveralSheets(t *testing.T) {
	second := append([]string{"项目名称||光纤费"}, sheet[3:]...)
	whole := []string{"单位名称||某中心", "主管部门及代码||042-某局||实施单位|某中心", "整体资金（元）||实施期资金总额：||10||年度资金总额：||10", "||省级财政资金||||省级财政资金", "||单位自筹||||单位自筹",
		"||市县（区）财政资金||10||市县（区）财政资金||10", "||其他资金||||其他资金", "||其中：中央财政资金", "单位职能概述||职能", "年度主要任务||任务", "总体目标||实施期目标|||年度目标", "||甲|||乙"}
	blank := page("空表", "项目名称||", "主管部门及代码||||实施单位", "项目属性||||项目期", "项目资金（元）||实施期资金总额：||||年度资金总额：", "项目概况", "立项依据", "项目设立必要性", "保证项目实施的制度、措施", "项目实施计划",
		"总体目标||实施期目标|||年度目标", "||省级财政资金", "||单位自筹")
	r := goals.Read(shanxi(t), []tables.Page{page("绩效", append(append([]string{}, sheet...), second[:12]...)...), page("绩效（续表）", append([]string{"项目名称||光纤费"}, second[12:]...)...), page("整体", whole...), blank})
	if len(r.Targets) != 3 {
		t.Fatalf("%d sheets: %+v", len(r.Targets), r.Targets)
	}
	if g := &r.Targets[1]; g.Name.Value != "光纤费" || len(g.Indicators) != 4 || g.Plan.Value != "计划" {
		t.Errorf("over the page %+v", g)
	}
	if g := &r.Targets[2]; g.Key.Value != model.WholeUnit || g.Overview.Value != "职能" || g.Annual.Total.String() != "10" {
		t.Errorf("whole %+v", g)
	}
}

// FuzzRead: whatever stands on a page, reading ends.
func FuzzRead(f *testing.F) {
	f.Add(strings.Join(sheet, "\n"), uint8(3), uint8(2))
	f.Add("项目名称||甲\n绩效指标|一级指标", uint8(1), uint8(1))
	data := shanxi(f)
	f.Fuzz(func(t *testing.T, text string, row, col uint8) {
		rows := strings.Split(text, "\n")
		p := page("续表", rows[:min(len(rows), 300)]...)
		p.Merged = append(p.Merged, tables.Range{Row: int(row), Col: int(col), LastRow: int(row) + 3, LastCol: int(col) + 4})
		r := goals.Read(data, []tables.Page{page("绩效", sheet...), p})
		for i := range r.Targets {
			if r.Targets[i].Name.Value == "" && r.Targets[i].Key.Value == "" && len(r.Targets[i].Indicators) == 0 {
				t.Error("a sheet of nothing")
			}
		}
	})
}
