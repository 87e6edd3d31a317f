package audit

import (
	"slices"

	"yugong/model"
	"yugong/model/subject"
	"yugong/templates/spec"
)

// ledger is the figures with what is known of the budget as a whole.
type ledger struct {
	in      *Input
	parts   []*part
	figures []figure
	dead    uint64 // atoms that hold nothing
	units   int    // that the tables name, 0 if they name none
	classes []string
	byKey   map[string][]int // figures by region
	cells   map[[3]int]int   // figures by side, line and column
}

func newLedger(in *Input, parts []*part, figures []figure) *ledger {
	g := &ledger{in: in, parts: parts, figures: figures, classes: economicClasses(), units: countUnits(in, parts)}
	g.revenueTotals()
	g.operating()
	for i := range g.figures {
		g.figures[i].born = g.figures[i].region.key(every, true)
	}
	g.bury()
	g.economic()
	g.index()
	return g
}

func (g *ledger) index() {
	g.byKey, g.cells = map[string][]int{}, map[[3]int]int{}
	for i := range g.figures {
		f := &g.figures[i]
		k := f.region.key(every, true)
		g.byKey[k] = append(g.byKey[k], i)
		g.cells[[3]int{f.side, f.line, f.column}] = i
	}
}

// each visits the regions of figures and of whole lines.
func (g *ledger) each(visit func(r *region) (changed bool)) {
	for i := range g.figures {
		if visit(&g.figures[i].region) {
			g.figures[i].reduced = true
		}
	}
	for _, p := range g.parts {
		for i := range p.lines {
			visit(&p.lines[i].region)
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
				return r.keepClasses(used)
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
		if l.set.Kind != spec.RowsEconomic {
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
func (r *region) keepClasses(used []string) bool {
	list := r.lists[byEconomic]
	if list == nil {
		return false
	}
	kept := []string{}
	classes := 0
	for _, c := range list {
		if len(c) >= 3 && slices.Contains(used, c[:3]) {
			kept = append(kept, c)
			if len(c) == 3 {
				classes++
			}
		}
	}
	if classes == len(used) && len(used) > 1 {
		kept = nil
	}
	changed := len(kept) != len(list)
	r.lists[byEconomic] = kept
	return changed
}
