package chart

import (
	"cmp"
	"slices"

	"yugong/render/doc"
)

// fewer keeps the n-1 heaviest slices in their order and makes one of the
// rest. The rest counts as one slice even when n is 1.
func (p *pie) fewer(all []doc.Slice, n int) []doc.Slice {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return cmp.Compare(all[k].Weight, all[i].Weight) })
	keep := make([]bool, len(all))
	for _, i := range order[:n-1] {
		keep[i] = true
	}
	var kept []doc.Slice
	var rest []int
	for i := range all {
		if keep[i] {
			kept = append(kept, all[i])
		} else {
			rest = append(rest, p.places[i])
		}
	}
	return append(kept, p.gather(rest))
}
