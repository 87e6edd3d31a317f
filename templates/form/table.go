package form

import (
	"slices"
	"strings"

	"yugong/model"
)

// Table is a pivot of the facts, of one side or two.
type Table struct {
	Name      Str    `yaml:"name"`
	When      Str    `yaml:"when"`     // department, unit: the table is in such documents only
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
	Landscape Flag   `yaml:"landscape"`
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
// prints a field of its row, one sum, or what two named columns of its row make:
// no other arithmetic, so tables cannot contradict each other.
type Column struct {
	Text       Str      `yaml:"text"`    // template
	Also       Strs     `yaml:"also"`    // templates: other wordings that a published table may have
	When       Str      `yaml:"when"`    // department, unit
	Columns    []Column `yaml:"columns"` // of a group
	Name       Str      `yaml:"name"`    // for difference, growth and ratio of other columns
	Field      Str      `yaml:"field"`
	Sum        *Where   `yaml:"sum"`
	Source     Str      `yaml:"source"`               // of the sum, the row's when empty
	Without    Strs     `yaml:"without"`              // dimensions of the table's where that do not hold for the source
	Difference Strs     `yaml:"difference"`           // [a, b]: a − b
	Growth     Strs     `yaml:"growth"`               // [a, b]: (a − b) ÷ b
	Ratio      Strs     `yaml:"ratio"`                // [a, b]: a ÷ b
	Percent    Str      `yaml:"percent"`              // share format of growth and ratio, "text" when empty
	BaseZero   Str      `yaml:"base-zero"`            // stands for growth and ratio where b is zero
	Width      float64  `yaml:"width" range:"0 400"`  // in mm, 0 when the content decides
	Least      float64  `yaml:"least" range:"0 400"`  // in mm: no narrower than this
	Share      int      `yaml:"share" range:"0 1000"` // weight of the width left over
	Align      Str      `yaml:"align"`                // left, center, right, decimal; by kind when empty

	From model.Source     `yaml:"-"` // of the sum; the row's own list goes before the side's
	Base [2]*model.Filter `yaml:"-"` // of the table and the side, of a source of its own
	Op   Op               `yaml:"-"`
	Of   [2]int           `yaml:"-"` // the leaves that Op takes
}

// Op is what a column makes of two others.
type Op uint8

// The operations.
const (
	OpNone Op = iota
	OpDifference
	OpGrowth
	OpRatio
)

// Figure reports whether a column prints amounts of money.
func (c *Column) Figure() bool { return c.Sum != nil || c.Op == OpDifference }

// Title is the line of the title that tells what the table is: the last that its
// line of contents ends with, where a number (表1-1) or a name stands above it;
// the table's own name when it has no title.
func (t *Table) Title() Str {
	for _, line := range slices.Backward(t.Titles) {
		if line.V != "" && strings.HasSuffix(t.Contents.V, line.V) {
			return line
		}
	}
	if len(t.Titles) == 0 {
		return t.Name
	}
	return t.Titles[0] // a form is shared: nothing may be appended to its lists
}

// Sources lists the lists that a table's figures and lines are of.
func (t *Table) Sources() []model.Source {
	var out []model.Source
	for i := range t.Sides {
		s := &t.Sides[i]
		out = append(out, s.From)
		for _, row := range slices.Concat(pointers(s.Body), pointers(s.Foot)) {
			out = append(out, row.From)
		}
		for _, c := range Leaves(s.Columns) {
			out = append(out, c.From)
		}
	}
	return out
}

// Wheres are the filters of the table, its sides, rows and columns, as written.
func (t *Table) Wheres() []*Where {
	out := []*Where{&t.Where}
	for i := range t.Sides {
		s := &t.Sides[i]
		out = append(out, &s.Where)
		for _, row := range slices.Concat(pointers(s.Body), pointers(s.Foot)) {
			out = append(out, &row.Where)
		}
		for _, c := range Leaves(s.Columns) {
			if c.Sum != nil {
				out = append(out, c.Sum)
			}
		}
	}
	return out
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
