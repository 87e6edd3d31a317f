package report

import (
	"encoding/json"
	"io"

	"yugong/model/check"
	"yugong/model/diag"
)

// SchemaVersion is that of the JSON form; it grows when a field changes its
// meaning or goes, not when one is added.
const SchemaVersion = 1

// Check is the JSON form of a check. docs/check.schema.json describes it.
type Check struct {
	Version  int       `json:"version"`
	Input    string    `json:"input"`
	Unit     string    `json:"unit"`
	Year     int       `json:"year"`
	OK       bool      `json:"ok"` // no errors
	Findings []Finding `json:"findings"`
	Rules    []Rule    `json:"rules"`
	Summary  Summary   `json:"summary"`
}

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
}

// Summary counts findings by severity and rules by state.
type Summary struct {
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Hints    int            `json:"hints"`
	Accepted int            `json:"accepted"`
	Rules    map[string]int `json:"rules"`
}

// NewCheck turns the findings of a check into their JSON form; least leaves
// out lighter open findings, which the summary still counts.
func NewCheck(input, unit string, year int, faults diag.List, r *check.Report, least diag.Severity) *Check {
	c := &Check{Version: SchemaVersion, Input: input, Unit: unit, Year: year, OK: !faults.HasErrors(), Findings: []Finding{}, Rules: []Rule{}}
	for _, d := range faults {
		if d.Severity >= least {
			c.Findings = append(c.Findings, finding(d))
		}
	}
	for _, a := range r.Accepted {
		f := finding(a.Finding)
		f.Accepted = &Reason{Reason: a.Reason, Who: a.Who, Place: place(a.At)}
		c.Findings = append(c.Findings, f)
	}
	for _, o := range r.Outcomes {
		c.Rules = append(c.Rules, Rule{ID: o.Rule.ID, Title: o.Rule.Title, State: o.State.ID(), Compared: o.Compared,
			Open: o.Open, Accepted: o.Accepted, Missing: list(o.Missing)})
	}
	c.Summary = Summary{Errors: faults.Count(diag.Error), Warnings: faults.Count(diag.Warning), Hints: faults.Count(diag.Hint),
		Accepted: len(r.Accepted), Rules: map[string]int{}}
	for _, s := range check.States() {
		c.Summary.Rules[s.ID()] = r.Count(s)
	}
	return c
}

// Write prints the JSON, indented, as UTF-8 without escapes.
func (c *Check) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(c)
}

var severities = [...]string{diag.Hint: "hint", diag.Warning: "warning", diag.Error: "error"}

func finding(d diag.Diagnostic) Finding {
	f := Finding{Severity: severities[d.Severity], Rule: d.Rule, Place: place(d.At), Message: d.Message,
		Expected: d.Expected, Hints: list(d.Hints), Related: []Related{}}
	for _, r := range d.Related {
		f.Related = append(f.Related, Related{place(r.At), r.Message})
	}
	return f
}

func place(p diag.Pos) JSONPlace {
	return JSONPlace{Book: p.Book, Sheet: p.Sheet, Page: p.Page, Cell: p.Cell(), Row: max(p.Row, 0), Col: p.Col}
}

// list is never null.
func list(s []string) []string { return append([]string{}, s...) }
