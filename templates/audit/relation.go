package audit

import (
	"yugong/model/money"
)

// relation is an equation between figures: those of plus add up to what those
// of minus do; with bound set, to no less.
type relation struct {
	plus, minus []int
	bound       bool
	loose       bool // derived from what is rounded to zero: even equals may differ by a step
	family      int  // of list relations: the line whose parts are listed, in every column; -1 for none
	rule        string
}

// sum adds up figures by their amounts.
func sum(amounts []money.Money, figures []int) money.Money {
	var t money.Money
	for _, i := range figures {
		t = t.Add(amounts[i])
	}
	return t
}

// verdict is how far a relation holds.
type verdict uint8

const (
	holds  verdict = iota
	near           // it misses by no more than rounding explains
	broken         //
)

// judge compares the two sides. n parts and a total, each rounded, may differ
// by (n+1) halves of the last place; two prints of one number may not.
func (rel *relation) judge(fs []figure, amounts []money.Money) verdict {
	return rel.verdict(rel.diff(amounts), rel.slack(fs))
}

// diff is by how much plus exceeds minus.
func (rel *relation) diff(amounts []money.Money) money.Money {
	return sum(amounts, rel.plus).Sub(sum(amounts, rel.minus))
}

func (rel *relation) verdict(diff, slack money.Money) verdict {
	if diff.IsZero() || rel.bound && diff.Sign() > 0 {
		return holds
	}
	if diff.Abs().Cmp(slack) <= 0 {
		return near
	}
	return broken
}

func (rel *relation) slack(fs []figure) money.Money {
	var t money.Money
	if rel.twins(fs) {
		return t
	}
	for _, i := range rel.plus {
		t = t.Add(fs[i].step)
	}
	for _, i := range rel.minus {
		t = t.Add(fs[i].step)
	}
	if rel.loose {
		rel.members(func(i int) { t = t.Add(fs[i].step) }) // what was rounded away as well
	}
	return t
}

// twins: two prints of one number in the same unit.
func (rel *relation) twins(fs []figure) bool {
	return len(rel.plus) == 1 && len(rel.minus) == 1 && !rel.bound && !rel.loose && fs[rel.plus[0]].step.Equal(fs[rel.minus[0]].step)
}

// speaks is the figure at which a rounding is reported: the total; of two
// prints of a number the one that most others contradict.
func (rel *relation) speaks() int {
	if len(rel.plus) == 1 && len(rel.minus) == 1 && rel.family < 0 {
		return rel.minus[0]
	}
	return rel.plus[0]
}

func (rel *relation) members(visit func(figure int)) {
	for _, i := range rel.plus {
		visit(i)
	}
	for _, i := range rel.minus {
		visit(i)
	}
}
