package grid

import (
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// Grid is a table with its columns, rows and texts measured. Nothing but Close
// changes it any more, so a layout may fill pages with it more than once.
type Grid struct {
	// Page is the room of a fresh page. It may be set before the first Fill;
	// 0 means unknown. Rows joined by row spans keep together when they fit a
	// page; without Page a fragment's own room stands for it.
	Page geom.Length

	setter *Setter // its memory
	table  *doc.Table
	style  doc.TableStyle // lengths as used, shrunk where need was
	loose  doc.TableStyle // as before Close
	x      []geom.Length  // column edges: centres of the strokes
	rows   []row          // head first
	head   int            // number of head rows
	cells  []cell
	at     []int32 // index of the cell that covers a position, row by row
	spans  []int32 // cells of more than one row, fewest rows first

	points  []geom.Length // widest part from the decimal point on, by right column
	spreads []geom.Length // widest spread name, by left column
}

// row is a line of the grid.
type row struct {
	src         *doc.Row
	first, last int32 // the cells that begin in it: cells[first:last]
	heads       int32 // rows below that it heads, 0 for a common row
	height      geom.Length
}

// cell is a rectangle of the grid and its text.
type cell struct {
	src        *doc.Cell
	row, col   int32
	rows, cols int32
	forced     int32 // lines that newlines ask for
	lines      int32 // lines under the present columns
	kind       kind
	inHead     bool
	known      bool        // a series has measured it
	ready      bool        // par is set as it will stand
	whole      geom.Length // type size in which par is set on its forced lines, 0 when it is not
	size       geom.Length // type size, smaller than the table's in a cell too narrow
	indent     geom.Length
	given      extent // in the style's size
	extent            // in the present size
	par        para.Paragraph
}

// extent is how wide a text is.
type extent struct {
	least   geom.Length // its widest unbreakable run
	natural geom.Length // its widest forced line
	area    geom.Length // all forced lines one after the other
	point   geom.Length // of a figure, from its decimal point on
}

// Solve measures a table: type size, column widths, row heights. The type is
// the style's Size, or smaller, down to Floor, when the least widths of the
// columns need it. Characters that no face has, and cells too narrow for
// their text even then, are reported with their workbook cells.
func Solve(t *doc.Table, st doc.TableStyle, set *Setter, width geom.Length) (*Grid, diag.List) {
	s := newSolver(t, st, set, width)
	s.fitWidth(st.Size)
	s.place()
	return s.finish()
}

// Height is what the whole table takes as one fragment.
func (g *Grid) Height() geom.Length {
	h := g.style.Frame
	for i := range g.rows {
		h += g.rows[i].height
	}
	return h
}

// Rest is what the rows from a mark on take as one fragment, head included.
func (g *Grid) Rest(from Mark) geom.Length {
	return g.style.Frame + g.headFor(from) + total(g.remaining(from))
}

// headFor is what the head rows take on the fragment from a mark on, with the
// row in the body that heads what goes on there.
func (g *Grid) headFor(from Mark) geom.Length {
	h := g.HeadHeight()
	if r := g.heading(from); r >= 0 {
		h += g.rows[r].height
	}
	return h
}

// heading returns the row of the body that heads the rows from a mark on, -1
// for none.
func (g *Grid) heading(from Mark) int {
	for b := from.row - 1; b >= 0; b-- {
		if n := int(g.rows[g.head+b].heads); n > 0 && (b+n >= from.row) {
			return g.head + b
		}
	}
	return -1
}

// HeadHeight is what the head rows take on every fragment.
func (g *Grid) HeadHeight() geom.Length {
	var h geom.Length
	for i := range g.rows[:g.head] {
		h += g.rows[i].height
	}
	return h
}

// Fits reports whether the whole table stands in the room.
func (g *Grid) Fits(room geom.Length) bool { return g.Height() <= room }

// Size is the type size in use.
func (g *Grid) Size() geom.Length { return g.style.Size }

// Width is the width of the table, strokes included.
func (g *Grid) Width() geom.Length {
	return g.x[len(g.x)-1] + g.style.Frame - g.style.Frame/2
}

// Columns returns the widths of the columns, from stroke centre to centre.
func (g *Grid) Columns() []geom.Length {
	w := make([]geom.Length, len(g.x)-1)
	for i := range w {
		w[i] = g.x[i+1] - g.x[i]
	}
	return w
}

// cover returns the index of the cell that covers a position.
func (g *Grid) cover(row, col int) int32 { return g.at[row*(len(g.x)-1)+col] }
