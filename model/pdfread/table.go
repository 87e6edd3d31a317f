package pdfread

import (
	"slices"

	"yugong/model/pdfread/internal/content"
)

// Table is a table, over several pages perhaps.
type Table struct {
	Above      []Line // lines over it from top to bottom: title, unit of account
	Below      []Line // remarks right under it
	Rows, Cols int
	Cells      []Cell // by row, then column
	Ruled      bool   // by lines; else by alignment
	Page       int    // where it begins, from 1
	pieces     []piece
}

// Cell is a cell of a table.
type Cell struct {
	Row, Col   int // from 0
	Rows, Cols int // that it spans, at least 1
	Text       string
	Place
}

// Line is a line of text.
type Line struct {
	Place
	Size  float64 // of its type, in points
	Parts []Part  // what wide gaps divide
}

// Part is a text without wide gaps.
type Part struct {
	Box
	Text   string
	glyphs []content.Glyph
}

// Text of the line; wide gaps are one space.
func (l *Line) Text() string {
	s := ""
	for i := range l.Parts {
		if i > 0 {
			s += " "
		}
		s += l.Parts[i].Text
	}
	return s
}

// PageOf is the page that a row, from 0, stands on.
func (t *Table) PageOf(row int) int {
	page := t.Page
	for i := range t.pieces {
		if t.pieces[i].first <= row {
			page = t.pieces[i].page
		}
	}
	return page
}

// Outlines are where the table stands: one box a page.
func (t *Table) Outlines() []Place {
	var out []Place
	for _, p := range t.pieces {
		out = append(out, Place{p.page, p.box})
	}
	return out
}

// Find is the cell at a row and column, from 0, or nil.
func (t *Table) Find(row, col int) *Cell {
	i := slices.IndexFunc(t.Cells, func(c Cell) bool {
		return row >= c.Row && row < c.Row+c.Rows && col >= c.Col && col < c.Col+c.Cols
	})
	if i < 0 {
		return nil
	}
	return &t.Cells[i]
}

// RowPlace is where a row, from 0, stands.
func (t *Table) RowPlace(row int) (Place, bool) {
	cells := t.row(row)
	if len(cells) == 0 {
		return Place{}, false
	}
	out := cells[0].Place
	for _, c := range cells[1:] {
		out.Box = Box{X0: min(out.X0, c.X0), Y0: out.Y0, X1: max(out.X1, c.X1), Y1: min(out.Y1, c.Y1)}
	}
	return out, true
}

// row lists the cells that begin in a row.
func (t *Table) row(n int) []Cell {
	from, _ := slices.BinarySearchFunc(t.Cells, n, func(c Cell, n int) int { return c.Row - n })
	to := from
	for to < len(t.Cells) && t.Cells[to].Row == n {
		to++
	}
	return t.Cells[from:to]
}
