// Package grid holds workbooks as sparse tables of texts with their cell
// positions: what the readers of xlsx files and csv folders give alike, and
// all that the decoder sees.
//
// Only cells with content are kept, so that a hundred thousand formatted empty
// rows cost nothing here.
package grid

import "slices"

// Book is the sheets of an input in their own order.
type Book struct {
	Sheets []Sheet
}

// Sheet is one sheet: rows that hold something, in ascending order.
type Sheet struct {
	Name       string
	Own        string // the name that the book gives it, when Name is another
	Idle       bool   // holds something and was not read
	Broken     error  // why it could not be read
	File       string // name of the csv file, or ""
	Hidden     bool
	Rows       []Row
	HiddenCols []Span // hidden columns
	Merged     []Range
	Margins    []string      // what headers and footers of the printed pages say, with their codes
	Notes      func() []Note // reads those on cells that may speak of money, which hold 元; nil for none
}

// Note is what a person noted on a cell (批注).
type Note struct {
	Row, Col int
	Text     string
}

// Row is one row: cells that hold something, by ascending column.
type Row struct {
	Num    int // from 1
	Hidden bool
	Cells  []Cell
}

// Cell is a cell that holds something. Text is what the sheet shows as near
// as needed: texts as typed, dates as dates, percentages with their sign.
type Cell struct {
	Col  int // from 1
	Kind Kind
	Text string
	Raw  string // of numbers: digits as stored, possibly with an exponent

	Notation *Notation // what the number's format says of it; nil for nothing
}

// Notation is what a number format says beside the digits.
type Notation struct {
	Unit    string // unit of account that it writes: 万元
	Shift   int    // the number is shown divided by ten to this power
	Strange bool   // the digits shown are not the number's
	Day     string // of a Date: 2025-02-28
	NoYear  bool   // a Date that shows no year
}

// Kind tells how a cell holds its content.
type Kind uint8

// The kinds.
const (
	Text     Kind = iota
	Number        // a number without a telling format
	Percent       // a number shown as percentage
	Date          // a number shown as date or time
	Bool          // TRUE, FALSE
	Fault         // an error value: #REF!
	Uncached      // a formula without a result
	Odd           // a number with a format that is not understood
)

// Span is columns (or rows) from First to Last.
type Span struct{ First, Last int }

// Range is a rectangle of cells.
type Range struct{ Rows, Cols Span }

// At returns the cell of a column, or nil when it is blank.
func (r *Row) At(col int) *Cell {
	i, ok := slices.BinarySearchFunc(r.Cells, col, func(c Cell, col int) int { return c.Col - col })
	if !ok {
		return nil
	}
	return &r.Cells[i]
}

// Has reports whether the range covers the column.
func (s Span) Has(n int) bool { return s.First <= n && n <= s.Last }
