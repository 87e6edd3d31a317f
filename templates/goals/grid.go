package goals

import (
	"strings"

	"yugong/model"
	"yugong/model/workbook/tables"
)

// grid is a page with its merged cells looked through.
type grid struct {
	*tables.Page
	cells   map[[2]int]*tables.Cell
	owner   map[[2]int][2]int
	span    map[[2]int]tables.Range
	lastCol int
}

// mostMerged bounds a merged range: a larger one is a background.
const mostMerged = 4000

func newGrid(p *tables.Page) *grid {
	g := &grid{Page: p, cells: map[[2]int]*tables.Cell{}, owner: map[[2]int][2]int{}, span: map[[2]int]tables.Range{}}
	for i := range p.Rows {
		for j := range p.Rows[i].Cells {
			c := &p.Rows[i].Cells[j]
			g.cells[[2]int{p.Rows[i].Num, c.Col}] = c
			g.lastCol = max(g.lastCol, c.Col)
		}
	}
	for _, m := range p.Merged {
		if (m.LastRow-m.Row+1)*(m.LastCol-m.Col+1) > mostMerged {
			continue
		}
		g.span[[2]int{m.Row, m.Col}] = m
		g.lastCol = max(g.lastCol, min(m.LastCol, g.lastCol+64))
		for r := m.Row; r <= m.LastRow; r++ {
			for c := m.Col; c <= m.LastCol; c++ {
				g.owner[[2]int{r, c}] = [2]int{m.Row, m.Col}
			}
		}
	}
	return g
}

// at is the cell that shows at a position.
func (g *grid) at(row, col int) [2]int {
	if o, ok := g.owner[[2]int{row, col}]; ok {
		return o
	}
	return [2]int{row, col}
}

// text is what a position shows.
func (g *grid) text(row, col int) model.Text {
	at := g.at(row, col)
	t := model.Text{At: g.At(at[0], at[1])}
	if c := g.cells[at]; c != nil {
		t.Value = strings.TrimSpace(c.Text)
	}
	return t
}

// end is the last row and column of the cell at a position.
func (g *grid) end(at [2]int) (row, col int) {
	if m, ok := g.span[at]; ok {
		return m.LastRow, m.LastCol
	}
	return at[0], at[1]
}
