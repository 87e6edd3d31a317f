package layer

import (
	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/trace"
)

// Spot is a place on a page that shows something of a cell.
type Spot struct {
	Page int `json:"page"` // index from 0
	trace.Box
}

// maxSpots is how many spots are told of one cell: a cell of the facts may be
// in hundreds of sums.
const maxSpots = 24

// Locate finds for each place the spots on the pages that show it, the most
// direct first; runs of one block on one page are one spot.
func Locate(d *frame.Document, places []diag.Pos) [][]Spot {
	out := make([][]Spot, len(places))
	for i, found := range trace.Find(d, places) {
		out[i] = blocks(found)
	}
	return out
}

func blocks(found []trace.Spot) []Spot {
	type key struct {
		page int
		node frame.NodeID
	}
	var out []Spot
	at := map[key]int{}
	for _, s := range found {
		k := key{s.Page, s.Node}
		if n, ok := at[k]; ok && s.Node != 0 {
			out[n].Box = out[n].Box.Union(s.Box)
			continue
		}
		at[k] = len(out)
		out = append(out, Spot{s.Page, s.Box})
	}
	out = out[:min(len(out), maxSpots)]
	for i := range out {
		out[i].Box = out[i].Box.Rounded()
	}
	return out
}
