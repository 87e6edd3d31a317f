package goals

import "yugong/model/workbook/tables"

// grid is a page whose last cells may be blank.
type grid struct {
	*tables.Grid
	lastCol int // the last column that holds something, or is spanned by what does
}

// mostMerged bounds a merged range: a larger one is a background.
const mostMerged = 4000

func newGrid(p *tables.Page) *grid {
	g := &grid{Grid: tables.NewGrid(p, mostMerged)}
	g.lastCol = g.LastCol
	for _, m := range p.Merged {
		if (m.LastRow-m.Row+1)*(m.LastCol-m.Col+1) <= mostMerged {
			g.lastCol = max(g.lastCol, min(m.LastCol, g.lastCol+64))
		}
	}
	return g
}
