package tables

import (
	"yugong/model/diag"
	"yugong/model/pdfread"
)

// Published is what was read: every sheet of a workbook, or of all the files
// of a folder, in their order.
type Published struct {
	Name  string // of the file or folder
	Exact bool   // the workbook says that its amounts are exact, not rounded
	Pages []Page
	PDF   *pdfread.Document // of a PDF
	Data  *Published        // the same tables as a workbook with exact amounts, where a PDF brings it along
}

// Page is a sheet as the spreadsheet holds it: only cells with content.
type Page struct {
	Book, Sheet string
	Rows        []Row
	Merged      []Range
	table       *pdfread.Table // of a PDF
}

// Row is a row that holds something. Num counts from 1.
type Row struct {
	Num   int
	Cells []Cell
}

// Cell is a cell that holds something.
type Cell struct {
	Col    int // from 1
	Text   string
	Digits string // of a number: as stored, perhaps with an exponent
	Fault  string // why the cell has no usable content, Chinese
}

// Uncomputed is the fault of a cell whose formula has no result.
const Uncomputed = "没有计算结果的公式"

// Range is a rectangle of merged cells, from 1, inclusive.
type Range struct{ Row, Col, LastRow, LastCol int }

// At is the place of a cell of the page.
func (p *Page) At(row, col int) diag.Pos {
	if p.table != nil {
		return diag.Pos{Book: p.Book, Sheet: p.Sheet, Page: p.table.PageOf(row - 1), Row: row, Col: col}
	}
	return diag.Pos{Book: p.Book, Sheet: p.Sheet, Row: row, Col: col}
}
