package report

import (
	"encoding/json"
	"io"

	"yugong"
)

// SchemaVersion is that of the JSON form; it grows when a field changes its
// meaning or goes, not when one is added.
const SchemaVersion = 1

// Check is the JSON form of a verdict. docs/check.schema.json describes it.
type Check struct {
	Version  int       `json:"version"`
	Input    string    `json:"input"`
	Unit     string    `json:"unit"`
	Year     int       `json:"year"`
	OK       bool      `json:"ok"` // no errors
	Findings []Finding `json:"findings"`
	Rules    []Rule    `json:"rules"`
	Summary  Summary   `json:"summary"`
	Pages    int       `json:"pages,omitempty"` // of a document
	*Audited           // of an audit only
	*Built             // of a batch only
}

// Built is what a batch alone has to say.
type Built struct {
	Output string `json:"output"` // slash path of the document below the output folder, "" without one
	Final  bool   `json:"final"`  // it is no draft
}

// Audited is what an audit of published tables alone has to say.
type Audited struct {
	Exact   bool     `json:"exact"`           // no tolerance for rounding
	Form    string   `json:"form"`            // name of the form that the tables follow
	Kind    string   `json:"kind"`            // 部门, 单位, or "" when nothing tells it
	Tables  []string `json:"tables"`          // titles of the tables that were read
	Missing []string `json:"missing"`         // titles of those that were not found or cannot be read
	Ignored []string `json:"ignored"`         // sheets that hold none
	Prose   *Prose   `json:"prose,omitempty"` // of a PDF
}

// Prose is how much of the running text of a PDF was read.
type Prose struct {
	Figures  int `json:"figures"`  // amounts and percentages in sentences
	Compared int `json:"compared"` // those held against a table
	Unread   int `json:"unread"`   // those that were not understood: neither right nor wrong
}

// Checks is the JSON form of many verdicts.
type Checks struct {
	Version   int      `json:"version"`
	Documents []*Check `json:"documents"`
	OK        bool     `json:"ok"` // all were audited or built, and none has errors
}

// Write prints the JSON, indented, as UTF-8 without escapes.
func (c *Checks) Write(w io.Writer) error { return write(w, c) }

// Finding is one finding, open or accepted.
type Finding struct {
	Severity string    `json:"severity"` // error, warning, hint
	Rule     string    `json:"rule"`     // "" for a fault of reading
	Place    JSONPlace `json:"place"`
	Message  string    `json:"message"`
	Expected string    `json:"expected"`
	Hints    []string  `json:"hints"`
	Related  []Related `json:"related"`
	Accepted *Reason   `json:"accepted"` // null while open
}

// JSONPlace is a place; row and col count from 1, 0 means the whole.
type JSONPlace struct {
	Book  string `json:"book"`
	Sheet string `json:"sheet"`
	Page  int    `json:"page,omitempty"` // of a PDF
	Cell  string `json:"cell"`
	Row   int    `json:"row"`
	Col   int    `json:"col"`
	Text  string `json:"text"` // as printed: 支出预算!F12
}

// Related is another place that a finding speaks of.
type Related struct {
	Place   JSONPlace `json:"place"`
	Message string    `json:"message"`
}

// Reason is why a finding is accepted.
type Reason struct {
	Reason string    `json:"reason"`
	Who    string    `json:"who"`
	Place  JSONPlace `json:"place"`
}

// Rule is how a rule came out.
type Rule struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	State    string   `json:"state"`
	Compared int      `json:"compared"`
	Open     int      `json:"open"`
	Accepted int      `json:"accepted"`
	Missing  []string `json:"missing"` // why something was not checked
	Tables   []string `json:"tables"`  // titles of the tables that it speaks for
}

// Summary counts findings by severity and rules by state.
type Summary struct {
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Hints    int            `json:"hints"`
	Accepted int            `json:"accepted"`
	Rules    map[string]int `json:"rules"`
}

// NewCheck turns a verdict into its JSON form; least leaves out lighter open
// findings, which the summary still counts.
func NewCheck(input, unit string, year int, v *yugong.Verdict, least yugong.Severity) *Check {
	c := &Check{Version: SchemaVersion, Input: input, Unit: unit, Year: year, OK: !v.Findings.HasErrors(), Findings: []Finding{}, Rules: []Rule{}}
	for _, d := range atLeast(v.Findings, least) {
		c.Findings = append(c.Findings, NewFinding(d))
	}
	for _, a := range v.Accepted {
		c.Findings = append(c.Findings, NewAccepted(a))
	}
	for _, o := range v.Outcomes {
		c.Rules = append(c.Rules, Rule{ID: o.Rule.ID, Title: o.Rule.Title, State: o.State.ID(), Compared: o.Compared,
			Open: o.Open, Accepted: o.Accepted, Missing: list(o.Missing), Tables: list(o.Tables)})
	}
	c.Summary = Summary{Errors: v.Findings.Count(yugong.Error), Warnings: v.Findings.Count(yugong.Warning), Hints: v.Findings.Count(yugong.Hint),
		Accepted: len(v.Accepted), Rules: map[string]int{}}
	for _, s := range yugong.States() {
		c.Summary.Rules[s.ID()] = v.Count(s)
	}
	return c
}

// Write prints the JSON, indented, as UTF-8 without escapes.
func (c *Check) Write(w io.Writer) error { return write(w, c) }

func write(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// NewFinding is the JSON form of an open finding.
func NewFinding(d yugong.Finding) Finding {
	f := Finding{Severity: d.Severity.ID(), Rule: d.Rule, Place: place(d.At), Message: d.Message,
		Expected: d.Expected, Hints: list(d.Hints), Related: []Related{}}
	for _, r := range d.Related {
		f.Related = append(f.Related, Related{place(r.At), r.Message})
	}
	return f
}

// NewFindings is the JSON form of findings that say the same of cells below
// each other: the place's text names them all (支出预算!L2:L31).
func NewFindings(run yugong.Findings) Finding {
	f := NewFinding(run[0])
	f.Place.Text = span(run)
	return f
}

// NewAccepted is the JSON form of a finding that the unit has explained.
func NewAccepted(a yugong.Accepted) Finding {
	f := NewFinding(a.Finding)
	f.Accepted = &Reason{Reason: a.Reason, Who: a.Who, Place: place(a.At)}
	return f
}

func place(p yugong.Place) JSONPlace {
	return JSONPlace{Book: p.Book, Sheet: p.Sheet, Page: p.Page, Cell: p.Cell(), Row: max(p.Row, 0), Col: p.Col, Text: Place(p)}
}

// list is never null.
func list(s []string) []string { return append([]string{}, s...) }
