package scan

import (
	"slices"
	"strings"

	"yugong/model/money"
	"yugong/templates/form"
)

// enoughFigures are so many that their decimals are those of the table.
const enoughFigures = 10

// places is how many decimals the figures of a table show: as printed, or as
// they are where they have more. One figure in twenty may show more than the
// rest, which is then its own fault; a table of few figures may show less than
// it would.
func places(f *form.Form, t *form.Table, rows []Row, unit money.Unit) int32 {
	var shown []int32
	for i := range rows {
		for j := range rows[i].Cells {
			if c := &rows[i].Cells[j]; c.Figure && !c.Amount.IsZero() {
				shown = append(shown, max(decimals(c.Amount.Format(money.Format{Unit: unit, Places: 8, Trim: true})), decimals(c.Text)))
			}
		}
	}
	if len(shown) == 0 {
		return customary(f, t, unit)
	}
	slices.Sort(shown)
	if most := shown[len(shown)-1-len(shown)/20]; len(shown) >= enoughFigures {
		return most
	}
	return max(shown[len(shown)-1], customary(f, t, unit))
}

// decimals counts the digits behind the point.
func decimals(s string) int32 {
	_, after, _ := strings.Cut(strings.TrimSpace(s), ".")
	n := strings.IndexFunc(after, func(r rune) bool { return r < '0' || r > '9' })
	if n < 0 {
		n = len(after)
	}
	return int32(n)
}

// customary is how many decimals a table prints: as the form says, or as is
// custom where the table counts in another unit.
func customary(f *form.Form, t *form.Table, unit money.Unit) int32 {
	n := f.Numbers[t.Number.V]
	switch {
	case n.Format.Unit == unit:
		return n.Places
	case unit == money.WanYuan:
		return 2
	}
	return 0
}
