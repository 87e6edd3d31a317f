package published

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/tables"
	"yugong/templates/form"
	"yugong/templates/published/internal/scan"
)

func str(s string) form.Str { return form.Str{V: s} }

func sumOf(text string, f model.Filter) form.Column {
	return form.Column{Text: str(text), Sum: &form.Where{Filter: f}, From: model.FromFacts}
}

func text(name, field string) form.Column { return form.Column{Text: str(name), Field: str(field)} }

// Two small tables: spending by code and kind, projects by fund.
func forms() *form.Form {
	kinds := func(k ...model.Kind) model.Filter { return model.Filter{Kinds: k} }
	general := model.Filter{Funds: []model.Fund{model.General}}
	other := model.Filter{Funds: []model.Fund{model.GovernmentFund, model.StateCapital, model.FiscalAccount, model.UnitFunds}}
	return &form.Form{
		Numbers: map[string]form.Number{"table": {Places: 2, Format: money.Format{Unit: money.WanYuan, Places: 2}}},
		Tables: []*form.Table{
			{
				Name: str("spending"), Number: str("table"), Rule: str("T03"), From: model.FromFacts,
				Where: form.Where{Filter: kinds(model.Basic, model.Project)},
				Sides: []form.Side{{From: model.FromFacts, Columns: []form.Column{
					text("编码", "code"), text("名称", "name"),
					sumOf("合计", model.Filter{}), sumOf("基本支出", kinds(model.Basic)), sumOf("项目支出", kinds(model.Project)),
				}, Body: []form.Row{{Kind: form.RowsTotal, Label: str("合计")}, {Kind: form.RowsSubjects}}}},
			},
			{
				Name: str("projects"), Number: str("table"), Rule: str("T10"), From: model.FromFacts,
				Where: form.Where{Filter: kinds(model.Project)},
				Sides: []form.Side{{From: model.FromFacts, Columns: []form.Column{
					text("项目", "label"), sumOf("合计", model.Filter{}), sumOf("一般公共预算", general), sumOf("其他", other),
				}, Body: []form.Row{{Kind: form.RowsProjects}}}},
			},
		},
	}
}

// sheets reads tables drawn as text: cells divided by |, a line each.
func sheets(f *form.Form, drawn ...string) *input {
	in := &input{form: f, subjects: subject.New(), units: []string{"某局"}, text: func(s form.Str) string { return s.V }}
	for n, d := range drawn {
		s := scan.Sheet{Table: f.Tables[n], Unit: money.WanYuan, Places: 2, At: diag.Pos{Sheet: f.Tables[n].Name.V, Row: 1, Col: 1}}
		leaves := form.Leaves(s.Table.Sides[0].Columns)
		for i, line := range strings.Split(strings.TrimSpace(d), "\n") {
			row := scan.Row{At: diag.Pos{Sheet: s.At.Sheet, Row: i + 2}}
			for j, printed := range strings.Split(strings.TrimSpace(line), "|") {
				c := scan.Cell{Text: printed, At: diag.Pos{Sheet: s.At.Sheet, Row: i + 2, Col: j + 1}}
				if m, err := money.Parse(printed, money.WanYuan); err == nil && leaves[j].Sum != nil {
					c.Amount, c.Figure = m, true
				}
				row.Cells = append(row.Cells, c)
			}
			s.Rows = append(s.Rows, row)
		}
		in.sheets = append(in.sheets, s)
	}
	return in
}

const (
	spending = `合计||10|4|6
		201|一般公共服务支出|10|4|6
		20103|政府办公厅（室）及相关机构事务|10|4|6
		2010301|行政运行|4|4|
		2010302|一般行政管理事务|6||6`
	projects = `某局|6|5|1
		会议保障|2|2|
		热线运行|4|3|1`
)

func TestRun(t *testing.T) {
	replace := func(s, from, to string) string {
		if !strings.Contains(s, from) {
			t.Fatalf("no %q", from)
		}
		return strings.Replace(s, from, to, 1)
	}
	for _, c := range []struct {
		name             string
		spending, others string
		want             []string // place and what the message must hold
	}{
		{"sound", spending, projects, nil},
		{"a figure", replace(spending, "行政运行|4|4|", "行政运行|5|4|"), projects, []string{"spending C5 应为4万元"}},
		{"a total in both tables", spending, replace(projects, "某局|6|5|1", "某局|7|5|1"), []string{"projects B2 应为6万元"}},
		{"a sign", replace(spending, "行政运行|4|4|", "行政运行|4|-4|"), projects, []string{"spending D5 应为4万元"}},
		{"a blank", replace(spending, "20103|政府办公厅（室）及相关机构事务|10|4|6", "20103|政府办公厅（室）及相关机构事务|10|4|"), projects, []string{"spending E4 没有金额"}},
		{"a line that is missing", spending, replace(projects, "会议保障|2|2|\n", ""), []string{"projects A2 可能缺少一行"}},
		{"the last of its code", replace(spending, "20103|政府办公厅（室）及相关机构事务|10|4|6\n", ""), projects, []string{"spending A4 缺少 20103"}},
		{"two lines changed", replace(replace(replace(spending, "2010301|行政运行|4|4|", "@"), "2010302|一般行政管理事务|6||6", "2010301|行政运行|4|4|"), "@", "2010302|一般行政管理事务|6||6"), projects,
			[]string{"spending A5 次序不对"}},
		{"a label", replace(spending, "合计||", "合某||"), projects, []string{"spending A2 应为“合计”"}},
		{"a name", replace(spending, "一般公共服务支出", "一般公共服务指出"), projects, []string{"spending A3 一般公共服务支出"}},
		{"a project without its unit", spending, replace(projects, "某局|6|5|1\n", ""), []string{"projects A2 之上缺少单位"}},
	} {
		r := run(sheets(forms(), c.spending, c.others))
		if len(r.Faults) != len(c.want) {
			t.Errorf("%s: %d findings, want %d:\n%v", c.name, len(r.Faults), len(c.want), r.Faults)
			continue
		}
		for i, want := range c.want {
			f := strings.SplitN(want, " ", 3)
			d := r.Faults[i]
			if d.At.Sheet != f[0] || d.At.Cell() != f[1] || !strings.Contains(d.String(), f[2]) {
				t.Errorf("%s: found %s\nwant %s", c.name, d, want)
			}
		}
	}
}

// A rule whose table is absent is not checked, and has not passed.
func TestAbsentTableIsNotChecked(t *testing.T) {
	r := run(sheets(forms(), spending))
	states := map[string]State{}
	for i := range r.Checks {
		states[r.Checks[i].Rule] = r.Checks[i].State()
	}
	if states["T03"] != Passed || states["T10"] != NotChecked {
		t.Errorf("states %v", states)
	}
}

// What is printed as zero everywhere makes regions equal that differ by it:
// with no 年终结转, what comes in by code is what is spent by code.
func TestZeroKnowledge(t *testing.T) {
	f := forms()
	f.Tables = append(f.Tables, &form.Table{
		Name: str("income"), Number: str("table"), Rule: str("T02"), From: model.FromFacts,
		Sides: []form.Side{{From: model.FromFacts, Columns: []form.Column{text("编码", "code"), text("名称", "name"), sumOf("合计", model.Filter{})},
			Body: []form.Row{{Kind: form.RowsSubjects}},
			Foot: []form.Row{
				{Kind: form.RowsFixed, Label: str("年终结转"), Where: form.Where{Filter: model.Filter{Kinds: []model.Kind{model.CarryForward}}}},
				{Kind: form.RowsTotal, Label: str("总计")},
			}}},
	})
	income := `201|一般公共服务支出|10
		20103|政府办公厅（室）及相关机构事务|10
		2010301|行政运行|4
		2010302|一般行政管理事务|6
		年终结转||%
		总计||10`
	run := func(kept, code string) diag.List {
		s := strings.Replace(strings.Replace(income, "%", kept, 1), "行政运行|4", "行政运行|"+code, 1)
		return run(sheets(f, spending, projects, s)).Faults
	}
	if faults := run("0", "4"); len(faults) > 0 {
		t.Errorf("sound tables: %v", faults)
	}
	faults := run("0", "5")
	if len(faults) != 1 || faults[0].At.Cell() != "C4" || !strings.Contains(faults[0].Message+strings.Join(faults[0].Hints, ""), "一致") {
		t.Errorf("one code wrong: %v", faults)
	}
}

func TestEmptyInput(t *testing.T) {
	r := run(sheets(forms()))
	if len(r.Faults) > 0 || len(r.Checks) == 0 {
		t.Errorf("%v, %d checks", r.Faults, len(r.Checks))
	}
}

// TestRoundingsOnceATable: sums that miss by a rounding are one hint a table,
// and none where the document says that they may.
func TestRoundingsOnceATable(t *testing.T) {
	f := format(t, shanxi)
	b := rounded(printed(t, f, "full"))
	per := map[string]int{}
	several := false
	for _, d := range Audit(f, b, false).Faults {
		per[d.At.Sheet]++
		several = several || strings.Contains(d.Message, "；本表共 ") && len(d.Related) > 0
	}
	for sheet, n := range per {
		if n > 1 {
			t.Errorf("%d hints on %s", n, sheet)
		}
	}
	if len(per) < 3 || !several {
		t.Errorf("%v, several in a table: %v", per, several)
	}
	last := &b.Pages[0]
	last.Rows = append(last.Rows, tables.Row{Num: last.Rows[len(last.Rows)-1].Num + 1, Cells: []tables.Cell{{Col: 1, Text: "注：部分数据因四舍五入存在尾差。"}}})
	if faults := Audit(f, b, false).Faults; len(faults) > 0 {
		t.Errorf("with a note: %v", faults)
	}
}
