package audit

import (
	"slices"
	"testing"

	"yugong/model"
	"yugong/model/money"
)

func filter(f model.Filter) *model.Filter { return &f }

func TestRegions(t *testing.T) {
	a := newAtlas()
	regionOf := a.region
	all := regionOf(model.FromFacts)
	current := filter(model.Filter{Origins: []model.Origin{model.Current}})
	general := filter(model.Filter{Funds: []model.Fund{model.General}})
	spending := filter(model.Filter{Kinds: []model.Kind{model.Basic, model.Project}})
	code := filter(model.Filter{Functions: []string{"20805"}})
	item := filter(model.Filter{Functions: []string{"2080505"}})

	type filters []*model.Filter
	for _, c := range []struct {
		name        string
		part, whole filters
		within      bool
	}{
		{"everything in itself", nil, nil, true},
		{"a fund in all", filters{general}, nil, true},
		{"all in a fund", nil, filters{general}, false},
		{"项 in its 款", filters{item}, filters{code}, true},
		{"款 in its 项", filters{code}, filters{item}, false},
		{"two bounds in one", filters{general, current}, filters{current}, true},
	} {
		// What lies within a region is not narrowed by it.
		got := regionOf(model.FromFacts, slices.Concat(c.whole, c.part)...) == regionOf(model.FromFacts, c.part...)
		if got != c.within {
			t.Errorf("%s: within = %v", c.name, got)
		}
	}
	if regionOf(model.FromRevenue) == all {
		t.Error("sources do not matter")
	}
	if regionOf(model.FromPublic, filter(model.Filter{Years: []model.Year{model.LastYear}})) == regionOf(model.FromPublic) {
		t.Error("last year is this year")
	}

	if regionOf(model.FromFacts, general, current, spending) != regionOf(model.FromFacts, spending, general, current) {
		t.Error("the order of filters matters")
	}
	if r := regionOf(model.FromFacts, code, item); r.lists[byFunction] != a.one("2080505") {
		t.Errorf("of two nested codes remain %q", a.listed[r.lists[byFunction]])
	}
	if r := regionOf(model.FromFacts, code, filter(model.Filter{Functions: []string{"210"}})); !r.empty() {
		t.Error("two codes that have nothing in common have a region")
	}
	exact := filter(model.Filter{Functions: []string{"103"}, Exact: true})
	below := filter(model.Filter{Functions: []string{"1030148"}, Exact: true})
	if r := regionOf(model.FromRevenue, exact, below); !r.empty() {
		t.Error("an exact code holds those below it")
	}
}

// The parts of a tree of funds are seen as its division: 单位资金 is its five
// incomes and what is its own.
func TestFundsBelowUnitFunds(t *testing.T) {
	of := func(funds ...model.Fund) uint64 { return atomsOf(model.FromFacts, &bound{funds: funds}) }
	if of(model.OtherIncome)&^of(model.UnitFunds) != 0 {
		t.Error("其他收入 is not within 单位资金")
	}
	five := []uint64{of(model.General), of(model.GovernmentFund), of(model.StateCapital), of(model.FiscalAccount), of(model.UnitFunds)}
	if covers := exactCovers(of(), five); len(covers) != 1 || len(covers[0]) != 5 {
		t.Errorf("the five funds divide everything as %v", covers)
	}
}

func TestExactCovers(t *testing.T) {
	for _, c := range []struct {
		name  string
		whole uint64
		sets  []uint64
		want  [][]int
	}{
		{"two halves", 0b1111, []uint64{0b0011, 0b1100}, [][]int{{0, 1}}},
		{"the whole is no part of itself", 0b11, []uint64{0b11}, nil},
		{"a gap", 0b1111, []uint64{0b0011, 0b0100}, nil},
		{"an overlap", 0b111, []uint64{0b011, 0b110}, nil},
		{"the coarser of two", 0b1111, []uint64{0b0011, 0b1100, 0b0001, 0b0010}, [][]int{{0, 1}}},
		{"two ways", 0b1111, []uint64{0b0011, 0b1100, 0b0101, 0b1010}, [][]int{{0, 1}, {2, 3}}},
		{"the first of equals", 0b11, []uint64{0b01, 0b01, 0b10}, [][]int{{0, 2}}},
		{"what lies outside", 0b011, []uint64{0b101, 0b001, 0b010}, [][]int{{1, 2}}},
	} {
		got := exactCovers(c.whole, c.sets)
		for i := range got {
			slices.Sort(got[i])
		}
		slices.SortFunc(got, slices.Compare)
		if !slices.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestOutOfOrder(t *testing.T) {
	for _, c := range []struct {
		keys string
		want []int
	}{
		{"", nil},
		{"abc", nil},
		{"aabb", nil},
		{"acbd", []int{2}},
		{"dbca", []int{0, 3}},
	} {
		keys := make([]string, len(c.keys))
		for i := range c.keys {
			keys[i] = c.keys[i : i+1]
		}
		if got := outOfOrder(keys); len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.keys, got, c.want)
		}
	}
	// Of two codes that contradict each other the odd one is out of order.
	if got := outOfOrder([]string{"1930601", "1030602", "1030603"}); !slices.Equal(got, []int{0}) {
		t.Errorf("the code unlike its neighbours stays: %v", got)
	}
}

func TestSimilar(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"本年收入合计", "本年收人合计", true},
		{"合计", "合某", true},
		{"合计", "总额", false},
		{"年终结转", "上年结转", false},
		{"社会保障和就业支出", "社会保障和就业", true},
		{"因公出国（境）费", "因公出国(境)费", true},
		{"甲", "乙", false},
	} {
		if got := Similar(c.a, c.b); got != c.want {
			t.Errorf("Similar(%s, %s) = %v", c.a, c.b, got)
		}
	}
}

func yuan(n int64) money.Money { return money.FromFen(n * 100) }

// Two prints of a rounded number are equal; a sum of n of them may miss by
// n+1 halves of the last place.
func TestTolerance(t *testing.T) {
	step := half(money.WanYuan, 2)
	if !step.Equal(yuan(50)) {
		t.Fatalf("half of 0.01 万元 is %s", step)
	}
	fs := make([]figure, 4)
	for i := range fs {
		fs[i].step = step
	}
	amounts := func(ns ...int64) []money.Money {
		out := make([]money.Money, len(ns))
		for i, n := range ns {
			out[i] = yuan(n)
		}
		return out
	}
	total := relation{whole: 0, parts: []int{1, 2, 3}, family: -1}
	twins := relation{whole: 0, parts: []int{1}, family: -1}
	bound := relation{whole: 0, parts: []int{1}, bound: true, family: -1}
	for _, c := range []struct {
		name    string
		rel     relation
		amounts []money.Money
		want    verdict
	}{
		{"exact", total, amounts(600, 100, 200, 300), holds},
		{"(3+1) × 50", total, amounts(800, 100, 200, 300), near},
		{"more than that", total, amounts(801, 100, 200, 300), broken},
		{"less than that", total, amounts(399, 100, 200, 300), broken},
		{"equals", twins, amounts(100, 100, 0, 0), holds},
		{"equals that differ", twins, amounts(100, 101, 0, 0), broken},
		{"a part below", bound, amounts(500, 100, 0, 0), holds},
		{"a part above by a rounding", bound, amounts(100, 200, 0, 0), near},
		{"a part above", bound, amounts(100, 201, 0, 0), broken},
	} {
		if got := c.rel.judge(fs, c.amounts); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
