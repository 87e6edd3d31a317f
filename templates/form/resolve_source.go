package form

import (
	"slices"
	"strings"

	"yugong/model"
)

// sideSource is the list that a side's sums are of: the one it names, or the
// list of expenditure that has all that its rows and columns ask for.
func (r *resolver) sideSource(t *Table, s *Side, leaves []*Column, rows []*Row) model.Source {
	name := s.Source
	if name.V == "" {
		name = t.Source
	}
	return r.list(name, model.FromFacts, t.Where.asked, s.Where.asked, sumAsks(leaves), rowAsks(rows))
}

// list is the list that a name means. Expenditure, which is also meant where
// nothing is named, is several lists: the one that has all that is asked for.
func (r *resolver) list(name Str, otherwise model.Source, asked ...[]ask) model.Source {
	from := model.FromFacts
	if name.V != "" {
		from = r.source(name, otherwise)
	}
	if from == model.FromFacts {
		return listFor(slices.Concat(asked...))
	}
	return from
}

// sumAsks is what the columns of a side's own list ask for.
func sumAsks(leaves []*Column) (asked []ask) {
	for _, c := range leaves {
		if c.Sum != nil && c.Source.V == "" {
			asked = append(asked, c.Sum.asked...)
		}
		if strings.HasPrefix(c.Field.V, "government-") {
			asked = append(asked, ask{dim: model.ByGovernment})
		}
	}
	return asked
}

// rowAsks is what the rows of a side's own list ask for.
func rowAsks(rows []*Row) (asked []ask) {
	for _, row := range rows {
		if row.Source.V == "" {
			asked = append(asked, row.asks()...)
		}
	}
	return asked
}

// asks is what a row set asks for.
func (row *Row) asks() []ask {
	asked := slices.Clone(row.Where.asked)
	for _, l := range row.By {
		if l.Dim != 0 {
			asked = append(asked, ask{dim: l.Dim})
		}
	}
	return asked
}

// unclear reports whether it is not known what the rows are of.
func (row *Row) unclear() bool {
	return !slices.Contains(rowKinds, row.Kind) || slices.ContainsFunc(row.By, func(l Level) bool { return l.Dim == 0 })
}

// dropped leaves out the conditions that a source of its own is not held to.
func (r *resolver) dropped(base [2]*model.Filter, without Strs) [2]*model.Filter {
	dims := make([]model.Dimension, 0, len(without))
	for _, s := range without {
		d, ok := model.ParseDimension(s.V)
		if !ok {
			r.errorf(s, "没有 %q 这一维度，可用：%s", s.V, dimensionNames())
		}
		dims = append(dims, d)
	}
	return [2]*model.Filter{drop(base[0], dims), drop(base[1], dims)}
}

// conditions holds the filters of a table and a side against a list: at is
// where a source of its own stands, nil for the side's.
func (r *resolver) conditions(t *Table, s *Side, from model.Source, without Strs, at *Str) {
	if slices.ContainsFunc(without, func(w Str) bool { _, ok := model.ParseDimension(w.V); return !ok }) {
		return
	}
	schema := r.f.Schema(from)
	for _, a := range slices.Concat(t.Where.asked, s.Where.asked) {
		if slices.ContainsFunc(without, func(w Str) bool { return w.V == a.dim.ID() }) {
			continue
		}
		err := a.check(schema)
		switch {
		case err == nil:
		case at != nil && !schema.Has(a.dim):
			r.errorf(*at, "“%s”不分%s，而表 %q 的 where 按它筛选；不按它筛选请写 without: [%s]", schema.Name, a.dim, t.Name.V, a.dim.ID())
		default:
			r.errorf(a.value, "%v", err)
		}
	}
	if d, no := clash(&t.Where.Filter, &s.Where.Filter); no && at == nil {
		r.errorf(place(s.Where.asked, d), "与表 %q 的 where 不会同时成立，这一侧总是空的", t.Name.V)
	}
}

func place(asked []ask, d model.Dimension) Str {
	for _, a := range asked {
		if a.dim == d {
			return a.value
		}
	}
	return Str{}
}

// source is the list of a name that must be known.
func (r *resolver) source(s Str, otherwise model.Source) model.Source {
	src, ok := r.f.source(s.V)
	if !ok {
		r.errorf(s, "没有数据来源 %q，可用：%s", s.V, r.f.sourceNames())
		return otherwise
	}
	return src
}
