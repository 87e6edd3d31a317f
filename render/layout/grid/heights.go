package grid

import "yugong/render/geom"

// leastRow is the height of a row without text.
func (g *Grid) leastRow() geom.Length {
	return max(g.style.MinRow, g.style.Leading+2*g.style.PadY)
}

// setHeights makes the rows as high as their cells of one row, then spreads
// what cells of several rows need beyond them evenly over their rows.
func (g *Grid) setHeights() {
	for i := range g.rows {
		g.rows[i].height = g.leastRow()
	}
	for i := range g.cells {
		if c := &g.cells[i]; c.rows == 1 {
			g.rows[c.row].height = max(g.rows[c.row].height, g.textHeight(int(c.lines)))
		}
	}
	for _, i := range g.spans {
		c := &g.cells[i]
		need := g.textHeight(int(c.lines))
		rows := g.rows[c.row : c.row+c.rows]
		for r := range rows {
			need -= rows[r].height
		}
		for r := range rows {
			if need > 0 {
				part := need / geom.Length(len(rows)-r)
				rows[r].height += part
				need -= part
			}
		}
	}
}

// textHeight is what lines need with the padding above and below.
func (g *Grid) textHeight(lines int) geom.Length {
	if lines == 0 {
		return 0
	}
	return geom.Length(lines)*g.style.Leading + 2*g.style.PadY
}

// closeStep is by how much the rows of a table become lower at a time.
const closeStep = 250 * geom.Milli

// spillPart is the part of a page that the rows on a table's last page may
// fill at most for the table to be closed up.
const spillPart = 2

// Close makes the rows lower, by as little as does and not below the style's
// Close, when that saves the last page of the table and only few rows stand
// there. first is the room where the table begins, next that of the following
// pages. It may be called before the first Fill; called again, it begins anew.
func (g *Grid) Close(first, next geom.Length) {
	least, loose := g.style.Close, g.loose
	if loose.Size == 0 {
		loose = g.style
		g.loose = loose
	} else if g.style.MinRow != loose.MinRow {
		g.lower(loose.MinRow)
	}
	if least <= 0 || least >= loose.MinRow || next <= 0 {
		return
	}
	if g.Height() <= first {
		return
	}
	defer func(page geom.Length) { g.Page = page }(g.Page)
	n, spill := g.pages(first, next)
	if n < 2 || spill-g.HeadHeight() > next/spillPart {
		return
	}
	saves := func(height geom.Length) bool {
		g.lower(height)
		now, _ := g.pages(first, next)
		return now < n
	}
	low, high := geom.Length(0), (loose.MinRow-least)/closeStep // steps above least
	if !saves(least) {
		g.lower(loose.MinRow)
		return
	}
	for low+1 < high { // rows of low save the page, those of high do not
		if middle := (low + high) / 2; saves(least + middle*closeStep) {
			low = middle
		} else {
			high = middle
		}
	}
	g.lower(least + low*closeStep)
}

// lower sets the least height of the rows; their padding gives way with it.
func (g *Grid) lower(height geom.Length) {
	g.style.MinRow = height
	g.style.PadY = min(g.loose.PadY, max(height-g.style.Leading, 0)/2)
	g.setHeights()
}
