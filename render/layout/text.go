package layout

import (
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// together is how many lines of a text must stand on each side of a page break.
const together = 2

// text is a measured paragraph, heading, caption or line of the contents.
type text struct {
	style   doc.TextStyle
	par     para.Paragraph
	node    frame.Node    // of role artifact: none is made
	parent  *frame.NodeID // of the node, nil for the root; set before the text is placed
	heading *doc.Heading  // its anchor stands at the first line
	link    *frame.Link   // where the whole block leads, nil for nowhere
	figure  *figure       // stands behind the text, nil for none
	keep    bool          // stays with the next piece
	whole   bool          // never broken
	beside  *text         // a text of as many lines that stands on these, and is read first
	id      frame.NodeID  // of a text beside another one, once it is placed

	// tail stands after the last line's items, relative to its baseline; those
	// of node self get the text's node.
	tail []frame.Placed
}

// self marks the items of a tail that belong to the text's node.
const self frame.NodeID = -1

// paragraph measures a text in a named style.
func (f *flow) paragraph(t doc.Text, style string, role frame.Role) *text {
	return f.styled(t, f.l.style.Text[style], role)
}

func (f *flow) styled(t doc.Text, st doc.TextStyle, role frame.Role) *text {
	x := &text{
		style: st,
		par:   f.l.set.Set(t, st, f.width()),
		node:  frame.Node{Role: role},
		keep:  st.KeepNext,
	}
	if role != artifact {
		x.node.Src = t.Src()
	}
	f.faults = append(f.faults, x.par.Missing...)
	return x
}

// artifact is the role of pieces that only repeat what is said elsewhere.
const artifact = frame.RoleDocument

func (t *text) lines() int { return len(t.par.Lines) }

func (t *text) height(lines int) geom.Length { return geom.Length(lines) * t.par.Leading }

// reach: the lines that must stand together, with the next piece when the text
// is kept with it. Of a long text that is kept with the next piece, only the
// beginning counts here; its end is held by place.
func (t *text) reach(f *flow, c *cursor) bool {
	n := t.lines()
	if n == 0 {
		return t.keep
	}
	c.open(t.style.Before, t.style.Keep)
	if t.figure != nil && f.crowded(t.figure) {
		c.y += f.height() // on the next page its figure is in time
	}
	short := t.whole || n < 2*together
	if short {
		c.y += t.boxed(c.pitch)
	} else {
		c.y += t.height(together)
	}
	if !t.keep || !short {
		return false
	}
	c.after = t.style.After
	return true
}

// boxed is the height of the whole text, in whole lines of the grid.
func (t *text) boxed(pitch geom.Length) geom.Length {
	h := t.height(t.lines())
	if pitch > 0 {
		h = (h + pitch - 1) / pitch * pitch
	}
	return h
}

// place sets the text, over several pages if need be.
func (t *text) place(f *flow) {
	f.makeRoom(t)
	if t.lines() == 0 {
		t.putAnchor(f)
		return
	}
	if t.style.Sink {
		f.sink(t)
	}
	gap := f.begin(t.style.Before, t.style.Keep)
	id := f.node(t.node, t.parent)
	for i, n := 0, t.lines(); i < n; {
		k := t.take(f, i)
		if k == 0 && !f.empty() {
			f.turn()
			gap = f.begin(0, false)
			continue
		}
		k = max(k, 1) // when not even one line fits a page, let it stand out
		t.putLines(f, id, i, i+k, gap)
		if i += k; i < n {
			f.turn()
			gap = f.begin(0, false)
		}
	}
	f.after = t.style.After
}

// fill puts empty lines before the text until it has n.
func (t *text) fill(n int) {
	if missing := n - t.lines(); missing > 0 {
		t.par.Lines = append(make([]para.Line, missing), t.par.Lines...)
	}
}

// sink moves the cursor down so that the text and what follows end at the foot
// of the page, if they fit it.
func (f *flow) sink(t *text) {
	c := cursor{fresh: true, pitch: f.pitch}
	for _, p := range append([]piece{t}, f.rest...) {
		x, is := p.(*text)
		if !is {
			break
		}
		c.open(x.style.Before, false)
		c.y += x.boxed(f.pitch)
		c.after = x.style.After
	}
	if down := f.height() - c.y - c.after - f.y - f.after; down > 0 {
		f.after += down
	}
}

// putAnchor places the anchor of a heading without visible characters, so that
// links to it lead somewhere.
func (t *text) putAnchor(f *flow) {
	if t.heading != nil {
		f.slot(0, 0)
		f.anchor(t.heading, 0, f.y)
	}
}

// take says how many lines from line i on stand on the open page.
func (t *text) take(f *flow, i int) int {
	left := t.lines() - i
	k := left
	if t.par.Leading > 0 {
		k = min(left, int((f.height()+slack-f.y)/t.par.Leading))
	}
	if k == left && t.keep && !f.empty() && left > together && !t.fitsNext(f, left) {
		k-- // the end goes with the next piece
	}
	switch {
	case k == left:
		return k
	case t.whole && i == 0 && !f.empty():
		return 0
	case left-k < together:
		k = left - together
	}
	if k < together && i == 0 && !f.empty() {
		return 0
	}
	return max(k, 0)
}

// putLines places lines i to j and moves the page's cursor below them.
func (t *text) putLines(f *flow, id frame.NodeID, i, j int, gap geom.Length) {
	top := f.y
	height := t.height(j - i)
	if f.pitch > 0 && i == 0 && j == t.lines() {
		// A heading of another leading stands in the middle of its grid lines.
		boxed := t.boxed(f.pitch)
		top += (boxed - height) / 2
		height = boxed
	}
	for k := i; k < j; k++ {
		y := top + t.height(k-i)
		if k == i {
			f.slot(gap, t.par.Leading)
			t.putMarks(f, id, y, t.height(j-i), i == 0)
		} else {
			f.headed = t.heading != nil
			f.slot(0, t.par.Leading)
		}
		t.putLine(f, id, k, y+t.par.Baseline(0))
	}
	f.headed = t.heading != nil
	f.y += height
}

// putMarks places what lies under the text and leaves no ink: its anchor and
// its link.
func (t *text) putMarks(f *flow, id frame.NodeID, y, height geom.Length, first bool) {
	if t.heading != nil && first {
		f.anchor(t.heading, id, y)
	}
	if t.link != nil {
		link := *t.link
		link.Size = geom.Size{W: f.width(), H: height}
		f.put(geom.Point{Y: y}, &link, id)
	}
}

func (t *text) putLine(f *flow, id frame.NodeID, line int, y geom.Length) {
	if t.beside != nil {
		t.beside.putLine(f, t.beside.id, line, y)
	}
	for _, p := range t.par.Lines[line].Items {
		f.put(geom.Point{X: p.At.X, Y: y + p.At.Y}, p.Item, id)
	}
	if line != t.lines()-1 {
		return
	}
	for _, p := range t.tail {
		node := p.Node
		if node == self {
			node = id
		}
		f.put(geom.Point{X: p.At.X, Y: y + p.At.Y}, p.Item, node)
	}
}

// fitsNext reports whether the next piece may begin on the open page below the
// last lines of the text.
func (t *text) fitsNext(f *flow, lines int) bool {
	c := f.cursor
	c.y += t.height(lines)
	c.after = t.style.After
	return f.fitsRest(c)
}
