package grid

import (
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// drawing makes the items of one fragment.
type drawing struct {
	g      *Grid
	plan   plan
	from   Mark
	node   func(frame.Node) frame.NodeID
	parent frame.NodeID
	items  []frame.Placed

	section, body frame.NodeID // what rows belong to, and that of the body's rows

	open   opened // what goes on behind the fragment
	unset  bool   // a cell that ends in the cut row still has lines
	rowNow frame.NodeID
}

// wholeLabel is the most lines of a text that rather waits for the next page
// than be cut.
const wholeLabel = 4

func (d *drawing) height() geom.Length {
	if n := len(d.plan.slices); n > 0 {
		return d.plan.slices[n-1].bottom + d.g.style.Frame - d.g.style.Frame/2
	}
	return d.g.style.Frame
}

func (d *drawing) draw() {
	p := &d.plan
	d.items = d.g.setter.placed.Make(d.count())[:0]
	d.rules()
	d.heads()
	if d.from.open != nil {
		d.rowNow = d.from.open.row
		for _, o := range d.from.open.cells {
			i := p.head
			if p.lead && int(d.g.cells[o.index].row) <= p.slices[i-1].row {
				i-- // from beside the repeated row on
			}
			d.cell(o.index, i, o)
		}
	}
	for i := p.head; i < len(p.slices); i++ {
		if i > p.head || !d.from.begun {
			d.row(i, false)
		}
	}
	if p.cut {
		d.open.row = d.rowNow
	}
}

// heads draws the head rows, artifacts but for the first fragment's, and makes
// the nodes that the rows belong to.
func (d *drawing) heads() {
	first := d.from.Begins()
	n := 0 // of the head itself: key rows are of the body
	for n < d.plan.head && d.g.rows[d.plan.slices[n].row].src.Role != doc.RowKey {
		n++
	}
	if d.body = d.from.body; first && n > 0 {
		d.section = d.node(frame.Node{Role: frame.RoleHead, Parent: d.parent})
	}
	for i := range d.plan.head {
		if i == n {
			d.beginBody(first)
		}
		d.row(i, !first)
	}
	if n == d.plan.head {
		d.beginBody(first)
	}
}

func (d *drawing) beginBody(first bool) {
	if first {
		d.body = d.node(frame.Node{Role: frame.RoleBody, Parent: d.parent})
	}
	d.section = d.body
}

// count estimates how many items the fragment will have.
func (d *drawing) count() int {
	g := d.g
	n := 2*len(d.plan.slices) + 2*len(g.x) // rules
	if d.from.open != nil {
		n += 20 * len(d.from.open.cells)
	}
	for _, s := range d.plan.slices {
		r := &g.rows[s.row]
		for i := r.first; i < r.last; i++ {
			for _, l := range g.cells[i].par.Lines {
				n += len(l.Items)
			}
		}
	}
	return n + n/8
}

// row draws the cells that begin in a slice.
func (d *drawing) row(i int, artifact bool) {
	r := &d.g.rows[d.plan.slices[i].row]
	d.rowNow = 0
	if !artifact {
		d.rowNow = d.node(frame.Node{Role: frame.RoleRow, Parent: d.section, Src: r.src.Src})
	}
	for c := r.first; c < r.last; c++ {
		if artifact && d.plan.slices[i].row >= d.g.head && d.g.cells[c].rows > 1 {
			continue // it goes on, beside the row
		}
		o := openCell{index: c}
		if !artifact {
			o.node = d.cellNode(&d.g.cells[c])
		}
		d.cell(c, i, o)
	}
}

func (d *drawing) cellNode(c *cell) frame.NodeID {
	n := frame.Node{Role: frame.RoleCell, Parent: d.rowNow, Src: origin(c.src.Text)}
	if c.src.Header || c.inHead {
		n.Role, n.Scope = frame.RoleHeaderCell, d.g.scope(c)
	}
	if c.cols > 1 {
		n.Cols = int(c.cols)
	}
	if c.rows > 1 {
		n.Rows = int(c.rows)
	}
	return d.node(n)
}

// scope tells what a header cell heads: in the body the cells beside it, unless
// its row heads those below.
func (g *Grid) scope(c *cell) frame.Scope {
	if c.inHead || g.rows[c.row].heads > 0 && c.rows == 1 {
		return frame.ScopeColumn
	}
	return frame.ScopeRow
}

// cell draws what of a cell stands on this fragment, from slice i on, and
// notes it among the open ones when it goes on.
func (d *drawing) cell(index int32, i int, o openCell) {
	g, slices := d.g, d.plan.slices
	c := &g.cells[index]
	last := i
	for last+1 < len(slices) && slices[last+1].row < int(c.row+c.rows) {
		last++
	}
	repeated := i < d.plan.head && c.rows == 1 || slices[i].row < g.head
	inCut := d.plan.cut && last == len(slices)-1 && !repeated
	ends := slices[last].row == int(c.row+c.rows)-1
	goesOn := !repeated && (inCut || !ends)
	top, bottom := slices[i].top, slices[last].bottom
	from, lines := int(o.lines), len(c.par.Lines)
	to := lines
	if goesOn {
		to = from + d.capacity(c, from, bottom-top, !inCut)
	}
	if from > 0 && from == lines && c.src.Header && lines <= wholeLabel && g.textHeight(lines) <= bottom-top {
		d.text(c, 0, lines, top, bottom, 0) // a label that has been set stands on every part
	} else {
		d.text(c, from, to, top, bottom, o.node)
	}
	if goesOn {
		o.lines = int32(to)
		d.open.cells = append(d.open.cells, o)
		d.unset = d.unset || inCut && ends && to < lines
	}
}

// capacity returns how many lines of a cell that goes on stand here: all when
// they fit; none when they are few and the next part can take them.
func (d *drawing) capacity(c *cell, from int, height geom.Length, mayWait bool) int {
	g := d.g
	rest := len(c.par.Lines) - from
	room := max(0, int((height-2*g.style.PadY)/g.style.Leading))
	if rest <= room {
		return rest
	}
	if mayWait && from == 0 && rest <= wholeLabel {
		var below geom.Length
		for r := d.plan.slices[len(d.plan.slices)-1].row + 1; r < int(c.row+c.rows); r++ {
			below += g.rows[r].height
		}
		if g.textHeight(rest) <= below {
			return 0
		}
	}
	return room
}

// next is the mark behind the fragment.
func (d *drawing) next() Mark {
	m := Mark{row: d.plan.next, started: true, body: d.body}
	if d.plan.cut {
		m.begun = d.unset
		if !d.unset { // nothing of the row is left: its cells are done
			m.row++
			d.dropEnded(d.g.head + m.row)
		}
	}
	if len(d.open.cells) > 0 {
		m.open = &d.open
	}
	return m
}

// dropEnded takes the cells off the open list that end before a row.
func (d *drawing) dropEnded(row int) {
	kept := d.open.cells[:0]
	for _, o := range d.open.cells {
		if c := &d.g.cells[o.index]; int(c.row+c.rows) > row {
			kept = append(kept, o)
		}
	}
	d.open.cells = kept
}
