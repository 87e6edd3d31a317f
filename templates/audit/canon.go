package audit

import (
	"slices"

	"yugong/model"
	"yugong/model/subject"
	"yugong/templates/form"
)

// ledger is the figures with what is known of the budget as a whole.
type ledger struct {
	*atlas
	in      *Input
	parts   []*part
	figures []figure
	dead    uint64 // atoms that hold nothing
	units   int    // that the tables name, 0 if they name none
	classes []string
	groups  []*group // in the order of their first figures
}

// group is the figures of a region.
type group struct {
	region  region
	figures []int
	most    int // the first that prints what most of them do
}

func newLedger(in *Input, a *atlas, parts []*part, figures []figure) *ledger {
	g := &ledger{atlas: a, in: in, parts: parts, figures: figures, classes: economicClasses(), units: countUnits(in, parts)}
	g.revenueTotals()
	g.operating()
	for _, m := range g.meanings {
		m.born = m.region
	}
	g.bury()
	g.economic()
	g.gather()
	return g
}

// gather puts the figures together that turned out to sum the same region.
func (g *ledger) gather() {
	clear(g.known) // the regions are others now
	for i := range g.figures {
		m := g.figures[i].meaning
		if m.group != nil {
			continue
		}
		first := g.known[m.region]
		if first == nil {
			m.group = &group{region: m.region, figures: m.figures}
			g.known[m.region] = m
			g.groups = append(g.groups, m.group)
			continue
		}
		m.group = first.group
		m.group.figures = append(m.group.figures, m.figures...)
	}
	for _, x := range g.groups {
		slices.Sort(x.figures)
		x.most = g.majority(x.figures)
	}
}

// find returns the figures of a region, nil if there are none.
func (g *ledger) find(r region) *group {
	if m := g.known[r]; m != nil {
		return m.group
	}
	return nil
}

// grouped puts the numbers below n together whose keys are equal, groups and
// members in their order.
func grouped(n int, key func(int) region) [][]int {
	place := make(map[region]int, n)
	of, sizes := make([]int, n), make([]int, 0, n)
	for i := range n {
		k := key(i)
		g, ok := place[k]
		if !ok {
			g = len(sizes)
			place[k], sizes = g, append(sizes, 0)
		}
		of[i] = g
		sizes[g]++
	}
	all, out := make([]int, n), make([][]int, len(sizes))
	for g, size := range sizes {
		out[g], all = all[:0:size], all[size:]
	}
	for i, g := range of {
		out[g] = append(out[g], i)
	}
	return out
}

// majority is the first figure that prints the commonest amount of some.
func (g *ledger) majority(figures []int) int {
	best, most := figures[0], 0
	for n, i := range figures {
		if len(figures)-n <= most {
			break
		}
		same := 0
		for _, j := range figures[n:] {
			if g.figures[i].amount.Equal(g.figures[j].amount) {
				same++
			}
		}
		if same > most {
			best, most = i, same
		}
	}
	return best
}

// each visits the regions of figures and of whole lines.
func (g *ledger) each(visit func(r *region) (changed bool)) {
	for _, m := range g.meanings {
		if visit(&m.region) {
			m.reduced = true
		}
	}
}

// revenueTotals: the revenue of a fund and year is what the facts of that fund
// and year add up to, whatever is then spent or kept.
func (g *ledger) revenueTotals() {
	g.each(func(r *region) bool {
		if r.source == model.FromRevenue && r.whole() {
			r.source = model.FromFacts
		}
		return false
	})
}

// countUnits counts the units whose rows the tables hold. A unit that is not
// the one in the headings is one of several.
func countUnits(in *Input, parts []*part) int {
	names := map[string]bool{}
	for _, p := range parts {
		for i := range p.lines {
			if u := p.lines[i].unit; u != "" {
				names[u] = true
			}
		}
	}
	if len(names) != 1 {
		return len(names)
	}
	for _, u := range in.Units {
		if u != "" && !names[Fold(u)] {
			names[Fold(u)] = true
		}
	}
	return len(names)
}

// operating decides what a table of administrative units alone means in the
// document of one unit: all of it, or nothing.
func (g *ledger) operating() {
	all := mask(allUnitKinds)
	if g.units != 1 {
		return // of several units some may be institutions
	}
	printed := 0
	for i := range g.figures {
		if f := &g.figures[i]; f.region.units != all && !f.amount.IsZero() {
			printed++
		}
	}
	g.each(func(r *region) bool {
		switch {
		case r.units == all:
		case printed > 1:
			r.units = all
		default:
			r.units = 0
		}
		return false
	})
}

// bury finds the atoms that hold nothing: where a total is printed as zero and
// so is all that lies within it, what differs by it alone is equal. One figure
// may contradict, which is then the one that is wrong.
func (g *ledger) bury() {
	votes := map[uint64][2]int{}
	var order []uint64
	for i := range g.figures {
		f := &g.figures[i]
		if f.region.source != model.FromFacts || !f.region.whole() || f.region.units != mask(allUnitKinds) || f.region.atoms == 0 {
			continue
		}
		v, ok := votes[f.region.atoms]
		if !ok {
			order = append(order, f.region.atoms)
		}
		if f.amount.IsZero() {
			v[0]++
		} else {
			v[1]++
		}
		votes[f.region.atoms] = v
	}
	for _, atoms := range order {
		if v := votes[atoms]; v[0] > v[1] && g.quiet(atoms) {
			g.dead |= atoms
		}
	}
	if g.dead == 0 {
		return
	}
	g.each(func(r *region) bool {
		if r.source != model.FromFacts || r.atoms&g.dead == 0 {
			return false
		}
		r.atoms &^= g.dead
		return true
	})
}

// quiet reports whether no more than one figure within some atoms is not zero.
func (g *ledger) quiet(atoms uint64) bool {
	loud, zeros := 0, 0
	for i := range g.figures {
		f := &g.figures[i]
		if f.region.source != model.FromFacts || f.region.atoms&^atoms != 0 || f.region.empty() {
			continue
		}
		if f.amount.IsZero() {
			zeros++
		} else {
			loud++
		}
	}
	return loud == 0 || loud == 1 && zeros > 3
}

func economicClasses() []string {
	var classes []string
	for _, s := range subject.All(subject.Department) {
		if len(s.Code) == 3 {
			classes = append(classes, s.Code)
		}
	}
	return classes
}

// economic leaves out the economic 类 that the table of economic subjects does
// not list: columns that name different ones may then be equal.
func (g *ledger) economic() {
	for _, p := range g.parts {
		used, atoms := p.economicUse()
		if len(used) == 0 {
			continue
		}
		g.each(func(r *region) bool {
			if r.source == model.FromFacts && r.atoms&^atoms == 0 {
				return g.keepClasses(r, used)
			}
			return false
		})
	}
}

// economicUse lists the 类 of a part of economic subjects, and the atoms that
// they are complete for.
func (p *part) economicUse() (used []string, atoms uint64) {
	for i := range p.lines {
		l := &p.lines[i]
		if l.set.Kind != form.RowsEconomic {
			continue
		}
		if len(l.code) < 3 || !isCode(l.code[:3]) {
			return nil, 0
		}
		if class := l.code[:3]; !slices.Contains(used, class) {
			used = append(used, class)
		}
		atoms |= l.region.atoms
	}
	return used, atoms
}

// keepClasses drops 类 that are not in use from a list of them; a list of all
// that are is everything.
func (a *atlas) keepClasses(r *region, used []string) bool {
	old := a.listed[r.lists[byEconomic]]
	if r.lists[byEconomic] == unbounded {
		return false
	}
	classes := 0
	kept := make([]string, 0, len(old))
	for _, c := range old {
		if len(c) >= 3 && slices.Contains(used, c[:3]) {
			kept = append(kept, c)
			if len(c) == 3 {
				classes++
			}
		}
	}
	if classes == len(used) && len(used) > 1 {
		r.lists[byEconomic] = unbounded
		return len(old) > 0
	}
	r.lists[byEconomic] = a.list(kept)
	return len(kept) != len(old)
}
