package workbook

import (
	"iter"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/internal/grid"
)

// The schema: every sheet and column as data. The reader and the writers walk
// the same declarations (sheets.go), so what is written can be read and what
// the help sheet says is what the reader does.

// sheet is a sheet of the workbook.
type sheet interface {
	about() *sheetInfo
	columns() []*column
	decode(r *sheetReader, c *content)
	encode(c *content) [][]any                 // pointers to the fields, by column
	each(c *content, column int) iter.Seq[any] // pointers to a column's fields
	detach(c *content)                         // makes the rows c's own, to change them
	blank(c *content)                          // puts in the rows that a blank workbook names
	sample() []any                             // pointers to the fields of an empty row: their types
}

// sheetInfo is what is said of a sheet as a whole.
type sheetInfo struct {
	name      string
	purpose   string // for the help sheet
	required  bool   // must be there
	whenDept  bool   // for a department's document only
	distinct  bool   // two equal rows are likely a slip
	totals    bool   // rows named 合计 are data here
	firstCols int    // frozen columns
}

// shape is how a text is cleaned and laid out.
type shape uint8

const (
	line shape = iota // a name or label in one line
	body              // a text of several lines
	code              // digits, perhaps with the subject's name behind them
	key               // links rows of sheets
)

// column is what is said of a column.
type column struct {
	head     string
	note     string
	required bool
	member   bool // names the unit that a row belongs to: required in a department's document
	lead     bool // a row that holds nothing but lead cells is not filled in yet
	shape    shape
	list     subject.List // of shape code with subjects
	listed   bool         // list is set
	choices  []string
	strict   bool // nothing but the choices
	width    float64
}

// columnOf ties a column to a field of a row. field returns a pointer to a
// model.Text, model.Amount or model.Cell of a kind that value.go knows.
type columnOf[T any] struct {
	column
	field func(*T) any
}

// sheetOf is a sheet whose rows are of type T.
type sheetOf[T any] struct {
	sheetInfo
	list      func(*content) *[]T
	customary func() []T // rows that a blank workbook names, if any
	cols      []columnOf[T]
}

func (s *sheetOf[T]) about() *sheetInfo { return &s.sheetInfo }

func (s *sheetOf[T]) columns() []*column {
	cs := make([]*column, len(s.cols))
	for i := range s.cols {
		cs[i] = &s.cols[i].column
	}
	return cs
}

func (s *sheetOf[T]) sample() []any {
	var record T
	fields := make([]any, len(s.cols))
	for i := range s.cols {
		fields[i] = s.cols[i].field(&record)
	}
	return fields
}

func (s *sheetOf[T]) decode(r *sheetReader, c *content) {
	list := s.list(c)
	rows := make([]T, 0, min(len(r.sheet.Rows), 1000))
	for row := range r.rows() {
		rows = append(rows, *new(T))
		record := &rows[len(rows)-1]
		for i := range s.cols {
			r.value(row, i, s.cols[i].field(record))
		}
	}
	if len(rows) > 0 {
		*list = rows
	}
}

func (s *sheetOf[T]) encode(c *content) [][]any {
	list := *s.list(c)
	rows := make([][]any, len(list))
	for i := range list {
		rows[i] = make([]any, len(s.cols))
		for j := range s.cols {
			rows[i][j] = s.cols[j].field(&list[i])
		}
	}
	return rows
}

// each walks the fields of a column, row by row.
func (s *sheetOf[T]) each(c *content, column int) iter.Seq[any] {
	list := *s.list(c)
	return func(yield func(any) bool) {
		for i := range list {
			if !yield(s.cols[column].field(&list[i])) {
				return
			}
		}
	}
}

func (s *sheetOf[T]) detach(c *content) {
	list := s.list(c)
	*list = slices.Clone(*list)
}

func (s *sheetOf[T]) blank(c *content) {
	if s.customary != nil {
		*s.list(c) = s.customary()
	}
}

// content is the rows of all sheets: a Disclosure in the making, or one taken
// apart again for writing. The lists beside it hold what is joined to others.
type content struct {
	model.Disclosure
	spending   []spendingRow
	economic   []economicRow
	indicators []indicatorRow
	own        []ownSubject
}

// newContent returns an empty workbook: counts are absent, not zero.
func newContent() *content {
	c := &content{}
	c.Unit.Authorised.Value, c.Unit.OnDuty.Value, c.Unit.Retired.Value = absent, absent, absent
	return c
}

// spendingRow is a fact with the names that its row gives to codes.
type spendingRow struct {
	model.Appropriation
	FunctionName, DeptName, GovName model.Text
}

// economicRow is a line of 经济分类 with the names that it gives to codes.
type economicRow struct {
	model.EconomicItem
	DeptName, GovName model.Text
}

// indicatorRow is an indicator with the key of its target.
type indicatorRow struct {
	Key model.Text
	model.Indicator
}

// ownSubject is a line of 自定义科目.
type ownSubject struct {
	List model.Cell[subject.List]
	Code model.Text
	Name model.Text
}

// sheetReader is what decoding a sheet needs: its grid, its columns by place,
// and where to put findings.
type sheetReader struct {
	book  string
	sheet *grid.Sheet
	info  *sheetInfo
	cols  []boundColumn
	head  int // number of the header row
	list  *diag.List
	at    diag.Pos // of the cell being read
	said  *statement
	dept  bool

	stated *statement      // unit of account of the whole sheet, if it states one
	unitAt diag.Pos        // of the workbook's
	told   map[string]bool // what is said once a column
	long   *longCodes
}

// boundColumn is a schema column and where the sheet has it.
type boundColumn struct {
	*column
	col    int        // 0 when the sheet lacks it
	amount bool       // holds amounts
	unit   money.Unit // of its amounts
	said   *statement // where the sheet says so; nil for the workbook's
}
