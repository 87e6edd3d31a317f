package relation

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
// Funds, kinds and origins together make up atoms (funds and items where facts
// have items instead): any union of them is a region, so
// that a sum over tables, such as a year's projects and those carried over, is
// seen as one. The other dimensions are lists of an atlas, which holds equal ones
// once: its regions are equal when they are ==.
type region struct {
	atoms  atoms
	lists  [dimensions]list
	source model.Source
	years  uint8
	units  uint8 // kinds of units
}

// list is sorted codes or names, by number in an atlas.
type list uint32

const (
	unbounded list = iota // lets everything through
	nothing
)

var allUnitKinds = []model.UnitKind{model.Administrative, model.CivilServant, model.Institution}

// everything is a source without a bound.
func everything(source model.Source) region {
	source = source.Whole()
	return region{source: source, units: mask(allUnitKinds), atoms: atomsOf(source, &bound{})}
}

// dated is the region with the year that a filter without one means.
func (r region) dated() region {
	if r.years == 0 {
		r.years = 1 << model.ThisYear
	}
	return r
}

func mask[T ~uint8](values []T) uint8 {
	var m uint8
	for _, v := range values {
		m |= 1 << v
	}
	return m
}

// end closes a code that stands for itself alone, not for those that begin
// with it.
const end = "$"

// covers reports whether a code holds another.
func covers(whole, part string, d dimension) bool {
	return whole == part || d.nested() && strings.HasPrefix(part, whole)
}

// empty reports whether nothing can be in the region.
func (r *region) empty() bool {
	return r.atoms.none() || r.units == 0 || slices.Contains(r.lists[:], nothing)
}

// whole reports whether no list bounds the region.
func (r *region) whole() bool { return r.lists == [dimensions]list{} }

// without is the region without its bound in a dimension.
func (r region) without(d dimension) region {
	r.lists[d] = unbounded
	return r
}

// bare is the region without its atoms: equal for those that differ in
// nothing else.
func (r region) bare() region {
	r.atoms = atoms{}
	return r
}
