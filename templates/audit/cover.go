package audit

import (
	"math/bits"
	"slices"
)

// exactCovers returns the ways in which some of the sets, each smaller than
// the whole, divide it without gap or overlap: the coarsest, by index. Of
// equal sets the first is taken.
func exactCovers(whole uint64, sets []uint64) [][]int {
	var usable []int
	for i, s := range sets {
		if s != 0 && s != whole && s&^whole == 0 && !slices.ContainsFunc(usable, func(j int) bool { return sets[j] == s }) {
			usable = append(usable, i)
		}
	}
	if whole != 0 && len(usable) < 2 {
		return nil // nothing alone has no parts
	}
	slices.SortStableFunc(usable, func(i, j int) int { return bits.OnesCount64(sets[j]) - bits.OnesCount64(sets[i]) })
	c := coverer{sets: sets, usable: usable, budget: 2000}
	c.search(whole, nil)
	return c.coarsest()
}

const mostParts = 8

type coverer struct {
	sets   []uint64
	usable []int
	found  [][]int
	budget int
}

// search covers the lowest atom that is left with every set that can.
func (c *coverer) search(left uint64, taken []int) {
	if c.budget--; c.budget < 0 || len(taken) > mostParts {
		return
	}
	if left == 0 {
		c.found = append(c.found, slices.Clone(taken))
		return
	}
	low := left & -left
	for _, i := range c.usable {
		if s := c.sets[i]; s&low != 0 && s&^left == 0 {
			c.search(left&^s, append(taken, i))
		}
	}
}

// coarsest drops the covers that only refine another.
func (c *coverer) coarsest() [][]int {
	slices.SortStableFunc(c.found, func(a, b []int) int { return len(a) - len(b) })
	var out [][]int
	for _, f := range c.found {
		if !slices.ContainsFunc(out, func(o []int) bool { return c.refines(f, o) }) {
			out = append(out, f)
		}
	}
	return out
}

func (c *coverer) refines(fine, coarse []int) bool {
	for _, i := range fine {
		if !slices.ContainsFunc(coarse, func(j int) bool { return c.sets[i]&^c.sets[j] == 0 }) {
			return false
		}
	}
	return true
}
