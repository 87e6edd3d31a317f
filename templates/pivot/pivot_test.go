package pivot

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/render/doc"
	"yugong/templates/form"
)

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 30: "三十", 99: "九十九", 100: "100"} {
		if got := Numeral(n); got != want {
			t.Errorf("Numeral(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestCodePart(t *testing.T) {
	for _, c := range []struct {
		code string
		part byte
		want string
	}{{"2010350", '1', "201"}, {"2010350", '2', "03"}, {"2010350", '3', "50"}, {"201", '2', ""}, {"20103", '3', ""}, {"", '1', ""}} {
		if got := codePart(c.code, c.part); got != c.want {
			t.Errorf("codePart(%q, %c) = %q, want %q", c.code, c.part, got, c.want)
		}
	}
}

// ledgerOf makes a disclosure of two units from lines of
// unit fund kind origin function dept gov project fen.
func ledgerOf(facts ...model.Fact) *Source {
	d := &model.Disclosure{Subjects: subject.New()}
	for _, u := range []string{"甲", "乙"} {
		m := model.Member{Name: model.Text{Value: u}}
		d.Units = append(d.Units, m)
	}
	d.Units[0].Kind.Value = model.Administrative
	d.Units[1].Kind.Value = model.Institution
	for _, p := range []string{"P2", "P1"} {
		d.Projects = append(d.Projects, model.ProjectInfo{Key: model.Text{Value: p}, Name: model.Text{Value: "项目" + p}})
	}
	for i, f := range facts {
		a := model.Appropriation{
			Unit: model.Text{Value: f.Unit}, Function: model.Text{Value: f.Function}, Project: model.Text{Value: f.Project},
			DeptEconomic: model.Text{Value: f.DeptEconomic}, GovEconomic: model.Text{Value: f.GovEconomic},
			Amount: model.Amount{Money: f.Amount, At: diag.Pos{Row: i + 2}},
		}
		a.Fund.Value, a.Kind.Value, a.Origin.Value = f.Fund, f.Kind, f.Origin
		d.Appropriations = append(d.Appropriations, a)
	}
	return &Source{Disclosure: d, Ledger: model.NewLedger(d), Expand: func(s form.Str) doc.Text { return doc.Plain(s.V) }}
}

func yuan(n int64) money.Money { return money.FromFen(n * 100) }

func str(s string) form.Str { return form.Str{V: s} }

func label(text string) form.Column { return form.Column{Text: str(text), Field: str("label")} }

func sumOf(text string, f model.Filter) form.Column {
	return form.Column{Text: str(text), Sum: &form.Where{Filter: f}, From: model.FromFacts}
}

// show prints a grid's rows, cells divided by |, spans as *columns×rows.
func show(rows []Row) string {
	var b strings.Builder
	for _, r := range rows {
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteString("|")
			}
			b.WriteString(c.Text.String())
			if c.Figure && c.Sum.Src != nil {
				b.WriteString(c.Sum.String())
			}
			if w, h := max(c.Cols, 1), max(c.Rows, 1); w*h > 1 {
				b.WriteString("*" + itoa(w) + "×" + itoa(h))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestBuild(t *testing.T) {
	src := ledgerOf(
		model.Fact{Unit: "甲", Fund: model.General, Kind: model.Basic, Origin: model.Current, Function: "2010301", DeptEconomic: "30101", GovEconomic: "50101", Amount: yuan(100)},
		model.Fact{Unit: "甲", Fund: model.General, Kind: model.Basic, Origin: model.Current, Function: "2010301", DeptEconomic: "30101", GovEconomic: "50199", Amount: yuan(7)},
		model.Fact{Unit: "甲", Fund: model.BusinessIncome, Kind: model.Project, Origin: model.Carryover, Function: "2019999", Project: "P1", Amount: yuan(30)},
		model.Fact{Unit: "乙", Fund: model.General, Kind: model.Project, Origin: model.Current, Function: "2080501", Project: "P2", Amount: yuan(5)},
	)
	basic := model.Filter{Kinds: []model.Kind{model.Basic}}
	project := model.Filter{Kinds: []model.Kind{model.Project}}
	for _, c := range []struct {
		name  string
		sides []form.Side
		where model.Filter
		head  string
		body  string
	}{
		{
			name: "subject tree with a total over two label columns",
			sides: []form.Side{{
				From: model.FromFacts,
				Columns: []form.Column{
					{Text: str("项目"), Columns: []form.Column{{Text: str("编码"), Field: str("code")}, {Text: str("名称"), Field: str("name")}}},
					sumOf("合计", model.Filter{}), sumOf("基本", basic),
				},
				Body: []form.Row{{Kind: form.RowsTotal, Label: str("合计")}, {Kind: form.RowsSubjects, Levels: []int{1, 3}}},
			}},
			head: "项目*2×1|合计*1×2|基本*1×2\n编码|名称\n",
			body: "合计*2×1|142|107\n201|一般公共服务支出|137|107\n2010301|行政运行|107|107\n" +
				"2019999|其他一般公共服务支出|30|\n208|社会保障和就业支出|5|\n2080501|行政单位离退休|5|\n",
		},
		{
			name: "two sides are padded and their feet paired",
			sides: []form.Side{
				{From: model.FromFacts, Columns: []form.Column{label("收入"), sumOf("额", model.Filter{})},
					Body: []form.Row{{Kind: form.RowsFunds, Number: str("chinese"), FundList: []model.Fund{model.General, model.UnitFunds}}},
					Foot: []form.Row{{Kind: form.RowsFixed, Label: str("总计")}}},
				{From: model.FromFacts, Columns: []form.Column{label("支出"), sumOf("额", model.Filter{})},
					Body: []form.Row{{Kind: form.RowsClasses, Used: true, Number: str("arabic")}, {Kind: form.RowsBlank}},
					Foot: []form.Row{{Kind: form.RowsFixed, Label: str("总计")}, {Kind: form.RowsFixed, Label: str("又")}}},
			},
			head: "收入|额|支出|额\n",
			body: "一、一般公共预算|112|1、一般公共服务支出|137\n二、单位资金|30|2、社会保障和就业支出|5\n||||\n" +
				"总计|142|总计|142\n||又|142\n",
		},
		{
			name: "economic pairs are distinct and have their 类 above",
			sides: []form.Side{{From: model.FromFacts,
				Columns: []form.Column{{Text: str("部门"), Field: str("department-name")}, {Text: str("政府"), Field: str("government-name")}, sumOf("额", model.Filter{})},
				Body:    []form.Row{{Kind: form.RowsEconomic}}}},
			where: basic,
			head:  "部门|政府|额\n",
			body:  "工资福利支出||107\n基本工资|工资奖金津补贴|100\n基本工资|其他工资福利支出|7\n",
		},
		{
			name: "without a government column the department's subject stands once",
			sides: []form.Side{{From: model.FromFacts,
				Columns: []form.Column{{Text: str("部门"), Field: str("department-name")}, sumOf("额", model.Filter{})},
				Body:    []form.Row{{Kind: form.RowsEconomic}}}},
			where: basic,
			head:  "部门|额\n",
			body:  "工资福利支出|107\n基本工资|107\n",
		},
		{
			name: "projects stand under their units, in the units' order",
			sides: []form.Side{{From: model.FromFacts, Columns: []form.Column{label("项目"), sumOf("额", model.Filter{})},
				Body: []form.Row{{Kind: form.RowsNumbering}, {Kind: form.RowsProjects}}}},
			where: project,
			head:  "项目|额\n1|2\n",
			body:  "甲|30\n项目P1|30\n乙|5\n项目P2|5\n",
		},
	} {
		tb := &form.Table{Sides: c.sides, From: model.FromFacts, Where: form.Where{Filter: c.where}}
		g := src.Build(tb)
		if got := show(g.Head); got != c.head {
			t.Errorf("%s: head\n%swant\n%s", c.name, got, c.head)
		}
		if got := show(g.Body); got != strings.ReplaceAll(c.body, "||||\n", "|||\n") {
			t.Errorf("%s: body\n%swant\n%s", c.name, got, c.body)
		}
	}
}

// Codes outside the thirty 类 are printed too: no figure may be lost.
func TestUnknownClassIsNotLost(t *testing.T) {
	src := ledgerOf(model.Fact{Unit: "甲", Fund: model.General, Kind: model.Basic, Origin: model.Current, Function: "2990101", Amount: yuan(1)})
	tb := &form.Table{From: model.FromFacts, Sides: []form.Side{{From: model.FromFacts,
		Columns: []form.Column{{Text: str("编码"), Field: str("code")}, sumOf("额", model.Filter{})},
		Body:    []form.Row{{Kind: form.RowsClasses}}}}}
	g := src.Build(tb)
	if n := len(g.Body); n != 31 {
		t.Fatalf("%d rows, want the thirty 类 and one more", n)
	}
	if got := show(g.Body[30:]); got != "299|1\n" {
		t.Errorf("last row %q", got)
	}
}
