package relation

import (
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

// lists finds the lines that list another's parts: codes under a code,
// projects under a unit, anything under the whole of the side.
func (d *derivation) lists(side int, p *Side) {
	for dim := range dimensions {
		if !p.lists(dim) {
			continue
		}
		var lines []int
		for i := range p.Lines {
			if d.enumerated(p.Lines[i].region.lists[dim]) {
				lines = append(lines, i)
			}
		}
		for _, group := range grouped(len(lines), func(n int) region { return p.Lines[lines[n]].region.without(dim) }) {
			for n := range group {
				group[n] = lines[group[n]]
			}
			d.list(side, p, dim, group)
		}
	}
}

// lists reports whether a line of the part is bounded in a dimension.
func (s *Side) lists(dim dimension) bool {
	for i := range s.Lines {
		if s.Lines[i].region.lists[dim] != unbounded {
			return true
		}
	}
	return false
}

// of finds the first line of a region, -1 if there is none.
func (s *Side) of(r region) int {
	for i := range s.Lines {
		if s.Lines[i].region == r {
			return i
		}
	}
	return -1
}

// enumerated: a line of one code, or of everything.
func (a *atlas) enumerated(l list) bool { return l == unbounded || len(a.listed[l]) == 1 }

// list finds the families among lines that differ in one dimension only.
func (d *derivation) list(side int, p *Side, dim dimension, group []int) {
	below, whole := d.nested(p, dim, group)
	for _, w := range group {
		if lines := below[p.Lines[w].region.lists[dim]]; len(lines) > 0 {
			d.family(p, family{part: side, parent: w, lines: lines, dim: dim})
		}
	}
	if whole {
		return
	}
	total := d.total(p.Lines[group[0]].region, dim)
	parent := p.of(total)
	chosen := !slices.ContainsFunc(group, func(i int) bool { return !p.Lines[i].Fixed }) // by the form: no list of all there is
	if parent >= 0 || !chosen && total.bare() == d.total(p.whole.dated(), dim).bare() {  // or the side prints no total
		d.family(p, family{part: side, parent: parent, lines: below[unbounded], dim: dim})
	}
}

// nested tells which lines stand directly below each code of a group, and,
// under unbounded, which below none. Of two lines of a code the first is taken. whole
// is set when a line of the group has no code: it holds all others.
func (d *derivation) nested(p *Side, dim dimension, group []int) (below map[list][]int, whole bool) {
	stands := make(map[list]bool, len(group))
	for _, i := range group {
		stands[p.Lines[i].region.lists[dim]] = true
	}
	below = map[list][]int{}
	taken := make(map[list]bool, len(group))
	for _, i := range group {
		l := p.Lines[i].region.lists[dim]
		if l == unbounded || taken[l] {
			continue
		}
		taken[l] = true
		over := d.above(d.listed[l][0], dim, stands)
		below[over] = append(below[over], i)
	}
	return below, stands[unbounded]
}

// above is the nearest of some codes that holds another, unbounded when none does.
func (d *derivation) above(code string, dim dimension, codes map[list]bool) list {
	if !dim.nested() {
		return unbounded
	}
	for n := len(code) - 1; n >= 0; n-- {
		if l, ok := d.atlas.lists[code[:n]]; ok && codes[l] {
			return l
		}
	}
	return unbounded
}

// total is a region without its bound in one dimension, as the ledger has it.
func (d *derivation) total(r region, dim dimension) region {
	r.lists[dim] = unbounded
	if r.source == model.FromRevenue && r.whole() {
		r.source = model.FromFacts
	}
	return d.living(r)
}

// family adds the relations of a list in every column.
func (d *derivation) family(p *Side, f family) {
	d.families = append(d.families, f)
	id := len(d.families) - 1
	for k := range p.Columns {
		parts := make([]int, 0, len(f.lines))
		for _, i := range f.lines {
			parts = append(parts, p.figure(i, k))
		}
		if f.parent >= 0 {
			d.add(relation{whole: p.figure(f.parent, k), parts: parts, family: id})
			continue
		}
		r := d.total(d.figures[parts[0]].region, f.dim)
		d.implied = append(d.implied, term{r, parts})
		if g := d.find(r); g != nil {
			d.add(relation{whole: g.most, parts: parts, family: id})
		}
	}
}
