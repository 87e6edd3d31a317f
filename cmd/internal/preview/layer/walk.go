package layer

import (
	"math"

	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
)

// run is a piece of text on a page.
type run struct {
	x, y float64 // pen position in points
	turn float64 // degrees, clockwise
	text *frame.Text
	item *frame.Placed
}

// ascent is the part of a type size that stands above the baseline, as layout
// reckons it for every face.
const ascent = 0.88

// box is where the run stands, upright: what a mark covers.
func (r *run) box() Box {
	w, size := r.text.Width().Pt(), r.text.Size.Pt()
	corners := [4][2]float64{{0, -ascent * size}, {w, -ascent * size}, {0, (1 - ascent) * size}, {w, (1 - ascent) * size}}
	sin, cos := math.Sincos(r.turn * math.Pi / 180)
	b := Box{X: math.Inf(1), Y: math.Inf(1)}
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, c := range corners {
		x, y := r.x+c[0]*cos-c[1]*sin, r.y+c[0]*sin+c[1]*cos
		b.X, b.Y = min(b.X, x), min(b.Y, y)
		right, bottom = max(right, x), max(bottom, y)
	}
	b.W, b.H = right-b.X, bottom-b.Y
	return b
}

// runs lists the text of a page in painting order. What a translucent group
// holds is left out: the watermark is not part of the text.
func runs(p *frame.Page, visit func(*run)) { walk(p.Items, 0, 0, 0, visit) }

func walk(list []frame.Placed, x, y, turn float64, visit func(*run)) {
	sin, cos := math.Sincos(turn * math.Pi / 180)
	for i := range list {
		p := &list[i]
		px, py := p.At.X.Pt(), p.At.Y.Pt()
		at := [2]float64{x + px*cos - py*sin, y + px*sin + py*cos}
		switch it := p.Item.(type) {
		case *frame.Text:
			visit(&run{at[0], at[1], turn, it, p})
		case *frame.Group:
			if it.Alpha() == 1 {
				walk(it.Items, at[0], at[1], turn+it.Turn, visit)
			}
		}
	}
}

// sources are the cells a run comes from: its own, else those of the nearest
// node around it that knows any.
func sources(nodes []frame.Node, p *frame.Placed, t *frame.Text) []diag.Pos {
	if len(t.Src) > 0 {
		return t.Src
	}
	for id := p.Node; id > 0 && int(id) < len(nodes); id = nodes[id].Parent {
		switch nodes[id].Role {
		case frame.RoleTable, frame.RoleRow, frame.RoleCaption: // would blame the whole for a part
			return nil
		}
		if src := nodes[id].Src; len(src) > 0 {
			return src
		}
	}
	return nil
}

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

// Box is a rectangle on a page in points from its top left corner.
type Box struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// union is the smallest box around both.
func (b Box) union(o Box) Box {
	x, y := min(b.X, o.X), min(b.Y, o.Y)
	return Box{x, y, max(b.X+b.W, o.X+o.W) - x, max(b.Y+b.H, o.Y+o.H) - y}
}

// hundredth rounds to what a screen can show.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }

func (b Box) rounded() Box {
	return Box{hundredth(b.X), hundredth(b.Y), hundredth(b.W), hundredth(b.H)}
}

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
