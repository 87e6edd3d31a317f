package form

import (
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"yugong/model"
)

// RowKind is the kind of a row set. Most are short names of dimensions with
// levels; RowsBy says them itself.
type RowKind string

// The row kinds.
const (
	RowsFixed     RowKind = "fixed"     // a label and a filter
	RowsTotal     RowKind = "total"     // the same, printed as a total; its label spans the text columns
	RowsBy        RowKind = "by"        // dimensions, one within the other
	RowsFunds     RowKind = "funds"     // by fund
	RowsClasses   RowKind = "classes"   // by 类: the thirty, or those used
	RowsSubjects  RowKind = "subjects"  // by functional subject with subtotals
	RowsEconomic  RowKind = "economic"  // by 类 and pairs of economic subjects
	RowsRevenue   RowKind = "revenue"   // by revenue subject
	RowsProjects  RowKind = "projects"  // by unit, then project
	RowsUnits     RowKind = "units"     // by unit
	RowsRecords   RowKind = "records"   // the lines of a list, field by field
	RowsNumbering RowKind = "numbering" // 1 2 3 … under the head
	RowsEmpty     RowKind = "empty"     // a label without figures
	RowsBlank     RowKind = "blank"     // an empty row
)

// Row is a row set of a side.
type Row struct {
	Rows    Str     `yaml:"rows"`  // a RowKind; "by" when by is given, "fixed" when empty
	When    Str     `yaml:"when"`  // department, unit
	By      []Level `yaml:"by"`    // dimensions, one within the other
	Label   Str     `yaml:"label"` // template
	Also    Strs    `yaml:"also"`  // templates: other labels that a published table may have
	Where   Where   `yaml:"where"`
	Source  Str     `yaml:"source"`              // of the row's sums, the side's when empty
	Without Strs    `yaml:"without"`             // dimensions of the table's where that do not hold for the source
	Number  Str     `yaml:"number"`              // chinese: 一、 before the label; bracketed: （一）; arabic: 1、; none
	Funds   Strs    `yaml:"funds"`               // of funds, the five when empty
	Used    bool    `yaml:"used"`                // of classes and funds: only those with a figure
	Levels  []int   `yaml:"levels" range:"1 3"`  // of subjects: which of 1 类, 2 款, 3 项; all when empty
	Least   int     `yaml:"least" range:"0 100"` // of records: least number of rows
	Indent  int     `yaml:"indent" range:"0 9"`  // levels of indentation
	Strong  bool    `yaml:"strong"`              // set as totals are
	NoUnits bool    `yaml:"no-units"`            // of projects: without the units' rows

	Kind     RowKind          `yaml:"-"`
	FundList []model.Fund     `yaml:"-"`
	From     model.Source     `yaml:"-"`
	Base     [2]*model.Filter `yaml:"-"` // of the table and the side
	Lists    []*Column        `yaml:"-"` // columns of other sources that the rows are the union of
}

// Level is a dimension of rows.
type Level struct {
	Dimension Str   `yaml:"dimension"`
	Levels    []int `yaml:"levels" range:"1 3"` // of codes: which of 1 类, 2 款, 3 项; all when empty
	Values    Strs  `yaml:"values"`             // which values, in this order; those with facts when empty
	All       bool  `yaml:"all"`                // every value that the dimension has
	Hidden    bool  `yaml:"hidden"`             // groups without printing a row
	Number    Str   `yaml:"number"`             // as of Row, counted within the row above

	Dim   model.Dimension `yaml:"-"`
	Exact bool            `yaml:"-"` // whole codes, without those above them
	Plain bool            `yaml:"-"` // not printed strong
	Flat  bool            `yaml:"-"` // the level below is not indented
	Used  bool            `yaml:"-"` // of the values, those with a figure
}

// Where is a filter as written; Filter is what it compiles to.
type Where struct {
	Fund     Strs `yaml:"fund"`
	Kind     Strs `yaml:"kind"`
	Origin   Strs `yaml:"origin"`
	Use      Strs `yaml:"use"` // personnel, public
	UnitKind Strs `yaml:"unit-kind"`
	Function Strs `yaml:"function"`
	Economic Strs `yaml:"economic"`
	Govern   Strs `yaml:"government"`
	Category Strs `yaml:"category"`
	Project  Strs `yaml:"project"`
	Unit     Strs `yaml:"unit"`
	Item     Strs `yaml:"item"`
	Year     Strs `yaml:"year"` // this, last, outturn

	Filter model.Filter `yaml:"-"`
	said   bool         // written, if only as {}
	asked  []ask
}

// UnmarshalYAML remembers that a filter was written: {} means all there is.
func (w *Where) UnmarshalYAML(node ast.Node) error {
	type plain Where
	w.said = true
	return yaml.NodeToValue(node, (*plain)(w), yaml.Strict())
}

// ask is a dimension that a filter names, and a value of it.
type ask struct {
	dim   model.Dimension
	value Str
}

// Wording says that a level may be written as its dimension alone.
func (Level) Wording() (string, bool) { return "维度的名称，或带 dimension 的设置", true }

// UnmarshalYAML takes the name of a dimension, or a mapping that says more.
func (l *Level) UnmarshalYAML(node ast.Node) error {
	if _, ok := node.(*ast.MappingNode); !ok {
		if _, ok := node.(*ast.MappingValueNode); !ok {
			return l.Dimension.UnmarshalYAML(node)
		}
	}
	type plain Level
	return yaml.NodeToValue(node, (*plain)(l), yaml.Strict())
}
