package relation

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
	if !slices.Contains(d.verdicts, broken) {
		return nil, 0
	}
	b := newBlamer(d, explained)
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
	of      [][]role      // relations of each figure
	state   []verdict
	diff    []money.Money // by how much each relation misses now
	slack   []money.Money // by how much it may
	excused []bool        // relations that are explained otherwise
}

// role is a figure's part in a relation: on which side it stands.
type role struct {
	rel   int
	whole bool
}

func newBlamer(d *derivation, explained map[int]bool) *blamer {
	n := len(d.relations)
	b := &blamer{derivation: d, values: slices.Clone(d.amounts), of: make([][]role, len(d.figures)),
		state: make([]verdict, n), diff: make([]money.Money, n), slack: make([]money.Money, n), excused: make([]bool, n)}
	for i := range d.relations {
		rel := &d.relations[i]
		b.of[rel.whole] = append(b.of[rel.whole], role{i, true})
		for _, f := range rel.parts {
			b.of[f] = append(b.of[f], role{i, false})
		}
		b.diff[i], b.slack[i] = rel.diff(b.values), rel.slack(d.figures)
		b.excused[i] = rel.family >= 0 && explained[rel.family]
		b.state[i] = b.judge(i, b.diff[i])
	}
	return b
}

// judge tells how far a relation holds if it misses by diff.
func (b *blamer) judge(i int, diff money.Money) verdict {
	if b.excused[i] {
		return holds
	}
	return b.relations[i].verdict(diff, b.slack[i])
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
	return slices.ContainsFunc(open, func(i int) bool { return b.speaksOf(i, f) && b.speaksOf(i, g) })
}

func (b *blamer) speaksOf(rel, f int) bool {
	return slices.ContainsFunc(b.of[f], func(p role) bool { return p.rel == rel })
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
	for _, p := range b.of[f] {
		if b.state[p.rel] != broken {
			continue
		}
		v := b.wanted(f, p)
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
func (b *blamer) wanted(f int, p role) money.Money {
	if p.whole {
		return b.values[f].Sub(b.diff[p.rel])
	}
	return b.values[f].Add(b.diff[p.rel])
}

// effect weighs a new value of a figure.
func (b *blamer) effect(f int, v money.Money) change {
	c := change{suspect: suspect{figure: f, family: -1, value: v}, evidence: len(b.of[f])}
	for _, p := range b.of[f] {
		weight := 2
		if b.relations[p.rel].bound {
			weight = 1
		}
		was, is := b.state[p.rel] == broken, b.judge(p.rel, b.moved(f, p, v)) == broken
		switch {
		case was && !is:
			c.score += weight
		case !was && is:
			c.score -= weight
			c.harm += weight
		}
	}
	return c
}

// moved is by how much a relation misses once a figure has a new value.
func (b *blamer) moved(f int, p role, v money.Money) money.Money {
	if p.whole {
		return b.diff[p.rel].Add(v.Sub(b.values[f]))
	}
	return b.diff[p.rel].Sub(v.Sub(b.values[f]))
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
	set := s.figure >= 0 && s.sure
	if set {
		for _, p := range b.of[s.figure] {
			b.diff[p.rel] = b.moved(s.figure, p, s.value)
		}
		b.values[s.figure] = s.value
	}
	for _, i := range open {
		hit := s.figure < 0 && b.relations[i].family == s.family || s.figure >= 0 && b.speaksOf(i, s.figure)
		if !hit || set && b.judge(i, b.diff[i]) == broken {
			continue
		}
		s.broken = append(s.broken, b.relations[i])
		b.state[i] = holds
	}
	if set {
		for _, p := range b.of[s.figure] {
			b.state[p.rel] = b.judge(p.rel, b.diff[p.rel])
		}
	}
	return s
}
