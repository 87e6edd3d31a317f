package grid

import (
	"yugong/render/frame"
	"yugong/render/geom"
)

// Mark is a place between the fragments of a table: the rows before it are
// set. The zero Mark is the table's beginning.
type Mark struct {
	row     int  // body rows done
	started bool // the head is set
	begun   bool // part of the row stands on an earlier fragment
	tried   bool // a fragment was refused here: the next may not be
	body    frame.NodeID
	open    *opened
}

// opened is what a break crosses.
type opened struct {
	row   frame.NodeID // of a row that is begun
	cells []openCell   // in the order of the grid
}

// openCell is a cell that a break crosses.
type openCell struct {
	index int32
	lines int32 // set so far
	node  frame.NodeID
}

// Begins reports whether nothing of the table is set yet.
func (m Mark) Begins() bool { return !m.started }

// Fragment is the part of a table on one page. Its origin is its top left
// corner; the strokes lie inside.
type Fragment struct {
	Items  []frame.Placed
	Height geom.Length
}

// slice is a row of the grid, or a part of one, on a fragment.
type slice struct {
	row         int
	top, bottom geom.Length
}

// plan is what a fragment will hold.
type plan struct {
	slices []slice
	head   int  // slices of repeated rows
	lead   bool // the last of them is a row of the body
	cut    bool // the last slice is a part of a row that goes on
	next   int  // body rows done when it is not cut
}

// Fill sets as many rows as the room holds, the head rows first. node makes
// the structure nodes, those of the head and the body under parent; nil makes none. next is where the
// following fragment goes on, on a new page; done says there is none.
//
// A first fragment whose room cannot begin the table well (see MinFirst) is
// refused: it is empty, of height 0, and next must be tried on a new page.
// Every other call makes progress; a room that cannot even take a single line,
// or the head alone where the table begins, is exceeded.
func (g *Grid) Fill(from Mark, room geom.Length, node func(frame.Node) frame.NodeID, parent frame.NodeID) (f Fragment, next Mark, done bool) {
	p, ok := g.plan(from, room)
	if !ok {
		from.tried = true
		return Fragment{}, from, false
	}
	if node == nil {
		node = func(frame.Node) frame.NodeID { return 0 }
	}
	d := drawing{g: g, plan: p, from: from, node: node, parent: parent}
	d.draw()
	next = d.next()
	return Fragment{Items: d.items, Height: d.height()}, next, next.row == g.bodyRows() && !next.begun
}

func (g *Grid) bodyRows() int { return len(g.rows) - g.head }

// MinFirst is the least room that lets the table begin well: its head, the
// first row and as many more as must not part from it, but no more of them
// than a page holds.
func (g *Grid) MinFirst() geom.Length {
	most := 30 * g.style.Leading
	if g.Page > 0 {
		most = g.Page - g.HeadHeight() - g.style.Frame
	}
	var need geom.Length
	n := g.bodyRows()
	for b := 1; b <= n; b++ {
		need += g.rows[g.head+b-1].height
		if need >= most || b >= 2 && !g.isTotal(b) || b == n {
			break
		}
	}
	return g.style.Frame + g.HeadHeight() + min(need, max(most, 0))
}

// plan decides which rows stand on a fragment; !ok refuses it.
func (g *Grid) plan(from Mark, room geom.Length) (p plan, ok bool) {
	heights := g.remaining(from)
	may := !from.Begins() || from.tried
	head := g.headFor(from)
	if !may && room < g.MinFirst() && room < head+g.style.Frame+total(heights) {
		return plan{}, false
	}
	p, ok = g.planRows(from, heights, room, head, may)
	if !ok && may {
		// Not even a line fits under the head: set it alone, do without it,
		// then without the bounds of the room.
		if from.Begins() && head > 0 {
			return g.slices(from, nil, 0, true), true
		}
		if p, ok = g.planRows(from, heights, room, 0, may); !ok {
			least := g.style.Frame + g.textHeight(1)
			p, ok = g.planRows(from, heights, least, 0, may)
		}
	}
	return p, ok
}

func total(heights []geom.Length) (sum geom.Length) {
	for _, h := range heights {
		sum += h
	}
	return sum
}

// planRows fills the room under a head of the given height, 0 for none.
func (g *Grid) planRows(from Mark, heights []geom.Length, room, head geom.Length, may bool) (plan, bool) {
	space := room - g.style.Frame - head
	fit, used := 0, geom.Length(0)
	for fit < len(heights) && used+heights[fit] <= space {
		used += heights[fit]
		fit++
	}
	var part geom.Length
	if fit < len(heights) {
		page := max(g.Page-g.style.Frame-g.HeadHeight(), space)
		if fit > 0 {
			fit = g.breakBefore(from.row, fit, heights, page)
		}
		if left := space - total(heights[:fit]); fit == 0 || heights[fit] > page {
			part = g.part(from, fit, left, fit == 0 && may)
		}
		if fit == 0 && part == 0 {
			return plan{}, false
		}
	} else if len(heights) == 0 && space < 0 && head > 0 && !may {
		return plan{}, false
	}
	return g.slices(from, heights[:fit], part, head > 0), true
}

// slices lays the rows of a fragment under each other.
func (g *Grid) slices(from Mark, heights []geom.Length, part geom.Length, head bool) plan {
	p := plan{slices: make([]slice, 0, g.head+len(heights)+1), next: from.row + len(heights)}
	y := g.style.Frame / 2
	add := func(row int, h geom.Length) {
		p.slices = append(p.slices, slice{row, y, y + h})
		y += h
	}
	if head {
		for r := range g.head {
			add(r, g.rows[r].height)
		}
		if r := g.heading(from); r >= 0 {
			add(r, g.rows[r].height)
			p.lead = true
		}
		p.head = len(p.slices)
	}
	for i, h := range heights {
		add(g.head+from.row+i, h)
	}
	if part > 0 {
		add(g.head+p.next, part)
		p.cut = true
	}
	return p
}

// remaining returns the heights of the body rows from a mark on, as they are
// when the lines set before are gone.
func (g *Grid) remaining(from Mark) []geom.Length {
	rest := g.rows[g.head+from.row:]
	heights := make([]geom.Length, len(rest))
	for i := range rest {
		heights[i] = rest[i].height
	}
	if from.open == nil {
		return heights
	}
	if from.begun {
		heights[0] = g.textHeight(1)
	}
	for _, o := range from.open.cells { // cells of the begun row alone
		if c := &g.cells[o.index]; c.rows == 1 {
			heights[0] = max(heights[0], g.textHeight(len(c.par.Lines)-int(o.lines)))
		}
	}
	for _, o := range from.open.cells { // cells that go on below
		c := &g.cells[o.index]
		if c.rows == 1 {
			continue
		}
		last := int(c.row+c.rows) - g.head - from.row - 1
		if need := g.textHeight(len(c.par.Lines)-int(o.lines)) - total(heights[:last+1]); need > 0 {
			heights[last] += need
		}
	}
	return heights
}
