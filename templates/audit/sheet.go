package audit

import (
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/spec"
)

// Sheet is a table as printed.
type Sheet struct {
	Table *spec.Table
	Rows  []Row
	At    diag.Pos // of the title, or of the whole sheet
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

// figure is a printed number with its meaning.
type figure struct {
	sheet  int
	row    int // in the sheet
	column int
	name   string // 合计行“一般公共预算”列
	region region
	amount money.Money
	at     diag.Pos
	total  bool // the row is a total or a foot row
}
