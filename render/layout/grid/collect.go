package grid

import (
	"slices"

	"yugong/render/doc"
)

// collect lays the cells of the head and the body on the grid. Rows of
// numbers, and rows that say what the table is about, are repeated with the
// head when they open the body.
func (s *solver) collect() {
	t, n := s.table, len(s.table.Columns)
	count := 0
	for _, part := range [2][]doc.Row{t.Head, t.Body} {
		for i := range part {
			count += len(part[i].Cells)
		}
	}
	rows := len(t.Head) + len(t.Body)
	s.cells = s.setter.cells.Make(count)[:0]
	s.rows = s.setter.rows.Make(rows)[:0]
	s.at = s.setter.index.Make(rows * n)
	s.head = len(t.Head) + leading(t.Body)
	s.collectPart(t.Head)
	s.collectPart(t.Body)
	for i := range s.cells {
		if s.cells[i].rows > 1 {
			s.spans = append(s.spans, int32(i))
		}
		if s.cells[i].cols > 1 {
			s.wide = append(s.wide, int32(i))
		}
	}
	slices.SortStableFunc(s.spans, func(a, b int32) int { return int(s.cells[a].rows - s.cells[b].rows) })
	slices.SortStableFunc(s.wide, func(a, b int32) int { return int(s.cells[a].cols - s.cells[b].cols) })
}

// leading counts the rows that open a body and are repeated, unless a cell
// reaches from them into the rows below.
func leading(body []doc.Row) int {
	n := 0
	for n < len(body) && (body[n].Role == doc.RowNumber || body[n].Role == doc.RowKey) {
		n++
	}
	for r := range body[:n] {
		for i := range body[r].Cells {
			if _, h := body[r].Cells[i].Span(); r+h > n {
				return 0
			}
		}
	}
	return n
}

func (s *solver) collectPart(part []doc.Row) {
	const free = -1
	n, base := len(s.table.Columns), len(s.rows)
	grid := s.at[base*n : (base+len(part))*n]
	for i := range grid {
		grid[i] = free
	}
	for r := range part {
		first, col := len(s.cells), 0
		for i := range part[r].Cells {
			for grid[r*n+col] != free {
				col++
			}
			c := &part[r].Cells[i]
			w, h := c.Span()
			for y := r; y < r+h; y++ {
				for x := col; x < col+w; x++ {
					grid[y*n+x] = int32(len(s.cells))
				}
			}
			s.cells = append(s.cells, cell{
				src: c, row: int32(base + r), col: int32(col), rows: int32(h), cols: int32(w),
				kind: kindOf(c.Text), inHead: base+r < s.head && part[r].Role != doc.RowKey, forced: forcedLines(c.Text),
			})
		}
		s.rows = append(s.rows, row{
			src: &part[r], first: int32(first), last: int32(len(s.cells)),
			heads: heads(part[r].Cells),
		})
	}
}

// heads returns how many rows below a row of the body it heads: it is a row
// of header cells, and one of them reaches down over those rows (一级指标,
// 二级指标 … beside 绩效指标). It is repeated where they go on on another page.
func heads(cells []doc.Cell) (rows int32) {
	own := 0
	for i := range cells {
		if !cells[i].Header {
			return 0
		}
		if _, h := cells[i].Span(); h > 1 {
			rows = max(rows, int32(h-1))
		} else {
			own++
		}
	}
	if own < 2 {
		return 0
	}
	return rows
}
