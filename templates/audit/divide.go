package audit

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"yugong/model"
	"yugong/templates/spec"
)

// rowDivisions finds lines that others divide by fund, kind, origin or item:
// a year's income and what was carried over make up the total.
func (d *derivation) rowDivisions(side int, p *part) {
	groups := map[string][]int{}
	var order []string
	for i := range p.lines {
		k := p.lines[i].region.key(every, false)
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], i)
	}
	for _, k := range order {
		group := groups[k]
		var atoms []uint64
		for _, i := range group {
			atoms = append(atoms, p.lines[i].region.atoms)
		}
		for n, w := range group {
			for _, cover := range exactCovers(atoms[n], atoms) {
				for j := range p.leaves {
					if p.leaves[j].Sum == nil {
						continue
					}
					rel := relation{plus: []int{d.cells[[3]int{side, w, j}]}, family: -1}
					for _, c := range cover {
						rel.minus = append(rel.minus, d.cells[[3]int{side, group[c], j}])
					}
					d.division(rel)
				}
			}
		}
	}
}

// division adds a relation and remembers that a table has it.
func (d *derivation) division(rel relation) {
	d.known[d.signature(rel.plus[0], rel.minus)] = true
	d.add(rel)
}

// signature names a division by its regions.
func (d *derivation) signature(whole int, parts []int) string {
	atoms := make([]string, 0, len(parts))
	for _, i := range parts {
		atoms = append(atoms, strconv.FormatUint(d.figures[i].region.atoms, 36))
	}
	slices.Sort(atoms)
	w := &d.figures[whole].region
	return w.key(every, true) + strings.Join(atoms, " ")
}

// columnDivisions finds columns that others divide, and holds them to it in
// every line.
func (d *derivation) columnDivisions(side int, p *part) {
	var columns []int
	var regions []region
	for j, leaf := range p.leaves {
		if leaf.Sum == nil {
			continue
		}
		r := p.base(leaf.From, &leaf.Sum.Filter)
		r.atoms &^= d.deadOf(r.source)
		columns, regions = append(columns, j), append(regions, r)
	}
	for w := range columns {
		d.columnsByAtoms(side, p, columns, regions, w)
		d.columnsByClass(side, p, columns, regions, w)
	}
}

func (d *derivation) columnsByAtoms(side int, p *part, columns []int, regions []region, w int) {
	var like []int
	var atoms []uint64
	for j := range columns {
		if regions[j].key(every, false) == regions[w].key(every, false) {
			like, atoms = append(like, j), append(atoms, regions[j].atoms)
		}
	}
	for _, cover := range exactCovers(regions[w].atoms, atoms) {
		for i := range p.lines {
			rel := relation{plus: []int{d.cells[[3]int{side, i, columns[w]}]}, family: -1}
			for _, c := range cover {
				rel.minus = append(rel.minus, d.cells[[3]int{side, i, columns[like[c]]}])
			}
			d.division(rel)
		}
	}
}

// columnsByClass: personnel and public expenditure, each a list of economic
// 类, make up a column without any.
func (d *derivation) columnsByClass(side int, p *part, columns []int, regions []region, w int) {
	if regions[w].lists[byEconomic] != nil || regions[w].source != model.FromFacts {
		return
	}
	var parts []int
	var union []string
	for j := range columns {
		if list := regions[j].lists[byEconomic]; list != nil && regions[j].key(byEconomic, true) == regions[w].key(byEconomic, true) {
			if slices.ContainsFunc(list, func(c string) bool { return slices.Contains(union, c) }) {
				return
			}
			parts, union = append(parts, j), append(union, list...)
		}
	}
	if len(parts) < 2 {
		return
	}
	bound := false
	for _, c := range d.classesOf(p) {
		bound = bound || !slices.Contains(union, c)
	}
	for i := range p.lines {
		rel := relation{plus: []int{d.cells[[3]int{side, i, columns[w]}]}, bound: bound, family: -1}
		for _, j := range parts {
			rel.minus = append(rel.minus, d.cells[[3]int{side, i, columns[j]}])
		}
		d.add(rel)
	}
}

// classesOf lists the economic 类 that may occur in a part: those it lists, or
// all.
func (d *derivation) classesOf(p *part) []string {
	if used, _ := p.economicUse(); len(used) > 0 {
		return used
	}
	return d.classes
}

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

// unions finds wholes whose parts stand in several tables: the projects of the
// year in one, those carried over in another.
func (d *derivation) unions() {
	groups := map[string][]term{}
	var order []string
	add := func(t term) {
		if t.region.empty() {
			return
		}
		k := t.region.key(every, false)
		for _, o := range groups[k] {
			if o.region.atoms == t.region.atoms {
				return
			}
		}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], t)
	}
	for _, k := range d.keys() {
		i := d.majority(d.byKey[k])
		add(term{d.figures[i].region, []int{i}, d.figures[i].sheet})
	}
	for _, t := range d.implied {
		add(t)
	}
	for _, t := range d.nothing() {
		add(t)
	}
	for _, k := range order {
		group := groups[k]
		atoms := make([]uint64, len(group))
		for i := range group {
			atoms[i] = group[i].region.atoms
		}
		for w := range group {
			if len(group[w].figures) == 1 {
				d.union(group, atoms, w)
			}
		}
	}
}

func (d *derivation) union(group []term, atoms []uint64, w int) {
	covers := exactCovers(atoms[w], atoms)
	for n, cover := range covers {
		if n == 4 {
			return // further ones say the same again
		}
		rel := relation{plus: group[w].figures, family: -1}
		for _, c := range cover {
			rel.minus = append(rel.minus, group[c].figures...)
		}
		if len(cover) == len(rel.minus) && d.known[d.signature(rel.plus[0], rel.minus)] {
			continue
		}
		d.add(rel)
	}
}

// nothing lists what is said to be zero by a table that lists nothing.
func (d *derivation) nothing() []term {
	var out []term
	for _, p := range d.parts {
		if len(p.lines) > 0 || !p.clean || slices.ContainsFunc(p.sets, func(s spec.Row) bool { return single(&s) }) {
			continue
		}
		for _, leaf := range p.leaves {
			if leaf.Sum != nil {
				r := p.base(leaf.From, &leaf.Sum.Filter)
				r.atoms &^= d.deadOf(r.source)
				out = append(out, term{r, nil, p.index})
			}
		}
	}
	return out
}
