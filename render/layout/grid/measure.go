package grid

import (
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// measure makes the tracks of the columns from the extents of the cells in the
// present size and returns the sum of the least widths. Where the naturals fit
// nothing has to break, and least widths are not asked for.
func (s *solver) measure() geom.Length {
	if !s.measured {
		s.recall()
		for i := range s.cells {
			if !s.cells[i].known {
				s.measureCell(&s.cells[i])
			}
		}
		s.measured = true
	}
	s.scaleExtents()
	s.makeTracks(true)
	if sum(s.track, natural) <= s.inner && s.fixedHold() {
		return sum(s.track, natural)
	}
	if !s.breakable {
		s.measureBreaks()
		s.scaleExtents()
	}
	s.makeTracks(false)
	return sum(s.track, least)
}

// fixedHold reports whether every column of fixed width holds its texts
// unbroken, or would if it were a character wider: it then gets that, since
// names squeezed in some rows and not in others begin in two places.
func (s *solver) fixedHold() bool {
	for i := range s.track {
		if s.track[i].fixed && s.track[i].least > s.table.Columns[i].Width+s.style.Size {
			return false
		}
	}
	return true
}

// measureCell takes the extent of a text in the style's size. Figures and
// names are set on one line, which mostly is how they will stand; of running
// text, and of all but aligned figures when the size is still open, only the
// extent is asked for.
func (s *solver) measureCell(c *cell) {
	if c.kind == kindEmpty {
		return
	}
	c.size = s.full.Size
	if c.kind == kindLong || s.open && !c.aligned() {
		c.given.least, c.given.natural = s.set.Extent(c.src.Text, s.textStyle(c))
		c.given.area = c.given.natural * geom.Length(c.forced)
		return
	}
	s.setWhole(c)
	for i := range c.par.Lines {
		c.given.natural = max(c.given.natural, c.par.Lines[i].Width)
		c.given.area += c.par.Lines[i].Width
	}
	c.given.least = c.given.natural
	if c.aligned() && len(c.par.Lines) == 1 {
		c.given.point = pointWidth(&c.par.Lines[0])
	}
}

// measureBreaks asks for the widest unbreakable runs of names.
func (s *solver) measureBreaks() {
	s.breakable = true
	for i := range s.cells {
		if c := &s.cells[i]; c.kind == kindShort && !s.open {
			c.size = s.full.Size
			c.given.least, _ = s.set.Extent(c.src.Text, s.textStyle(c))
		}
	}
}

// setWhole sets a text on its forced lines.
func (s *solver) setWhole(c *cell) {
	if c.whole = c.size; s.figures.set(s, c) {
		return
	}
	st := s.textStyle(c)
	st.Align, st.Balance = doc.AlignLeft, false
	c.par = s.set.Set(c.src.Text, st, unbounded)
}

// scaleExtents takes all extents from the style's size to the present one.
// Every character may be rounded up on the way.
func (s *solver) scaleExtents() {
	num, den := int64(s.style.Size), int64(s.full.Size)
	clear(s.points)
	clear(s.spreads)
	for i := range s.cells {
		c := &s.cells[i]
		c.size, c.ready = s.style.Size, false
		c.indent = s.style.Indent.At(c.size) * geom.Length(c.src.Indent)
		c.extent = c.given
		if num != den && c.kind != kindEmpty {
			slop := 2 + 2*c.given.area/s.full.Size
			c.least = c.least.Mul(num, den) + slop
			c.natural = c.natural.Mul(num, den) + slop
			c.area = c.area.Mul(num, den) + slop
			c.point = c.point.Mul(num, den)
		}
		if c.aligned() {
			s.points[c.right()] = max(s.points[c.right()], c.point)
		}
		if c.src.Align == doc.AlignSpread && c.kind != kindFigure && !c.inHead {
			s.spreads[c.col] = max(s.spreads[c.col], c.natural)
		}
	}
}

// right is the last column of a cell.
func (c *cell) right() int32 { return c.col + c.cols - 1 }

// aligned reports whether a cell's figure stands on its column's point.
func (c *cell) aligned() bool {
	return c.src.Align == doc.AlignDecimal && c.kind == kindFigure && !c.inHead && c.forced == 1
}

// pointWidth returns the width of a set figure from its decimal point to its
// end, 0 when it has none.
func pointWidth(line *para.Line) geom.Length {
	var w geom.Length
	found := false
	for _, it := range line.Items {
		t, ok := it.Item.(*frame.Text)
		if !ok {
			continue
		}
		for _, r := range t.S {
			if r == '.' {
				found, w = true, 0
			}
			if found {
				adv, _ := t.Face.Advance(r)
				w += adv.At(t.Size) + t.Track
			}
		}
	}
	return w
}
