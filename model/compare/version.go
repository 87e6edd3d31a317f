package compare

import (
	"strconv"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
)

// Version is one of the two documents.
type Version struct {
	Year   int      // 0 when nothing tells it
	Facts  []Table  // the sheets of a workbook; nil of what was published
	Tables []Table  // as printed
	Texts  []Text   // running text, as printed
	Pages  []string // the text of each; nil of what has none, then there are no Texts either
}

// Table is rows under heads: a sheet of facts, or a printed table.
type Table struct {
	Name    string
	Unit    money.Unit // that its amounts are told in
	Names   bool       // what rows of other tables are called: one that came or went is told there
	Columns []Column
	Rows    []Row
}

// Column is a column of a table.
type Column struct {
	Head  string
	Value bool // what a row says and not which row it is: amounts, long texts
}

// Row is a row with a cell for each column.
type Row struct {
	Cells []Cell
	At    diag.Pos
}

// Cell is a value. The zero Cell is blank.
type Cell struct {
	Text   string // as it is shown
	Code   string // what it is compared by instead, "" for the text
	Figure bool   // Amount says the same
	Amount money.Money
	At     diag.Pos
}

// Name shows a name behind a code that is compared alone.
func (c *Cell) Name(name string) {
	if c.Text != "" && name != "" {
		c.Code, c.Text = c.Text, c.Text+" "+name
	}
}

// Text is a paragraph.
type Text struct {
	Under string // the heading over it
	Text  string
	At    diag.Pos
}

// words makes the texts of two versions comparable: the year of the one and the
// year of the other are the same word, and so are the years before. A text
// that stands in both as it is says the same, whatever years it names.
type words struct {
	a, b *strings.Replacer // nil where the years are the same
}

func newWords(a, b int) words {
	if a == 0 || b == 0 || a == b {
		return words{}
	}
	return words{yearless(a), yearless(b)}
}

func yearless(year int) *strings.Replacer {
	return strings.NewReplacer(strconv.Itoa(year), "本年", strconv.Itoa(year-1), "上年")
}

func key(s string, r *strings.Replacer) string {
	s = fold.Text(s)
	if r != nil {
		s = r.Replace(s)
	}
	return s
}

// keys are two lists of texts as they are compared.
func (w words) keys(a, b []string) (x, y []string) {
	x, y = make([]string, len(a)), make([]string, len(b))
	same := map[string]string{}
	for i, s := range a {
		x[i] = key(s, w.a)
		if w.a != nil {
			same[fold.Text(s)] = x[i]
		}
	}
	for j, s := range b {
		if k, ok := same[fold.Text(s)]; ok {
			y[j] = k
		} else {
			y[j] = key(s, w.b)
		}
	}
	return x, y
}

// plain is what of a cell is compared.
func (c *Cell) plain() string {
	switch {
	case c.Figure:
		return c.Amount.String()
	case c.Code != "":
		return c.Code
	}
	return c.Text
}
