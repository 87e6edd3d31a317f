package published

import (
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/form"
)

// input is the tables that were read, to be audited.
type input struct {
	form     *form.Form
	sheets   []sheet // in the order of the form
	subjects *subject.Catalog
	units    []string              // names known to be units'
	text     func(form.Str) string // fills in the form's texts: years, names
	claimed  bool                  // the file says so
	noted    bool                  // the document says that sums may miss by a rounding
	exact    bool                  // amounts are not rounded, whatever they look like

	names *lexicon // of subjects
}

// sheet is a table as printed.
type sheet struct {
	table  *form.Table
	unit   money.Unit // of the amounts
	places int32      // decimals that its figures show
	rows   []row
	at     diag.Pos // of the title, or of the whole sheet
}

// row is a printed line below the head: a cell for every column of the table,
// spanned positions left blank.
type row struct {
	cells []cell
	at    diag.Pos
}

// cell is a printed cell.
type cell struct {
	text   string
	amount money.Money
	figure bool // the cell holds a number
	fault  bool // the cell should hold a number and holds something else
	at     diag.Pos
}
