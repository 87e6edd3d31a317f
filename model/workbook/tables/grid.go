package tables

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
)

// Grid is a page with its merged cells looked through.
type Grid struct {
	*Page
	LastCol int // the last column that holds something
	cells   map[[2]int]*Cell
	owner   map[[2]int]int // index of the merged range that spans a position
}

// NewGrid looks through the merged ranges of a page that hold at most a number of
// positions: a larger one is a background.
func NewGrid(p *Page, most int) *Grid {
	g := &Grid{Page: p, cells: map[[2]int]*Cell{}, owner: map[[2]int]int{}}
	for i := range p.Rows {
		for j := range p.Rows[i].Cells {
			c := &p.Rows[i].Cells[j]
			g.cells[[2]int{p.Rows[i].Num, c.Col}] = c
			g.LastCol = max(g.LastCol, c.Col)
		}
	}
	for i, m := range p.Merged {
		if (m.LastRow-m.Row+1)*(m.LastCol-m.Col+1) > most {
			continue
		}
		for r := m.Row; r <= m.LastRow; r++ {
			for c := m.Col; c <= m.LastCol; c++ {
				g.owner[[2]int{r, c}] = i
			}
		}
	}
	return g
}

// Cell is what stands at a position itself, nil for nothing.
func (g *Grid) Cell(row, col int) *Cell { return g.cells[[2]int{row, col}] }

// Span is the merged range that shows at a position, or the position alone.
func (g *Grid) Span(row, col int) Range {
	if i, ok := g.owner[[2]int{row, col}]; ok {
		return g.Merged[i]
	}
	return Range{row, col, row, col}
}

// Shown is what a position shows, and where that stands.
func (g *Grid) Shown(row, col int) (text string, at diag.Pos) {
	s := g.Span(row, col)
	if c := g.Cell(s.Row, s.Col); c != nil {
		text = c.Text
	}
	return text, g.At(s.Row, s.Col)
}

// Text is what a position shows, without spaces around it.
func (g *Grid) Text(row, col int) model.Text {
	text, at := g.Shown(row, col)
	return model.Text{Value: strings.TrimSpace(text), At: at}
}
