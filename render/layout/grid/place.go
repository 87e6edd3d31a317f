package grid

import (
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/render/layout/grid/phrase"
)

// place decides the columns in the present size, sets the texts that have to
// break at their width, and makes the rows as high as their tallest cell.
func (s *solver) place() {
	columns := widths(s.track, s.inner)
	if s.mayWrap() {
		s.wrap.prepare(s)
		s.wrap.improve(columns, s.track)
	}
	s.setTexts(columns)
}

// setTexts sets the texts that have to break in columns, and counts the lines
// of the others.
func (s *solver) setTexts(columns []geom.Length) {
	s.diags = s.diags[:0]
	s.x[0] = s.style.Frame / 2
	for i, w := range columns {
		s.x[i+1] = s.x[i] + w
	}
	for i := range s.cells {
		if c := &s.cells[i]; c.kind != kindEmpty {
			s.setCell(c)
		}
	}
	s.setHeights()
}

// mayWrap reports whether moving width between the columns can make the table
// lower: something has to break, and no shares say how the columns stand.
func (s *solver) mayWrap() bool {
	if sum(s.track, least) > s.inner {
		return false
	}
	return sum(s.track, natural) > s.inner || sum(s.track, full) > s.inner && !hasShare(s.track)
}

// avail is the room for the text of a cell.
func (g *Grid) avail(c *cell) geom.Length {
	return g.x[c.col+c.cols] - g.x[c.col] - 2*g.style.PadX - c.indent
}

// setCell sets a text at its width if it has to break there.
func (s *solver) setCell(c *cell) {
	c.size = s.style.Size
	room := s.avail(c)
	if c.aligned() {
		room -= s.points[c.right()] - c.point
	}
	switch c.ready = true; {
	case c.natural <= room:
		c.lines, c.ready = c.forced, c.whole == c.size
		return
	case c.least > room:
		s.narrow(c, room)
	default:
		c.par = s.set.Set(c.src.Text, s.textStyle(c), room)
		s.betweenWords(c, room)
	}
	c.lines, c.whole = int32(len(c.par.Lines)), 0
}

// betweenWords moves the breaks of a name to where words end, if it takes no
// more lines so; a head may take one more.
func (s *solver) betweenWords(c *cell, room geom.Length) {
	lines := len(c.par.Lines)
	if c.kind != kindShort || c.forced > 1 || lines < 2 || len(c.src.Text) != 1 || c.src.Align == doc.AlignJustify {
		return
	}
	st := s.textStyle(c)
	span := c.src.Text[0]
	name, ok := phrase.Break(span.Text, lines, int(2*room/c.size), st.Balance)
	if c.inHead && (!ok || phrase.Cuts(span.Text, name)) {
		// A head rather takes another line than cut a word.
		if more, whole := phrase.Break(span.Text, lines+1, int(2*room/c.size), st.Balance); whole && !phrase.Cuts(span.Text, more) {
			name, ok, lines = more, true, lines+1
		}
	}
	if !ok {
		return
	}
	span.Text, st.Balance = name, false
	if p := s.set.Set(doc.Text{span}, st, room); len(p.Lines) == lines {
		c.par = p
	}
}
