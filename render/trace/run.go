package trace

import (
	"math"

	"yugong/model/diag"
	"yugong/render/frame"
)

// Run is a piece of text on a page.
type Run struct {
	X, Y float64 // pen position
	Turn float64 // degrees, clockwise
	Text *frame.Text
	Item *frame.Placed // the text with its place and node
}

// ascent is the part of a type size that stands above the baseline, as layout
// reckons it for every face.
const ascent = 0.88

// Box is where the run stands, upright: what a mark covers.
func (r *Run) Box() Box {
	w, size := r.Text.Width().Pt(), r.Text.Size.Pt()
	corners := [4][2]float64{{0, -ascent * size}, {w, -ascent * size}, {0, (1 - ascent) * size}, {w, (1 - ascent) * size}}
	sin, cos := math.Sincos(r.Turn * math.Pi / 180)
	b := Box{X: math.Inf(1), Y: math.Inf(1)}
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, c := range corners {
		x, y := r.X+c[0]*cos-c[1]*sin, r.Y+c[0]*sin+c[1]*cos
		b.X, b.Y = min(b.X, x), min(b.Y, y)
		right, bottom = max(right, x), max(bottom, y)
	}
	b.W, b.H = right-b.X, bottom-b.Y
	return b
}

// Runs lists the text of a page in painting order.
func Runs(p *frame.Page, visit func(*Run)) { walk(p.Items, 0, 0, 0, visit) }

func walk(list []frame.Placed, x, y, turn float64, visit func(*Run)) {
	sin, cos := math.Sincos(turn * math.Pi / 180)
	for i := range list {
		p := &list[i]
		px, py := p.At.X.Pt(), p.At.Y.Pt()
		at := [2]float64{x + px*cos - py*sin, y + px*sin + py*cos}
		switch it := p.Item.(type) {
		case *frame.Text:
			visit(&Run{at[0], at[1], turn, it, p})
		case *frame.Group:
			if it.Alpha() == 1 {
				walk(it.Items, at[0], at[1], turn+it.Turn, visit)
			}
		}
	}
}

// Sources are the cells a text comes from: its own, else those of the nearest
// node around it that knows any.
func Sources(nodes []frame.Node, p *frame.Placed, t *frame.Text) []diag.Pos {
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

// Box is a rectangle on a page in points from its top left corner.
type Box struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Union is the smallest box around both.
func (b Box) Union(o Box) Box {
	x, y := min(b.X, o.X), min(b.Y, o.Y)
	return Box{x, y, max(b.X+b.W, o.X+o.W) - x, max(b.Y+b.H, o.Y+o.H) - y}
}

// Rounded is the box in what a screen can show: hundredths of a point.
func (b Box) Rounded() Box {
	round := func(v float64) float64 { return math.Round(v*100) / 100 }
	return Box{round(b.X), round(b.Y), round(b.W), round(b.H)}
}
