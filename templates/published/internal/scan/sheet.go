package scan

import (
	"slices"

	"yugong/model/diag"
	"yugong/model/workbook/tables"
)

// view is a page with its merged cells looked through.
type view struct {
	*tables.Page
	lastCol int
	cells   map[[2]int]*tables.Cell
	owner   map[[2]int][2]int // positions that another cell spans
}

func newView(p *tables.Page) *view {
	v := &view{Page: p, cells: map[[2]int]*tables.Cell{}, owner: map[[2]int][2]int{}}
	for i := range p.Rows {
		for j := range p.Rows[i].Cells {
			c := &p.Rows[i].Cells[j]
			v.cells[[2]int{p.Rows[i].Num, c.Col}] = c
			v.lastCol = max(v.lastCol, c.Col)
		}
	}
	for _, m := range p.Merged {
		if (m.LastRow-m.Row+1)*(m.LastCol-m.Col+1) > 2000 {
			continue // a merged background, not a head
		}
		for r := m.Row; r <= m.LastRow; r++ {
			for c := m.Col; c <= m.LastCol; c++ {
				v.owner[[2]int{r, c}] = [2]int{m.Row, m.Col}
			}
		}
	}
	return v
}

// Cell is what stands at a position, nil for nothing.
func (v *view) cell(row, col int) *tables.Cell { return v.cells[[2]int{row, col}] }

// head is what a position shows when merged cells are looked through.
func (v *view) head(row, col int) (text string, at diag.Pos) {
	if o, ok := v.owner[[2]int{row, col}]; ok {
		row, col = o[0], o[1]
	}
	if c := v.cell(row, col); c != nil {
		return c.Text, v.At(row, col)
	}
	return "", v.At(row, col)
}

// between lists the rows that hold something from one row to before another.
func (v *view) between(from, to int) []*tables.Row {
	var out []*tables.Row
	for i := range v.Rows {
		if r := &v.Rows[i]; r.Num >= from && r.Num < to {
			out = append(out, r)
		}
	}
	return out
}

// blank reports whether a row shows nothing in some columns.
func (v *view) blank(row int, columns []int) bool {
	return !slices.ContainsFunc(columns, func(c int) bool { return v.cell(row, c) != nil })
}
