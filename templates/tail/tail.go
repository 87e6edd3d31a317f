package tail

import (
	"cmp"
	"slices"

	"yugong/model/diag"
	"yugong/model/money"
)

// Figure is a printed amount, rounded as it is printed, and the cells that it
// sums.
type Figure struct {
	Printed money.Money
	Src     []diag.Pos
}

// Sum is a whole with the parts that divide it, by their places in the list.
type Sum struct {
	Whole int
	Parts []int
}

// Finder looks through lists of figures; it keeps what it needs from one to the
// next.
type Finder struct {
	ids   map[diag.Pos]int
	cover []int // the widest figure so far of every cell, plus one
	order []int
}

// Find lists the figures whose printed parts do not add up to them. A part is
// the widest of the figures that lie within the whole; figures that lie across
// each other divide nothing.
func (f *Finder) Find(list []Figure) []Sum {
	if f.ids == nil {
		f.ids = map[diag.Pos]int{}
	}
	clear(f.ids)
	f.cover, f.order = f.cover[:0], f.order[:0]
	for i := range list {
		if len(list[i].Src) > 0 {
			f.order = append(f.order, i)
		}
	}
	slices.SortStableFunc(f.order, func(a, b int) int { return cmp.Compare(len(list[a].Src), len(list[b].Src)) })
	var out []Sum
	for _, i := range f.order {
		if parts := f.divide(list, i); len(parts) > 1 && !add(list, parts).Equal(list[i].Printed) {
			out = append(out, Sum{i, parts})
		}
	}
	slices.SortFunc(out, func(a, b Sum) int { return cmp.Compare(a.Whole, b.Whole) })
	return out
}

// divide returns the figures that divide one, nil when they do not, and lays it
// over its cells.
func (f *Finder) divide(list []Figure, whole int) []int {
	var parts []int
	covered, last := 0, -1
	for _, p := range list[whole].Src {
		id, ok := f.ids[p]
		if !ok {
			id = len(f.cover)
			f.ids[p], f.cover = id, append(f.cover, 0)
		}
		part := f.cover[id] - 1
		f.cover[id] = whole + 1
		if part < 0 {
			last = -1
			covered = -1 << 30 // a cell of no part
			continue
		}
		if part != last && !slices.Contains(parts, part) {
			parts = append(parts, part)
			covered += len(list[part].Src)
		}
		last = part
	}
	if covered != len(list[whole].Src) {
		return nil
	}
	return parts
}

func add(list []Figure, parts []int) money.Money {
	var t money.Total
	for _, i := range parts {
		t.Add(list[i].Printed)
	}
	return t.Money()
}
