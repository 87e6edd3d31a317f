package layer

import (
	"math"

	"yugong/render/frame"
	"yugong/render/geom"
)

// localNode numbers the nodes of one page from 1 in the order of their first
// text, so that a layer does not change when something was added pages before.
func localNode(seen map[frame.NodeID]int, id frame.NodeID) int {
	if id == 0 {
		return 0
	}
	if n, ok := seen[id]; ok {
		return n
	}
	seen[id] = len(seen) + 1
	return len(seen)
}

// hundredth rounds to what a screen can show.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }

// AnchorPlace is where an anchor stands: the index of its page and its height
// on it in points.
type AnchorPlace struct {
	Page int
	Y    float64
}

// Anchors finds the places of all anchors.
func Anchors(d *frame.Document) map[string]AnchorPlace {
	out := map[string]AnchorPlace{}
	for i := range d.Pages {
		frame.Walk(d.Pages[i].Items, func(at geom.Point, p frame.Placed) {
			if a, ok := p.Item.(*frame.Anchor); ok {
				out[a.Name] = AnchorPlace{i, hundredth(at.Y.Pt())}
			}
		})
	}
	return out
}
