package form

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/subject"
)

// set adds a value of a dimension to a filter. The error says what is allowed;
// the caller adds the place. What a list does not have is refused where the
// list is known.
func set(f *model.Filter, d model.Dimension, value string) error {
	if fixed, ok := f.Name(d, value); fixed && !ok {
		return notValue(d, value, model.DimensionValues(d))
	}
	switch d {
	case model.ByItem:
		f.Items = append(f.Items, itemID(value))
	case model.ByFunction:
		f.Functions = append(f.Functions, value)
	case model.ByEconomic:
		f.Economic = append(f.Economic, value)
	case model.ByGovernment:
		f.Government = append(f.Government, value)
	case model.ByProject:
		f.Projects = append(f.Projects, value)
	case model.ByCategory:
		f.Categories = append(f.Categories, value)
	case model.ByUnit:
		f.Units = append(f.Units, value)
	}
	return nil
}

func notValue(d model.Dimension, value string, allowed []string) error {
	return fmt.Errorf("%q 不是%s，可用：%s", value, d, strings.Join(allowed, "、"))
}

// itemID is the id of a 三公 item, a procurement category or a measure; of a
// form's own lists the value itself.
func itemID(s string) string {
	if p, ok := model.ParsePublicItem(s); ok {
		return p.ID()
	}
	if p, ok := model.ParseProcurement(s); ok {
		return p.ID()
	}
	if m, ok := model.ParseMeasure(s); ok {
		return m.ID()
	}
	return s
}

// ItemName is the Chinese name of an item of any list.
func ItemName(id string) string {
	if p, ok := model.ParsePublicItem(id); ok {
		return p.String()
	}
	if p, ok := model.ParseProcurement(id); ok {
		return p.String()
	}
	if m, ok := model.ParseMeasure(id); ok {
		return m.String()
	}
	return id
}

// compile turns a filter as written into one that works; at tells where a
// fault stands.
func (w *Where) compile(report func(at Str, err error)) {
	w.asked, w.Filter = nil, model.Filter{}
	var bad []model.Dimension // which are no longer held against others
	for _, d := range []struct {
		dim    model.Dimension
		values Strs
	}{
		{model.ByFund, w.Fund}, {model.ByKind, w.Kind}, {model.ByOrigin, w.Origin}, {model.ByUse, w.Use}, {model.ByUnitKind, w.UnitKind},
		{model.ByFunction, w.Function}, {model.ByEconomic, w.Economic}, {model.ByGovernment, w.Govern}, {model.ByCategory, w.Category},
		{model.ByProject, w.Project}, {model.ByUnit, w.Unit}, {model.ByItem, w.Item}, {model.ByYear, w.Year},
	} {
		for i, v := range d.values {
			err := set(&w.Filter, d.dim, v.V)
			if err == nil && slices.ContainsFunc(d.values[:i], func(o Str) bool { return o.V == v.V }) {
				err = fmt.Errorf("%q 写了两次", v.V)
			}
			if err != nil {
				report(v, err)
				bad = append(bad, d.dim)
				continue
			}
			w.asked = append(w.asked, ask{d.dim, v})
		}
	}
	w.Filter = *drop(&w.Filter, bad)
}

// check holds what is asked against what a list has. The error says what may
// stand there.
func (a ask) check(s *model.Schema) error {
	if !s.Has(a.dim) {
		return lacks(s, a.dim)
	}
	value := a.value.V
	switch a.dim {
	case model.ByFunction:
		return checkCode(value, a.dim, functionLists(s.Source)...)
	case model.ByEconomic:
		return checkCode(value, a.dim, subject.Department)
	case model.ByGovernment:
		return checkCode(value, a.dim, subject.Government)
	}
	allowed := s.Allowed(a.dim)
	if id := valueID(a.dim, value); allowed != nil && !slices.Contains(allowed, id) {
		return fmt.Errorf("“%s”的%s没有 %q，可用：%s", s.Name, a.dim, value, strings.Join(allowed, "、"))
	}
	return nil
}

// lacks says that a list is not told apart by a dimension.
func lacks(s *model.Schema, d model.Dimension) error {
	var has []string
	for _, x := range s.Dimensions {
		has = append(has, x.ID())
	}
	return fmt.Errorf("“%s”不分%s（%s），可用的维度：%s", s.Name, d, d.ID(), strings.Join(has, "、"))
}

// functionLists are the lists of subjects that ByFunction means in a list.
func functionLists(s model.Source) []subject.List {
	switch s {
	case model.FromRevenue:
		return []subject.List{subject.Revenue}
	case model.FromPrior:
		return []subject.List{subject.Function, subject.Revenue}
	}
	return []subject.List{subject.Function}
}

// checkCode refuses what no subject's code begins with: a name, a slip of
// digits, a 类 that the classification does not have.
func checkCode(code string, d model.Dimension, lists ...subject.List) error {
	if strings.Trim(code, "0123456789") != "" || len(code) < 3 || len(code) > 9 || len(code)%2 == 0 {
		return fmt.Errorf("%q 不是%s的编码；应为 3、5 或 7 位数字，如 %q", code, d, subject.All(lists[0])[0].Code)
	}
	for _, l := range lists {
		if _, ok := subject.Lookup(l, subject.Class(code)); ok {
			return nil
		}
	}
	return fmt.Errorf("%s里没有 %s 开头的编码", lists[0], subject.Class(code))
}

// valueID is a value by the id that schemas list.
func valueID(d model.Dimension, value string) string {
	switch d {
	case model.ByFund:
		x, _ := model.ParseFund(value)
		return x.ID()
	case model.ByKind:
		x, _ := model.ParseKind(value)
		return x.ID()
	case model.ByOrigin:
		x, _ := model.ParseOrigin(value)
		return x.ID()
	case model.ByUse:
		x, _ := model.ParseUse(value)
		return x.ID()
	case model.ByUnitKind:
		x, _ := model.ParseUnitKind(value)
		return x.ID()
	case model.ByItem:
		return itemID(value)
	}
	return value
}

// clash returns a dimension in which no fact passes both filters: of values
// that exclude each other.
func clash(a, b *model.Filter) (model.Dimension, bool) {
	apart := func(d model.Dimension, meet bool) (model.Dimension, bool) { return d, !meet }
	for _, c := range []struct {
		d    model.Dimension
		meet bool
	}{
		{model.ByFund, meets(a.Funds, b.Funds, func(x, y model.Fund) bool { return x.Within(y) || y.Within(x) })},
		{model.ByKind, meets(a.Kinds, b.Kinds, same[model.Kind])},
		{model.ByOrigin, meets(a.Origins, b.Origins, same[model.Origin])},
		{model.ByUse, meets(a.Uses, b.Uses, same[model.Use])},
		{model.ByUnitKind, meets(a.UnitKinds, b.UnitKinds, same[model.UnitKind])},
		{model.ByFunction, meets(a.Functions, b.Functions, prefixed)},
		{model.ByEconomic, meets(a.Economic, b.Economic, prefixed)},
		{model.ByGovernment, meets(a.Government, b.Government, prefixed)},
		{model.ByCategory, meets(a.Categories, b.Categories, same[string])},
		{model.ByItem, meets(a.Items, b.Items, same[string])},
		{model.ByYear, meets(a.Years, b.Years, same[model.Year])},
	} {
		if d, no := apart(c.d, c.meet); no {
			return d, true
		}
	}
	return 0, false
}

func same[T comparable](a, b T) bool { return a == b }
func prefixed(a, b string) bool      { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
func meets[T any](a, b []T, meet func(x, y T) bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(x T) bool { return slices.ContainsFunc(b, func(y T) bool { return meet(x, y) }) })
}

// drop returns a filter without some dimensions; the filter itself when it
// names none of them.
func drop(f *model.Filter, dims []model.Dimension) *model.Filter {
	if len(dims) == 0 {
		return f
	}
	out := *f
	for _, d := range dims {
		switch d {
		case model.ByFund:
			out.Funds = nil
		case model.ByKind:
			out.Kinds = nil
		case model.ByOrigin:
			out.Origins = nil
		case model.ByUse:
			out.Uses = nil
		case model.ByUnitKind:
			out.UnitKinds = nil
		case model.ByFunction:
			out.Functions = nil
		case model.ByEconomic:
			out.Economic = nil
		case model.ByGovernment:
			out.Government = nil
		case model.ByCategory:
			out.Categories = nil
		case model.ByProject:
			out.Projects = nil
		case model.ByUnit:
			out.Units = nil
		case model.ByItem:
			out.Items = nil
		case model.ByYear:
			out.Years = nil
		}
	}
	return &out
}

// Query is a sum or list asked for in a narrative: a source and a filter.
type Query struct {
	Source model.Source
	Filter model.Filter
}

// ParseQuery reads a query of a narrative file: words of the form
// dimension=value,value and at most one source=name, divided by spaces:
//
//	source=public item=abroad year=last
//
// also are dimensions that the caller asks for beside the query's. A query
// that names no source means the list of expenditure that has all of them.
func (f *Form) ParseQuery(s string, also ...model.Dimension) (Query, error) {
	var q Query
	var asked []ask
	for _, word := range strings.Fields(s) {
		name, values, ok := strings.Cut(word, "=")
		if !ok {
			return q, fmt.Errorf("%q 应写作 维度=值", word)
		}
		if name == "source" {
			if q.Source, ok = f.source(values); !ok {
				return q, fmt.Errorf("没有数据来源 %q，可用：%s", values, f.sourceNames())
			}
			continue
		}
		d, ok := model.ParseDimension(name)
		if !ok {
			return q, fmt.Errorf("没有 %q 这一维度，可用：%s", name, dimensionNames())
		}
		for _, v := range strings.Split(values, ",") {
			asked = append(asked, ask{d, Str{V: v}})
			if err := set(&q.Filter, d, v); err != nil {
				return q, err
			}
		}
	}
	for _, d := range also {
		asked = append(asked, ask{dim: d})
	}
	if q.Source == model.SourceNone || q.Source == model.FromFacts {
		q.Source = listFor(asked)
	}
	schema := f.Schema(q.Source)
	for _, a := range asked {
		if a.value.V == "" {
			if !schema.Has(a.dim) {
				return q, lacks(schema, a.dim)
			}
		} else if err := a.check(schema); err != nil {
			return q, err
		}
	}
	return q, nil
}

// ParseQuery reads a query of the lists that every workbook has.
func ParseQuery(s string) (Query, error) { return new(Form).ParseQuery(s) }

func listFor(asked []ask) model.Source {
	dims := make([]model.Dimension, len(asked))
	for i, a := range asked {
		dims[i] = a.dim
	}
	return model.SpendingList(dims...)
}

func dimensionNames() string {
	names := make([]string, len(model.Dimensions))
	for i, d := range model.Dimensions {
		names[i] = d.ID()
	}
	return strings.Join(names, "、")
}
