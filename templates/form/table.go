package form

import "yugong/model"

// Table is a pivot of the facts, of one side or two.
type Table struct {
	Name      Str    `yaml:"name"`
	Label     Str    `yaml:"label"`    // template: small line above the title
	Titles    Strs   `yaml:"title"`    // templates: title lines
	Contents  Str    `yaml:"contents"` // template: line of the table of contents, "" for none
	Bookmark  Str    `yaml:"bookmark"` // template: in the PDF's outline; contents or the first title line when empty
	Left      Str    `yaml:"left"`     // template: over the table, left
	Right     Str    `yaml:"right"`    // template: over the table, right
	Number    Str    `yaml:"number"`   // number format, "table" when empty
	Empty     Str    `yaml:"empty"`    // template: note when the table holds no figure
	Foot      Strs   `yaml:"foot"`     // templates: notes always printed
	Style     Str    `yaml:"style"`    // table style, "table" when empty
	Heading   Str    `yaml:"heading"`  // text style of the titles, "table-title" when empty
	Rule      Str    `yaml:"rule"`     // check rule that speaks for the table's sums
	Landscape bool   `yaml:"landscape"`
	SamePage  bool   `yaml:"same-page"` // follows the table before it on its page
	Source    Str    `yaml:"source"`    // of every side that names none, "facts" when empty
	Where     Where  `yaml:"where"`
	Sides     []Side `yaml:"sides"`

	From model.Source `yaml:"-"`
}

// Side is a list of rows under columns of its own.
type Side struct {
	Source  Str      `yaml:"source"`
	Where   Where    `yaml:"where"`
	Columns []Column `yaml:"columns"`
	Body    []Row    `yaml:"body"`
	Foot    []Row    `yaml:"foot"`

	From model.Source `yaml:"-"`
}

// Column is a node of the header tree: a group of columns, or a column that
// prints a field of its row or one sum.
type Column struct {
	Text    Str      `yaml:"text"`    // template
	Columns []Column `yaml:"columns"` // of a group
	Field   Str      `yaml:"field"`
	Sum     *Where   `yaml:"sum"`
	Source  Str      `yaml:"source"` // of the sum, the side's when empty
	Width   float64  `yaml:"width"`  // in mm, 0 when the content decides
	Least   float64  `yaml:"least"`  // in mm: no narrower than this
	Share   int      `yaml:"share"`  // weight of the width left over
	Align   Str      `yaml:"align"`  // left, center, right, decimal; by kind when empty

	From model.Source `yaml:"-"`
}

// Leaves returns the columns without the groups, left to right.
func Leaves(cs []Column) []*Column {
	var out []*Column
	for i := range cs {
		if len(cs[i].Columns) > 0 {
			out = append(out, Leaves(cs[i].Columns)...)
		} else {
			out = append(out, &cs[i])
		}
	}
	return out
}

// Depth returns the number of header rows a tree needs.
func Depth(cs []Column) int {
	d := 0
	for i := range cs {
		d = max(d, 1+Depth(cs[i].Columns))
	}
	return d
}

// RowKind is the kind of a row set. The list is closed.
type RowKind string

// The row kinds.
const (
	RowsFixed     RowKind = "fixed"     // a label and a filter
	RowsTotal     RowKind = "total"     // the same, printed as a total; its label spans the text columns
	RowsFunds     RowKind = "funds"     // one row a fund
	RowsClasses   RowKind = "classes"   // 类: the thirty, or those used
	RowsSubjects  RowKind = "subjects"  // functional subject tree with subtotals
	RowsEconomic  RowKind = "economic"  // 类 and pairs of economic subjects
	RowsRevenue   RowKind = "revenue"   // revenue subjects
	RowsProjects  RowKind = "projects"  // projects under their unit
	RowsUnits     RowKind = "units"     // units
	RowsRecords   RowKind = "records"   // lines of 政府购买服务
	RowsNumbering RowKind = "numbering" // 1 2 3 … under the head
	RowsBlank     RowKind = "blank"     // an empty row
)

// Row is a row set of a side.
type Row struct {
	Rows    Str   `yaml:"rows"`  // a RowKind, "fixed" when empty
	Label   Str   `yaml:"label"` // template
	Where   Where `yaml:"where"`
	Number  Str   `yaml:"number"`   // chinese: 一、 before the label; arabic: 1、; none
	Funds   Strs  `yaml:"funds"`    // of funds, the five when empty
	Used    bool  `yaml:"used"`     // of classes and funds: only those with a figure
	Levels  []int `yaml:"levels"`   // of subjects: which of 1 类, 2 款, 3 项; all when empty
	Least   int   `yaml:"least"`    // of records: least number of rows
	Indent  int   `yaml:"indent"`   // levels of indentation
	Strong  bool  `yaml:"strong"`   // set as totals are
	NoUnits bool  `yaml:"no-units"` // of projects: without the units' rows

	Kind     RowKind      `yaml:"-"`
	FundList []model.Fund `yaml:"-"`
}

// Where is a filter as written; Filter is what it compiles to.
type Where struct {
	Fund     Strs `yaml:"fund"`
	Kind     Strs `yaml:"kind"`
	Origin   Strs `yaml:"origin"`
	UnitKind Strs `yaml:"unit-kind"`
	Function Strs `yaml:"function"`
	Economic Strs `yaml:"economic"`
	Govern   Strs `yaml:"government"`
	Category Strs `yaml:"category"`
	Project  Strs `yaml:"project"`
	Unit     Strs `yaml:"unit"`
	Item     Strs `yaml:"item"`
	Year     Strs `yaml:"year"` // this, last

	Filter model.Filter `yaml:"-"`
}
