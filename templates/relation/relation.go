package relation

import "yugong/model/money"

// relation is an equation between figures: one is what its parts add up to;
// with bound set, no less.
type relation struct {
	whole int
	parts []int
	bound bool
	loose bool // derived from what is rounded to zero: even equals may differ by a step
	// Of list relations: the line whose parts are listed, in every column; -1
	// for none.
	family int
	rule   string
}

// sum adds up figures by their amounts.
func sum(amounts []money.Money, figures []int) money.Money {
	var t money.Total
	for _, i := range figures {
		t.Add(amounts[i])
	}
	return t.Money()
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
	var t money.Total
	t.Add(amounts[rel.whole])
	for _, i := range rel.parts {
		t.Sub(amounts[i])
	}
	if t.IsZero() {
		return holds // as nearly all do, whatever they may miss by
	}
	return rel.verdict(t.Money(), rel.slack(fs))
}

// diff is by how much the whole exceeds its parts.
func (rel *relation) diff(amounts []money.Money) money.Money {
	return amounts[rel.whole].Sub(sum(amounts, rel.parts))
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
	if rel.twins(fs) {
		return money.Money{}
	}
	var t money.Total
	rel.members(func(i int) { t.Add(fs[i].step) })
	if rel.loose {
		rel.members(func(i int) { t.Add(fs[i].step) }) // what was rounded away as well
	}
	return t.Money()
}

// twins: two prints of one number in the same unit.
func (rel *relation) twins(fs []figure) bool {
	return len(rel.parts) == 1 && !rel.bound && !rel.loose && fs[rel.whole].step.Equal(fs[rel.parts[0]].step)
}

// speaks is the figure at which a rounding is reported: the total; of two
// prints of a number the one that most others contradict.
func (rel *relation) speaks() int {
	if len(rel.parts) == 1 && rel.family < 0 {
		return rel.parts[0]
	}
	return rel.whole
}

func (rel *relation) members(visit func(figure int)) {
	visit(rel.whole)
	for _, i := range rel.parts {
		visit(i)
	}
}
