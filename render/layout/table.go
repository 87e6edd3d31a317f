package layout

import (
	"strings"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/grid"
)

// table is a table, measured: the lines above it, its grid, its notes.
type table struct {
	source  *doc.Table
	style   doc.TableStyle
	top     []*text // label, title, unit line
	again   []*text // what repeats of them on following pages
	grid    *grid.Grid
	notes   []*text
	id      frame.NodeID
	caption frame.NodeID
	above   geom.Length // height of top with its inner room, without the first's
	below   geom.Length // height of the notes with their room
}

func (f *flow) tablePiece(d *doc.Table) *table {
	t := &table{source: d, style: f.l.style.Table[d.Style]}
	f.tableTop(t)
	for _, n := range d.Notes {
		t.notes = append(t.notes, f.paragraph(n.Text, n.Style, frame.RoleNote))
	}
	t.above = stacked(t.top)
	for _, n := range t.notes {
		t.below += n.style.Before + n.height(n.lines()) + n.style.After
	}
	f.solve(t)
	return t
}

// solve measures the grid; that of a one-page table is shrunk to what a fresh
// page leaves it.
func (f *flow) solve(t *table) {
	again := stacked(t.again)
	if t.source.OnePage {
		g, faults := grid.Shrink(t.source, t.style, f.l.grids, f.width(), f.height()-t.above-t.below, f.height()-again-t.below)
		t.grid, f.faults = g, append(f.faults, faults...)
	} else {
		g, faults := grid.Solve(t.source, t.style, f.l.grids, f.width())
		t.grid, f.faults = g, append(f.faults, faults...)
	}
	t.grid.Page = f.height() - again
}

// tableTop measures the lines above a table and those that repeat.
func (f *flow) tableTop(t *table) {
	d, st := t.source, t.style
	if len(d.Label) > 0 {
		t.top = append(t.top, f.paragraph(d.Label, st.Label, frame.RoleCaptionLine))
	}
	for _, h := range d.Heading {
		x := f.headingPiece(h)
		if h != mainTitle(d.Heading) {
			x.node.Role, x.node.Level = frame.RoleCaptionLine, 0
		}
		t.top = append(t.top, x)
	}
	if c := f.unitLine(t); c != nil {
		t.top = append(t.top, c)
	}
	for _, x := range t.top {
		x.parent = &t.caption
	}
	if st.RepeatTitle && len(t.top) > 0 {
		f.tableAgain(t)
	}
}

// tableAgain measures what following pages repeat: label, title with the
// word for a continued table, caption line. They are artifacts.
func (f *flow) tableAgain(t *table) {
	d, st := t.source, t.style
	if len(d.Label) > 0 {
		t.again = append(t.again, t.top[0].artifact())
	}
	if h := mainTitle(d.Heading); h != nil && st.Continued != "" {
		t.again = append(t.again, f.continued(h, t))
	}
	if len(d.Left) > 0 || len(d.Right) > 0 {
		t.again = append(t.again, t.top[len(t.top)-1].artifact())
	}
}

// continued is a title with the word for a continued table, broken into lines
// where the title itself is.
func (f *flow) continued(h *doc.Heading, t *table) *text {
	title := append(append(doc.Text{}, h.Text...), doc.Span{Text: t.style.Continued})
	for _, x := range t.top {
		if x.heading != h || x.lines() < 2 {
			continue
		}
		var lines []string
		for _, l := range x.par.Lines {
			lines = append(lines, l.String())
		}
		same := doc.Plain(strings.Join(lines, "\n") + t.style.Continued)
		if again := f.styled(same, x.style, artifact); again.lines() == x.lines() {
			return again
		}
	}
	return f.styled(title, f.sameLines(h, title), artifact)
}

// artifact is the text as it stands on following pages.
func (t *text) artifact() *text {
	again := &text{style: t.style, par: t.par, node: frame.Node{Role: artifact}, keep: t.keep}
	if t.beside != nil {
		again.beside = t.beside.artifact()
	}
	return again
}

// leastTitle is how far, in hundredths, the type of a repeated title may
// shrink to take in the word for a continued table.
const leastTitle = 85

// sameLines is the style in which a title with the word for a continued table
// stands on one line if the title alone does: a second line, on this page
// only, would look as if it meant something.
func (f *flow) sameLines(h *doc.Heading, title doc.Text) doc.TextStyle {
	st := f.l.style.Text[h.Style]
	alone, natural := f.l.set.Width(h.Text, st), f.l.set.Width(title, st)
	if alone > f.width() || natural <= f.width() {
		return st
	}
	small := st
	if small.Size = st.Size.Mul(int64(f.width()), int64(natural)) - 1; small.Size < st.Size.Mul(leastTitle, 100) {
		return st
	}
	return small
}

// mainTitle is the title line that names the table in the bookmarks, or the
// first when none does.
func mainTitle(lines []*doc.Heading) *doc.Heading {
	for _, h := range lines {
		if h.Bookmark != "" {
			return h
		}
	}
	if len(lines) > 0 {
		return lines[0]
	}
	return nil
}

// unitLine measures the line with the unit's name on the left and the unit of
// money on the right; nil when both are empty. The name wraps beside the unit;
// both stand on the last line.
func (f *flow) unitLine(t *table) *text {
	d := t.source
	if len(d.Left) == 0 && len(d.Right) == 0 {
		return nil
	}
	st := f.l.style.Text[t.style.Caption]
	st.Indent, st.Hang = 0, 0
	right, left := st, st
	right.Align, left.Align = doc.AlignRight, doc.AlignLeft
	line := f.styled(d.Right, right, roleOf(d.Right))
	line.style = st
	natural := f.l.set.Width(d.Right, right)
	width := max(f.width()-natural-st.Size, f.width()/2)
	name := f.l.set.Set(d.Left, left, width)
	f.faults = append(f.faults, name.Missing...)
	line.beside = &text{par: name, node: frame.Node{Role: roleOf(d.Left), Src: d.Left.Src()}}
	n := max(line.lines(), len(name.Lines))
	line.fill(n)
	line.beside.fill(n)
	return line
}

// roleOf is the role of a text on the line of the units: an empty one has none.
func roleOf(t doc.Text) frame.Role {
	if len(t) == 0 {
		return artifact
	}
	return frame.RoleCaptionLine
}

// stacked is the height of texts that stand under each other at the head of a
// page, with the room below the last.
func stacked(texts []*text) geom.Length {
	c := cursor{fresh: true}
	for _, t := range texts {
		if t.lines() > 0 {
			c.open(t.style.Before, t.style.Keep)
			c.y += t.height(t.lines())
			c.after = t.style.After
		}
	}
	return c.y + c.after
}

// least is the height of what must stand on the page where the table begins:
// all of it when it fits a page, unless more than half a page would stay empty
// for that.
func (t *table) least(f *flow, c cursor) geom.Length {
	whole := t.grid.Height() + t.below
	onFresh := t.above+whole <= f.height()
	short := f.height()-c.y > f.height()/2
	if onFresh && (t.source.OnePage || !short) {
		return whole
	}
	return min(t.grid.MinFirst(), whole)
}

func (t *table) reach(f *flow, c *cursor) bool {
	start := *c
	c.pitch = 0
	t.reachTop(c)
	c.y += t.least(f, start)
	return false
}

// reachTop moves c below the lines above the grid.
func (t *table) reachTop(c *cursor) {
	for _, x := range t.top {
		if x.lines() > 0 {
			c.open(x.style.Before, x.style.Keep)
			c.y += x.height(x.lines())
			c.after = x.style.After
		}
	}
	c.open(0, false)
}

func (t *table) place(f *flow) {
	f.flush()
	f.makeRoom(t)
	pitch := f.pitch
	f.pitch = 0 // only running text stands on the grid
	t.placeTop(f)
	if !f.l.doc.Loose && !t.source.OnePage {
		t.grid.Close(f.room()-f.after-t.below, t.grid.Page-t.below)
	}
	t.placeRows(f)
	t.placeNotes(f)
	f.rigid = false
	f.pitch = pitch
	f.after += t.style.After
}

// placeTop sets the lines above the grid: its caption.
func (t *table) placeTop(f *flow) {
	t.id = f.addNode(frame.Node{Role: frame.RoleTable})
	if len(t.top) > 0 {
		t.caption = f.addNode(frame.Node{Role: frame.RoleCaption, Parent: t.id})
	}
	for _, x := range t.top {
		f.block(x)
	}
}

// block sets a text of a table whole, where it is: room for it has been made.
// What follows in the table stands fast below it.
func (f *flow) block(x *text) {
	if x.lines() == 0 {
		x.putAnchor(f)
		return
	}
	gap := f.begin(x.style.Before, x.style.Keep)
	if x.beside != nil {
		x.beside.id = f.node(x.beside.node, x.parent)
	}
	x.putLines(f, f.node(x.node, x.parent), 0, x.lines(), gap)
	f.after = x.style.After
	f.rigid = true
}

// placeRows sets the grid, a fragment a page.
func (t *table) placeRows(f *flow) {
	var at grid.Mark
	for refused := false; ; {
		gap := f.begin(0, false)
		frag, next, done := t.fill(f, at, refused)
		if frag.Height > 0 {
			f.slot(gap, 0)
			for _, p := range frag.Items {
				f.put(p.At.Add(geom.Point{Y: f.y}), p.Item, p.Node)
			}
			f.y += frag.Height
			f.rigid = true
		}
		if done {
			return
		}
		refused = frag.Height == 0
		at = next
		f.turn()
		for _, x := range t.again {
			f.block(x)
		}
	}
}

// fill sets as many rows as the open page holds. When these are the last ones
// and the notes do not fit below, the last row waits for the next page, unless
// it has just been sent there.
func (t *table) fill(f *flow, at grid.Mark, refused bool) (grid.Fragment, grid.Mark, bool) {
	before := len(f.run.nodes)
	frag, next, done := t.grid.Fill(at, f.room(), f.addNode, t.id)
	if !done || f.y+frag.Height+t.notesLeast() <= f.height()+slack {
		return frag, next, done
	}
	rows := 0
	for _, n := range f.run.nodes[before:] {
		if n.Role == frame.RoleRow {
			rows++
		}
	}
	switch {
	case rows > 1:
		f.run.nodes = f.run.nodes[:before]
		return t.grid.Fill(at, frag.Height-1, f.addNode, t.id)
	case !at.Begins() && !refused:
		f.run.nodes = f.run.nodes[:before]
		return grid.Fragment{}, at, false
	}
	return frag, next, done
}

// notesLeast is what must stand under the last rows: all notes, but of long
// ones only the beginning.
func (t *table) notesLeast() geom.Length {
	if len(t.notes) == 0 {
		return 0
	}
	first := t.notes[0]
	if t.below <= 12*first.par.Leading {
		return t.below - t.notes[len(t.notes)-1].style.After
	}
	return first.style.Before + first.height(min(together, first.lines()))
}

func (t *table) placeNotes(f *flow) {
	rest := f.rest
	f.rest = nil
	for _, n := range t.notes {
		n.parent = nil
		n.place(f)
	}
	f.rest = rest
}
