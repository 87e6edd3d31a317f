package audit

import (
	"slices"
	"strings"

	"yugong/model"
)

// dimension is one of the ways in which a region is bounded by lists of codes
// or names.
type dimension uint8

const (
	byFunction dimension = iota
	byEconomic
	byGovernment
	byUnit
	byProject
	byCategory
	byItem
	dimensions
)

// nested tells the dimensions whose codes stand for all that begin with them.
func (d dimension) nested() bool { return d <= byGovernment }

// region is the part of the budget that a figure sums.
//
// Funds, kinds and origins together make up atoms, one bit each (funds and
// items where facts have items instead): any union of them is a region, so
// that a sum over tables, such as a year's projects and those carried over, is
// seen as one. The other dimensions are sorted lists, nil meaning everything.
type region struct {
	source model.Source
	years  uint8
	units  uint8 // kinds of units
	atoms  uint64
	lists  [dimensions][]string
}

var (
	allKinds     = []model.Kind{model.Basic, model.Project, model.CarryForward}
	allOrigins   = []model.Origin{model.Current, model.Carryover}
	allUnitKinds = []model.UnitKind{model.Administrative, model.CivilServant, model.Institution}
)

// regionOf is the conjunction of filters.
func regionOf(source model.Source, filters ...*model.Filter) region {
	r := region{source: source, units: mask(allUnitKinds), atoms: atomsOf(source, nil)}
	for _, f := range filters {
		if f != nil {
			r.narrow(f)
		}
	}
	if r.years == 0 {
		r.years = 1 << model.ThisYear
	}
	return r
}

// narrow intersects the region with a filter.
func (r *region) narrow(f *model.Filter) {
	r.atoms &= atomsOf(r.source, f)
	if len(f.UnitKinds) > 0 {
		r.units &= mask(f.UnitKinds)
	}
	if len(f.Years) > 0 && r.years == 0 {
		r.years = mask(f.Years)
	} else if len(f.Years) > 0 {
		r.years &= mask(f.Years)
	}
	for d, values := range [dimensions][]string{
		byFunction: f.Functions, byEconomic: f.Economic, byGovernment: f.Government,
		byUnit: f.Units, byProject: f.Projects, byCategory: f.Categories,
	} {
		r.narrowList(dimension(d), values, f.Exact)
	}
	if itemsOf(r.source) == nil {
		r.narrowList(byItem, f.Items, false)
	}
}

func mask[T ~uint8](values []T) uint8 {
	var m uint8
	for _, v := range values {
		m |= 1 << v
	}
	return m
}

// itemsOf lists the items that a source divides into instead of kinds and
// origins.
func itemsOf(source model.Source) []string {
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

// atomsOf sets a bit for every combination that a filter lets through; nil
// lets all through.
func atomsOf(source model.Source, f *model.Filter) uint64 {
	if f == nil {
		f = &model.Filter{}
	}
	var m uint64
	next := 0
	add := func(in bool) {
		if in {
			m |= 1 << next
		}
		next++
	}
	items := itemsOf(source)
	funds := model.Funds
	if source == model.FromPublic {
		funds = model.Appropriated // 三公 is paid from these alone
	}
	for _, fund := range funds {
		inFund := len(f.Funds) == 0 || slices.ContainsFunc(f.Funds, fund.Within)
		for _, it := range items {
			add(inFund && (len(f.Items) == 0 || slices.Contains(f.Items, it)))
		}
		if items != nil {
			continue
		}
		for _, k := range allKinds {
			for _, o := range allOrigins {
				add(inFund && has(f.Kinds, k) && has(f.Origins, o))
			}
		}
	}
	return m
}

func has[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

// end closes a code that stands for itself alone, not for those that begin
// with it.
const end = "$"

// narrowList intersects a list with the values of a filter. Of two nested
// codes the longer remains.
func (r *region) narrowList(d dimension, values []string, exact bool) {
	if len(values) == 0 {
		return
	}
	if exact && d.nested() {
		values = slices.Clone(values)
		for i := range values {
			values[i] += end
		}
	}
	if r.lists[d] == nil {
		r.lists[d] = slices.Sorted(slices.Values(values))
		return
	}
	out := []string{}
	for _, a := range r.lists[d] {
		for _, b := range values {
			switch {
			case covers(b, a, d):
				out = append(out, a)
			case covers(a, b, d):
				out = append(out, b)
			}
		}
	}
	slices.Sort(out)
	r.lists[d] = slices.Compact(out)
}

// covers reports whether a code holds another.
func covers(whole, part string, d dimension) bool {
	return whole == part || d.nested() && strings.HasPrefix(part, whole)
}

// empty reports whether nothing can be in the region.
func (r *region) empty() bool {
	if r.atoms == 0 || r.units == 0 {
		return true
	}
	return slices.ContainsFunc(r.lists[:], func(l []string) bool { return l != nil && len(l) == 0 })
}

// whole reports whether no list bounds the region.
func (r *region) whole() bool {
	return !slices.ContainsFunc(r.lists[:], func(l []string) bool { return l != nil })
}

// key is equal for equal regions; with but set, for regions that differ at
// most in that dimension; withAtoms false leaves the atoms out.
func (r *region) key(but dimension, withAtoms bool) string {
	var b strings.Builder
	b.Grow(64)
	b.Write([]byte{byte(r.source), r.years, r.units})
	if withAtoms {
		for i := range 8 {
			b.WriteByte(byte(r.atoms >> (8 * i)))
		}
	}
	for d := range dimensions {
		if d == but {
			continue
		}
		if r.lists[d] == nil {
			b.WriteByte('*')
		}
		for _, s := range r.lists[d] {
			b.WriteString(s)
			b.WriteByte(',')
		}
		b.WriteByte(';')
	}
	return b.String()
}

// every is a key of all dimensions.
const every = dimensions

func (r *region) equal(s *region) bool { return r.key(every, true) == s.key(every, true) }

// inside reports whether r lies within s in one dimension.
func (r *region) inside(s *region, d dimension) bool {
	if s.lists[d] == nil {
		return true
	}
	if r.lists[d] == nil {
		return false
	}
	for _, a := range r.lists[d] {
		if !slices.ContainsFunc(s.lists[d], func(b string) bool { return covers(b, a, d) }) {
			return false
		}
	}
	return true
}

// within reports whether r is a part of s, or all of it.
func (r *region) within(s *region) bool {
	if r.source != s.source || r.years != s.years || r.units&^s.units != 0 || r.atoms&^s.atoms != 0 {
		return false
	}
	for d := range dimensions {
		if !r.inside(s, d) {
			return false
		}
	}
	return true
}

// same reports whether two regions agree in a list.
func (r *region) same(s *region, d dimension) bool {
	return (r.lists[d] == nil) == (s.lists[d] == nil) && slices.Equal(r.lists[d], s.lists[d])
}
