package trace

import (
	"cmp"
	"slices"

	"yugong/model/diag"
	"yugong/render/frame"
)

// Spot is a run of text that prints something of a cell.
type Spot struct {
	Page   int // index from 0
	Node   frame.NodeID
	Weight int // how many cells the text comes from: 1 is the cell itself
	Box    Box
}

// Find returns for each cell the spots that print it, those that come from the
// fewest cells first: the cell itself before the sums it is in. A cell that is
// printed nowhere gives the spots of its row.
func Find(d *frame.Document, cells []diag.Pos) [][]Spot {
	out := make([][]Spot, len(cells))
	f := finder{exact: map[diag.Pos][]Spot{}, row: map[diag.Pos][]Spot{}}
	for _, c := range cells {
		if c.Row > 0 {
			f.exact[c], f.row[rowOf(c)] = nil, nil
		}
	}
	if d == nil || len(f.row) == 0 {
		return out
	}
	for i := range d.Pages {
		f.page(d, i)
	}
	for i, c := range cells {
		spots := f.exact[c]
		if len(spots) == 0 {
			spots = f.row[rowOf(c)]
		}
		out[i] = slices.Clone(spots)
		slices.SortStableFunc(out[i], func(a, b Spot) int { return cmp.Compare(a.Weight, b.Weight) })
	}
	return out
}

func rowOf(p diag.Pos) diag.Pos {
	p.Col = 0
	return p
}

type finder struct{ exact, row map[diag.Pos][]Spot }

func (f *finder) page(d *frame.Document, page int) {
	Runs(&d.Pages[page], func(r *Run) {
		src := Sources(d.Nodes, r.Item, r.Text)
		for _, at := range src {
			row, ok := f.row[rowOf(at)]
			if !ok {
				continue
			}
			s := Spot{page, r.Item.Node, len(src), r.Box()}
			if list, ok := f.exact[at]; ok {
				f.exact[at] = append(list, s)
			}
			if at.Col != 0 {
				f.row[rowOf(at)] = append(row, s)
			}
		}
	})
}
