package harvest

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/subject"
)

// grid lists the facts that may be, by what equations name in some dimensions.
func grid(eqs []equation, dims ...model.Dimension) []model.Fact {
	out := []model.Fact{{}}
	for _, d := range dims {
		a := axisOf(d)
		if values := a.named(eqs); len(values) > 0 {
			out = a.spread(out, values)
		}
	}
	for i := range out {
		settle(&out[i])
	}
	return listed(out, eqs, dims)
}

// named lists the values that equations name on an axis, those of facts only.
func (a *axis) named(eqs []equation) []string {
	var out []string
	for i := range eqs {
		for _, f := range eqs[i].filters {
			out = append(out, a.values(f)...)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if a.dim == model.ByFund {
		out = a.together(out, eqs)
	}
	if a.dim == model.ByEconomic && slices.ContainsFunc(out, isPair) {
		out = slices.DeleteFunc(out, func(v string) bool { return !isPair(v) })
	} else if !a.exact(eqs) {
		out = a.leaves(out)
	}
	if a.open {
		out = append(out, "") // what no table lists
	}
	return out
}

// together keeps of the unit's own funds that no figure tells apart the one that
// is named first: 事业收入 of 事业收入 and 财政专户管理资金.
func (a *axis) together(values []string, eqs []equation) []string {
	apart := map[string]map[string]bool{}
	for i := range eqs {
		for _, f := range eqs[i].filters {
			named := a.values(f)
			for k, v := range named {
				if apart[v] == nil {
					apart[v] = map[string]bool{}
				}
				if k > 0 && len(apart[v]) == 0 {
					apart[v]["after "+named[0]] = true
				}
				apart[v][strings.Join(named, " ")] = true
			}
		}
	}
	return slices.DeleteFunc(values, func(v string) bool {
		f, _ := model.ParseFund(v)
		return len(apart[v]) == 2 && !slices.Contains(model.Appropriated, f) && slices.ContainsFunc(values, func(w string) bool {
			return apart[v]["after "+w] && len(apart[w]) == 1
		})
	})
}

func isPair(v string) bool { return slices.Contains([]byte(v), paired[0]) }

// exact: codes that stand for themselves have none below them.
func (a *axis) exact(eqs []equation) bool {
	return a.dim == model.ByFunction && slices.ContainsFunc(eqs, func(e equation) bool {
		return slices.ContainsFunc(e.filters, func(f *model.Filter) bool { return f.Exact && len(f.Functions) > 0 })
	})
}

// spread combines facts with the values of one more axis. What only some kinds
// of expenditure have, the others do not.
func (a *axis) spread(facts []model.Fact, values []string) []model.Fact {
	var out []model.Fact
	for _, x := range facts {
		if !a.applies(&x) {
			out = append(out, x)
			continue
		}
		for _, v := range values {
			y := x
			if a.dim != model.ByProject || v != "" {
				a.set(&y, v)
			}
			if a.dim == model.ByProject && y.Unit == "" {
				y.Unit = x.Unit // a project whose unit no line names
			}
			if y.Unit == x.Unit || x.Unit == "" || a.dim != model.ByProject {
				out = append(out, y)
			}
		}
	}
	return out
}

func (a *axis) applies(x *model.Fact) bool {
	switch a.dim {
	case model.ByUse:
		return x.Kind == model.Basic
	case model.ByCategory, model.ByProject:
		return x.Kind == model.Project || x.Kind == model.KindNone
	}
	return true
}

// settle gives a fact what follows from its economic subject.
func settle(x *model.Fact) {
	if x.Kind != model.Basic || len(x.DeptEconomic) < 3 {
		return
	}
	x.Use = model.PublicFunds
	if subject.Personnel(x.DeptEconomic) {
		x.Use = model.Personnel
	}
}

// listed keeps, of the values that only tables tell, those where a table lists
// them; elsewhere the fact is without.
func listed(facts []model.Fact, eqs []equation, dims []model.Dimension) []model.Fact {
	m := newMasks(facts)
	for _, d := range dims {
		a := axisOf(d)
		if !a.open {
			continue
		}
		there, all := newSet(len(facts)), newSet(len(facts))
		for i := range eqs {
			e := &eqs[i]
			if !a.lists(e) {
				continue
			}
			filters := e.filters
			if a.dim != model.ByUnit && a.dim != model.ByProject { // facts may not tell units apart yet
				filters = e.everyUnit
			}
			of := m.of(filters)
			if there.add(of); e.whose == nil {
				all.add(of)
			}
		}
		facts = a.keep(facts, there, all)
		m = newMasks(facts)
	}
	return facts
}

// lists: a line of one value.
func (a *axis) lists(e *equation) bool {
	return slices.ContainsFunc(e.filters, func(f *model.Filter) bool { return len(a.values(f)) == 1 })
}

// keep drops facts with a value that is listed nowhere, and those without a
// value beside others that have one by a list of all: what a unit's document lists
// does not say that other units have no more.
func (a *axis) keep(facts []model.Fact, there, all set) []model.Fact {
	valued := map[model.Fact]bool{}
	for i := range facts {
		if rest, v := a.without(facts[i]); v && all.has(i) {
			valued[rest] = true
			if a.dim == model.ByProject { // as well as money whose unit nothing tells
				rest.Unit = ""
				valued[rest] = true
			}
		}
	}
	var out []model.Fact
	for i := range facts {
		rest, v := a.without(facts[i])
		if v && there.has(i) || !v && !valued[rest] {
			out = append(out, facts[i])
		}
	}
	return out
}

// without is a fact without its value on the axis; had tells whether it has one.
func (a *axis) without(x model.Fact) (rest model.Fact, had bool) {
	rest = x
	switch a.dim {
	case model.ByProject:
		rest.Project = ""
	case model.ByEconomic:
		rest.DeptEconomic, rest.GovEconomic, rest.Use = "", "", model.UseNone
	default:
		a.set(&rest, "")
	}
	return rest, rest != x
}

// masks tells which facts filters let through.
type masks struct {
	facts []model.Fact
	known map[*model.Filter]set
}

func newMasks(facts []model.Fact) *masks { return &masks{facts, map[*model.Filter]set{}} }

func (m *masks) of(filters []*model.Filter) set {
	out := full(len(m.facts))
	for _, f := range filters {
		s, ok := m.known[f]
		if !ok {
			s = newSet(len(m.facts))
			for i := range m.facts {
				if f.Match(&m.facts[i]) {
					s.put(i)
				}
			}
			m.known[f] = s
		}
		out.and(s)
	}
	return out
}
