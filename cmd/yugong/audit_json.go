package main

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"yugong/cmd/internal/report"
	"yugong/model/diag"
	"yugong/templates/published"
)

// auditJSON is what audit --json writes: the form of a check (its schema holds
// for these fields), and what an audit alone has to say.
type auditJSON struct {
	report.Check
	Exact   bool     `json:"exact"`   // no tolerance for rounding
	Tables  []string `json:"tables"`  // titles of the tables that were read
	Missing []string `json:"missing"` // titles of those that were not found or cannot be read
	Ignored []string `json:"ignored"` // sheets that hold none
}

var stateNames = map[published.State]string{published.NotChecked: "not-checked", published.Passed: "pass", published.Hinted: "hint", published.Failing: "fail"}

func writeAuditJSON(w io.Writer, in string, r *published.Result) error {
	out := auditJSON{
		Check: report.Check{Version: report.SchemaVersion, Input: filepath.ToSlash(in), Unit: r.Unit, Year: r.Year, OK: !r.Faults.HasErrors(),
			Findings: []report.Finding{}, Rules: []report.Rule{}},
		Exact: r.Exact, Tables: append([]string{}, r.Tables...), Missing: append([]string{}, r.Missing...), Ignored: []string{},
	}
	for _, d := range r.Faults {
		out.Findings = append(out.Findings, report.NewFinding(d))
	}
	out.Summary = report.Summary{Errors: r.Faults.Count(diag.Error), Warnings: r.Faults.Count(diag.Warning), Hints: r.Faults.Count(diag.Hint),
		Rules: map[string]int{}}
	for _, name := range stateNames {
		out.Summary.Rules[name] = 0
	}
	for i := range r.Checks {
		c := &r.Checks[i]
		state := stateNames[c.State()]
		out.Summary.Rules[state]++
		open := 0
		for _, d := range r.Faults {
			if d.Rule == c.Rule {
				open++
			}
		}
		out.Rules = append(out.Rules, report.Rule{ID: c.Rule, Title: strings.Join(c.Tables, "、"), State: state,
			Compared: c.Done, Open: open, Missing: append([]string{}, c.Absent...)})
	}
	for _, at := range r.Ignored {
		out.Ignored = append(out.Ignored, sheetName(at))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
