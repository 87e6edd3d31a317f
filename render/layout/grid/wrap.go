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
	heights []geom.Length // scratch
	edges   []geom.Length // scratch
	leading geom.Length
	pad     geom.Length // above and below, together
	slack   geom.Length // what a broken line leaves empty, on average
}

// wrapCell is a cell that may break.
type wrapCell struct {
	from, to      int32 // columns
	row, last     int32
	forced        geom.Length
	natural, area geom.Length
	around        geom.Length // padding and indent
}

// maxTrials bounds the search; tables of a document need far fewer.
const maxTrials = 600

// prepare lists the cells that may break in some widths of the columns.
func (w *wrapping) prepare(s *solver) {
	w.leading, w.pad, w.slack = s.style.Leading, 2*s.style.PadY, s.style.Size/4
	w.cells = w.cells[:0]
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
			forced: geom.Length(c.forced), natural: c.natural, area: c.area, around: around,
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

// height estimates the height of all rows.
func (w *wrapping) height(columns []geom.Length) geom.Length {
	for i, c := range columns {
		w.edges[i+1] = w.edges[i] + c
	}
	copy(w.heights, w.base)
	for i := range w.cells {
		c := &w.cells[i]
		need := c.lines(w.edges[c.to]-w.edges[c.from]-c.around, w.slack)*w.leading + w.pad
		if c.last == c.row {
			w.heights[c.row] = max(w.heights[c.row], need)
			continue
		}
		for r := c.row; r <= c.last; r++ {
			need -= w.heights[r]
		}
		w.heights[c.last] += max(need, 0)
	}
	var all geom.Length
	for _, h := range w.heights {
		all += h
	}
	return all
}

func (c *wrapCell) lines(avail, slack geom.Length) geom.Length {
	if c.natural <= avail {
		return c.forced
	}
	avail = max(avail-slack, 1)
	return max(c.forced, (c.area+avail-1)/avail)
}

// improve moves width from column to column, in ever smaller steps, while the
// rows become lower. No column falls under its least width; fixed ones stay.
func (w *wrapping) improve(columns []geom.Length, tracks []track, em geom.Length) {
	if len(w.cells) == 0 {
		return
	}
	best, trials := w.height(columns), 0
	for _, step := range [...]geom.Length{4 * em, 2 * em, em, em / 2} {
		for moved := true; moved && trials < maxTrials; {
			moved = false
			for to := range columns {
				from := -1
				for d := range columns {
					if d == to || tracks[d].fixed || tracks[to].fixed || columns[d]-step < tracks[d].least {
						continue
					}
					columns[d], columns[to] = columns[d]-step, columns[to]+step
					trials++
					if h := w.height(columns); h < best {
						best, from = h, d
					}
					columns[d], columns[to] = columns[d]+step, columns[to]-step
				}
				if from >= 0 {
					columns[from], columns[to] = columns[from]-step, columns[to]+step
					moved = true
				}
			}
		}
	}
}
