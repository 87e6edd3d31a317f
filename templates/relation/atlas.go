package relation

import (
	"slices"
	"strings"

	"yugong/model"
)

// atlas holds every list and every region of a run once.
type atlas struct {
	lists    map[string]list // by their values
	listed   [][]string      // the values of every list
	meanings []*meaning
	known    map[region]*meaning
	kinds    uint8 // that some filter names
}

// meaning is a region with the figures that were printed of it. What is
// learned of the budget changes it for all of them.
type meaning struct {
	region  region
	born    region // before anything was known to be zero
	reduced bool   // narrowed by what is known to be zero
	figures []int
	group   *group // of all meanings that came to be the same region
}

func newAtlas() *atlas {
	return &atlas{lists: map[string]list{}, listed: make([][]string, nothing+1), known: map[region]*meaning{}}
}

// expect makes room for a number of regions.
func (a *atlas) expect(n int) {
	a.meanings, a.known = make([]*meaning, 0, n), make(map[region]*meaning, n)
}

// meaning returns the one meaning of a region.
func (a *atlas) meaning(r region) *meaning {
	m := a.known[r]
	if m == nil {
		m = &meaning{region: r}
		a.known[r] = m
		a.meanings = append(a.meanings, m)
	}
	return m
}

// one returns the list of a single value.
func (a *atlas) one(value string) list {
	if l, ok := a.lists[value]; ok {
		return l
	}
	return a.add(value, []string{value})
}

// list returns the list of sorted values.
func (a *atlas) list(values []string) list {
	switch len(values) {
	case 0:
		return nothing
	case 1:
		return a.one(values[0])
	}
	key := strings.Join(values, "\x00")
	if l, ok := a.lists[key]; ok {
		return l
	}
	return a.add(key, values)
}

func (a *atlas) add(key string, values []string) list {
	l := list(len(a.listed))
	a.lists[key], a.listed = l, append(a.listed, values)
	return l
}

// bound is a filter made ready to narrow many regions.
type bound struct {
	funds   []model.Fund
	kinds   []model.Kind
	origins []model.Origin
	uses    []model.Use
	items   []string
	units   uint8 // kinds of units, 0 for all
	years   uint8
	lists   [dimensions]list
}

func (a *atlas) bound(f *model.Filter) bound {
	b := bound{funds: f.Funds, kinds: f.Kinds, origins: f.Origins, uses: f.Uses, items: f.Items, units: mask(f.UnitKinds), years: mask(f.Years)}
	a.kinds |= mask(f.Kinds)
	economic, government := f.Economic, f.Government
	if f.Exact && len(economic) == 1 && len(government) == 1 {
		b.lists[byEconomic] = a.one(economic[0] + "/" + government[0]) // a pair is one thing that is listed
		economic, government = nil, nil
	}
	for d, values := range [dimensions][]string{
		byFunction: f.Functions, byEconomic: economic, byGovernment: government,
		byUnit: f.Units, byProject: f.Projects, byCategory: f.Categories, byItem: f.Items,
	} {
		if len(values) == 0 {
			continue
		}
		values = slices.Clone(values)
		if f.Exact && dimension(d).nested() {
			for i := range values {
				values[i] += end
			}
		}
		slices.Sort(values)
		b.lists[d] = a.list(values)
	}
	return b
}

// region is the conjunction of filters.
func (a *atlas) region(source model.Source, filters ...*model.Filter) region {
	return a.within(everything(source), filters).dated()
}

// within narrows a region by filters, which may be nil.
func (a *atlas) within(r region, filters []*model.Filter) region {
	for _, f := range filters {
		if f != nil {
			b := a.bound(f)
			a.narrow(&r, &b)
		}
	}
	return r
}

// narrow intersects a region with a bound.
func (a *atlas) narrow(r *region, b *bound) {
	if len(b.funds)+len(b.kinds)+len(b.origins)+len(b.uses)+len(b.items) > 0 {
		r.atoms = r.atoms.and(atomsOf(r.source, b))
	}
	if r.source == model.FromFacts && (b.lists[byProject] != unbounded || b.lists[byCategory] != unbounded) {
		r.atoms = r.atoms.and(ofProjects) // no other money has a project
	}
	if b.units != 0 {
		r.units &= b.units
	}
	if r.years == 0 {
		r.years = b.years
	} else if b.years != 0 {
		r.years &= b.years
	}
	for d := range dimensions {
		if d != byItem || !itemised(r.source) {
			r.lists[d] = a.both(r.lists[d], b.lists[d], d)
		}
	}
}

// both intersects two lists. Of two nested codes the longer remains.
func (a *atlas) both(x, y list, d dimension) list {
	switch {
	case x == unbounded:
		return y
	case y == unbounded:
		return x
	}
	var out []string
	for _, v := range a.listed[x] {
		for _, w := range a.listed[y] {
			switch {
			case covers(w, v, d):
				out = append(out, v)
			case covers(v, w, d):
				out = append(out, w)
			}
		}
	}
	slices.Sort(out)
	return a.list(slices.Compact(out))
}
