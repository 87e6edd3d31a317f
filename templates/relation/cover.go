package relation

import "slices"

// exactCovers returns the ways in which some of the sets, each smaller than
// the whole, divide it without gap or overlap: the coarsest, by index. Of
// equal sets the first is taken.
func exactCovers(whole atoms, sets []atoms) [][]int {
	var usable []int
	for i, s := range sets {
		if !s.none() && s != whole && s.within(whole) && !slices.ContainsFunc(usable, func(j int) bool { return sets[j] == s }) {
			usable = append(usable, i)
		}
	}
	if !whole.none() && len(usable) < 2 {
		return nil // nothing alone has no parts
	}
	slices.SortStableFunc(usable, func(i, j int) int { return sets[j].count() - sets[i].count() })
	c := coverer{sets: sets, usable: usable, budget: 2000}
	c.search(whole, nil)
	return c.coarsest()
}

const mostParts = 8

type coverer struct {
	sets   []atoms
	usable []int
	found  [][]int
	budget int
}

// search covers the lowest atom that is left with every set that can.
func (c *coverer) search(left atoms, taken []int) {
	if c.budget--; c.budget < 0 || len(taken) > mostParts {
		return
	}
	if left.none() {
		c.found = append(c.found, slices.Clone(taken))
		return
	}
	low := left.lowest()
	for _, i := range c.usable {
		if s := c.sets[i]; s.touches(low) && s.within(left) {
			c.search(left.but(s), append(taken, i))
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
		if !slices.ContainsFunc(coarse, func(j int) bool { return c.sets[i].within(c.sets[j]) }) {
			return false
		}
	}
	return true
}
