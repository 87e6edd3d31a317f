package grid

import (
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// measure takes the extents of all cells in the current size, makes the
// tracks of the columns from them and returns the sum of the least widths.
// Where the naturals fit, least widths are not asked for: they are the
// naturals then.
func (s *solver) measure() geom.Length {
	for i := range s.cells {
		s.measureCell(&s.cells[i])
	}
	s.points = s.alignPoints()
	s.alignSpreads()
	s.makeTracks()
	if sum(s.track, natural) <= s.inner && s.fixedHold() {
		return sum(s.track, natural)
	}
	for i := range s.cells {
		if c := &s.cells[i]; c.kind == kindShort {
			c.min, _ = s.set.Extent(c.src.Text, s.textStyle(c))
		}
	}
	s.makeTracks()
	return sum(s.track, least)
}

// fixedHold reports whether every column of fixed width holds its texts
// unbroken.
func (s *solver) fixedHold() bool {
	for i := range s.track {
		if s.track[i].fixed && s.track[i].least > s.table.Columns[i].Width {
			return false
		}
	}
	return true
}

// measureCell sets figures and names on one line, and asks only for the
// extent of running text.
func (s *solver) measureCell(c *cell) {
	c.size = s.style.Size
	c.indent = 0
	if c.src.Indent > 0 {
		c.indent = s.style.Indent.At(c.size) * geom.Length(c.src.Indent)
	}
	switch c.kind {
	case kindEmpty:
		return
	case kindLong:
		c.min, c.natural = s.set.Extent(c.src.Text, s.textStyle(c))
		c.area, c.measured = c.natural, false
		return
	}
	st := s.textStyle(c)
	st.Align, st.Balance = doc.AlignLeft, false
	c.par = s.set.Set(c.src.Text, st, unbounded)
	c.measured = true
	c.natural, c.area = 0, 0
	for i := range c.par.Lines {
		c.natural = max(c.natural, c.par.Lines[i].Width)
		c.area += c.par.Lines[i].Width
	}
	c.min = c.natural
}

// alignPoints measures the figures that stand point under point, and returns
// for each column the widest part from the point on.
func (s *solver) alignPoints() []geom.Length {
	widest := s.points
	clear(widest)
	for i := range s.cells {
		if c := &s.cells[i]; c.aligned() {
			c.point = pointWidth(&c.par.Lines[0])
			right := c.col + c.cols - 1
			widest[right] = max(widest[right], c.point)
		}
	}
	return widest
}

// aligned reports whether a cell's figure stands on its column's point.
func (c *cell) aligned() bool {
	return c.src.Align == doc.AlignDecimal && c.kind == kindFigure && !c.inHead && len(c.par.Lines) == 1
}

// alignSpreads finds, for each column, the width that its spread names share.
func (s *solver) alignSpreads() {
	clear(s.spreads)
	for i := range s.cells {
		if c := &s.cells[i]; c.src.Align == doc.AlignSpread && !c.inHead && c.measured {
			s.spreads[c.col] = max(s.spreads[c.col], c.natural)
		}
	}
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
