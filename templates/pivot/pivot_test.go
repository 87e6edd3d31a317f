package pivot

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

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
	for _, p := range []struct {
		code string
		fen  int64
	}{{"2010301", 100}, {"2030101", 10}} {
		f := model.PriorFigure{Code: model.Text{Value: p.code}, Amount: model.Amount{Money: yuan(p.fen), At: diag.Pos{Row: 9}}}
		f.Measure.Value, f.Fund.Value = model.FunctionSpending, model.General
		d.Prior = append(d.Prior, f)
	}
	whole := d.Prior[0] // what it does not list was nothing
	whole.Code.Value, whole.Measure.Value, whole.Amount.Money = "", model.CurrentExpenditure, yuan(110)
	d.Prior = append(d.Prior, whole)
	for _, fund := range []model.Fund{model.GovernmentFund, model.StateCapital, model.UnitFunds} {
		none := whole
		none.Fund.Value, none.Amount.Money = fund, money.Money{}
		d.Prior = append(d.Prior, none)
	}
	abroad := model.PublicExpense{This: [3]model.Amount{{Money: yuan(3), At: diag.Pos{Row: 8}}, {Blank: true}, {Blank: true}}, Last: [3]model.Amount{{Blank: true}, {Blank: true}, {Blank: true}}}
	abroad.Item.Value = model.Abroad
	d.Public = append(d.Public, abroad)
	return &Source{Disclosure: d, Ledger: model.NewLedger(d), Expand: func(s form.Str) doc.Text { return doc.Plain(s.V) }}
}

func yuan(n int64) money.Money { return money.FromFen(n * 100) }

// tables loads tables written as a form's file has them, with the rest of the
// built-in form around them.
func tables(t testing.TB, text string) *form.Form {
	t.Helper()
	f, _, faults := form.Load(formFiles(t, text), form.UnitDocument)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return f
}

func formFiles(t testing.TB, text string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	from := os.DirFS("../shanxi-unit")
	err := fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, path)
		out[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out["format.yaml"] = &fstest.MapFile{Data: []byte("name: t\nnumbers: {table: {unit: 元}, text: {unit: 元}}\nshares: {text: {places: 1, zero: 0%}}\n" +
		"document: [{table: t}]\n" + text)}
	return out
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
	for _, c := range []struct {
		name, table, head, body string
	}{
		{"subject tree with a total over two label columns", `
    sides: [{columns: [{text: 项目, columns: [{text: 编码, field: code}, {text: 名称, field: name}]}, {text: 合计, sum: {}}, {text: 基本, sum: {kind: basic}}],
             body: [{rows: total, label: 合计}, {rows: subjects, levels: [1, 3]}]}]`,
			"项目*2×1|合计*1×2|基本*1×2\n编码|名称\n",
			"合计*2×1|142|107\n201|一般公共服务支出|137|107\n2010301|行政运行|107|107\n" +
				"2019999|其他一般公共服务支出|30|\n208|社会保障和就业支出|5|\n2080501|行政单位离退休|5|\n"},
		{"two sides are padded and their feet paired", `
    sides: [{columns: [{text: 收入, field: label}, {text: 额, sum: {}}], body: [{rows: funds, number: chinese, funds: [general, unit-funds]}], foot: [{label: 总计, where: {}}]},
            {columns: [{text: 支出, field: label}, {text: 额, sum: {}}], body: [{rows: classes, used: true, number: arabic}, {rows: blank}], foot: [{label: 总计, where: {}}, {label: 又, where: {}}]}]`,
			"收入|额|支出|额\n",
			"一、一般公共预算|112|1、一般公共服务支出|137\n二、单位资金|30|2、社会保障和就业支出|5\n|||\n总计|142|总计|142\n||又|142\n"},
		{"economic pairs are distinct and have their 类 above", `
    where: {kind: basic}
    sides: [{columns: [{text: 部门, field: department-name}, {text: 政府, field: government-name}, {text: 额, sum: {}}], body: [{rows: economic}]}]`,
			"部门|政府|额\n", "工资福利支出||107\n基本工资|工资奖金津补贴|100\n基本工资|其他工资福利支出|7\n"},
		{"without a government column the department's subject stands once", `
    where: {kind: basic}
    sides: [{columns: [{text: 部门, field: department-name}, {text: 额, sum: {}}], body: [{rows: economic}]}]`,
			"部门|额\n", "工资福利支出|107\n基本工资|107\n"},
		{"projects stand under their units, in the units' order", `
    where: {kind: project}
    sides: [{columns: [{text: 项目, field: label}, {text: 额, sum: {}}], body: [{rows: numbering}, {rows: projects}]}]`,
			"项目|额\n1|2\n", "甲|30\n项目P1|30\n乙|5\n项目P2|5\n"},
		{"dimensions one within the other", `
    sides: [{columns: [{text: 单位, field: unit-name}, {text: 项目, field: label}, {text: 额, sum: {}}], body: [{by: [unit, {dimension: function, levels: [1, 3]}, kind]}]}]`,
			"单位|项目|额\n",
			"甲|甲|137\n甲|一般公共服务支出|137\n甲|行政运行|107\n甲|基本支出|107\n甲|其他一般公共服务支出|30\n甲|项目支出|30\n" +
				"乙|乙|5\n乙|社会保障和就业支出|5\n乙|行政单位离退休|5\n乙|项目支出|5\n"},
		{"a level may group without a row, and does not begin the count anew", `
    where: {kind: project}
    sides: [{columns: [{text: 项目, field: label}, {text: 额, sum: {}}], body: [{by: [{dimension: unit, hidden: true}, {dimension: project, number: bracketed}]}]}]`,
			"项目|额\n", "（一）项目P1|30\n（二）项目P2|5\n"},
		{"all funds, none of them twice", `
    sides: [{columns: [{text: 资金, field: label}, {text: 额, sum: {}}], body: [{by: [{dimension: fund, all: true}]}]}]`,
			"资金|额\n", "一般公共预算|112\n政府性基金预算|\n国有资本经营预算|\n财政专户管理资金|\n单位资金|30\n"},
		{"by the government's subject", `
    where: {kind: basic}
    sides: [{columns: [{text: 编码, field: government-code}, {text: 款, field: government-code2}, {text: 额, sum: {}}], body: [{by: [{dimension: government, levels: [2]}]}]}]`,
			"编码|款|额\n", "50101|01|100\n50199|99|7\n"},
		{"what last year alone had has its row; difference, growth and ratio", `
    where: {kind: [basic, project]}
    sides: [{columns: [{text: 类, field: name}, {text: 上年, name: last, sum: {item: function}, source: prior, without: [kind]}, {text: 今年, name: now, sum: {}},
               {text: 增减, difference: [now, last]}, {text: 增减%, growth: [now, last], base-zero: —}, {text: 比, ratio: [now, last]}],
             body: [{rows: total, label: 合计}, {rows: subjects, levels: [1]}]}]`,
			"类|上年|今年|增减|增减%|比\n",
			"合计|110|142|32|29.1%|129.1%\n一般公共服务支出|100|137|37|37.0%|137.0%\n国防支出|10||-10|-100.0%|0%\n社会保障和就业支出||5|5|—|\n"},
		{"what nobody said of last year is compared with nothing", `
    source: public
    sides: [{columns: [{text: 项, field: label}, {text: 上年, name: last, sum: {year: last}}, {text: 今年, name: now, sum: {year: this}},
               {text: 增减, difference: [now, last]}, {text: 增减%, growth: [now, last], base-zero: —}], body: [{by: [item]}]}]`,
			"项|上年|今年|增减|增减%\n", "因公出国（境）费||3||\n"},
		{"a row of its own list, a label without figures, a total without a label", `
    sides: [{columns: [{text: 额, sum: {fund: general}}], body: [{rows: total}]},
            {columns: [{text: 项, field: label}, {text: 额, sum: {fund: general}}], body: [{label: 全部, where: {}}, {label: 三公, source: public}, {rows: empty, label: 其中}]}]`,
			"额|项|额\n", "112|全部|112\n|三公|3\n|其中|\n"},
	} {
		src.Form = tables(t, "tables:\n  - name: t\n    title: 表"+c.table+"\n")
		g := src.Build(src.Form.Tables[0])
		if got := show(g.Head); got != c.head {
			t.Errorf("%s: head\n%swant\n%s", c.name, got, c.head)
		}
		if got := show(g.Body); got != c.body {
			t.Errorf("%s: body\n%swant\n%s", c.name, got, c.body)
		}
	}
	if len(src.Faults) > 0 {
		t.Error(src.Faults)
	}
}

// Codes outside the thirty 类 are printed too: no figure may be lost.
func TestUnknownClassIsNotLost(t *testing.T) {
	src := ledgerOf(model.Fact{Unit: "甲", Fund: model.General, Kind: model.Basic, Origin: model.Current, Function: "2990101", Amount: yuan(1)})
	src.Form = tables(t, "tables: [{name: t, title: 表, sides: [{columns: [{text: 编码, field: code}, {text: 额, sum: {}}], body: [{rows: classes}]}]}]\n")
	g := src.Build(src.Form.Tables[0])
	if n := len(g.Body); n != 31 {
		t.Fatalf("%d rows, want the thirty 类 and one more", n)
	}
	if got := show(g.Body[30:]); got != "299|1\n" {
		t.Errorf("last row %q", got)
	}
}

// TestBlankDimension: a fact that does not say what rows are of would be in
// the total and in no row; it is named.
func TestBlankDimension(t *testing.T) {
	src := ledgerOf(model.Fact{Unit: "甲", Fund: model.General, Kind: model.Project, Origin: model.Current, Function: "2010301", Amount: yuan(1)})
	src.Form = tables(t, "tables: [{name: t, title: 表, sides: [{columns: [{text: 项目, field: label}, {text: 额, sum: {}}], body: [{by: [project]}]}]}]\n")
	src.Build(src.Form.Tables[0])
	if len(src.Faults) != 1 || !strings.Contains(src.Faults[0].Message, "没有填写项目") || src.Faults[0].At.Row != 2 {
		t.Errorf("faults: %v", src.Faults)
	}
}

// TestRegion: a cell's region sums to the cell.
func TestRegion(t *testing.T) {
	src := ledgerOf(
		model.Fact{Unit: "甲", Fund: model.General, Kind: model.Basic, Origin: model.Current, Function: "2010301", Amount: yuan(100)},
		model.Fact{Unit: "乙", Fund: model.StateCapital, Kind: model.Project, Origin: model.Current, Function: "2080501", Project: "P2", Amount: yuan(5)},
	)
	src.Form = tables(t, `tables: [{name: t, title: 表, where: {origin: current}, sides: [{columns: [{text: 编码, field: code}, {text: 额, sum: {}}, {text: 上年, sum: {item: function}, source: prior, without: [origin]}], body: [{by: [unit, function]}]}]}]
`)
	// By unit and by subject: last year's figures would have to say their unit.
	for i := range src.Disclosure.Prior {
		src.Disclosure.Prior[i].Unit.Value = "甲"
	}
	src.Ledger = model.NewLedger(src.Disclosure)
	g := src.Build(src.Form.Tables[0])
	n := 0
	for i := range g.Body {
		for j, leaf := range g.Leaves {
			from, filters, ok := g.Body[i].Parts[0].Region(leaf)
			if !ok {
				continue
			}
			n++
			if sum := src.Ledger.Sum(from, filters...); !sum.Equal(g.Body[i].Cells[j].Sum.Money) {
				t.Errorf("row %d, column %d: the region has %s, the cell %s", i, j, sum, g.Body[i].Cells[j].Sum)
			}
		}
	}
	if n != 2*len(g.Body) || n == 0 {
		t.Errorf("%d regions in %d rows", n, len(g.Body))
	}
}

// TestGapsOfLastYear: what an incomplete list of last year does not name is no
// zero; what a complete one does not name is.
func TestGapsOfLastYear(t *testing.T) {
	fact := func(fund model.Fund, code string) model.Fact {
		return model.Fact{Unit: "甲", Fund: fund, Kind: model.Basic, Origin: model.Current, Function: code, Amount: yuan(7)}
	}
	const columns = `columns: [{text: 编码, field: code}, {text: 额, name: a, sum: {}}, {text: 上年, name: b, sum: {item: function}, source: prior, without: [origin]}, {text: 增减, difference: [a, b]}]`
	total := func(n int) *money.Money { m := yuan(int64(n)); return &m }
	for name, c := range map[string]struct {
		total *money.Money // of last year's list, nil for none
		where string
		gaps  []string
		cells int // that are marked
	}{
		"complete":         {total(110), "fund: general", nil, 0},
		"no total":         {nil, "fund: general", []string{"上年208社会保障和就业支出功能科目支出（一般公共预算）"}, 1},
		"more than listed": {total(150), "fund: general", []string{"上年功能科目支出（一般公共预算）", "上年208社会保障和就业支出功能科目支出（一般公共预算）"}, 2},
		"every fund":       {total(110), "origin: current", []string{"上年208社会保障和就业支出功能科目支出"}, 1},
		"another fund":     {total(110), "fund: government-fund", []string{"上年功能科目支出"}, 2},
		"listed as zero":   {nil, "fund: state-capital", nil, 0},
	} {
		src := ledgerOf(fact(model.General, "2010301"), fact(model.General, "2080501"), fact(model.GovernmentFund, "2080501"), fact(model.StateCapital, "2080501"))
		prior := src.Disclosure.Prior[:2]
		if c.total != nil {
			whole := src.Disclosure.Prior[2]
			whole.Amount.Money = *c.total
			prior = append(prior, whole)
		}
		if name == "listed as zero" {
			zero := prior[0]
			zero.Code.Value, zero.Fund.Value, zero.Amount.Money = "2080501", model.StateCapital, money.Money{}
			prior = append(slices.Clone(prior), zero)
		}
		src.Disclosure.Prior = prior
		src.Ledger = model.NewLedger(src.Disclosure)
		src.Form = tables(t, "tables: [{name: t, title: 表, where: {"+c.where+"}, sides: [{"+columns+", body: [{rows: total, label: 合计}, {by: [{dimension: function, levels: [1]}]}]}]}]\n")
		g := src.Build(src.Form.Tables[0])
		var gaps []string
		for _, g := range src.Gaps {
			gaps = append(gaps, g.Label)
		}
		if !slices.Equal(gaps, c.gaps) {
			t.Errorf("%s: %q, want %q", name, gaps, c.gaps)
		}
		marked := 0
		for _, r := range g.Body {
			if r.Cells[2].Gap {
				if marked++; r.Cells[3].Sum.Src != nil {
					t.Errorf("%s: a gap is compared", name)
				}
			}
		}
		if marked != c.cells {
			t.Errorf("%s: %d cells are marked", name, marked)
		}
	}
}
