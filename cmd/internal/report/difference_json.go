package report

import (
	"io"

	"yugong"
)

// Differences is the JSON form of how two versions differ.
// docs/diff.schema.json describes it.
type Differences struct {
	Version int          `json:"version"`
	A       Compared     `json:"a"`
	B       Compared     `json:"b"`
	Same    bool         `json:"same"`
	Facts   []Difference `json:"facts"`  // of workbooks
	Tables  []Difference `json:"tables"` // as printed
	Texts   []Difference `json:"texts"`
	Pages   []PagePair   `json:"pages"`
}

// Compared is one of the two.
type Compared struct {
	Name string `json:"name"`
	Unit string `json:"unit"` // "" when nothing tells it
	Year int    `json:"year"` // 0 when nothing tells it

	Errors int `json:"errors"` // in a workbook that has no pages because of them
}

func compared(v *yugong.Version) Compared { return Compared{v.Name, v.Unit, v.Year, unmade(v)} }

// unmade is how many errors leave a version without pages.
func unmade(v *yugong.Version) int {
	if v.HasPages() {
		return 0
	}
	return v.Findings.Count(yugong.Error)
}

// Difference is a row, a paragraph or a whole table that differs.
type Difference struct {
	Kind    string           `json:"kind"`  // changed, added, removed
	Table   string           `json:"table"` // sheet, title, or heading over the text
	Row     string           `json:"row"`   // "" for a paragraph or a whole table
	From    JSONPlace        `json:"from"`
	To      JSONPlace        `json:"to"`
	Account string           `json:"account"` // what amounts count: 元, 万元
	Cells   []CellDifference `json:"cells"`
	Text    string           `json:"text"` // the change in a line
}

// CellDifference is a cell that differs. Amounts are exact yuan.
type CellDifference struct {
	Column string  `json:"column"`
	From   string  `json:"from"`
	To     string  `json:"to"`
	By     *string `json:"by"` // yuan that an amount grew; null for texts
}

// PagePair is a page that differs; 0 where a version has none.
type PagePair struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// NewDifferences makes the JSON form.
func NewDifferences(a, b *yugong.Version, d *yugong.Differences) *Differences {
	out := &Differences{Version: SchemaVersion, A: compared(a), B: compared(b), Same: d.Same(),
		Facts: differences(d.Facts), Tables: differences(d.Tables), Texts: differences(d.Texts), Pages: []PagePair{}}
	for _, p := range d.Pages {
		out.Pages = append(out.Pages, PagePair(p))
	}
	return out
}

func differences(list []yugong.Change) []Difference {
	out := make([]Difference, len(list))
	for i := range list {
		c := &list[i]
		out[i] = Difference{c.Kind.ID(), c.Table, c.Row, place(c.From), place(c.To), c.Unit.String(), []CellDifference{}, c.String()}
		for k := range c.Cells {
			x := &c.Cells[k]
			cell := CellDifference{Column: x.Column, From: exact(&x.From), To: exact(&x.To)}
			if by, ok := x.By(); ok {
				s := by.String()
				cell.By = &s
			}
			out[i].Cells = append(out[i].Cells, cell)
		}
	}
	return out
}

// exact is an amount in yuan, or the text.
func exact(c *yugong.Cell) string {
	if c.Figure {
		return c.Amount.String()
	}
	return c.Text
}

// Write prints the JSON, indented, as UTF-8 without escapes.
func (d *Differences) Write(w io.Writer) error { return write(w, d) }
