package grid

import (
	"yugong/render/doc"
	"yugong/render/geom"
)

// isTotal reports whether a body row is a total.
func (g *Grid) isTotal(body int) bool {
	r := g.head + body
	return r < len(g.rows) && g.rows[r].src.Role == doc.RowTotal
}

// mostEmpty is the part of a page that may stay empty to keep rows together.
const mostEmpty = 3

// breakBefore chooses how many of the fit rows from row on stand on this
// fragment, at least one. It keeps rows joined by row spans together when
// they fit a page, unless more than a third of this one would stay empty, a
// total with the row before it, a subject with the first one below it, and a
// few rows together at the table's end.
func (g *Grid) breakBefore(row, fit int, heights []geom.Length, page geom.Length) int {
	clean := fit
	for clean > 0 && !g.clean(row+clean, page) {
		clean--
	}
	empty := total(heights[clean:fit])
	if clean == 0 || clean < fit && (empty > page/mostEmpty || g.group(row+clean, heights[clean:], page) > page) {
		return g.leastBad(row, max(clean, 1), fit, heights, page)
	}
	return g.balance(row, clean, heights, page)
}

// The least that the last page of a table holds: so many rows, and a part of
// the rows of the page before it.
const (
	lastRows = 4
	lastPart = 5
)

// balance moves rows to the table's last page when only few would stand there,
// as long as it takes them and the page before it stays half full.
func (g *Grid) balance(row, fit int, heights []geom.Length, page geom.Length) int {
	want := max(lastRows, fit/lastPart)
	rest, here := total(heights[fit:]), total(heights[:fit])
	if len(heights)-fit >= want || rest > page/2 {
		return fit
	}
	best, least := fit, here/2
	for b := fit - 1; b > 0 && len(heights)-best < want; b-- {
		rest, here = rest+heights[b], here-heights[b]
		if rest > page || here < least {
			break
		}
		if g.clean(row+b, page) {
			best = b
		}
	}
	return best
}

// group is the height of the rows from a body row to the next clean break.
func (g *Grid) group(row int, heights []geom.Length, page geom.Length) geom.Length {
	var h geom.Length
	for i := range heights {
		if i > 0 && g.clean(row+i, page) {
			break
		}
		h += heights[i]
	}
	return h
}

// clean reports whether a break before a body row parts nothing that could
// stay together.
func (g *Grid) clean(body int, page geom.Length) bool {
	return !g.isTotal(body) && !g.isHeading(body-1) && !g.isParent(body-1) && g.crossings(body, page) == 0
}

// isParent reports whether the row below a body row lies a level deeper, as a
// subject's first 款 or 项 does.
func (g *Grid) isParent(body int) bool {
	r := g.head + body
	if body < 0 || r+1 >= len(g.rows) {
		return false
	}
	for col := range g.table.Columns {
		if g.cells[g.cover(r+1, col)].src.Indent > g.cells[g.cover(r, col)].src.Indent {
			return true
		}
	}
	return false
}

// isHeading reports whether a row of the body heads those below it.
func (g *Grid) isHeading(body int) bool { return body >= 0 && g.rows[g.head+body].heads > 0 }

// crossings counts the cells that a break before a body row would cut, but
// for those that are higher than a page.
func (g *Grid) crossings(body int, page geom.Length) (n int) {
	r, columns := g.head+body, len(g.x)-1
	for col := 0; col < columns; {
		i := g.cover(r, col)
		c := &g.cells[i]
		if int(c.row) < r && g.cellHeight(c) <= page {
			n++
		}
		col = int(c.col + c.cols)
	}
	return n
}

func (g *Grid) cellHeight(c *cell) (h geom.Length) {
	for _, r := range g.rows[c.row : c.row+c.rows] {
		h += r.height
	}
	return h
}

// leastBad chooses between breaks that all part something: a cell cut weighs
// as much as three lines left empty, a subject parted from those below it as
// one, a row of headings alone as half a page, and a lone total is the last
// resort.
func (g *Grid) leastBad(row, from, to int, heights []geom.Length, page geom.Length) int {
	best, bestCost := to, geom.Length(-1)
	var empty geom.Length
	for b := to; b >= from; b-- {
		cost := empty + 3*g.style.Leading*geom.Length(g.crossings(row+b, page))
		switch {
		case g.isTotal(row + b):
			cost += page
		case g.isHeading(row + b - 1):
			cost += page / 2
		case g.isParent(row + b - 1):
			cost += g.style.Leading
		}
		if bestCost < 0 || cost < bestCost {
			best, bestCost = b, cost
		}
		empty += heights[b-1]
	}
	return best
}

// part returns the height of the part of a row that stands in the space left,
// cut between lines, or 0 when it should not begin here. Two lines at least
// stand on either side, unless must allows one.
func (g *Grid) part(from Mark, fit int, left geom.Length, must bool) geom.Length {
	lines := int((left - 2*g.style.PadY) / g.style.Leading)
	if left < 2*g.style.PadY || lines < 1 || lines < 2 && !must {
		return 0
	}
	most := 0 // lines of the row's own cells still to be set
	if fit == 0 && from.begun {
		for _, o := range from.open.cells {
			if c := &g.cells[o.index]; c.rows == 1 {
				most = max(most, len(c.par.Lines)-int(o.lines))
			}
		}
	} else {
		r := g.rows[g.head+from.row+fit]
		for i := r.first; i < r.last; i++ {
			if c := &g.cells[i]; c.rows == 1 {
				most = max(most, len(c.par.Lines))
			}
		}
	}
	if most <= lines {
		return left // what goes on is a cell of several rows
	}
	if most-lines == 1 && lines > 2 {
		lines--
	}
	return g.textHeight(lines)
}
