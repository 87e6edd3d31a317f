package relation

import (
	"slices"

	"yugong/model/money"
)

// steps gives the figures the step of their table: half a unit of the last
// place that it prints.
func steps(in *Input, fs []figure) {
	for i := range in.Tables {
		t := &in.Tables[i]
		if t.step = (money.Money{}); !in.Exact {
			t.step = Half(t.Unit, t.Places)
		}
	}
	for i := range fs {
		fs[i].step = in.Tables[fs[i].table].step
	}
}

// Half is half a unit of a decimal place: 0.005 万元 is 50 yuan. What is smaller
// than the money there is was not rounded: 0.
func Half(u money.Unit, places int32) money.Money {
	digits := "5"
	for range places {
		digits = "0" + digits
	}
	m, err := money.Parse("0."+digits, u)
	if err != nil || m.Cmp(money.FromFen(1)) < 0 {
		return money.Money{}
	}
	return m
}

// evidence is what the sums of the tables of one precision say of rounding.
type evidence struct {
	step    money.Money
	closed  int   // sums that close to the last place
	missed  int   // that miss by what rounding explains
	suspect []int // the figures that all of those speak of
	rounded bool  // a figure is what one of more places rounds to
}

// How many sums must close to show that nothing was rounded: of rounded sums one
// in four does not. Amounts in 万元 are often round by themselves.
const (
	closeYuan = 40
	closeWan  = 300
	closeTwin = 10 // what a print of more places counts for that agrees
)

// settle reads from the figures which tables were not rounded: whose sums, many
// of them, close to the last place, but for those that one figure explains.
// There a miss by one is a fault.
func (d *derivation) settle() {
	var all []evidence
	seen := map[string]bool{}
	for i := range d.relations {
		rel := &d.relations[i]
		step := d.coarsest(rel)
		if step.IsZero() || rel.twins(d.figures) {
			continue
		}
		weight, rounds := d.weight(rel, step), d.rounds(rel, step)
		if rel.bound || rel.loose || weight == 0 {
			if !rounds {
				continue
			}
			weight = 0
		}
		n := slices.IndexFunc(all, func(e evidence) bool { return e.step.Equal(step) })
		if n < 0 {
			all, n = append(all, evidence{step: step}), len(all)
		}
		all[n].rounded = all[n].rounded || rounds
		if weight > 0 {
			all[n].take(d, rel, weight, seen)
		}
	}
	for i := range d.figures {
		f := &d.figures[i]
		n := slices.IndexFunc(all, func(e evidence) bool { return e.step.Equal(f.step) })
		if n < 0 && d.in.Claimed || n >= 0 && all[n].exact(d.in.Claimed) {
			f.step = money.Money{}
		}
	}
}

// exact weighs the evidence; a document that claims to be exact is believed
// sooner.
func (e *evidence) exact(claimed bool) bool {
	if e.rounded || e.missed > 0 && len(e.suspect) == 0 {
		return false
	}
	least := closeYuan
	if e.step.Cmp(money.FromFen(50)) > 0 {
		least = closeWan
	}
	return e.closed >= least || claimed && e.closed >= closeTwin*e.missed
}

// coarsest is the largest step among the figures of a relation.
func (d *derivation) coarsest(rel *relation) money.Money {
	var most money.Money
	rel.members(func(i int) {
		if s := d.figures[i].step; s.Cmp(most) > 0 {
			most = s
		}
	})
	return most
}

// rounds reports whether one figure of a relation, of a coarser table than the
// others, is what those round to and not what they are.
func (d *derivation) rounds(rel *relation, step money.Money) bool {
	coarse := 0
	rel.members(func(i int) {
		if d.figures[i].step.Equal(step) {
			coarse++
		}
	})
	diff := rel.diff(d.amounts)
	return coarse == 1 && len(rel.parts) > 0 && !diff.IsZero() && diff.Abs().Cmp(step) <= 0
}

// weight is what a relation counts for as evidence on a precision: nothing when
// its sum has less than two parts that are not zero, more when it is a print
// of the same number to more places.
func (d *derivation) weight(rel *relation, step money.Money) int {
	if len(rel.parts) == 1 {
		if d.amounts[rel.whole].IsZero() {
			return 0
		}
		return closeTwin
	}
	parts := 0
	same := d.figures[rel.whole].step.Equal(step)
	for _, i := range rel.parts {
		if !d.amounts[i].IsZero() {
			parts++
		}
		same = same && d.figures[i].step.Equal(step)
	}
	if parts < 2 || !same {
		return 0
	}
	return 1
}

// take counts a sum once, wherever it stands again.
func (e *evidence) take(d *derivation, rel *relation, weight int, seen map[string]bool) {
	diff := rel.diff(d.amounts)
	if diff.IsZero() {
		key := d.amounts[rel.whole].String()
		for _, i := range rel.parts {
			if m := d.amounts[i]; !m.IsZero() {
				key += " " + m.String()
			}
		}
		if !seen[key] {
			seen[key] = true
			e.closed += weight
		}
		return
	}
	if diff.Abs().Cmp(rel.slack(d.figures)) > 0 {
		return // no rounding
	}
	var members []int
	rel.members(func(i int) { members = append(members, d.groupOf(i)) })
	if e.missed++; e.missed == 1 {
		e.suspect = members
		return
	}
	e.suspect = slices.DeleteFunc(e.suspect, func(i int) bool { return !slices.Contains(members, i) })
}

// groupOf numbers the region of a figure.
func (d *derivation) groupOf(i int) int { return d.figures[i].group.figures[0] }
