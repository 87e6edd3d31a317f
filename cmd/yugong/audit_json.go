package main

import (
	"encoding/json"
	"io"

	"yugong/model/diag"
	"yugong/templates/audit"
	"yugong/templates/published"
)

// auditJSON is what audit --json writes; names and meanings are kept stable.
type auditJSON struct {
	Input   string       `json:"input"`
	Unit    string       `json:"unit"`
	Year    int          `json:"year"`
	Exact   bool         `json:"exact"`   // no tolerance for rounding
	Tables  []string     `json:"tables"`  // titles of the tables that were checked
	Missing []string     `json:"missing"` // titles of those that were not found
	Checks  []checkJSON  `json:"checks"`
	Faults  []faultJSON  `json:"faults"`
	Counts  severityJSON `json:"counts"`
}

type checkJSON struct {
	Rule     string   `json:"rule"`
	Tables   []string `json:"tables"`
	State    string   `json:"state"` // pass, hint, fail, not-checked
	Compared int      `json:"compared"`
	Failed   int      `json:"failed"`
}

type faultJSON struct {
	Severity string        `json:"severity"` // error, warning, hint
	Rule     string        `json:"rule,omitempty"`
	Place    placeJSON     `json:"place"`
	Message  string        `json:"message"`
	Expected string        `json:"expected,omitempty"`
	Hints    []string      `json:"hints,omitempty"`
	Related  []relatedJSON `json:"related,omitempty"`
}

type placeJSON struct {
	Book  string `json:"book,omitempty"`
	Sheet string `json:"sheet,omitempty"`
	Cell  string `json:"cell,omitempty"` // F12
	Row   int    `json:"row,omitempty"`
	Col   int    `json:"col,omitempty"`
}

type relatedJSON struct {
	Place   placeJSON `json:"place"`
	Message string    `json:"message"`
}

type severityJSON struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Hints    int `json:"hints"`
}

var (
	severityNames = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Hint: "hint"}
	stateNames    = map[audit.State]string{audit.NotChecked: "not-checked", audit.Passed: "pass", audit.Hinted: "hint", audit.Failing: "fail"}
)

func writeAuditJSON(w io.Writer, in string, r *published.Result) error {
	out := auditJSON{
		Input: in, Unit: r.Unit, Year: r.Year, Exact: r.Exact,
		Tables: append([]string{}, r.Tables...), Missing: append([]string{}, r.Missing...),
		Checks: []checkJSON{}, Faults: []faultJSON{},
		Counts: severityJSON{r.Faults.Count(diag.Error), r.Faults.Count(diag.Warning), r.Faults.Count(diag.Hint)},
	}
	for i := range r.Checks {
		c := &r.Checks[i]
		out.Checks = append(out.Checks, checkJSON{c.Rule, append([]string{}, c.Tables...), stateNames[c.State()], c.Done, c.Failed})
	}
	for _, d := range r.Faults {
		f := faultJSON{Severity: severityNames[d.Severity], Rule: d.Rule, Place: placeOf(d.At), Message: d.Message, Expected: d.Expected, Hints: d.Hints}
		for _, rel := range d.Related {
			f.Related = append(f.Related, relatedJSON{placeOf(rel.At), rel.Message})
		}
		out.Faults = append(out.Faults, f)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func placeOf(p diag.Pos) placeJSON {
	return placeJSON{Book: p.Book, Sheet: p.Sheet, Cell: p.Cell(), Row: p.Row, Col: p.Col}
}
