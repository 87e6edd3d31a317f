package relation

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
	of := func(funds ...model.Fund) atoms { return atomsOf(model.FromFacts, &bound{funds: funds}) }
	if !of(model.OtherIncome).within(of(model.UnitFunds)) {
		t.Error("其他收入 is not within 单位资金")
	}
	five := []atoms{of(model.General), of(model.GovernmentFund), of(model.StateCapital), of(model.FiscalAccount), of(model.UnitFunds)}
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
		sets := make([]atoms, len(c.sets))
		for i, s := range c.sets {
			sets[i] = atoms{0, s} // any word will do
		}
		got := exactCovers(atoms{0, c.whole}, sets)
		for i := range got {
			slices.Sort(got[i])
		}
		slices.SortFunc(got, slices.Compare)
		if !slices.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func yuan(n int64) money.Money { return money.FromFen(n * 100) }

// Two prints of a rounded number are equal; a sum of n of them may miss by
// n+1 halves of the last place.
func TestTolerance(t *testing.T) {
	step := Half(money.WanYuan, 2)
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
