package harvest

import (
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/templates/relation"
)

// equation is a printed figure: the facts that its filters let through add up
// to it.
type equation struct {
	from    model.Source
	filters []*model.Filter
	fen     int64
	slack   int64 // what rounding may have taken or given
	at      diag.Pos
	table   *relation.Table
	text    string // of the table and the line, for messages
}

// reader makes equations of tables.
type reader struct {
	in    *relation.Input
	sole  bool                            // no more than one unit is named, which then needs no name
	bare  map[*model.Filter]*model.Filter // filters without the name of the sole unit
	years map[bool]*model.Filter          // that figures mean which name none: of last year's own list, and of others
}

// equations lists the figures of all tables, the exact before the rounded. A
// blank is zero; what is no number says nothing.
func equations(in *relation.Input) []equation {
	r := &reader{in: in, sole: len(unitsOf(in)) <= 1, bare: map[*model.Filter]*model.Filter{},
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

// unitsOf lists the units that lines name.
func unitsOf(in *relation.Input) (out []string) {
	for i := range in.Tables {
		for _, s := range in.Tables[i].Sides {
			for j := range s.Lines {
				for _, f := range s.Lines[j].Filters {
					if f != nil {
						out = append(out, f.Units...)
					}
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (r *reader) line(t *relation.Table, s *relation.Side, line int, slack int64) []equation {
	l := &s.Lines[line]
	text := "《" + r.in.Title(t.Form) + "》“" + s.Say(line) + "”"
	var out []equation
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
		e := equation{from: from, fen: f.Amount.Fen(), slack: slack, at: f.At, table: t, text: text}
		for _, x := range slices.Concat(base, l.Filters, []*model.Filter{c.Sum}) {
			if x != nil {
				e.filters = append(e.filters, r.filter(x))
			}
		}
		if !e.names(model.ByYear) {
			e.filters = append(e.filters, r.years[from == model.FromPrior])
		}
		out = append(out, e)
	}
	return out
}

// filter leaves out the name of the only unit.
func (r *reader) filter(f *model.Filter) *model.Filter {
	if !r.sole || len(f.Units) == 0 {
		return f
	}
	if r.bare[f] == nil {
		g := *f
		g.Units = nil
		r.bare[f] = &g
	}
	return r.bare[f]
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

func speaks(e *equation, list model.Source) bool {
	without := func(dims ...model.Dimension) bool { return !slices.ContainsFunc(dims, e.names) }
	if e.from == list {
		return true
	}
	switch list {
	case model.FromFacts:
		return (e.from == model.FromEconomic || e.from == model.FromDetail) && without(model.ByEconomic, model.ByGovernment) ||
			e.from == model.FromRevenue && without(model.ByFunction, model.ByUnit)
	case model.FromEconomic:
		return (e.from == model.FromFacts || e.from == model.FromDetail) && without(model.ByFunction, model.ByProject, model.ByCategory)
	case model.FromRevenue:
		return e.from == model.FromFacts && without(model.ByFunction, model.ByKind, model.ByUse, model.ByProject, model.ByCategory, model.ByUnit)
	}
	return false
}
