package relation

import (
	"fmt"

	"yugong/model"
)

// figures gives every printed number its region. A blank counts as zero.
func figures(in *Input, a *atlas, sides []*Side) []figure {
	n := 0
	for _, s := range sides {
		s.printed = n
		n += len(s.Lines) * len(s.Columns)
	}
	a.expect(n) // nearly every figure has a region of its own
	out := make([]figure, 0, n)
	for _, s := range sides {
		out = s.place(a, out)
	}
	steps(in, out)
	return out
}

// place gives the lines, columns and figures of a side their regions.
func (s *Side) place(a *atlas, out []figure) []figure {
	s.whole = a.within(everything(s.From), s.Base)
	s.regions = s.columnRegions(a, s.From, s.Base)
	sole := s.soleUnit()
	var narrow narrower
	for i := range s.Lines {
		l := &s.Lines[i]
		whole, regions := s.whole, s.regions
		if l.From != model.SourceNone {
			whole = a.within(everything(l.From), l.Base)
			regions = s.columnRegions(a, l.From, l.Base)
		}
		narrow.to(a, l.Filters)
		within := func(r region) *meaning {
			for j := range narrow.bounds {
				a.narrow(&r, &narrow.bounds[j])
			}
			if sole != "" && r.lists[byUnit] == a.one(sole) {
				r.lists[byUnit] = unbounded // what belongs to the only unit belongs to the whole
			}
			return a.meaning(r.dated())
		}
		l.meaning = within(whole)
		for k := range s.Columns {
			m := within(regions[k])
			m.figures = append(m.figures, len(out))
			out = append(out, figure{table: s.table, line: i, sum: k, side: s, meaning: m, amount: l.Figures[k].Amount, cell: &l.Figures[k]})
		}
	}
	return out
}

// columnRegions are the regions of the columns under lines of a list of facts.
func (s *Side) columnRegions(a *atlas, from model.Source, base []*model.Filter) []region {
	whole := a.within(everything(from), base)
	out := make([]region, len(s.Columns))
	for k := range s.Columns {
		c := &s.Columns[k]
		out[k] = whole
		if c.From != model.SourceNone {
			out[k] = a.within(everything(c.From), c.Base)
		}
		b := a.bound(c.Sum)
		a.narrow(&out[k], &b)
	}
	return out
}

// narrower keeps the bounds of a line's filters for the line that follows,
// which shares most of them.
type narrower struct {
	filters []*model.Filter
	bounds  []bound
}

func (n *narrower) to(a *atlas, filters []*model.Filter) {
	bounds := n.bounds[:0]
	for i, f := range filters {
		if i < len(n.filters) && i < len(n.bounds) && n.filters[i] == f {
			bounds = append(bounds, n.bounds[i])
		} else {
			bounds = append(bounds, a.bound(f))
		}
	}
	n.filters, n.bounds = filters, bounds
}

// soleUnit is the only unit among a side's lines.
func (s *Side) soleUnit() string {
	sole := ""
	for i := range s.Lines {
		for _, f := range s.Lines[i].Filters {
			switch {
			case f == nil || len(f.Units) == 0:
			case len(f.Units) > 1 || sole != "" && sole != f.Units[0]:
				return ""
			default:
				sole = f.Units[0]
			}
		}
	}
	return sole
}

// name names a figure in messages.
func (g *ledger) name(f *figure) string {
	return fmt.Sprintf("“%s”行“%s”列", f.side.Say(f.line), g.in.Text(f.side.Columns[f.sum].Text))
}
