package harvest

import (
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/relation"
)

// Fact is a fact that printed figures determine; its place is the figure it was
// read from, or the whole that it is the rest of.
type Fact struct {
	model.Fact
	Inferred bool // its functional subject follows from the sums alone
	Partial  bool // its functional subject is open; May are those that are possible
	May      []string
}

// Gap is money whose facts the tables do not tell apart.
type Gap struct {
	Fen   int64
	At    diag.Pos
	Text  string          // the table and the line
	Among []model.Fact    // those that may be
	By    model.Dimension // by which facts that are known are not told apart; none where they are not known
}

// Facts are what tables determine of one list, in the order of its dimensions.
type Facts struct {
	Known []Fact
	Gaps  []Gap
}

// dimensions are those of each list that its facts always have. What only some
// tables tell apart comes in further steps.
var dimensions = map[model.Source][]model.Dimension{
	model.FromFacts:       {model.ByFunction, model.ByFund, model.ByKind, model.ByOrigin},
	model.FromEconomic:    {model.ByEconomic, model.ByFund, model.ByKind, model.ByOrigin},
	model.FromRevenue:     {model.ByFunction, model.ByFund, model.ByOrigin},
	model.FromPublic:      {model.ByItem, model.ByFund, model.ByYear},
	model.FromProcurement: {model.ByItem, model.ByFund},
	model.FromPrior:       {model.ByItem, model.ByFunction, model.ByEconomic, model.ByFund, model.ByYear},
}

// finer are the dimensions of the further steps.
var finer = map[model.Source][]model.Dimension{
	model.FromFacts:    {model.ByUse, model.ByCategory, model.ByUnit, model.ByProject},
	model.FromEconomic: {model.ByUnit},
	model.FromRevenue:  {model.ByUnit},
	model.FromPrior:    {model.ByUnit},
}

// mostFacts bounds the combinations that are thought of: more would be slow, and
// no unit has so many.
const mostFacts = 60_000

// Tables are printed tables made ready to be asked for several lists.
type Tables struct{ all []equation }

// Of reads the figures of tables.
func Of(in *relation.Input) *Tables { return &Tables{equations(in)} }

// Facts finds what the tables determine of a list.
func (t *Tables) Facts(list model.Source) Facts {
	eqs := of(list, t.all)
	if !slices.ContainsFunc(eqs, func(e equation) bool { return e.from.Whole() == list.Whole() }) {
		return Facts{}
	}
	facts := grid(eqs, dimensions[list]...)
	if len(facts) > mostFacts {
		return Facts{Gaps: []Gap{{At: eqs[0].at, Text: eqs[0].text}}}
	}
	s := newSystem(facts, eqs)
	s.solve()
	for _, d := range finer[list] {
		s, eqs = s.refine(list, axisOf(d), eqs)
	}
	return s.result(list == model.FromPrior)
}

// refine tells the facts apart in one dimension more: what is known of a fact is
// the sum of its parts. Where the tables do not tell the parts of a fact, it stays
// whole; of projects, who must have a subject, they are kept.
func (s *system) refine(list model.Source, a *axis, eqs []equation) (*system, []equation) {
	values := a.named(eqs)
	if a.open && len(values) < 2 || len(values) == 0 {
		return s, eqs // nothing is told apart
	}
	live, of := s.live()
	facts := listed(a.spread(live, values), eqs, []model.Dimension{a.dim})
	if len(facts) > mostFacts {
		return s, eqs
	}
	out := newSystem(facts, eqs)
	parts := a.parts(facts, of)
	for _, x := range live { // in their order
		if v := of[x]; v.known && parts[x] != nil {
			out.add(row{set: parts[x], fen: v.fen, slack: v.slack, at: v.at})
		}
	}
	out.solve()
	out.lost = s.lost
	if a.dim == model.ByProject {
		if out.assign() {
			out.solve()
		}
		return out, eqs
	}
	return out.whole(list, a, live, of, parts, eqs)
}

// live are the facts that may be more than nothing.
func (s *system) live() (live []model.Fact, of map[model.Fact]value) {
	of = map[model.Fact]value{}
	for i, x := range s.facts {
		if v := s.values[i]; !v.known || v.fen != 0 {
			live = append(live, x)
			of[x] = v
		}
	}
	return live, of
}

// parts tells which facts each of the coarser ones was divided into.
func (a *axis) parts(facts []model.Fact, of map[model.Fact]value) map[model.Fact]set {
	parts := map[model.Fact]set{}
	for i, x := range facts {
		whole := x
		if _, same := of[x]; !same {
			if a.dim == model.ByProject {
				if whole.Project = ""; !has(of, whole) {
					whole.Unit = ""
				}
			} else {
				whole, _ = a.without(x)
			}
		}
		if parts[whole] == nil {
			parts[whole] = newSet(len(facts))
		}
		parts[whole].put(i)
	}
	return parts
}

func has(of map[model.Fact]value, x model.Fact) bool {
	_, ok := of[x]
	return ok
}

// whole puts facts together again whose parts are not all known. The figures of
// single parts then say nothing of the others.
func (s *system) whole(list model.Source, a *axis, live []model.Fact, of map[model.Fact]value, parts map[model.Fact]set, eqs []equation) (*system, []equation) {
	var facts []model.Fact
	var values []value
	open, told := false, map[int32]bool{}
	for _, x := range live {
		all := parts[x] != nil
		if all {
			parts[x].each(func(i int) { all = all && s.values[i].known })
		}
		if !all {
			facts, values, open = append(facts, x), append(values, of[x]), true
			if parts[x] != nil && !of[x].known {
				parts[x].each(func(i int) { told[int32(i)] = true }) // open as a whole
			}
			continue
		}
		parts[x].each(func(i int) { facts, values = append(facts, s.facts[i]), append(values, s.values[i]) })
	}
	if open {
		eqs = slices.DeleteFunc(slices.Clone(eqs), func(e equation) bool { return e.names(a.dim) })
	}
	out := newSystem(facts, eqs)
	out.values, out.lost = values, s.lost
	for _, g := range s.gaps(told, func(e *equation) bool { return e.from == list && e.names(a.dim) }) {
		g.By = a.dim
		out.lost = append(out.lost, g)
	}
	out.solve()
	return out, eqs
}

// result lists what is known, and what is open: projects whole, the rest by the
// finest figures that speak of it. With zeros set, lines that print nothing are
// known too: of last year, that there was none.
func (s *system) result(zeros bool) Facts {
	var out Facts
	none := map[int32]bool{}
	for i := range s.rows {
		if r := &s.rows[i]; zeros && r.figure != nil && len(r.of) == 1 {
			none[r.of[0]] = true
		}
	}
	for i := range s.facts {
		if v := &s.values[i]; v.known && (v.fen != 0 || none[int32(i)]) {
			x := s.facts[i]
			x.Amount, x.At = money.FromFen(v.fen), v.at
			out.Known = append(out.Known, Fact{Fact: x, Inferred: v.inferred})
		}
	}
	out.Gaps = append(s.gaps(s.openProjects(&out), func(*equation) bool { return true }), s.lost...)
	return out
}

// gaps lists the money of unknown facts by the finest figures that speak of it,
// but for those that are told already.
func (s *system) gaps(told map[int32]bool, speaks func(*equation) bool) (out []Gap) {
	rows := slices.Clone(s.rows)
	slices.SortStableFunc(rows, func(a, b row) int { return len(a.of) - len(b.of) })
	for i := range rows {
		r := &rows[i]
		unknown, fen, slack := s.rest(r)
		unknown = slices.DeleteFunc(unknown, func(u int32) bool { return told[u] })
		if len(unknown) == 0 || fen <= slack || r.figure == nil || !speaks(r.figure) {
			continue
		}
		g := Gap{Fen: fen, At: r.at, Text: r.figure.text}
		for _, u := range unknown {
			told[u] = true
			g.Among = append(g.Among, s.facts[u])
		}
		out = append(out, g)
	}
	return out
}

// openProjects lists the amounts of projects whose subject is open.
func (s *system) openProjects(out *Facts) (told map[int32]bool) {
	told = map[int32]bool{}
	a := assignment{system: s}
	a.gather()
	for _, p := range a.projects {
		for _, am := range p.amounts {
			x := model.Fact{Unit: p.unit, Project: p.name, Kind: model.Project, Fund: am.fund, Origin: am.origin, Amount: money.FromFen(am.fen), At: am.at}
			out.Known = append(out.Known, Fact{Fact: x, Partial: true, May: slices.DeleteFunc(slices.Clone(p.may), func(f string) bool { return f == "" })})
			for _, i := range am.facts {
				told[i] = true
			}
		}
	}
	return told
}
