package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in an input: a cell of a workbook, a line and column of a
// text file (then Sheet is empty), or a cell of a table in a PDF (then Page is
// set, and Sheet is the table's title), or of its running text (then Sheet is
// empty, Row the paragraph on the page and Col the character). Row and Col count from 1; 0 means the
// whole row, column, sheet or book; lines above a table have rows below 1. The
// zero Pos is no place at all.
type Pos struct {
	Book  string // file name without its folder: 预算.xlsx, format.yaml
	Sheet string // sheet name, or "" in a text file
	Page  int    // of a PDF, from 1
	Row   int
	Col   int
}

// IsZero reports whether p names no place.
func (p Pos) IsZero() bool { return p == Pos{} }

// Cell returns the cell's name as a spreadsheet shows it (F12), or "".
func (p Pos) Cell() string {
	if p.Row <= 0 {
		return ""
	}
	if p.Page > 0 && p.Sheet == "" {
		return fmt.Sprintf("第%d段", p.Row)
	}
	if p.Page > 0 && p.Col > 0 {
		return fmt.Sprintf("第%d行第%d列", p.Row, p.Col)
	}
	if p.Col == 0 {
		return fmt.Sprintf("第%d行", p.Row)
	}
	return ColumnName(p.Col) + fmt.Sprint(p.Row)
}

// String prints 预算.xlsx[支出预算]!F12 for a cell, format.yaml:12:5 for a
// text file and 公开.pdf第9页《支出总表》第3行第2列 for a PDF.
func (p Pos) String() string {
	if p.Page > 0 {
		return p.Book + p.OnPage()
	}
	if p.Sheet == "" {
		return p.text()
	}
	s := p.Book + "[" + p.Sheet + "]"
	if c := p.Cell(); c != "" {
		s += "!" + c
	}
	return s
}

// OnPage prints the place within a PDF: 第9页《支出总表》第3行第2列.
func (p Pos) OnPage() string {
	s := fmt.Sprintf("第%d页", p.Page)
	if p.Sheet != "" {
		s += "《" + p.Sheet + "》"
	}
	return s + p.Cell()
}

func (p Pos) text() string {
	s := p.Book
	if p.Row > 0 {
		s += fmt.Sprintf(":%d", p.Row)
		if p.Col > 0 {
			s += fmt.Sprintf(":%d", p.Col)
		}
	}
	return s
}

// ColumnName returns the letters of a column: 1 → A, 27 → AA.
func ColumnName(col int) string {
	var b []byte
	for ; col > 0; col = (col - 1) / 26 {
		b = append(b, byte('A'+(col-1)%26))
	}
	slices.Reverse(b)
	return string(b)
}

// Compare orders places by book, page, sheet, row and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(
		cmp.Compare(p.Book, q.Book),
		cmp.Compare(p.Page, q.Page),
		cmp.Compare(p.Sheet, q.Sheet),
		cmp.Compare(p.Row, q.Row),
		cmp.Compare(p.Col, q.Col),
	)
}

// Severity says how much a fault weighs.
type Severity uint8

// The severities, lightest first.
const (
	Hint    Severity = iota // 提示: worth a look, never stops anything
	Warning                 // 警告: likely wrong
	Error                   // 错误: wrong; refuses a final document
)

// severities are the words for people and the names for programs.
var severities = [...]struct{ word, id string }{Hint: {"提示", "hint"}, Warning: {"警告", "warning"}, Error: {"错误", "error"}}

// Severities lists them, gravest first, as they are counted.
func Severities() []Severity { return []Severity{Error, Warning, Hint} }

// String returns the Chinese word.
func (s Severity) String() string { return severities[s].word }

// ID returns the name used in JSON and on the command line.
func (s Severity) ID() string { return severities[s].id }

// ParseSeverity reads a severity by its word or its name.
func ParseSeverity(text string) (Severity, bool) {
	for s, n := range severities {
		if text == n.word || text == n.id {
			return Severity(s), true
		}
	}
	return 0, false
}

// Diagnostic is one finding. All texts are Chinese and short.
type Diagnostic struct {
	Severity Severity
	At       Pos
	Rule     string   // code of the rule that found it (T01, X05), or ""
	Message  string   // what is wrong, with what was found
	Expected string   // what was expected, or ""
	Hints    []string // how to mend it
	Related  []Related
}

// Related is another place that a finding speaks of.
type Related struct {
	At      Pos
	Message string
}

// String prints one line: place, severity, message, expectation, hints.
func (d Diagnostic) String() string {
	var b strings.Builder
	if !d.At.IsZero() {
		b.WriteString(d.At.String() + "：")
	}
	b.WriteString(d.Message)
	if d.Expected != "" {
		b.WriteString("；应为" + d.Expected)
	}
	for _, h := range d.Hints {
		b.WriteString("；" + h)
	}
	return b.String()
}

// List collects findings. Its zero value is empty and ready.
type List []Diagnostic

// Add appends a finding.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Errorf appends an error at a place.
func (l *List) Errorf(at Pos, format string, args ...any) {
	l.Add(Diagnostic{Severity: Error, At: at, Message: fmt.Sprintf(format, args...)})
}

// Warnf appends a warning of a rule at a place.
func (l *List) Warnf(at Pos, rule, format string, args ...any) {
	l.Add(Diagnostic{Severity: Warning, At: at, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

// Sort orders by place, then severity (gravest first), rule and message, so
// that parallel runs print alike.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			a.At.Compare(b.At),
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// HasErrors reports whether any finding is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count returns how many findings have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Err returns nil when the list holds no error, else the list as an error.
func (l List) Err() error {
	if !l.HasErrors() {
		return nil
	}
	return l
}

// Error prints every finding on its own line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, d := range l {
		lines[i] = d.String()
	}
	return strings.Join(lines, "\n")
}
