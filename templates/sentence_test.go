package templates_test

import (
	"os"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/money"
	"yugong/templates"
)

// The sentences must cover every way a figure can move, not only the
// reference's fall.
func TestChangesFromLastYear(t *testing.T) {
	f := load(t)
	for _, c := range []struct {
		name, want string
		now, last  int64 // fen
		known      bool
	}{
		{"no figure of last year", "上年结转0万元，与上年预算数相比〔未填：上年收入总计〕；", 112345600, 0, false},
		{"rise", "比上年增加12.35万元，增长12.35%，主要原因是人员增加；", 112345600, 100000000, true},
		{"fall", "比上年减少87.65万元，下降43.83%，主要原因是人员增加；", 112345600, 200000000, true},
		{"equal", "与上年预算数相同；", 112345600, 112345600, true},
		{"less than is printed", "与上年预算数基本持平；", 112345600, 112345700, true},
		{"less than a printed rate", "比上年增加0.01万元，主要原因是人员增加；", 1000000010000, 1000000000000, true},
		{"from zero", "比上年增加112.35万元（上年无此项预算），主要原因是人员增加；", 112345600, 0, true},
		{"to nothing", "比上年减少112.35万元，下降100.00%，主要原因是人员增加；", 0, 112345600, true},
		{"nothing at all", "预算收入总计0万元，其中：本年收入0万元，上年结转0万元，与上年预算数相同；", 0, 0, true},
	} {
		d := unit()
		d.Appropriations = nil
		if c.now != 0 {
			fact(d, model.General, model.Basic, model.Current, "2010350", "30101", "50501", "", c.now)
		}
		if c.known {
			last(d, model.IncomeTotal, model.FundNone, c.last, "主要原因是人员增加。")
		}
		if got := section(plain(document(t, f, d)), "一、单位预算收支"); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q in\n%s", c.name, c.want, got)
		}
	}
}

// However a reason is written, the sentence says once that it is one and goes
// on behind it.
func TestReasonsJoinTheirSentence(t *testing.T) {
	f := load(t)
	for _, reason := range []string{
		"人员增加", "人员增加。", "主要原因是人员增加", "主要原因：人员增加；", "主要是人员增加。", "主要原因是：由于人员增加。", "原因是人员增加", " 因为人员增加 ",
	} {
		d := unit()
		last(d, model.IncomeTotal, model.FundNone, 100, reason)
		got := section(plain(document(t, f, d)), "一、单位预算收支")
		if !strings.Contains(got, "%，主要原因是人员增加；本年单位预算") {
			t.Errorf("%q reads\n%s", reason, got)
		}
	}
	d := unit()
	last(d, model.IncomeTotal, model.FundNone, 100, "1.人员增加。\n2.项目增加。")
	if got := section(plain(document(t, f, d)), "一、单位预算收支"); !strings.Contains(got, "主要原因是1.人员增加；2.项目增加；本年单位预算") {
		t.Errorf("a reason of two lines reads\n%s", got)
	}
}

// 等 stands behind a list, not behind its only item.
func TestListsOfOneItem(t *testing.T) {
	f := load(t)
	one := plain(document(t, f, unit()))
	for _, want := range []string{"支出包括：一般公共服务支出1.12万元。", "一般公共服务支出1.12万元，占100.00%。", "主要包括：基本工资；"} {
		if !strings.Contains(one, want) {
			t.Errorf("no %q in\n%s", want, one)
		}
	}
	d := unit()
	fact(d, model.General, model.Basic, model.Current, "2210201", "30113", "50501", "", 10000)
	two := plain(document(t, f, d))
	for _, want := range []string{"住房保障支出0.01万元等。", "占0.88%等。", "主要包括：基本工资、住房公积金等；"} {
		if !strings.Contains(two, want) {
			t.Errorf("no %q in\n%s", want, two)
		}
	}
}

// Without figures of last year a gap is printed, and nothing is claimed to
// be new.
func TestPublicExpenses(t *testing.T) {
	f := load(t)
	for _, c := range []struct {
		name, want string
		last       bool
		now, then  int64 // fen
	}{
		{"no figure of last year", "经费预算0.30万元，与2025年预算数相比〔未填：上年公务接待费〕。其中：因公出国（境）费0万元，与上年预算数相同；公务接待费0.30万元，与上年预算数相比〔未填：上年公务接待费〕，主要原因是接待增加；", false, 300000, 0},
		{"equal", "经费预算0.30万元与2025年预算数相同。其中：因公出国（境）费0万元，与上年预算数相同；公务接待费0.30万元，与上年预算数相同；", true, 300000, 300000},
		{"new", "经费预算0.30万元，比2025年增加0.30万元（上年无此项预算）。其中：因公出国（境）费0万元，与上年预算数相同；公务接待费0.30万元，比上年增加0.30万元（上年无此项预算），主要原因是接待增加；", true, 300000, 0},
		{"less", "经费预算0.30万元，比2025年减少0.10万元，下降25.00%。", true, 300000, 400000},
	} {
		d := unit()
		p := model.PublicExpense{Reason: text("主要原因是接待增加。", 4)}
		p.Item.Value = model.Reception
		for i := range p.This {
			p.This[i].Blank, p.Last[i].Blank = true, true
		}
		p.This[0] = model.Amount{Money: money.FromFen(c.now)}
		if c.last {
			p.Last[0] = model.Amount{Money: money.FromFen(c.then)}
		}
		d.Public = []model.PublicExpense{p}
		for _, item := range []model.PublicItem{model.Abroad, model.VehiclePurchase, model.VehicleRunning} {
			none := model.PublicExpense{Last: [3]model.Amount{{}, {Blank: true}, {Blank: true}}}
			none.This, none.Item.Value = none.Last, item
			d.Public = append(d.Public, none)
		}
		if got := section(plain(document(t, f, d)), "七、“三公”"); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q in\n%s", c.name, c.want, got)
		}
	}
}

// A topic may stand in several rows: each is a paragraph.
func TestNoteInSeveralRows(t *testing.T) {
	d := unit()
	for i, body := range []string{"第一段。", "第二段。\n第三段。"} {
		n := model.Note{Body: text(body, i+2)}
		n.Topic.Value = model.Duties
		d.Notes = append(d.Notes, n)
	}
	if got := section(plain(document(t, load(t), d)), "一、本单位职责"); got != "\n第一段。\n第二段。\n第三段。" {
		t.Errorf("reads %q", got)
	}
}

// The whole unit's sheet may lack a goal.
func TestWholeUnitSentence(t *testing.T) {
	f := load(t)
	for goal, want := range map[string]string{"": "编报了单位整体绩效目标。\n", "保障运转。": "编报了单位整体绩效目标：保障运转。\n"} {
		d := unit()
		d.Targets = []model.Target{{Key: text(model.WholeUnit, 2), Name: d.Unit.Name, AnnualGoal: text(goal, 2)}}
		if got := plain(document(t, f, d)); !strings.Contains(got, want) {
			t.Errorf("%q: no %q", goal, want)
		}
	}
}

// A subject's purpose follows 主要用于 and is compared within its own fund.
func TestPurposeOfSubject(t *testing.T) {
	f, faults := templates.Load(os.DirFS("testdata/shanghai-unit"))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	d := unit()
	for _, fund := range []model.Fund{model.UnitFunds, model.General} {
		last(d, model.FunctionSpending, fund, 100000000*int64(fund), "原因是"+fund.String()+"变化。")
		p := &d.Prior[len(d.Prior)-1]
		p.Code, p.Purpose = text("2010350", 4), text("主要用于"+fund.String()+"人员。", 4)
	}
	want := "0.12万元，主要用于一般公共预算人员，比2025年预算减少99.88万元。主要原因是：一般公共预算变化。"
	if got := plain(document(t, f, d)); !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

func section(text, title string) string {
	_, rest, _ := strings.Cut(text, "# "+title)
	s, _, _ := strings.Cut(rest, "\n# ")
	return s
}
