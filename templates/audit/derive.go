package audit

import (
	"cmp"
	"slices"

	"yugong/model"
)

// family is the lines that list the parts of a line, or of the whole of a
// side. A line too many or too few breaks it in every column at once.
type family struct {
	part   int
	parent int // line, -1 for the whole of the side
	lines  []int
	dim    dimension
}

// derivation collects the relations that follow from the regions.
type derivation struct {
	*ledger
	relations []relation
	families  []family
	known     map[string]bool // divisions found within a table, by region
	implied   []term          // wholes of sides that print no total
}

// term is a region that is printed as one figure, or as several that add up
// to it.
type term struct {
	region  region
	figures []int
	sheet   int
}

func derive(g *ledger) *derivation {
	d := &derivation{ledger: g, known: map[string]bool{}}
	d.equalities()
	for side, p := range g.parts {
		d.lists(side, p)
		d.rowDivisions(side, p)
		d.columnDivisions(side, p)
	}
	d.unions()
	d.bounds()
	d.publicItems()
	return d
}

// add records a relation; the rule is that of the last table it speaks of.
func (d *derivation) add(rel relation) {
	last := -1
	rel.members(func(i int) { last = max(last, d.figures[i].sheet) })
	if last < 0 {
		return
	}
	rel.rule = ruleOf(d.in.Sheets[last].Table)
	rel.loose = d.loose(&rel)
	d.relations = append(d.relations, rel)
}

// loose reports whether a relation rests on what is printed as zero. What
// lines list is complete whatever is zero.
func (d *derivation) loose(rel *relation) bool {
	if rel.family >= 0 {
		return false
	}
	if len(rel.plus) == 1 && len(rel.minus) == 1 {
		return d.figures[rel.plus[0]].born != d.figures[rel.minus[0]].born
	}
	reduced := false
	rel.members(func(i int) { reduced = reduced || d.figures[i].reduced })
	return reduced
}

// keys returns the regions in the order of their first figures.
func (d *derivation) keys() []string {
	keys := make([]string, 0, len(d.byKey))
	for k := range d.byKey {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Compare(d.byKey[a][0], d.byKey[b][0]) })
	return keys
}

// equalities holds the figures of a region to the one that most of them
// print. A region that can hold nothing is zero.
func (d *derivation) equalities() {
	for _, k := range d.keys() {
		group := d.byKey[k]
		if d.figures[group[0]].region.empty() {
			for _, i := range group {
				d.add(relation{plus: []int{i}, family: -1})
			}
			continue
		}
		ref := d.majority(group)
		for _, i := range group {
			if i != ref {
				d.add(relation{plus: []int{ref}, minus: []int{i}, family: -1})
			}
			if twin := d.twin(group, i); twin != i && twin != ref && d.figures[ref].born != d.figures[i].born {
				d.add(relation{plus: []int{twin}, minus: []int{i}, family: -1})
			}
		}
	}
}

// twin is the figure that speaks for those which have a figure's region
// whatever is zero: their prints are equal however they are rounded.
func (d *derivation) twin(group []int, i int) int {
	var twins []int
	for _, j := range group {
		if d.figures[j].born == d.figures[i].born {
			twins = append(twins, j)
		}
	}
	return d.majority(twins)
}

// majority is the first figure that prints the commonest amount of a group.
func (d *derivation) majority(group []int) int {
	best, most := group[0], 0
	for _, i := range group {
		n := 0
		for _, j := range group {
			if d.figures[i].amount.Equal(d.figures[j].amount) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// lists finds the lines that list another's parts: codes under a code,
// projects under a unit, anything under the whole of the side.
func (d *derivation) lists(side int, p *part) {
	for dim := range dimensions {
		groups := map[string][]int{}
		var order []string
		for i := range p.lines {
			if !enumerated(p.lines[i].region.lists[dim]) {
				continue
			}
			k := p.lines[i].region.key(dim, true)
			if groups[k] == nil {
				order = append(order, k)
			}
			groups[k] = append(groups[k], i)
		}
		for _, k := range order {
			d.list(side, p, dim, k, groups[k])
		}
	}
}

// enumerated: a line of one code, or of everything.
func enumerated(list []string) bool { return list == nil || len(list) == 1 }

func (d *derivation) list(side int, p *part, dim dimension, key string, group []int) {
	for _, w := range group {
		var inner []int
		for _, i := range group {
			if i != w && !p.lines[i].region.same(&p.lines[w].region, dim) && p.lines[i].region.inside(&p.lines[w].region, dim) {
				inner = append(inner, i)
			}
		}
		if inner = p.largest(inner, dim); len(inner) > 0 {
			d.family(side, p, family{part: side, parent: w, lines: inner, dim: dim})
		}
	}
	if slices.ContainsFunc(group, func(i int) bool { return p.lines[i].region.lists[dim] == nil }) {
		return
	}
	whole := d.total(p.lines[group[0]].region, dim)
	parent := slices.IndexFunc(p.lines, func(l line) bool { return l.region.equal(&whole) })
	base := d.total(p.base(p.side.From), dim)
	if parent >= 0 || whole.key(every, false) == base.key(every, false) { // or the side prints no total
		d.family(side, p, family{part: side, parent: parent, lines: p.largest(group, dim), dim: dim})
	}
}

// total is a region without its bound in one dimension, as the ledger has it.
func (d *derivation) total(r region, dim dimension) region {
	r.lists[dim] = nil
	if r.source == model.FromRevenue && r.whole() {
		r.source = model.FromFacts
	}
	r.atoms &^= d.deadOf(r.source)
	return r
}

func (d *derivation) deadOf(s model.Source) uint64 {
	if s == model.FromFacts {
		return d.dead
	}
	return 0
}

// largest drops the lines that lie within another, and the second of two that
// are the same.
func (p *part) largest(lines []int, dim dimension) []int {
	var out []int
	for n, i := range lines {
		r := &p.lines[i].region
		if !slices.ContainsFunc(lines, func(j int) bool {
			s := &p.lines[j].region
			return i != j && r.inside(s, dim) && (!r.same(s, dim) || slices.Index(lines, j) < n)
		}) {
			out = append(out, i)
		}
	}
	return out
}

// family adds the relations of a list in every column.
func (d *derivation) family(side int, p *part, f family) {
	d.families = append(d.families, f)
	id := len(d.families) - 1
	for j := range p.leaves {
		if p.leaves[j].Sum == nil {
			continue
		}
		parts := make([]int, 0, len(f.lines))
		for _, i := range f.lines {
			parts = append(parts, d.cells[[3]int{side, i, j}])
		}
		if f.parent >= 0 {
			d.add(relation{plus: []int{d.cells[[3]int{side, f.parent, j}]}, minus: parts, family: id})
			continue
		}
		r := d.total(d.figures[parts[0]].region, f.dim)
		d.implied = append(d.implied, term{r, parts, p.index})
		if whole := d.byKey[r.key(every, true)]; len(whole) > 0 {
			d.add(relation{plus: []int{d.majority(whole)}, minus: parts, family: id})
		}
	}
}
