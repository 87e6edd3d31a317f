package relation

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/subject"
)

// ledger is the figures with what is known of the budget as a whole.
type ledger struct {
	*atlas
	in       *Input
	sides    []*Side
	figures  []figure
	dead     atoms    // atoms that hold nothing
	classes  []string // economic 类 that there are
	used     []string // those that a table of economic subjects lists,
	complete atoms    // for these
	groups   []*group // in the order of their first figures
}

// group is the figures of a region.
type group struct {
	region  region
	figures []int
	most    int // the first that prints what most of them do
}

func newLedger(in *Input, a *atlas, sides []*Side, figures []figure) *ledger {
	g := &ledger{atlas: a, in: in, sides: sides, figures: figures, classes: economicClasses()}
	g.revenueTotals()
	g.operating()
	g.unspoken()
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

// unspoken leaves out the kinds of expenditure that only some forms know and
// that no table here names: without a column for 上缴上级支出 there is none.
func (g *ledger) unspoken() {
	for _, k := range []model.Kind{model.Remittance, model.Operation, model.AffiliateSupport} {
		if g.kinds&(1<<k) == 0 {
			g.dead = g.dead.or(atomsOf(model.FromFacts, &bound{kinds: []model.Kind{k}}))
		}
	}
	g.each(func(r *region) bool {
		*r = g.living(*r)
		return false
	})
}

// operating decides what a table of some kinds of units means: all of it where
// all units are of those, nothing where none is. Where the kinds are not known
// the document of one unit tells by what it prints.
func (g *ledger) operating() {
	all, kinds := mask(allUnitKinds), mask(g.in.Kinds)
	if kinds == 0 && g.in.Units != 1 {
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
		case kinds != 0 && kinds&^r.units == 0, kinds == 0 && printed > 1:
			r.units = all
		case kinds&r.units == 0:
			r.units = 0
		}
		return false
	})
}

// bury finds the atoms that hold nothing: where a total is printed as zero and
// so is all that lies within it, what differs by it alone is equal. One figure
// may contradict, which is then the one that is wrong.
func (g *ledger) bury() {
	votes := map[atoms][2]int{}
	var order []atoms
	for i := range g.figures {
		f := &g.figures[i]
		if f.region.source != model.FromFacts || !f.region.whole() || f.region.units != mask(allUnitKinds) || f.region.atoms.none() {
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
	for _, set := range order {
		if v := votes[set]; v[0] > v[1] && g.quiet(set) {
			g.dead = g.dead.or(set)
		}
	}
	g.each(func(r *region) bool {
		if r.source != model.FromFacts || !r.atoms.touches(g.dead) {
			return false
		}
		r.atoms = r.atoms.but(g.dead)
		return true
	})
}

// living is a region without the atoms that hold nothing.
func (g *ledger) living(r region) region {
	if r.source == model.FromFacts {
		r.atoms = r.atoms.but(g.dead)
	}
	return r
}

// quiet reports whether no more than one figure within some atoms is not zero.
func (g *ledger) quiet(set atoms) bool {
	loud, zeros := 0, 0
	for i := range g.figures {
		f := &g.figures[i]
		if f.region.source != model.FromFacts || !f.region.atoms.within(set) || f.region.empty() {
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
	for _, p := range g.sides {
		used, complete := g.economicUse(p)
		if len(used) == 0 {
			continue
		}
		if g.used == nil {
			g.used, g.complete = used, complete
		}
		g.each(func(r *region) bool {
			if r.source == model.FromFacts && r.atoms.within(complete) {
				return g.keepClasses(r, used)
			}
			return false
		})
	}
}

// economicUse lists the 类 of a side of economic subjects, and the atoms that
// they are complete for.
func (a *atlas) economicUse(p *Side) (used []string, complete atoms) {
	for i := range p.Lines {
		l := &p.Lines[i]
		list := a.listed[l.born.lists[byEconomic]]
		if l.Fixed || len(list) != 1 {
			continue
		}
		code := list[0]
		if len(code) < 3 || !isCode(code[:3]) {
			return nil, atoms{}
		}
		if class := code[:3]; !slices.Contains(used, class) {
			used = append(used, class)
		}
		complete = complete.or(l.region.atoms)
	}
	return used, complete
}

func isCode(s string) bool { return len(s) >= 3 && strings.Trim(s, "0123456789") == "" }

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
