package doc

import (
	"yugong/model/diag"
	"yugong/render/geom"
)

// Table is a grid of cells with a heading, lines above it and notes below.
//
// Spanning works as in HTML: a row lists only the cells that begin in it, left
// to right, and positions covered by a cell above are skipped. Every row covers
// exactly len(Columns) positions; layout trusts this, and Validate checks it.
type Table struct {
	ID      string
	Style   string     // name of a TableStyle
	Label   Text       // small line above the heading (预算公开表1), empty for none
	Heading []*Heading // title lines, the first carries the bookmark; may be empty
	Left    Text       // caption line, left end: 单位名称：…
	Right   Text       // caption line, right end: 单位：万元
	Columns []Column
	Head    []Row // repeated on every page of the table
	Body    []Row
	Notes   []Paragraph // under the table
	OnePage bool        // shrink type towards the style's floor to stay on one page
}

// Column is a track of a table.
type Column struct {
	Width geom.Length // fixed width, 0 when the content decides
	Least geom.Length // no narrower than this whatever the content
	Share int         // weight of the width left over; 0 takes only what the content needs
}

// RowRole says what a row is.
type RowRole uint8

// The roles of rows.
const (
	RowBody   RowRole = iota
	RowHead           // of Table.Head
	RowTotal          // 合计: never alone on a new page
	RowNumber         // 1 2 3 … under the head: belongs to the head when repeated
	RowKey            // at the top of the body, says what the table is about: repeated on every page
	RowBlank
)

// Row is a line of cells.
type Row struct {
	Role  RowRole
	Cells []Cell
	Src   []diag.Pos
}

// Align is where text stands across a cell or a paragraph.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
	AlignDecimal // right, decimal points of a column under each other
	AlignSpread  // 均排: a short name spread over the width
	AlignJustify // both edges, last line left
)

// Cell is a rectangle of the grid.
type Cell struct {
	Text   Text // a newline starts a new line
	Cols   int  // column span, 0 means 1
	Rows   int  // row span, 0 means 1
	Indent int  // levels of indentation
	Align  Align
	Top    bool // text at the top instead of the vertical middle
	Strong bool // set in the style's Strong role
	Header bool // a header cell for screen readers, also in a body row
}

// Span returns the cell's extent in columns and rows, each at least 1.
func (c *Cell) Span() (cols, rows int) { return max(c.Cols, 1), max(c.Rows, 1) }
