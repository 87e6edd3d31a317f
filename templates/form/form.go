package form

import (
	"strings"

	"yugong/model"
	"yugong/model/money"
	"yugong/render/doc"
	"yugong/templates/form/strict"
)

// Form is a whole publication form. The texts marked "template" are
// text/template with the functions of the narrative files.
type Form struct {
	Extends      Str               `yaml:"extends"`  // name of a built-in form; what is not said here is as there
	Name         Str               `yaml:"name"`     // as people call it
	Subjects     Str               `yaml:"subjects"` // file of the bureau's official list of subjects (xlsx or csv)
	Title        Str               `yaml:"title"`    // template: title of the document, for readers and archives
	Subject      Str               `yaml:"subject"`  // template
	Numbers      map[string]Number `yaml:"numbers"`  // number formats by name; "table" and "text" must be there
	Shares       map[string]Share  `yaml:"shares"`   // percentage formats by name; "text" must be there
	Document     []Item            `yaml:"document"`
	Lists        []*List           `yaml:"sheets"`      // lists that the form adds to the workbook
	Defaults     Defaults          `yaml:"defaults"`    // for all tables
	ShareEmpty   bool              `yaml:"share-empty"` // a table without data follows the one before on its page
	Tail         Str               `yaml:"tail"`        // template: note under tables and sentences whose printed figures do not add up, "" for none
	Step         Str               `yaml:"step"`        // the budget is made up in whole 百元, 千元, …; "" for any amount
	Tables       []*Table          `yaml:"tables"`
	Charts       []*Chart          `yaml:"charts"`
	Performances []*Performance    `yaml:"forms"`

	Glossary   []Term            `yaml:"-"` // glossary.yaml
	Style      *doc.Style        `yaml:"-"` // style.yaml
	Faces      []Face            `yaml:"-"` // style.yaml: faces of its own, in the order of fonts.Roles
	Zeros      int32             `yaml:"-"` // of Step: 2 for 百元
	Narratives map[string]string `yaml:"-"` // narrative/*.tmpl by name without ending

	broken    bool
	elsewhere []string // tables of the other kind of document, or of none
}

// Broken reports whether a file of the form could not be decoded: what others
// name may be missing for that alone.
func (f *Form) Broken() bool { return f.broken }

// Defaults are what tables have that say nothing else.
type Defaults struct {
	Left      Str  `yaml:"left"`
	Right     Str  `yaml:"right"`
	Empty     Str  `yaml:"empty"`
	Number    Str  `yaml:"number"`
	Style     Str  `yaml:"style"`
	Heading   Str  `yaml:"heading"`
	Landscape Flag `yaml:"landscape"`
}

// Number says how amounts are printed.
type Number struct {
	Unit   Str    `yaml:"unit"`                // 元, 千元, 万元, 亿元
	Places int32  `yaml:"places" range:"0 10"` // decimals
	Whole  bool   `yaml:"whole"`               // drop the decimals of a whole number: 24,000
	Group  bool   `yaml:"group"`               // thousands separators
	Zero   string `yaml:"zero"`                // what stands for zero, "" for a blank
	Blank  string `yaml:"blank"`               // what stands in a cell of which the workbook says nothing

	Format money.Format `yaml:"-"`
}

// Print prints an amount; zero as the format says.
func (n Number) Print(m money.Money) string {
	if m.IsZero() {
		return n.Zero
	}
	return m.Format(n.Format)
}

// Hides reports whether an amount that is not zero prints as one: 0.00.
func (n Number) Hides(m money.Money) bool {
	return strings.Trim(m.Format(n.Format), "0.") == ""
}

// Share says how percentages are printed.
type Share struct {
	Places int32  `yaml:"places" range:"0 6"`
	Trim   bool   `yaml:"trim"`
	Zero   string `yaml:"zero"` // what stands for a share of zero
}

// Print prints a share with its percent sign.
func (s Share) Print(r money.Ratio) string {
	switch {
	case r.Sign() == 0:
		return s.Zero
	case s.Trim:
		return r.Trimmed() + "%"
	default:
		return r.Fixed() + "%"
	}
}

// Item is a piece of the document, in order; exactly one field is set beside when.
type Item struct {
	When      Str       `yaml:"when"`      // department, unit; beside one of the others
	Cover     []Line    `yaml:"cover"`     // lines of the cover page
	Contents  *Contents `yaml:"contents"`  // table of contents
	Part      *Part     `yaml:"part"`      // heading of level 1
	Narrative Str       `yaml:"narrative"` // name of a narrative file
	Table     Str       `yaml:"table"`     // name of a table
}

// said counts the fields that are set.
func (it *Item) said() (n int) {
	for _, set := range []bool{len(it.Cover) > 0, it.Contents != nil, it.Part != nil, it.Narrative.V != "", it.Table.V != ""} {
		if set {
			n++
		}
	}
	return n
}

// Line is a styled line of text.
type Line struct {
	Text  Str `yaml:"text"` // template
	Style Str `yaml:"style"`
}

// Contents is the table of contents.
type Contents struct {
	Title Str `yaml:"title"`
	Style Str `yaml:"style"`
}

// Part opens a part of the document on a new page.
type Part struct {
	Title     Str  `yaml:"title"`     // template
	Contents  Str  `yaml:"contents"`  // template: line of the table of contents; the title when empty, none when hidden
	Landscape bool `yaml:"landscape"` // its running text stands on landscape pages
	Restart   bool `yaml:"restart"`   // page numbers start again at 1
	Style     Str  `yaml:"style"`     // "part" when empty
	Hidden    bool `yaml:"hidden"`    // groups without printing a heading
}

// Chart is a figure made from sums.
type Chart struct {
	Name   Str      `yaml:"name"`
	Kind   Str      `yaml:"kind"`   // pie, bars, stacked; pie when empty
	Series []Column `yaml:"series"` // of bars: what stands beside each other for each of the slices
	Title  Str      `yaml:"title"`  // template, "" for no title
	Alt    Str      `yaml:"alt"`    // template: what the alternative text opens with
	Source Str      `yaml:"source"`
	Where  Where    `yaml:"where"`
	Slices []Row    `yaml:"slices"`
	Number Str      `yaml:"number"`            // number format, "text" when empty
	Share  Str      `yaml:"share"`             // share format, "text" when empty
	Style  Str      `yaml:"style"`             // chart style, "pie" when empty
	Most   int      `yaml:"most" range:"2 40"` // slices drawn; the smallest are gathered beyond it; 8 when 0

	From  model.Source `yaml:"-"`
	Table *Table       `yaml:"-"` // of bars: their values as a table of labels and series
}

// Term is an entry of the glossary.
type Term struct {
	Name    Str `yaml:"term"`
	Meaning Str `yaml:"meaning"` // template
}

// Extended is where a folder keeps what the form extends; Layer puts it there.
const Extended = strict.Extended

// What the files of a form are written in keeps its place.
type (
	Str  = strict.Str
	Strs = strict.Strs
	Flag = strict.Flag
)
