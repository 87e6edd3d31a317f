package audit

import (
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/form"
)

// Input is what an audit looks at.
type Input struct {
	Form     *form.Form
	Sheets   []Sheet // in the order of the form
	Subjects *subject.Catalog
	Units    []string              // names known to be units'
	Text     func(form.Str) string // fills in the form's texts: years, names
	Exact    bool                  // amounts are not rounded, whatever they look like

	names *lexicon // of Subjects
}

// Sheet is a table as printed.
type Sheet struct {
	Table *form.Table
	Unit  money.Unit // of the amounts
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

// Report is what an audit found.
type Report struct {
	Faults diag.List // sorted by place
	Checks []Check   // by rule, in the order of the tables
}

// Check counts what was compared under a rule.
type Check struct {
	Rule   string   // T01, or the name of a table whose form names no rule
	Tables []string // their titles
	Done   int      // comparisons made
	Failed int      // comparisons that do not hold, or faults of names and order
	Hints  int
	Absent []string // titles of tables that the rule needs and that are not there
}

// State is the outcome of a check.
type State uint8

// The states.
const (
	NotChecked State = iota
	Passed
	Hinted
	Failing
)

// State tells the outcome: what was not compared has not passed.
func (c *Check) State() State {
	switch {
	case c.Failed > 0:
		return Failing
	case c.Done == 0:
		return NotChecked
	case c.Hints > 0:
		return Hinted
	}
	return Passed
}

// figure is a printed number with its meaning.
type figure struct {
	sheet, side, line, sum int // line and column of sums of the side
	amount                 money.Money
	step                   money.Money // half a unit of its last place
	cell                   *Cell
	*meaning
}
