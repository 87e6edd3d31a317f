package content

import "math"

// thick is how broad a filled rectangle may be to count as a line, in points.
const thick = 3

// path is the path under construction, in page coordinates.
type path struct {
	pieces     []piece
	start, pen [2]float64 // in the user's coordinates
	from       int        // first piece of the part
	curved     int
	clip       bool // W was met
}

// piece is a straight stroke; first begins a part of the path.
type piece struct {
	Box   // from X0, Y0 to X1, Y1, not sorted
	first bool
}

// paths runs the operators of paths; false for others.
func (r *run) paths(op string) bool {
	p := &r.path
	switch op {
	case "m":
		p.start = [2]float64{r.number(0), r.number(1)}
		p.pen, p.from = p.start, len(p.pieces)
	case "l":
		r.segment(r.number(0), r.number(1))
	case "c":
		p.pen = [2]float64{r.number(4), r.number(5)}
		p.curved++
	case "v", "y":
		p.pen = [2]float64{r.number(2), r.number(3)}
		p.curved++
	case "h":
		r.segment(p.start[0], p.start[1])
	case "re":
		x, y, w, h := r.number(0), r.number(1), r.number(2), r.number(3)
		p.start = [2]float64{x, y}
		p.pen, p.from = p.start, len(p.pieces)
		r.segment(x+w, y)
		r.segment(x+w, y+h)
		r.segment(x, y+h)
		r.segment(x, y)
	case "S":
		r.paint(true, false)
	case "s":
		r.segment(p.start[0], p.start[1])
		r.paint(true, false)
	case "f", "F", "f*":
		r.paint(false, true)
	case "B", "B*":
		r.paint(true, true)
	case "b", "b*":
		r.segment(p.start[0], p.start[1])
		r.paint(true, true)
	case "n":
		r.paint(false, false)
	case "W", "W*":
		p.clip = true
	default:
		return false
	}
	return true
}

func (r *run) segment(x, y float64) {
	p := &r.path
	if len(p.pieces) < mostPath {
		x0, y0 := r.state.ctm.Point(p.pen[0], p.pen[1])
		x1, y1 := r.state.ctm.Point(x, y)
		p.pieces = append(p.pieces, piece{Box{x0, y0, x1, y1}, len(p.pieces) == p.from})
	}
	p.pen = [2]float64{x, y}
}

// paint ends a path: what was stroked or filled becomes rules, and the clip
// takes effect.
func (r *run) paint(stroke, fill bool) {
	p := &r.path
	if stroke {
		for i := range p.pieces {
			r.rule(p.pieces[i].Box, 1)
		}
	}
	if fill {
		r.filled()
	}
	if stroke || fill {
		r.page.Curves += p.curved
	}
	if p.clip && p.curved == 0 {
		box := Box{}
		for i := range p.pieces {
			box = around(box, p.pieces[i].Box, i == 0)
		}
		r.state.clip = r.state.clip.and(box)
	}
	r.path = path{pieces: p.pieces[:0]}
}

// filled makes rules of thin parts of a filled path.
func (r *run) filled() {
	pieces := r.path.pieces
	for i := 0; i < len(pieces); {
		box := around(Box{}, pieces[i].Box, true)
		straight := upright(pieces[i].Box)
		for i++; i < len(pieces) && !pieces[i].first; i++ {
			box = around(box, pieces[i].Box, false)
			straight = straight && upright(pieces[i].Box)
		}
		w, h := box.X1-box.X0, box.Y1-box.Y0
		switch {
		case !straight:
		case h <= thick && w > h:
			y := (box.Y0 + box.Y1) / 2
			r.rule(Box{box.X0, y, box.X1, y}, thick)
		case w <= thick && h > w:
			x := (box.X0 + box.X1) / 2
			r.rule(Box{x, box.Y0, x, box.Y1}, thick)
		}
	}
}

func upright(b Box) bool {
	return math.Abs(b.X0-b.X1) < 0.5 || math.Abs(b.Y0-b.Y1) < 0.5
}

// around enlarges a box; first begins it.
func around(b, c Box, first bool) Box {
	c = Box{min(c.X0, c.X1), min(c.Y0, c.Y1), max(c.X0, c.X1), max(c.Y0, c.Y1)}
	if first {
		return c
	}
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// rule keeps a line along an axis, as far as it is seen. The clip is a little
// wider: a border on its very edge is drawn with half its breadth.
func (r *run) rule(b Box, slack float64) {
	b = around(Box{}, b, true)
	w, h := b.X1-b.X0, b.Y1-b.Y0
	c := r.state.clip
	b = b.and(Box{c.X0 - slack, c.Y0 - slack, c.X1 + slack, c.Y1 + slack})
	if b.X0 > b.X1 || b.Y0 > b.Y1 {
		return
	}
	switch {
	case h <= 1 && w > h:
		y := (b.Y0 + b.Y1) / 2
		b.Y0, b.Y1 = y, y
	case w <= 1 && h > w:
		x := (b.X0 + b.X1) / 2
		b.X0, b.X1 = x, x
	default:
		return
	}
	r.reader.rules++
	r.page.Rules = append(r.page.Rules, Rule(b))
}
