package scan

import (
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
)

// Sheet is a table as printed.
type Sheet struct {
	Table  *form.Table
	Unit   money.Unit // of the amounts
	Places int32      // decimals that its figures show
	Rows   []Row
	At     diag.Pos // of the title, or of the whole sheet
}

// Row is a printed line below the head: a cell for every column of the table,
// spanned positions left blank.
type Row struct {
	Cells []Cell
	At    diag.Pos
}

// Cell is a printed cell.
type Cell struct {
	Text   string
	Amount money.Money
	Figure bool // the cell holds a number
	Fault  bool // the cell should hold a number and holds something else
	At     diag.Pos
}
