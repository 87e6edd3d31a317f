package yugong

import (
	"fmt"
	"io"
	"slices"

	"yugong/model/check"
	"yugong/model/pdfread"
	"yugong/model/pdfread/annotate"
	"yugong/model/workbook/tables"
	"yugong/templates/published"
)

// Publication is what somebody has published, as it was read: the tables of a
// workbook or a folder, or a PDF. It may be shared by goroutines.
type Publication struct {
	path  string
	data  []byte // of a PDF from memory
	book  *tables.Published
	found Findings
}

// ReadPublication reads a workbook, a folder of tables (.csv, .xlsx) or a PDF.
// The error, an *OpenError, is for an input that could not be opened at all.
func ReadPublication(path string) (*Publication, error) {
	book, found, err := tables.Read(path)
	if err != nil {
		return nil, err
	}
	return &Publication{path: path, book: book, found: found}, nil
}

// ReadPDF reads a PDF from memory; name is what its places are called by.
func ReadPDF(data []byte, name string) *Publication {
	book, found := tables.ReadPDF(data, name)
	return &Publication{data: data, book: book, found: found}
}

// Follows returns the publisher whose form printed the publication: the one
// most of whose tables it holds, the first of equals. There must be one.
func (p *Publication) Follows(publishers []*Publisher) *Publisher {
	best, most := publishers[0], -1
	if len(publishers) == 1 {
		return best
	}
	for _, one := range publishers {
		if n := published.Recognised(one.form, p.book); n > most {
			best, most = one, n
		}
	}
	return best
}

// Pages is how many pages a PDF has; 0 of other publications.
func (p *Publication) Pages() int {
	if p.book.PDF == nil {
		return 0
	}
	return len(p.book.PDF.Pages)
}

// Audit is the verdict on tables that were published, with what was looked at.
type Audit struct {
	Verdict
	Form    string // name of the form that they were held against
	Kind    string // 部门 or 单位; "" when nothing tells it
	Unit    string
	Year    int
	Exact   bool     // amounts were taken as not rounded
	Tables  []string // titles of the tables that were read
	Missing []string // titles of those that are not there or cannot be read
	Ignored []Place  // sheets that hold none
	Prose   *Prose   // of a PDF: how much of its text was read
	of      *Publication
}

// Audit reads published tables, a workbook or a folder of them, or a PDF, and
// checks them. With exact set, amounts are taken as not rounded even if they
// look so. The error is for an input that could not be opened at all.
func (p *Publisher) Audit(path string, exact bool) (*Audit, error) {
	read, err := ReadPublication(path)
	if err != nil {
		return nil, err
	}
	return p.AuditRead(read, exact), nil
}

// AuditRead is Audit of what has been read already.
func (p *Publisher) AuditRead(read *Publication, exact bool) *Audit {
	r := published.Audit(p.form, read.book, exact)
	a := &Audit{Form: p.FormName(), Kind: published.Publisher(read.book), Unit: r.Unit, Year: r.Year, Exact: r.Exact,
		Tables: r.Tables, Missing: r.Missing, Ignored: r.Ignored, of: read}
	var said Findings
	a.Prose, said = read.prose(r)
	a.Findings = slices.Concat(read.found, r.Faults, said)
	a.Findings.Sort()
	for i := range r.Checks {
		a.Outcomes = append(a.Outcomes, outcome(&r.Checks[i], a.Findings))
	}
	return a
}

// noteColors are those of the frames by severity: blue, orange, red.
var noteColors = map[Severity][3]float64{Hint: {0.08, 0.4, 0.75}, Warning: {0.85, 0.45, 0}, Error: {0.78, 0.1, 0.1}}

// Copy writes a copy of a PDF in which every finding is an annotation at its
// place, numbered in the order of the findings.
func (a *Audit) Copy(w io.Writer) error { return a.Mark(w, 0) }

// Mark writes the copy with the frame of one finding, counted from 1, standing out.
func (a *Audit) Mark(w io.Writer, number int) error {
	data := a.of.data
	if data == nil {
		var err error
		if data, err = ReadFile(a.of.path); err != nil {
			return err
		}
	}
	var notes []annotate.Note
	for i, d := range a.Findings {
		text := fmt.Sprintf("%d. %s", i+1, d.Severity)
		d.At = Place{}
		text += "：" + d.String()
		if d.Rule != "" {
			text += "（规则 " + d.Rule + "）"
		}
		notes = append(notes, annotate.Note{Number: i + 1, Places: a.of.places(a.Findings[i].At), Text: text, Color: noteColors[d.Severity], Strong: i+1 == number})
	}
	return annotate.Write(w, data, a.of.book.PDF, notes)
}

// Spot is the name under which a copy leads to the place of a finding, counted
// from 1.
func Spot(number int) string { return annotate.Name(number) }

// places are the boxes of a finding's place.
func (p *Publication) places(at Place) []pdfread.Place {
	if textual(at) {
		return p.passage(at)
	}
	return p.book.Places(at)
}

// states are the engine's outcomes in the words of all rules.
var states = map[published.State]State{
	published.NotChecked: check.NotChecked, published.Passed: check.Passed, published.Hinted: check.Hinted, published.Failing: check.Failed,
}

// outcome says of a check of tables what is said of any rule.
func outcome(c *published.Check, found Findings) Outcome {
	rule, _ := LookupRule(c.Rule)
	o := Outcome{Rule: rule, State: states[c.State()], Compared: c.Done, Tables: c.Tables}
	for _, d := range found {
		if d.Rule == c.Rule {
			o.Open++
		}
	}
	for _, title := range c.Absent {
		o.Missing = append(o.Missing, "没有《"+title+"》")
	}
	if o.State == check.NotChecked && o.Missing == nil {
		o.Missing = []string{"没有可以核对的"}
	}
	return o
}
