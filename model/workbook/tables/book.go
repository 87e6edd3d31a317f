package tables

// Book is a workbook to write: a sheet for every table.
type Book struct {
	Title  string
	Sheets []Sheet
}

// Sheet is a table laid out.
type Sheet struct {
	Name      string // unique, at most 31 characters
	Landscape bool
	Label     string   // small line above the title
	Titles    []string // title lines
	Left      string   // over the table, left
	Right     string   // over the table, right
	Columns   []Column
	Head      [][]Box // header rows; spanned positions are left out
	Body      [][]Box
	Notes     []string
}

// Column has the width in mm and how its figures are shown.
type Column struct {
	Width  float64
	Format string // of numbers: 0.00
}

// Box is a cell, perhaps spanning others.
type Box struct {
	Text       string
	Digits     string // a number instead of a text: plain decimal digits
	Cols, Rows int    // spans, 0 means 1
	Indent     int
	Strong     bool
	Align      Align
}

// Align is how a text stands in its cell; numbers stand to the right.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
)
