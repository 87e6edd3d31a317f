package form

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
)

// set adds the values of one dimension to a filter. The error says what is
// allowed; the caller adds the place.
func set(f *model.Filter, dimension string, values []string) error {
	switch dimension {
	case "fund":
		return parseAll(&f.Funds, values, model.ParseFund, "资金")
	case "kind":
		return parseAll(&f.Kinds, values, model.ParseKind, "支出类型（basic、project、carry-forward）")
	case "origin":
		return parseAll(&f.Origins, values, model.ParseOrigin, "资金来源（current、carryover）")
	case "unit-kind":
		return parseAll(&f.UnitKinds, values, model.ParseUnitKind, "单位性质（administrative、civil-servant、institution）")
	case "item":
		return parseAll(&f.Items, values, parseItem, "项目")
	case "year":
		return parseAll(&f.Years, values, parseYear, "年份（this、last）")
	case "function":
		f.Functions = append(f.Functions, values...)
	case "economic":
		f.Economic = append(f.Economic, values...)
	case "government":
		f.Government = append(f.Government, values...)
	case "project":
		f.Projects = append(f.Projects, values...)
	case "category":
		f.Categories = append(f.Categories, values...)
	case "unit":
		f.Units = append(f.Units, values...)
	default:
		return fmt.Errorf("没有 %q 这一维度，可用：%s", dimension, strings.Join(dimensions, "、"))
	}
	return nil
}

var dimensions = []string{"fund", "kind", "origin", "unit-kind", "function", "economic", "government",
	"category", "project", "unit", "item", "year"}

func parseAll[T any](to *[]T, values []string, parse func(string) (T, bool), what string) error {
	for _, v := range values {
		x, ok := parse(v)
		if !ok {
			return fmt.Errorf("%q 不是%s", v, what)
		}
		*to = append(*to, x)
	}
	return nil
}

// parseItem takes a 三公 item, a procurement category or a measure.
func parseItem(s string) (string, bool) {
	if p, ok := model.ParsePublicItem(s); ok {
		return p.ID(), true
	}
	if p, ok := model.ParseProcurement(s); ok {
		return p.ID(), true
	}
	m, ok := model.ParseMeasure(s)
	return m.ID(), ok
}

func parseYear(s string) (model.Year, bool) {
	i := slices.Index([]string{"this", "last"}, s)
	return model.Year(max(i, 0)), i >= 0
}

// compile turns a filter as written into one that works; at tells where a
// fault stands.
func (w *Where) compile(report func(at Str, err error)) {
	for _, d := range []struct {
		name   string
		values Strs
	}{
		{"fund", w.Fund}, {"kind", w.Kind}, {"origin", w.Origin}, {"unit-kind", w.UnitKind},
		{"function", w.Function}, {"economic", w.Economic}, {"government", w.Govern},
		{"category", w.Category}, {"project", w.Project}, {"unit", w.Unit}, {"item", w.Item}, {"year", w.Year},
	} {
		for _, v := range d.values {
			if err := set(&w.Filter, d.name, []string{v.V}); err != nil {
				report(v, err)
			}
		}
	}
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
func ParseQuery(s string) (Query, error) {
	q := Query{Source: model.FromFacts}
	for _, word := range strings.Fields(s) {
		name, values, ok := strings.Cut(word, "=")
		if !ok {
			return q, fmt.Errorf("%q 应写作 维度=值", word)
		}
		if name == "source" {
			src, ok := model.ParseSource(values)
			if !ok {
				return q, fmt.Errorf("没有数据来源 %q", values)
			}
			q.Source = src
			continue
		}
		if err := set(&q.Filter, name, strings.Split(values, ",")); err != nil {
			return q, err
		}
	}
	return q, nil
}
