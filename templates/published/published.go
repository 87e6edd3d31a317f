package published

import (
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/pdfread"
	"yugong/model/subject"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/published/internal/scan"
)

// Result is an audit with what it looked at.
type Result struct {
	*Report
	Tables  []string   // titles of the tables found
	Missing []string   // titles of those that are not there or cannot be read
	Ignored []diag.Pos // sheets that hold none
	Unit    string
	UnitAt  diag.Pos // where a table names it
	Year    int
	YearAt  diag.Pos

	Department bool // the document is a department's
}

// Audit reads the tables of a form from pages and checks them. With exact
// set, amounts are taken as not rounded even if they look so.
func Audit(f *templates.Form, b *tables.Published, exact bool) *Result {
	s := scan.Read(f, b)
	out := &Result{Tables: s.Found, Missing: s.Missing, Ignored: s.Ignored,
		Unit: s.Unit, UnitAt: s.UnitAt, Year: s.Year, YearAt: s.YearAt, Department: s.Department}
	out.Report = run(&input{form: s.Form, sheets: s.Sheets, subjects: subject.New(), units: []string{s.Unit}, of: publisherOf(b), text: s.Text, claimed: b.Exact, noted: noted(b), exact: exact})
	out.Faults = slices.Concat(out.Faults, s.Faults, gaps(b))
	out.Faults.Sort()
	return out
}

// Recognised counts the tables of a form whose titles stand on the pages: of
// several forms the one with most printed them.
func Recognised(f *templates.Form, b *tables.Published) int { return scan.Recognised(f, b) }

// Sheets are the places of the tables of a form on the pages.
func Sheets(f *templates.Form, b *tables.Published) (at []diag.Pos) {
	for _, s := range scan.Read(f, b).Sheets {
		at = append(at, s.At)
	}
	return at
}

// Publisher tells whether a document is that of a department (部门) or of a unit
// (单位), "" is neither.
func Publisher(b *tables.Published) string { return scan.Publisher(b) }

// noted reports whether a document says that its sums may miss by a rounding.
func noted(b *tables.Published) bool {
	return anywhere(b, func(text string) bool { return strings.Contains(text, "尾差") }) // 部分数据因四舍五入存在尾差
}

// anywhere looks through all the texts of a document.
func anywhere(b *tables.Published, is func(text string) bool) bool {
	if b.PDF != nil && slices.ContainsFunc(b.PDF.Text, func(p pdfread.Paragraph) bool { return is(p.Text) }) {
		return true
	}
	for i := range b.Pages {
		for _, row := range b.Pages[i].Rows {
			if slices.ContainsFunc(row.Cells, func(c tables.Cell) bool { return is(c.Text) }) {
				return true
			}
		}
	}
	return false
}

// Record is a line of a table that prints the lines of a list as they are.
type Record = scan.Record

// Records reads the tables of a form that print lists line by line: they have no
// sums, and are no part of an audit. The second result are the pages read.
func Records(f *templates.Form, b *tables.Published) ([]Record, []diag.Pos) {
	return scan.Records(f, b)
}
