package check_test

import (
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
)

// lastYear is 上年数 with the current expenditure of 一般公共预算 and its subjects,
// in yuan.
func lastYear(t *testing.T, whole string, parts ...string) *model.Disclosure {
	t.Helper()
	d := full(t)
	d.Prior = nil
	add := func(m model.Measure, code, yuan string) {
		amount, err := money.Parse(yuan, money.Yuan)
		if err != nil {
			t.Fatal(err)
		}
		d.Prior = append(d.Prior, model.PriorFigure{
			Measure: model.Cell[model.Measure]{Value: m}, Fund: model.Cell[model.Fund]{Value: model.General},
			Code: model.Text{Value: code}, Amount: model.Amount{Money: amount, At: diag.Pos{Sheet: "上年数", Row: len(d.Prior) + 2, Col: 5}}})
	}
	add(model.CurrentExpenditure, "", whole)
	for i, p := range parts {
		add(model.FunctionSpending, []string{"2010301", "2080505", "2210201", "2130302"}[i], p)
	}
	return d
}

func found(d *model.Disclosure, rule string) []diag.Diagnostic {
	return slices.DeleteFunc(held(d).Findings, func(f diag.Diagnostic) bool { return f.Rule != rule })
}

// TestPriorPrecision: figures copied from a table in 万元 add up to within its
// rounding, exact ones exactly, and a list that is not whole is told as such.
func TestPriorPrecision(t *testing.T) {
	for _, c := range []struct {
		name, whole string
		parts       []string
		says        string // "" for no finding
		severity    diag.Severity
	}{
		{"equal", "1369000", []string{"1000000", "175000", "194000"}, "", 0},
		{"two decimals of 万元", "1368900", []string{"1000000", "175000", "194000"}, "", 0},
		{"two parts", "300100", []string{"100000", "200000"}, "", 0},
		{"beyond the rounding of two parts", "300200", []string{"100000", "200000"}, "没有列全", diag.Warning},
		{"exact parts, a rounded whole", "1368900", []string{"1000012.35", "175000", "193934.11"}, "", 0},
		{"exact parts, a whole further off", "1368900", []string{"1000012.35", "175000", "193834.11"}, "没有列全", diag.Warning},
		{"exact to the fen", "1368946.47", []string{"1000012.35", "175000", "193934.11"}, "没有列全", diag.Warning},
		{"one decimal of 万元", "1370000", []string{"1000000", "175000", "194000"}, "各功能科目之和", diag.Hint},
		{"no decimals of 万元", "1360000", []string{"1000000", "180000", "190000"}, "各功能科目之和", diag.Hint},
		{"a subject is missing", "1369000", []string{"1000000", "175000"}, "列出的 2 个科目共 1,175,000元，还差 194,000元", diag.Warning},
		{"more than the whole", "1369000", []string{"1000000", "175000", "194000", "50000"}, "各功能科目之和", diag.Warning},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := found(lastYear(t, c.whole, c.parts...), "Y02")
			if c.says == "" {
				if len(got) > 0 {
					t.Errorf("found without cause: %v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Severity != c.severity || !strings.Contains(got[0].Message, c.says) {
				t.Errorf("found %v, want a %v that says %q", got, c.severity, c.says)
			}
		})
	}
}

// TestPriorApart: the budget and the outturn of last year, and the figures of
// one unit, are not added together.
func TestPriorApart(t *testing.T) {
	for name, change := range map[string]func(*model.PriorFigure){
		"outturn": func(f *model.PriorFigure) { f.Basis.Value = model.LastOutturn },
		"a unit":  func(f *model.PriorFigure) { f.Unit.Value = "某单位" },
	} {
		d := lastYear(t, "1369000.01", "1000000", "175000", "194000.01")
		whole := d.Prior[0]
		whole.Measure.Value, whole.Fund.Value = model.ExpenditureTotal, model.FundNone
		d.Prior = append(d.Prior, whole)
		for _, f := range slices.Clone(d.Prior) {
			f.Amount.Money = f.Amount.Sub(money.FromFen(1))
			if f.Measure.Value != model.FunctionSpending {
				f.Amount.Money = f.Amount.Sub(money.FromFen(2))
			}
			change(&f)
			d.Prior = append(d.Prior, f)
		}
		if got := append(found(d, "Y01"), found(d, "Y02")...); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
		d.Prior[len(d.Prior)-2].Amount.Money = money.FromFen(1)
		if got := found(d, "Y02"); len(got) != 1 {
			t.Errorf("%s that lacks a subject: %v", name, got)
		}
	}
}

// TestSheetsCountCarriedOver: the performance sheets speak of the same money as
// the sentences before them, what is carried over included.
func TestSheetsCountCarriedOver(t *testing.T) {
	carried := func(d *model.Disclosure, n int) *check.Report {
		for i := range d.Targets {
			key := d.Targets[i].Key.Value
			for j := range d.Appropriations {
				a := &d.Appropriations[j]
				if n > 0 && a.Kind.Value == model.Project && a.Origin.Value == model.Carryover && a.Project.Value == key {
					for _, m := range []*model.Amount{&d.Targets[i].Annual.Total, &d.Targets[i].Annual.Local} {
						m.Money = m.Sub(a.Amount.Money)
					}
					n--
				}
			}
		}
		return held(d)
	}
	for n := range 4 {
		r := carried(full(t), n)
		if len(r.Findings) != min(n, 1) {
			t.Errorf("%d sheets without what is carried over: %v", n, r.Findings)
		}
		if n > 0 && (!strings.Contains(r.Findings[0].Message, "没有算上年结转") || len(r.Findings[0].Related) != max(n-1, 0)) {
			t.Errorf("%d sheets: %+v", n, r.Findings[0])
		}
	}
}
