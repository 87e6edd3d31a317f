package yugong

import (
	"io"

	"yugong/model/workbook/tables"
	"yugong/templates/export"
)

// Tables is a unit's published tables as a workbook.
type Tables struct {
	Findings Findings // of reading, and of the form on this input
	book     *tables.Book
	unit     *Disclosure
}

// Tables lays the tables of an input out. OK is false when a finding is an
// error.
func (p *Publisher) Tables(in *Input) *Tables {
	t := &Tables{Findings: in.Findings}
	if in.Disclosure == nil || in.Findings.HasErrors() {
		return t
	}
	book, faults := export.Book(p.form, in.Disclosure)
	t.Findings = append(t.Findings[:len(t.Findings):len(t.Findings)], faults...)
	t.book, t.unit = book, in.Disclosure
	return t
}

// ShowTables writes the tables of an input and its performance sheets as text:
// what a form makes, for those who write it. The error is w's.
func (p *Publisher) ShowTables(w io.Writer, in *Input) (Findings, error) {
	if in.Disclosure == nil || in.Findings.HasErrors() {
		return in.Findings, nil
	}
	d, faults := p.form.Document(in.Disclosure, Draft(""))
	if d == nil {
		return faults, nil
	}
	return faults, export.Text(w, d)
}

// OK reports whether there are tables to write.
func (t *Tables) OK() bool { return t.book != nil && !t.Findings.HasErrors() }

// Count returns how many tables there are.
func (t *Tables) Count() int { return len(t.book.Sheets) }

// Write writes the workbook (.xlsx).
func (t *Tables) Write(w io.Writer) error { return tables.Write(w, t.book) }

// WriteJSON writes them for programs, as docs/tables.schema.json describes.
func (t *Tables) WriteJSON(w io.Writer) error { return export.DataOf(t.book, t.unit).Write(w) }
