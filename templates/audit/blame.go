package audit

import (
	"cmp"
	"slices"

	"yugong/model/money"
)

// suspect is what has to change for relations to hold again: a figure, or a
// list with a line too few or too many.
type suspect struct {
	figure int         // -1 for a list
	family int         // of a list
	value  money.Money // that the figure should have
	sure   bool        // the change mends more than it breaks
	rivals []int       // figures that might be wrong just as well
	broken []relation  // that the change mends, before it
}

// mostSuspects ends a search in tables that have nothing in common.
const mostSuspects = 150

// blame chooses, again and again, the change that mends most relations and
// breaks fewest, until the rest hold together: one wrong figure breaks its
// row, its column and its likes in other tables, and one value mends them all.
func blame(d *derivation, explained map[int]bool) (out []suspect, left int) {
	b := &blamer{derivation: d, values: d.amounts(), of: make([][]int, len(d.figures)), state: make([]verdict, len(d.relations))}
	for i := range d.relations {
		rel := &d.relations[i]
		rel.members(func(f int) { b.of[f] = append(b.of[f], i) })
		b.state[i] = rel.judge(d.figures, b.values)
		if rel.family >= 0 && explained[rel.family] {
			b.state[i] = holds
			b.excused = append(b.excused, i)
		}
	}
	for {
		open := b.open()
		if len(open) == 0 {
			return out, 0
		}
		if len(out) == mostSuspects {
			return out, len(open)
		}
		out = append(out, b.accuse(open))
	}
}

type blamer struct {
	*derivation
	values  []money.Money // amounts as mended so far
	of      [][]int       // relations of each figure
	state   []verdict
	excused []int
}

// amounts returns the printed amounts of the figures.
func (d *derivation) amounts() []money.Money {
	out := make([]money.Money, len(d.figures))
	for i := range d.figures {
		out[i] = d.figures[i].amount
	}
	return out
}

// open lists the relations that are broken still.
func (b *blamer) open() []int {
	var out []int
	for i, s := range b.state {
		if s == broken {
			out = append(out, i)
		}
	}
	return out
}

// change is a mend that is weighed.
type change struct {
	suspect
	score, harm int // twice the relations mended less those broken; those broken
	evidence    int // relations that speak of the figure at all
}

// accuse picks the best change, makes it, and returns it.
func (b *blamer) accuse(open []int) suspect {
	best := change{score: -1 << 30}
	seen := map[int]bool{}
	var all []change
	for _, i := range open {
		b.relations[i].members(func(f int) {
			if !seen[f] {
				seen[f] = true
				all = append(all, b.weigh(f))
				best = better(best, all[len(all)-1])
			}
		})
	}
	for _, c := range all {
		if c.score == best.score && c.harm == best.harm && c.figure != best.figure && best.figure >= 0 && b.together(c.figure, best.figure, open) {
			best.rivals = append(best.rivals, c.figure)
		}
	}
	for _, c := range b.lines(open) {
		best = better(best, c)
	}
	return b.make(best, open)
}

// together reports whether one broken relation speaks of both figures.
func (b *blamer) together(f, g int, open []int) bool {
	return slices.ContainsFunc(open, func(i int) bool {
		return slices.Contains(b.of[f], i) && slices.Contains(b.of[g], i)
	})
}

// better compares by score; of equals the one that breaks less, then the one
// of which less is known, then the last in print.
func better(a, b change) change {
	if cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.harm, b.harm), cmp.Compare(a.evidence, b.evidence), cmp.Compare(b.figure, a.figure)) > 0 {
		return b
	}
	return a
}

// weigh finds the value of a figure that mends most.
func (b *blamer) weigh(f int) change {
	best := change{score: -1 << 30}
	var tried []money.Money
	for _, i := range b.of[f] {
		if b.state[i] != broken {
			continue
		}
		v := b.wanted(f, &b.relations[i])
		if slices.ContainsFunc(tried, v.Equal) {
			continue
		}
		tried = append(tried, v)
		c := b.effect(f, v)
		best = better(best, c)
	}
	return best
}

// wanted is the value of a figure with which a relation holds.
func (b *blamer) wanted(f int, rel *relation) money.Money {
	diff := sum(b.values, rel.plus).Sub(sum(b.values, rel.minus))
	if slices.Contains(rel.plus, f) {
		return b.values[f].Sub(diff)
	}
	return b.values[f].Add(diff)
}

// effect weighs a new value of a figure.
func (b *blamer) effect(f int, v money.Money) change {
	c := change{suspect: suspect{figure: f, family: -1, value: v}, evidence: len(b.of[f])}
	old := b.values[f]
	b.values[f] = v
	for _, i := range b.of[f] {
		rel := &b.relations[i]
		weight := 2
		if rel.bound {
			weight = 1
		}
		was, is := b.state[i] == broken, rel.judge(b.figures, b.values) == broken
		switch {
		case was && !is:
			c.score += weight
		case !was && is:
			c.score -= weight
			c.harm += weight
		}
	}
	b.values[f] = old
	return c
}

// lines weighs, for every list that is broken in more than one column, that a
// line is missing or too much.
func (b *blamer) lines(open []int) []change {
	count := map[int]int{}
	var order []int
	for _, i := range open {
		if f := b.relations[i].family; f >= 0 {
			if count[f] == 0 {
				order = append(order, f)
			}
			count[f]++
		}
	}
	var out []change
	for _, f := range order {
		if count[f] > 1 {
			out = append(out, change{suspect: suspect{figure: -1, family: f}, score: 2*count[f] - 2, evidence: 1 << 20})
		}
	}
	return out
}

// make applies a change. One that breaks as much as it mends is not made: its
// relations are reported and laid aside.
func (b *blamer) make(c change, open []int) suspect {
	s := c.suspect
	s.sure = c.score > 0
	hit := func(i int) bool {
		rel := &b.relations[i]
		if s.figure < 0 {
			return rel.family == s.family
		}
		return slices.Contains(b.of[s.figure], i)
	}
	if s.figure >= 0 && s.sure {
		b.values[s.figure] = s.value
	}
	for _, i := range open {
		if !hit(i) {
			continue
		}
		rel := b.relations[i]
		is := rel.judge(b.figures, b.values)
		if s.figure >= 0 && s.sure && is == broken {
			continue
		}
		s.broken = append(s.broken, rel)
		b.state[i] = holds
	}
	if s.figure >= 0 && s.sure {
		b.retry(s.figure)
	}
	return s
}

// retry judges the relations of a changed figure that held so far.
func (b *blamer) retry(f int) {
	for _, i := range b.of[f] {
		if slices.Contains(b.excused, i) {
			continue
		}
		b.state[i] = b.relations[i].judge(b.figures, b.values)
	}
}
