package audit

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/subject"
)

// dimension is one of the ways in which a region is bounded.
type dimension uint8

const (
	byFund dimension = iota
	byKind
	byOrigin
	byUnitKind
	byItem
	byYear
	byFunction
	byEconomic
	byGovernment
	byUnit
	byProject
	byCategory
	dimensions
)

// region is the part of the budget that a figure sums. Small dimensions are
// bit sets; codes and names are sorted lists, nil meaning everything. A code
// stands for all codes that begin with it.
type region struct {
	source model.Source
	bits   [byYear + 1]uint32
	lists  [dimensions][]string
}

const all = ^uint32(0)

// regionOf is the conjunction of filters.
func regionOf(source model.Source, filters ...*model.Filter) region {
	r := region{source: source}
	for i := range r.bits {
		r.bits[i] = all
	}
	r.bits[byFund] = fundMask(model.Funds)
	r.bits[byKind] = mask([]model.Kind{model.Basic, model.Project, model.CarryForward})
	r.bits[byOrigin] = mask([]model.Origin{model.Current, model.Carryover})
	r.bits[byUnitKind] = mask([]model.UnitKind{model.Administrative, model.CivilServant, model.Institution})
	r.bits[byItem] = itemMask(itemNames(source))
	yearNamed := false
	for _, f := range filters {
		if f == nil {
			continue
		}
		narrow(&r.bits[byFund], f.Funds, fundMask)
		narrow(&r.bits[byKind], f.Kinds, mask)
		narrow(&r.bits[byOrigin], f.Origins, mask)
		narrow(&r.bits[byUnitKind], f.UnitKinds, mask)
		narrow(&r.bits[byItem], f.Items, itemMask)
		narrow(&r.bits[byYear], f.Years, mask)
		yearNamed = yearNamed || len(f.Years) > 0
		r.narrowList(byFunction, f.Functions, true)
		r.narrowList(byEconomic, f.Economic, true)
		r.narrowList(byGovernment, f.Government, true)
		r.narrowList(byUnit, f.Units, false)
		r.narrowList(byProject, f.Projects, false)
		r.narrowList(byCategory, f.Categories, false)
	}
	if !yearNamed {
		r.bits[byYear] = mask([]model.Year{model.ThisYear})
	}
	r.lists[byEconomic] = r.economicClasses()
	return r
}

func narrow[T any](bits *uint32, values []T, toMask func([]T) uint32) {
	if len(values) > 0 {
		*bits &= toMask(values)
	}
}

func mask[T ~uint8](values []T) uint32 {
	var m uint32
	for _, v := range values {
		m |= 1 << v
	}
	return m
}

// fundMask has a bit for every fund that is one of, or lies within, funds.
func fundMask(funds []model.Fund) uint32 {
	var m uint32
	for _, f := range funds {
		for _, g := range model.Funds {
			if g.Within(f) {
				m |= 1 << g
			}
		}
	}
	return m
}

// itemNames lists the items that a source divides into.
func itemNames(source model.Source) []string {
	var names []string
	switch source {
	case model.FromPublic:
		for _, p := range model.PublicItems {
			names = append(names, p.ID())
		}
	case model.FromProcurement:
		for _, p := range []model.Procurement{model.Goods, model.Works, model.Services} {
			names = append(names, p.ID())
		}
	}
	return names
}

func itemMask(items []string) uint32 {
	known := slices.Concat(itemNames(model.FromPublic), itemNames(model.FromProcurement))
	var m uint32
	for _, it := range items {
		if i := slices.Index(known, it); i >= 0 {
			m |= 1 << i
		}
	}
	return m
}

// narrowList intersects a list with the values of a filter. Codes are nested
// by their beginnings: of two that agree the longer remains.
func (r *region) narrowList(d dimension, values []string, prefix bool) {
	if len(values) == 0 {
		return
	}
	if r.lists[d] == nil {
		r.lists[d] = slices.Sorted(slices.Values(values))
		return
	}
	var out []string
	for _, a := range r.lists[d] {
		for _, b := range values {
			switch {
			case a == b || prefix && strings.HasPrefix(a, b):
				out = append(out, a)
			case prefix && strings.HasPrefix(b, a):
				out = append(out, b)
			}
		}
	}
	slices.Sort(out)
	r.lists[d] = slices.Compact(out)
	if r.lists[d] == nil {
		r.lists[d] = []string{}
	}
}

// economicClasses writes the economic dimension by 类, everything included, so
// that 人员经费 and 公用经费 are seen to divide the whole.
func (r *region) economicClasses() []string {
	if r.source != model.FromFacts || r.bits[byKind] != mask([]model.Kind{model.Basic}) {
		return r.lists[byEconomic]
	}
	if r.lists[byEconomic] != nil {
		return r.lists[byEconomic]
	}
	var classes []string
	for _, s := range subject.All(subject.Department) {
		if len(s.Code) == 3 {
			classes = append(classes, s.Code)
		}
	}
	return classes
}

// equal reports whether two regions are the same.
func (r *region) equal(s *region) bool { return r.differ(s, dimensions) }

// differ reports whether two regions agree in every dimension but one.
func (r *region) differ(s *region, but dimension) bool {
	if r.source != s.source {
		return false
	}
	for d := byFund; d < dimensions; d++ {
		if d != but && !r.same(s, d) {
			return false
		}
	}
	return true
}

func (r *region) same(s *region, d dimension) bool {
	if d <= byYear {
		return r.bits[d] == s.bits[d]
	}
	return (r.lists[d] == nil) == (s.lists[d] == nil) && slices.Equal(r.lists[d], s.lists[d])
}

// within reports whether r is a part of s, or all of it.
func (r *region) within(s *region) bool {
	if r.source != s.source {
		return false
	}
	for d := byFund; d < dimensions; d++ {
		if !r.inside(s, d) {
			return false
		}
	}
	return true
}

// inside reports whether r lies within s in one dimension.
func (r *region) inside(s *region, d dimension) bool {
	if d <= byYear {
		return r.bits[d]&^s.bits[d] == 0
	}
	if s.lists[d] == nil {
		return true
	}
	if r.lists[d] == nil {
		return false
	}
	prefix := d == byFunction || d == byEconomic || d == byGovernment
	for _, a := range r.lists[d] {
		if !slices.ContainsFunc(s.lists[d], func(b string) bool { return a == b || prefix && strings.HasPrefix(a, b) }) {
			return false
		}
	}
	return true
}
