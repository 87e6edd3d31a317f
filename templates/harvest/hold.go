package harvest

import (
	"cmp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/relation"
)

// Difference is a printed figure that the facts of a workbook do not add up to.
type Difference struct {
	Printed, Sum money.Money
	Unit         money.Unit
	Text         string // of the table and the line
	At           diag.Pos
	From         []diag.Pos // of the facts
}

// Held is what came of holding a workbook's facts against printed tables.
type Held struct {
	Figures, Equal int          // those that are not zero on both sides
	Differences    []Difference // beyond rounding, the finest that show each
}

// Hold holds the facts of a disclosure against printed tables, which it may come
// from in part. loose tells whether an amount may be rounded; figures of what is
// open are known to differ.
func Hold(in *relation.Input, d *model.Disclosure, open []Open, loose func(diag.Pos) bool) Held {
	own := *d
	if !d.Unit.Department.Value { // whose facts name no unit
		own.Units = []model.Member{{Kind: d.Unit.Kind}}
	}
	h := holder{ledger: model.NewLedger(&own), names: namesIn(&own), open: open, filters: map[*model.Filter]*model.Filter{}, loose: loose}
	for _, e := range equations(in) {
		h.figure(&e)
	}
	slices.SortStableFunc(h.all, func(a, b gap) int { return cmp.Compare(len(a.facts), len(b.facts)) })
	return h.report()
}

type holder struct {
	Held
	ledger  *model.Ledger
	names   namesOfBook
	open    []Open
	filters map[*model.Filter]*model.Filter
	loose   func(diag.Pos) bool
	all     []gap
}

// gap is a difference with its facts.
type gap struct {
	Difference
	facts map[*model.Fact]bool
	order []*model.Fact
}

func (h *holder) figure(e *equation) {
	if e.names(model.ByUnitKind) && !h.names.kinds {
		return
	}
	if crossed(e) && h.names.apart || e.whose != nil && !tellsUnits(e.from) {
		return
	}
	filters := make([]*model.Filter, len(e.filters))
	for i, f := range e.filters {
		filters[i] = h.translate(f)
	}
	if e.from == model.FromEconomic && !h.names.economic {
		return
	}
	from := e.from
	if h.names.apart && from == model.FromDetail {
		from = model.FromFacts
	}
	facts := h.ledger.Select(from, filters...)
	sum, printed := model.SumOf(facts), money.FromFen(e.fen)
	if sum.IsZero() && printed.IsZero() {
		return
	}
	h.Figures++
	step := money.FromFen(e.slack)
	tolerance := step
	for _, x := range facts {
		if h.loose(x.At) {
			tolerance = tolerance.Add(step)
		}
	}
	diff := printed.Sub(sum.Money).Abs()
	if diff.Cmp(step) <= 0 {
		h.Equal++
	}
	if diff.Cmp(tolerance) <= 0 || printed.Cmp(sum.Money) > 0 && h.opens(e) {
		return
	}
	g := gap{Difference{printed, sum.Money, e.table.Unit, e.text, e.at, sum.Src}, map[*model.Fact]bool{}, facts}
	for _, x := range facts {
		g.facts[x] = true
	}
	h.all = append(h.all, g)
}

// opens reports whether a figure holds money that nobody could tell apart.
func (h *holder) opens(e *equation) bool {
	return slices.ContainsFunc(h.open, func(o Open) bool {
		return slices.ContainsFunc(o.among, func(x model.Fact) bool {
			return e.from.Whole() == o.from.Whole() && !slices.ContainsFunc(e.filters, func(f *model.Filter) bool { return !may(f, &x) })
		})
	})
}

// may reports whether a filter may let money through of which not all is known.
func may(f *model.Filter, x *model.Fact) bool {
	g := *f
	if x.Use == model.UseNone {
		g.Uses = nil
	}
	if x.Function == "" {
		g.Functions = nil
	}
	if x.DeptEconomic == "" {
		g.Economic, g.Government = nil, nil
	}
	if x.Unit == "" {
		g.Units = nil
	}
	if x.Project == "" {
		g.Projects, g.Categories = nil, nil
	}
	return g.Match(x)
}

// report leaves out what finer differences explain.
func (h *holder) report() Held {
	var told []gap
	for _, g := range h.all {
		rest := g.Printed.Sub(g.Sum)
		for _, t := range told {
			if !slices.ContainsFunc(t.order, func(x *model.Fact) bool { return !g.facts[x] }) {
				rest = rest.Sub(t.Printed.Sub(t.Sum))
			}
		}
		if same := slices.ContainsFunc(told, func(t gap) bool {
			return len(t.order) == len(g.order) && len(g.order) > 0 && t.order[0] == g.order[0] && t.Printed.Equal(g.Printed)
		}); rest.IsZero() || same {
			continue
		}
		told = append(told, g)
		h.Differences = append(h.Differences, g.Difference)
	}
	return h.Held
}

// namesOfBook translates what tables print to what a workbook holds.
type namesOfBook struct {
	projects map[string][]string // keys by folded name
	units    map[string][]string
	kinds    bool // of the units are known
	economic bool // economic subjects are
	apart    bool // in a list of their own
	own      *subject.Catalog
}

func namesIn(d *model.Disclosure) namesOfBook {
	n := namesOfBook{projects: map[string][]string{}, units: map[string][]string{}, kinds: len(d.Units) > 0, own: d.Subjects}
	for i := range d.Projects {
		p := &d.Projects[i]
		n.projects[fold.Text(p.Name.Value)] = append(n.projects[fold.Text(p.Name.Value)], p.Key.Value)
	}
	for i := range d.Units {
		n.units[fold.Text(d.Units[i].Name.Value)] = []string{d.Units[i].Name.Value}
		n.kinds = n.kinds && d.Units[i].Kind.Value != model.UnitKindNone
	}
	n.apart = len(d.Economic) > 0
	n.economic = n.apart || slices.ContainsFunc(d.Appropriations, func(a model.Appropriation) bool { return a.DeptEconomic.Value != "" })
	return n
}

// translate puts keys and codes in the place of printed names. A filter that
// names nothing that is known lets nothing through.
func (h *holder) translate(f *model.Filter) *model.Filter {
	if g, ok := h.filters[f]; ok {
		return g
	}
	g := *f
	g.Projects = renamed(f.Projects, h.names.projects)
	g.Units = renamed(f.Units, h.names.units)
	g.Government = nil
	for _, name := range f.Government {
		for _, list := range [][]subject.Subject{subject.All(subject.Government), h.names.own.Own(subject.Government)} {
			for _, s := range list {
				if s.Code == name || fold.Text(s.Name) == name {
					g.Government = append(g.Government, s.Code)
				}
			}
		}
		g.Government = append(g.Government, name)
	}
	h.filters[f] = &g
	return &g
}

func renamed(names []string, to map[string][]string) []string {
	var out []string
	for _, n := range names {
		if keys := to[n]; len(keys) > 0 {
			out = append(out, keys...)
		} else {
			out = append(out, n)
		}
	}
	return out
}
