package relation

import "yugong/model/money"

// derivation collects the relations that follow from the regions.
type derivation struct {
	*ledger
	amounts   []money.Money // as printed, of every figure
	relations []relation
	verdicts  []verdict // on the relations, by what is printed
	families  []family
	known     map[division]bool // found within a table
	implied   []term            // wholes of sides that print no total
}

// term is a region that is printed as one figure, or as several that add up
// to it.
type term struct {
	region  region
	figures []int
}

func derive(g *ledger) *derivation {
	d := &derivation{ledger: g, amounts: make([]money.Money, len(g.figures)), known: map[division]bool{}}
	for i := range g.figures {
		d.amounts[i] = g.figures[i].amount
	}
	d.relations = make([]relation, 0, 2*len(g.figures)) // rarely more
	d.equalities()
	for side, p := range g.sides {
		d.lists(side, p)
		d.rowDivisions(p)
		d.columnDivisions(p)
	}
	d.unions()
	d.bounds()
	d.publicItems()
	return d
}

// judged tells how far the relations hold between some amounts.
func (d *derivation) judged(amounts []money.Money) []verdict {
	out := make([]verdict, len(d.relations))
	for i := range d.relations {
		out[i] = d.relations[i].judge(d.figures, amounts)
	}
	return out
}

// add records a relation; the rule is that of the last table it speaks of.
func (d *derivation) add(rel relation) {
	last := d.figures[rel.whole].table
	for _, i := range rel.parts {
		last = max(last, d.figures[i].table)
	}
	rel.rule = RuleOf(d.in.Tables[last].Form)
	rel.loose = d.loose(&rel)
	d.relations = append(d.relations, rel)
}

// loose reports whether a relation rests on what is printed as zero. What
// lines list is complete whatever is zero.
func (d *derivation) loose(rel *relation) bool {
	if rel.family >= 0 {
		return false
	}
	if len(rel.parts) == 1 {
		return d.figures[rel.whole].born != d.figures[rel.parts[0]].born
	}
	reduced := false
	rel.members(func(i int) { reduced = reduced || d.figures[i].reduced })
	return reduced
}

// equalities holds the figures of a region to the one that most of them
// print. A region that can hold nothing is zero.
func (d *derivation) equalities() {
	for _, g := range d.groups {
		if g.region.empty() {
			for _, i := range g.figures {
				d.add(relation{whole: i, family: -1})
			}
			continue
		}
		for _, i := range g.figures {
			if i != g.most {
				d.add(relation{whole: g.most, parts: []int{i}, family: -1})
			}
			if d.figures[g.most].born == d.figures[i].born {
				continue
			}
			if twin := d.twin(g.figures, i); twin != i {
				d.add(relation{whole: twin, parts: []int{i}, family: -1})
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
