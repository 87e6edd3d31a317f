package money

import "slices"

// Agreement is how parts add up to a whole.
type Agreement uint8

// The agreements, the worst first.
const (
	Apart   Agreement = iota
	Roughly           // as figures rounded to fewer than two decimals of 万元 may; it might be chance
	Rounded           // as figures rounded to two decimals of 万元 do
	Exactly
)

// AddUp tells how parts add up to a whole. Figures copied from a published table
// in 万元 have that table's precision, which shows: none says more.
func AddUp(whole Money, parts []Money) Agreement {
	var sum Money
	for _, m := range parts {
		sum = sum.Add(m)
	}
	diff := whole.Sub(sum).Abs()
	if diff.IsZero() {
		return Exactly
	}
	half := FromFen(50_00)
	for places := int32(2); places >= 0; places-- {
		var slack Money
		fine := func(m Money) bool { return !m.Fits(WanYuan, places) }
		if !slices.ContainsFunc(parts, fine) {
			slack = half.Times(int64(len(parts)))
		}
		switch {
		case !fine(whole) && (places == 2 || !slack.IsZero()):
			slack = slack.Add(half)
		case places < 2:
			slack = Money{}
		}
		if diff.Cmp(slack) <= 0 {
			if places == 2 {
				return Rounded
			}
			return Roughly
		}
		half = half.Times(10)
	}
	return Apart
}
