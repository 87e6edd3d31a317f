package harvest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
	"yugong/templates/harvest"
	"yugong/templates/relation"
)

// table prints figures in 元: filters of the columns, and lines of a filter with
// its figures.
func table(base model.Filter, columns []model.Filter, lines ...line) relation.Table {
	s := &relation.Side{From: model.FromFacts, Base: []*model.Filter{&base}}
	s.Say = func(i int) string { return fmt.Sprint("行", i+1) }
	for i := range columns {
		s.Columns = append(s.Columns, relation.Column{Sum: &columns[i]})
	}
	for i, l := range lines {
		out := relation.Line{Filters: []*model.Filter{&l.of}, Label: l.label, At: diag.Pos{Row: i + 1}}
		if len(l.of.Functions) > 0 {
			out.Code = l.of.Functions[0]
		}
		for j, n := range l.figures {
			out.Figures = append(out.Figures, relation.Figure{Amount: money.FromFen(n * 100), At: diag.Pos{Row: i + 1, Col: j + 1}})
		}
		s.Lines = append(s.Lines, out)
	}
	return relation.Table{Form: &form.Table{}, Places: 2, Sides: []*relation.Side{s}}
}

type line struct {
	of      model.Filter
	label   string
	figures []int64
}

func function(code string, figures ...int64) line {
	return line{of: model.Filter{Functions: []string{code}}, label: code, figures: figures}
}

func project(name string, figures ...int64) line {
	return line{of: model.Filter{Projects: []string{name}}, label: name, figures: figures}
}

var (
	all        = model.Filter{}
	general    = model.Filter{Funds: []model.Fund{model.General}}
	government = model.Filter{Funds: []model.Fund{model.GovernmentFund}}
	basic      = model.Filter{Kinds: []model.Kind{model.Basic}}
	ofProjects = model.Filter{Kinds: []model.Kind{model.Project}}
)

// facts prints what tables gave, in short.
func facts(tables ...relation.Table) (known []string, open []harvest.Open) {
	h := harvest.Lists(&relation.Input{Tables: tables, Text: func(s form.Str) string { return s.V }})
	for i := range h.Appropriations {
		a := &h.Appropriations[i]
		known = append(known, fmt.Sprintf("%s %s %s %s%s %s", a.Function.Value, a.Fund.Value, a.Kind.Value, a.Project.Value, a.Remark.Value, a.Amount.Format(money.Format{Places: 0})))
	}
	open = slices.DeleteFunc(h.Open, func(o harvest.Open) bool { return o.Sheet != "支出预算" })
	return known, open
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("facts\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRest: what a table leaves of another's totals is the only part that is not
// printed.
func TestRest(t *testing.T) {
	got, open := facts(
		table(all, []model.Filter{all, basic, ofProjects}, line{of: all, figures: []int64{100, 70, 30}}, function("201", 100, 70, 30), function("2010101", 70, 70, 0), function("2010102", 30, 0, 30)),
		table(general, []model.Filter{all, basic, ofProjects}, function("2010101", 60, 60, 0), function("2010102", 30, 0, 30)),
		table(all, []model.Filter{general, government}, line{of: all, figures: []int64{90, 10}}))
	expect(t, got, "2010101 一般公共预算 基本支出  60", "2010101 政府性基金预算 基本支出  10", "2010102 一般公共预算 项目支出  30")
	if len(open) > 0 {
		t.Error(open)
	}
}

// TestOpen: money that two facts share is said, with its figure, and given to
// neither.
func TestOpen(t *testing.T) {
	got, open := facts(
		table(all, []model.Filter{basic, ofProjects}, function("2010101", 70, 0), function("2010102", 30, 0)),
		table(basic, []model.Filter{general, government}, line{of: all, figures: []int64{60, 40}}))
	expect(t, got)
	if len(open) == 0 || open[0].Sheet != "支出预算" || !strings.Contains(open[0].What, "分不清") {
		t.Errorf("open %+v", open)
	}
}

// TestProjects: projects have the only subjects that add up; where two ways do,
// the subject is left open and the possible ones are named.
func TestProjects(t *testing.T) {
	base := model.Filter{Funds: []model.Fund{model.General}, Kinds: []model.Kind{model.Project}}
	got, open := facts(table(base, []model.Filter{all}, function("2010102", 50), function("2010199", 27)),
		table(base, []model.Filter{all}, project("甲", 30), project("乙", 27), project("丙", 20)))
	expect(t, got, "2010102 一般公共预算 项目支出 P01功能科目待核 30", "2010199 一般公共预算 项目支出 P02功能科目待核 27", "2010102 一般公共预算 项目支出 P03功能科目待核 20")
	if len(open) > 0 {
		t.Error(open)
	}
	got, open = facts(table(base, []model.Filter{all}, function("2010102", 50), function("2010199", 50)),
		table(base, []model.Filter{all}, project("甲", 50), project("乙", 50)))
	expect(t, got, " 一般公共预算 项目支出 P01 50", " 一般公共预算 项目支出 P02 50")
	if len(open) != 2 || !strings.Contains(open[0].What, "可能是2010102、2010199") {
		t.Errorf("open %+v", open)
	}
}

// TestRounded: totals of rounded parts miss by rounding, which is no money.
func TestRounded(t *testing.T) {
	tables := []relation.Table{
		table(general, []model.Filter{all, basic, ofProjects}, line{of: all, figures: []int64{1000100, 600100, 400000}}, function("2010101", 600000, 600000, 0), function("2010102", 400000, 0, 400000)),
		table(all, []model.Filter{general, government}, line{of: all, figures: []int64{1000100, 0}}),
	}
	for i := range tables {
		tables[i].Unit = money.WanYuan
	}
	got, open := facts(tables...)
	expect(t, got, "2010101 一般公共预算 基本支出  600000", "2010102 一般公共预算 项目支出  400000")
	if len(open) > 0 {
		t.Error(open)
	}
}

// TestLeft: what is left of a whole is the last fact's, but not when it is below
// zero, or no more than rounding.
func TestLeft(t *testing.T) {
	for _, c := range []struct {
		unit         money.Unit
		whole, basic int64
		want         []string
	}{
		{money.Yuan, 120, 100, []string{"2010101  基本支出  100", "2010101  项目支出  20"}},
		{money.Yuan, 100, 120, []string{"2010101  基本支出  120"}},
		{money.WanYuan, 400200, 400000, []string{"2010101  基本支出  400000", "2010101  项目支出  200"}},
		{money.WanYuan, 400100, 400000, []string{"2010101  基本支出  400000"}},
	} {
		both := model.Filter{Kinds: []model.Kind{model.Basic, model.Project}}
		one := table(all, []model.Filter{both, basic}, function("2010101", c.whole, c.basic))
		one.Unit = c.unit
		got, _ := facts(one)
		expect(t, got, c.want...)
	}
}

// TestSigned: with money below zero a zero may hide two amounts; only what stands
// alone is taken.
func TestSigned(t *testing.T) {
	got, _ := facts(table(all, []model.Filter{basic, ofProjects}, line{of: all, figures: []int64{0, 5}}, function("2010101", -3, 0), function("2010102", 3, 5)))
	expect(t, got, "2010101  基本支出  -3", "2010102  基本支出  3", "2010102  项目支出  5")
}
