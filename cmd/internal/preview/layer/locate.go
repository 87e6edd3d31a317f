package layer

import (
	"cmp"
	"slices"

	"yugong/model/diag"
	"yugong/render/frame"
)

// Spot is a place on a page that shows something of a cell.
type Spot struct {
	Page int `json:"page"` // index from 0
	Box
	weight int // how many cells the text there comes from
}

// maxSpots is how many spots are told of one cell: a cell of the facts may be
// in hundreds of sums.
const maxSpots = 24

// Locate finds for each place the spots on the pages that come from it, those
// that come from the fewest cells first: the cell itself before the sums it is
// in. A place that is shown nowhere gives the spots of its row.
func Locate(d *frame.Document, places []diag.Pos) [][]Spot {
	out := make([][]Spot, len(places))
	if d == nil || len(places) == 0 {
		return out
	}
	f := finder{exact: map[diag.Pos][]Spot{}, row: map[diag.Pos][]Spot{}}
	for _, p := range places {
		if p.Row > 0 {
			f.exact[p] = nil
			f.row[rowOf(p)] = nil
		}
	}
	for i := range d.Pages {
		f.page(d, i)
	}
	for i, p := range places {
		spots := f.exact[p]
		if len(spots) == 0 {
			spots = f.row[rowOf(p)]
		}
		out[i] = best(spots)
	}
	return out
}

func rowOf(p diag.Pos) diag.Pos {
	p.Col = 0
	return p
}

type finder struct{ exact, row map[diag.Pos][]Spot }

// page gathers the spots of one page; runs of one block are one spot.
func (f *finder) page(d *frame.Document, page int) {
	type key struct {
		at   diag.Pos
		node frame.NodeID
	}
	seen := map[key]int{}
	add := func(m map[diag.Pos][]Spot, at diag.Pos, node frame.NodeID, s Spot) {
		list, ok := m[at]
		if !ok {
			return
		}
		k := key{at, node}
		if n, ok := seen[k]; ok && node != 0 {
			list[n].Box = list[n].Box.union(s.Box)
			return
		}
		seen[k] = len(list)
		m[at] = append(list, s)
	}
	runs(&d.Pages[page], func(r *run) {
		src := sources(d.Nodes, r.item, r.text)
		for _, at := range src {
			if _, ok := f.row[rowOf(at)]; !ok {
				continue
			}
			s := Spot{page, r.box(), len(src)}
			add(f.exact, at, r.item.Node, s)
			if at.Col != 0 {
				add(f.row, rowOf(at), r.item.Node, s)
			}
		}
	})
}

func best(spots []Spot) []Spot {
	spots = slices.Clone(spots)
	slices.SortStableFunc(spots, func(a, b Spot) int { return cmp.Compare(a.weight, b.weight) })
	spots = spots[:min(len(spots), maxSpots)]
	for i := range spots {
		spots[i].Box = spots[i].Box.rounded()
	}
	return spots
}
