package relation

import (
	"cmp"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
)

// Input is the printed tables of one document.
type Input struct {
	Tables  []Table               // in the order of the form
	Kinds   []model.UnitKind      // of its units, nil when nothing tells
	Units   int                   // that it is of, where Kinds does not tell: 0 when nothing does
	Text    func(form.Str) string // fills in the form's texts: years, names
	Exact   bool                  // nothing was rounded, whatever the figures look like
	Claimed bool                  // the document says so; its figures may say otherwise
	Noted   bool                  // the document says that sums may miss by a rounding (尾差)
	Facts   bool                  // the tables are pivots of facts, which check T08 holds 三公 against
}

// Table is a table as printed.
type Table struct {
	Form   *form.Table
	Unit   money.Unit // of the figures as printed; scale may find it wrong
	Places int32      // decimals that its figures show
	Sides  []*Side
	At     diag.Pos   // of the title, or of the whole table
	Of     model.Text // the unit whose table it is, where those of several are read together; "" for all of them

	step money.Money // half a unit of the last place, 0 where nothing was rounded
}

// Side is a list of lines under columns of its own. From and Base are the list
// of facts and the conditions that table and side put on it.
type Side struct {
	From    model.Source
	Base    []*model.Filter
	Columns []Column // those of figures
	Lines   []Line
	Listing bool                  // it has only lines that list what there is: without lines all is zero
	Tree    bool                  // its lines list functional codes at all levels, so that one may be missed
	Say     func(line int) string // names a line in messages

	table   int
	whole   region // of the side
	regions []region
	printed int // number of the first figure
}

// Column is a column of figures.
type Column struct {
	Text form.Str        // its head
	From model.Source    // a list of its own, SourceNone for that of the line
	Base []*model.Filter // the conditions on it
	Sum  *model.Filter
}

// Line is a row of a side. From and Base are those of the side when From is
// SourceNone.
type Line struct {
	From    model.Source
	Base    []*model.Filter
	Filters []*model.Filter
	Fixed   bool   // it always stands, whatever there is
	Total   bool   // and is printed as a total
	Code    string // functional code, of a tree
	Name    string // of the code
	Label   string // what the line is called, as printed
	Figures []Figure
	At      diag.Pos

	*meaning // of the whole line
}

// Figure is what stands in a column of a line.
type Figure struct {
	Amount money.Money // zero for what is blank or no number
	Blank  bool
	Fault  bool // something stands there that is no number
	At     diag.Pos
}

// Report is what a run found.
type Report struct {
	Faults diag.List
	Counts []Count // by rule, in the order of the tables
	Exact  bool    // no table was rounded
}

// Count tells how many relations were compared under a rule, and how many do
// not hold.
type Count struct {
	Rule         string
	Done, Failed int
}

// RuleOf is the check that speaks for a table.
func RuleOf(t *form.Table) string { return cmp.Or(t.Rule.V, check.OtherTables) }

// figure is a printed number with its meaning.
type figure struct {
	table, line, sum int
	side             *Side
	amount           money.Money // as meant, if the table names a wrong unit
	step             money.Money // half a unit of its last place
	cell             *Figure
	*meaning
}

// figure is the number of the figure in a line and a column of sums.
func (s *Side) figure(line, sum int) int { return s.printed + line*len(s.Columns) + sum }

func (in *Input) title(table int) string { return in.Title(in.Tables[table].Form) }

// Title is what a table is called.
func (in *Input) Title(t *form.Table) string {
	return in.Text(t.Title())
}
