package relation

import (
	"math/bits"
	"slices"

	"yugong/model"
)

// atoms are the smallest regions by fund, kind (basic expenditure by use) and
// origin, or by fund and item: a set of them, one bit each.
type atoms [3]uint64

func (a *atoms) set(n int)           { a[n/64] |= 1 << (n % 64) }
func (a atoms) and(b atoms) atoms    { return atoms{a[0] & b[0], a[1] & b[1], a[2] & b[2]} }
func (a atoms) or(b atoms) atoms     { return atoms{a[0] | b[0], a[1] | b[1], a[2] | b[2]} }
func (a atoms) but(b atoms) atoms    { return atoms{a[0] &^ b[0], a[1] &^ b[1], a[2] &^ b[2]} }
func (a atoms) none() bool           { return a == atoms{} }
func (a atoms) within(b atoms) bool  { return a.but(b).none() }
func (a atoms) touches(b atoms) bool { return !a.and(b).none() }

func (a atoms) count() int {
	return bits.OnesCount64(a[0]) + bits.OnesCount64(a[1]) + bits.OnesCount64(a[2])
}

// lowest is the first of the atoms.
func (a atoms) lowest() (b atoms) {
	for i, w := range a {
		if w != 0 {
			b[i] = w & -w
			return b
		}
	}
	return b
}

// compare orders sets of atoms.
func (a atoms) compare(b atoms) int { return slices.Compare(a[:], b[:]) }

// Values of the dimensions that make up atoms.
var (
	allOrigins = []model.Origin{model.Current, model.Carryover}
	allUses    = []model.Use{model.Personnel, model.PublicFunds}
)

// itemised tells the sources that divide into items instead of kinds and
// origins.
func itemised(source model.Source) bool {
	return source == model.FromPublic || source == model.FromProcurement
}

// itemsOf lists the items of a source that is itemised.
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

// atomsOf sets a bit for every combination that a filter lets through.
func atomsOf(source model.Source, f *bound) atoms {
	var m atoms
	next := 0
	add := func(in bool) {
		if in {
			m.set(next)
		}
		next++
	}
	items := itemsOf(source)
	funds := model.Funds
	if source == model.FromPublic {
		funds = model.Appropriated // 三公 is paid from these alone
	}
	for _, fund := range funds {
		inFund := len(f.funds) == 0 || slices.ContainsFunc(f.funds, fund.Within)
		for _, it := range items {
			add(inFund && has(f.items, it))
		}
		if items != nil {
			continue
		}
		for _, k := range model.Kinds {
			in := inFund && has(f.kinds, k)
			for _, o := range allOrigins {
				in := in && has(f.origins, o)
				if k != model.Basic {
					add(in && len(f.uses) == 0)
					continue
				}
				for _, u := range allUses {
					add(in && has(f.uses, u))
				}
			}
		}
	}
	return m
}

var ofProjects = atomsOf(model.FromFacts, &bound{kinds: []model.Kind{model.Project}})

func has[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }
