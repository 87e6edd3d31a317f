package grid

import (
	"slices"

	"yugong/render/geom"
)

// wrapping estimates how high the rows become under given column widths, and
// moves width between columns while that makes the table lower. Only cells
// that may break count; the rest of each row is a floor.
type wrapping struct {
	cells   []wrapCell
	base    []geom.Length // height of each row without those cells
	heights []geom.Length // scratch, by row
	edges   []geom.Length // scratch, by column edge
	leading geom.Length
	pad     geom.Length // above and below, together
	em      geom.Length
}

// wrapCell is a cell that may break.
type wrapCell struct {
	from, to  int32 // columns
	row, last int32
	forced    geom.Length // lines that newlines ask for
	natural   geom.Length // widest of them
	chars     geom.Length // all of them, in characters of one em
	around    geom.Length // padding and indent

	// The last answer of lines and the rooms, from low to below high, for
	// which it holds.
	known, low, high geom.Length
}

// prepare lists the cells that may break in some widths of the columns.
func (w *wrapping) prepare(s *solver) {
	w.leading, w.pad, w.em = s.style.Leading, 2*s.style.PadY, s.style.Size
	w.cells = slices.Grow(w.cells[:0], len(s.cells))
	w.base = resize(w.base, len(s.rows))
	w.heights = resize(w.heights, len(s.rows))
	w.edges = resize(w.edges, len(s.x))
	for i := range w.base {
		w.base[i] = s.leastRow()
	}
	for i := range s.cells {
		c := &s.cells[i]
		if c.kind == kindEmpty || c.kind == kindFigure {
			continue
		}
		around := 2*s.style.PadX + c.indent
		if c.natural+around <= sum(s.track[c.col:c.col+c.cols], least) {
			if c.rows == 1 {
				w.base[c.row] = max(w.base[c.row], geom.Length(c.forced)*w.leading+w.pad)
			}
			continue
		}
		w.cells = append(w.cells, wrapCell{
			from: c.col, to: c.col + c.cols, row: c.row, last: c.row + c.rows - 1,
			forced: geom.Length(c.forced), natural: c.natural, around: around,
			chars: ceil(c.area, w.em),
		})
	}
	slices.SortStableFunc(w.cells, func(a, b wrapCell) int { return int((a.last - a.row) - (b.last - b.row)) })
}

func resize(s []geom.Length, n int) []geom.Length {
	if cap(s) < n {
		return make([]geom.Length, n)
	}
	return s[:n]
}

// score is how high the rows are and, between equals, how many lines all
// cells take, so that two cells of a row that must both become lower for the
// row to do so can do it one after the other.
type score struct{ height, lines geom.Length }

func (a score) better(b score) bool {
	return a.height < b.height || a.height == b.height && a.lines < b.lines
}

// score estimates the rows under column widths.
func (w *wrapping) score(columns []geom.Length) (s score) {
	w.setEdges(columns)
	copy(w.heights, w.base)
	for i := range w.cells {
		c := &w.cells[i]
		lines := c.lines(w.room(c), w.em)
		s.lines += lines
		need := lines*w.leading + w.pad
		if c.last == c.row {
			w.heights[c.row] = max(w.heights[c.row], need)
			continue
		}
		for r := c.row; r <= c.last; r++ {
			need -= w.heights[r]
		}
		w.heights[c.last] += max(need, 0)
	}
	for _, h := range w.heights {
		s.height += h
	}
	return s
}

func (w *wrapping) setEdges(columns []geom.Length) {
	for i, c := range columns {
		w.edges[i+1] = w.edges[i] + c
	}
}

// room is what the edges leave for a cell's text.
func (w *wrapping) room(c *wrapCell) geom.Length {
	return w.edges[c.to] - w.edges[c.from] - c.around
}

// lines estimates how many lines a text takes in a room of the cell.
func (c *wrapCell) lines(room, em geom.Length) geom.Length {
	if room < c.low || room >= c.high {
		c.count(room, em)
	}
	return c.known
}

// count finds the lines for a room and the rooms for which they are the same.
// A line of a text that breaks holds whole characters.
func (c *wrapCell) count(room, em geom.Length) {
	if c.natural <= room {
		c.known, c.low, c.high = c.forced, c.natural, unbounded
		return
	}
	lines := max(c.forced+1, ceil(c.chars, max(room/em, 1)))
	c.known, c.low, c.high = lines, c.needs(lines, em), c.needs(lines-1, em)
	if room < c.low { // not even one character fits
		c.low = -unbounded
	}
}

// needs is the least room in which a text takes no more than some lines.
func (c *wrapCell) needs(lines, em geom.Length) geom.Length {
	if lines <= c.forced {
		return c.natural
	}
	return min(c.natural, ceil(c.chars, lines)*em)
}

func ceil(a, b geom.Length) geom.Length { return (a + b - 1) / b }
