package schema

import (
	"iter"
	"slices"

	"yugong/model"
	"yugong/model/subject"
	"yugong/model/workbook/internal/grid"
)

// Sheet is a sheet of the workbook.
type Sheet interface {
	About() *Info
	Columns() []*Column
	Decode(r RowReader, c *Content)
	Encode(c *Content) [][]any                 // pointers to the fields, by column
	Each(c *Content, column int) iter.Seq[any] // pointers to a column's fields
	detach(c *Content)                         // makes the rows c's own, to change them
	Blank(c *Content)                          // puts in the rows that a blank workbook names
	Sample() []any                             // pointers to the fields of an empty row: their types
}

// RowReader is a sheet of a workbook being read.
type RowReader interface {
	Size() int                                  // rows, filled in or not
	Rows() iter.Seq[*grid.Row]                  // those that are filled in
	Value(row *grid.Row, column int, field any) // reads a cell into a field
	Lines(unit *model.Unit)                     // reads 单位信息
}

// Info is what is said of a sheet as a whole.
type Info struct {
	Name      string
	Purpose   string // for the help sheet
	Required  bool   // must be there
	WhenDept  bool   // for a department's document only
	Distinct  bool   // two equal rows are likely a slip
	Totals    bool   // rows named 合计 are data here
	Signs     bool   // rule T01 tells of its negative amounts
	FirstCols int    // frozen columns
}

// Shape is how a text is cleaned and laid out.
type Shape uint8

const (
	Line Shape = iota // a name or label in one line
	Body              // a text of several lines
	Code              // digits, perhaps with the subject's name behind them
	Key               // links rows of sheets
)

// Column is what is said of a column.
type Column struct {
	Head     string
	Note     string
	Required bool
	Unless   string // head of the column that makes a blank here mean something
	Member   bool   // names the unit that a row belongs to: required in a department's document
	Lead     bool   // a row that holds nothing but lead cells is not filled in yet
	Shape    Shape
	Short    bool         // a mark, a number or a truth value says something
	List     subject.List // of shape code with subjects
	Listed   bool         // list is set
	Choices  []string
	Strict   bool   // nothing but the choices
	Whole    string // of a form's own column: its head folded, in which brackets may stand
	Width    float64
}

// columnOf ties a column to a field of a row. field returns a pointer to a
// model.Text, model.Amount or model.Cell of a kind that field.go knows.
type columnOf[T any] struct {
	Column
	field func(*T) any
}

// sheetOf is a sheet whose rows are of type T.
type sheetOf[T any] struct {
	Info
	list      func(*Content) *[]T
	customary func() []T // rows that a blank workbook names, if any
	cols      []columnOf[T]
}

func (s *sheetOf[T]) About() *Info { return &s.Info }

func (s *sheetOf[T]) Columns() []*Column {
	cs := make([]*Column, len(s.cols))
	for i := range s.cols {
		cs[i] = &s.cols[i].Column
	}
	return cs
}

func (s *sheetOf[T]) Sample() []any {
	var record T
	fields := make([]any, len(s.cols))
	for i := range s.cols {
		fields[i] = s.cols[i].field(&record)
	}
	return fields
}

func (s *sheetOf[T]) Decode(r RowReader, c *Content) {
	list := s.list(c)
	rows := make([]T, 0, min(r.Size(), 1000))
	for row := range r.Rows() {
		rows = append(rows, *new(T))
		record := &rows[len(rows)-1]
		for i := range s.cols {
			r.Value(row, i, s.cols[i].field(record))
		}
	}
	if len(rows) > 0 {
		*list = rows
	}
}

func (s *sheetOf[T]) Encode(c *Content) [][]any {
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

// Each walks the fields of a column, row by row.
func (s *sheetOf[T]) Each(c *Content, column int) iter.Seq[any] {
	list := *s.list(c)
	return func(yield func(any) bool) {
		for i := range list {
			if !yield(s.cols[column].field(&list[i])) {
				return
			}
		}
	}
}

func (s *sheetOf[T]) detach(c *Content) {
	list := s.list(c)
	*list = slices.Clone(*list)
}

func (s *sheetOf[T]) Blank(c *Content) {
	if s.customary != nil {
		*s.list(c) = s.customary()
	}
}

// Content is the rows of all sheets: a Disclosure in the making, or one taken
// apart again for writing. The lists beside it hold what is joined to others.
type Content struct {
	model.Disclosure
	Spending   []spendingRow
	Economic   []economicRow
	Indicators []indicatorRow
	Own        []ownSubject
}

// NewContent returns an empty workbook: counts are absent, not zero.
func NewContent() *Content {
	c := &Content{}
	c.Unit.Authorised.Value, c.Unit.OnDuty.Value, c.Unit.Retired.Value = Absent, Absent, Absent
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
