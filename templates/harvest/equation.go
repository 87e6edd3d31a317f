package harvest

import (
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/templates/relation"
)

// equation is a printed figure: the facts that its filters let through add up
// to it.
type equation struct {
	from    model.Source
	filters []*model.Filter

	everyUnit []*model.Filter // the filters without the unit

	fen   int64
	slack int64 // what rounding may have taken or given
	at    diag.Pos
	whose *model.Filter // of its table, nil where that is of all units
	table *relation.Table
	text  string // of the table and the line, for messages
}

// reader makes equations of tables.
type reader struct {
	in       *relation.Input
	several  bool                            // units are told apart; a single one needs no name
	worded   map[*model.Filter]*model.Filter // filters with the names of units as facts have them
	unitless map[*model.Filter]*model.Filter // filters without units
	years    map[bool]*model.Filter          // that figures mean which name none: of last year's own list, and of others
	of       map[string]*model.Filter        // units, by the names of those whose tables they are
}

// equations lists the figures of all tables, the exact before the rounded. A
// blank is zero; what is no number says nothing.
func equations(in *relation.Input) []equation {
	r := &reader{in: in, several: severalUnits(in), worded: map[*model.Filter]*model.Filter{}, unitless: map[*model.Filter]*model.Filter{}, of: map[string]*model.Filter{},
		years: map[bool]*model.Filter{true: {Years: []model.Year{model.LastYear}}, false: {Years: []model.Year{model.ThisYear}}}}
	var out []equation
	for i := range in.Tables {
		t := &in.Tables[i]
		slack := relation.Half(t.Unit, t.Places).Fen()
		if in.Exact {
			slack = 0
		}
		for _, s := range t.Sides {
			for j := range s.Lines {
				out = append(out, r.line(t, s, j, slack)...)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b equation) int { return int(a.slack - b.slack) })
	return out
}

// severalUnits reports whether units are to be told apart: lines name more than
// one, or tables are those of one of several.
func severalUnits(in *relation.Input) bool {
	first := ""
	for i := range in.Tables {
		if in.Tables[i].Of.Value != "" {
			return true
		}
		for _, s := range in.Tables[i].Sides {
			for j := range s.Lines {
				for _, f := range s.Lines[j].Filters {
					if f == nil || len(f.Units) == 0 {
						continue
					}
					if first == "" {
						first = f.Units[0]
					}
					if slices.ContainsFunc(f.Units, func(u string) bool { return u != first }) {
						return true
					}
				}
			}
		}
	}
	return false
}

func (r *reader) line(t *relation.Table, s *relation.Side, line int, slack int64) []equation {
	l := &s.Lines[line]
	text := "《" + r.in.Title(t.Form) + "》“" + s.Say(line) + "”"
	var out []equation
	filters, _ := ofProject(l.Filters)
	for k := range s.Columns {
		c, f := &s.Columns[k], &l.Figures[k]
		if f.Fault {
			continue
		}
		from, base := s.From, s.Base
		if l.From != model.SourceNone {
			from, base = l.From, l.Base
		}
		if c.From != model.SourceNone {
			from, base = c.From, c.Base
		}
		e := equation{from: from, fen: f.Amount.Fen(), slack: slack, at: f.At, whose: r.whose(t), table: t, text: text}
		if e.whose != nil {
			e.filters = append(e.filters, e.whose)
		}
		for _, x := range slices.Concat(base, filters, []*model.Filter{c.Sum}) {
			if x != nil {
				e.filters = append(e.filters, r.filter(x, e.whose))
			}
		}
		if !e.names(model.ByYear) {
			e.filters = append(e.filters, r.years[from == model.FromPrior])
		}
		e.everyUnit = r.everyUnit(e.filters)
		out = append(out, e)
	}
	return out
}

// ofProject makes one filter of those that bound a project's line: its unit tells
// it from another of its name, its category is its own, whatever it stands under.
func ofProject(filters []*model.Filter) (out []*model.Filter, category string) {
	p := slices.IndexFunc(filters, func(f *model.Filter) bool { return f != nil && len(f.Projects) > 0 })
	if p < 0 {
		return filters, ""
	}
	whole := *filters[p]
	for n, f := range filters {
		if n == p || f == nil {
			continue
		}
		rest := *f
		if len(whole.Units) == 0 {
			whole.Units = f.Units
		}
		if len(f.Categories) == 1 {
			category = f.Categories[0]
		}
		rest.Units, rest.Categories = nil, nil
		out = append(out, &rest)
	}
	return append(out, &whole), category
}

// everyUnit are filters without units.
func (r *reader) everyUnit(filters []*model.Filter) []*model.Filter {
	named := func(f *model.Filter) bool { return len(f.Units) > 0 }
	if !slices.ContainsFunc(filters, named) {
		return filters
	}
	out := slices.Clone(filters)
	for n, f := range out {
		if !named(f) {
			continue
		}
		if r.unitless[f] == nil {
			g := *f
			g.Units = nil
			r.unitless[f] = &g
		}
		out[n] = r.unitless[f]
	}
	return out
}

// whose is the unit of a table.
func (r *reader) whose(t *relation.Table) *model.Filter {
	name := t.Of.Value
	if name == "" {
		return nil
	}
	if r.of[name] == nil {
		r.of[name] = &model.Filter{Units: []string{fold.Text(name)}}
	}
	return r.of[name]
}

// filter leaves out the name of the only unit, and gives projects that of the unit
// whose table it is.
func (r *reader) filter(f, whose *model.Filter) *model.Filter {
	var units []string
	switch {
	case !r.several && len(f.Units) > 0:
	case whose != nil && len(f.Projects) > 0 && len(f.Units) == 0:
		units = whose.Units
	default:
		return f
	}
	if r.worded[f] == nil {
		g := *f
		g.Units = units
		r.worded[f] = &g
	}
	return r.worded[f]
}

// names reports whether an equation is bounded in a dimension.
func (e *equation) names(d model.Dimension) bool {
	a := axisOf(d)
	return slices.ContainsFunc(e.filters, func(f *model.Filter) bool { return len(a.values(f)) > 0 })
}

// of selects the equations that say something of a list: its own, and those of
// lists that tell the same money apart in other ways, where they do not name
// these. Of the kinds of units that a figure may mean nothing is known.
func of(list model.Source, all []equation) []equation {
	return slices.DeleteFunc(slices.Clone(all), func(e equation) bool { return !speaks(&e, list) || e.names(model.ByUnitKind) })
}

// tellsUnits: a list tells the money of units apart.
func tellsUnits(list model.Source) bool { return slices.Contains(finer[list.Whole()], model.ByUnit) }

func speaks(e *equation, list model.Source) bool {
	without := func(dims ...model.Dimension) bool { return !slices.ContainsFunc(dims, e.names) }
	if e.whose != nil && !tellsUnits(list) {
		return false
	}
	if e.from == list {
		return true
	}
	switch list {
	case model.FromFacts:
		return (e.from == model.FromEconomic || e.from == model.FromDetail) && without(model.ByEconomic, model.ByGovernment) ||
			e.from == model.FromRevenue && without(model.ByFunction)
	case model.FromEconomic:
		return (e.from == model.FromFacts || e.from == model.FromDetail) && // the use of money whose subject no table lists is not told here
			without(model.ByFunction, model.ByProject, model.ByCategory, model.ByUse)
	case model.FromRevenue:
		return e.from == model.FromFacts && without(model.ByFunction, model.ByKind, model.ByUse, model.ByProject, model.ByCategory)
	}
	return false
}
