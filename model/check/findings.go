package check

import (
	"slices"

	"yugong/model"
	"yugong/model/diag"
)

// Findings collects, rule by rule, what a run compared, could not compare, and
// found. Rule IDs that the catalogue does not know are a slip of the program
// and panic.
type Findings struct {
	catalog *Catalog
	entries []entry // by place in the catalogue
	awaited map[diag.Pos]bool
}

type entry struct {
	ran      bool // every runner of the rule has been there
	compared int
	missing  []string
	tables   []string
	faults   diag.List
}

// NewFindings returns an empty collection for the rules of a catalogue.
func NewFindings(c *Catalog) *Findings {
	return &Findings{catalog: c, entries: make([]entry, len(c.rules)), awaited: map[diag.Pos]bool{}}
}

func (f *Findings) place(rule string) int {
	i, ok := f.catalog.byID[rule]
	if !ok {
		panic("check: no rule " + rule)
	}
	return i
}

func (f *Findings) entry(rule string) *entry { return &f.entries[f.place(rule)] }

// Rule returns a rule of the catalogue.
func (f *Findings) Rule(id string) *Rule { return &f.catalog.rules[f.place(id)] }

// Blames reports whether a rule has found a fault in a row so far.
func (f *Findings) Blames(row diag.Pos) bool {
	return slices.ContainsFunc(f.entries, func(e entry) bool {
		return slices.ContainsFunc(e.faults, func(d diag.Diagnostic) bool {
			return d.At.Sheet == row.Sheet && d.At.Row == row.Row && d.Severity > diag.Hint
		})
	})
}

// Await tells of a cell, a row or a sheet that the texts ask to be filled in
// (S01): its blank is no 0 to hold against other figures.
func (f *Findings) Await(at diag.Pos) { f.awaited[at] = true }

// Compared counts comparisons made under a rule, whatever came of them.
func (f *Findings) Compared(rule string, n int) { f.entry(rule).compared += n }

// Reached tells that a stage was run: a rule whose stage was not counts as not
// checked, whatever was compared.
func (f *Findings) Reached(s Stage) {
	for i := range f.entries {
		f.entries[i].ran = f.entries[i].ran || f.catalog.rules[i].Stage == s
	}
}

// Speaks tells that a rule speaks for a printed table of this title.
func (f *Findings) Speaks(rule, table string) {
	e := f.entry(rule)
	e.tables = append(e.tables, table)
}

// Unchecked tells that a rule, or a part of it, had nothing to compare with.
func (f *Findings) Unchecked(rule, why string) {
	e := f.entry(rule)
	if !slices.Contains(e.missing, why) {
		e.missing = append(e.missing, why)
	}
}

// Add records a finding of the rule that it names; the rule's own hint is
// added when it brings none.
func (f *Findings) Add(d diag.Diagnostic) {
	e := f.entry(d.Rule)
	if len(d.Hints) == 0 {
		d.Hints = []string{f.Rule(d.Rule).Hint}
	}
	e.compared++
	e.faults = append(e.faults, d)
}

// NothingChecked is the report for an input that could not be read well enough
// to check it.
func NothingChecked(c *Catalog, why string) *Report {
	f := NewFindings(c)
	for i := range f.entries {
		f.entries[i].missing = []string{why}
		f.entries[i].ran = true
	}
	return f.Report(nil)
}

// Outcome is how one rule came out.
type Outcome struct {
	Rule     Rule
	State    State
	Compared int // comparisons made
	Open     int // findings that are not accepted
	Accepted int
	Missing  []string // what could not be compared, and why
	Tables   []string // titles of the form's tables that it speaks for
}

// Accepted is a finding with the unit's reason for it.
type Accepted struct {
	Finding diag.Diagnostic
	Reason  string
	Who     string
	At      diag.Pos // of the explanation
}

// Report is the result of a run.
type Report struct {
	Outcomes []Outcome  // every rule, in the order of the list
	Findings diag.List  // open, sorted by place
	Accepted []Accepted // sorted by place
}

// Report closes the collection: explanations are matched with findings, states
// settled, lists sorted.
func (f *Findings) Report(explained []model.AcceptedFault) *Report {
	r := &Report{Outcomes: make([]Outcome, len(f.entries))}
	a := newAcceptance(explained)
	for i := range f.entries {
		e := &f.entries[i]
		open, accepted := a.divide(e.faults)
		r.Findings = append(r.Findings, open...)
		r.Accepted = append(r.Accepted, accepted...)
		o := Outcome{Rule: f.catalog.rules[i], State: stateOf(e, open, accepted), Compared: e.compared,
			Open: len(open), Accepted: len(accepted), Missing: e.missing, Tables: e.tables}
		if o.State == NotChecked && len(o.Missing) == 0 {
			o.Missing = []string{"没有运行"}
		}
		r.Outcomes[i] = o
	}
	a.settle(r, &r.Outcomes[f.place("N01")])
	r.Findings.Sort()
	slices.SortStableFunc(r.Accepted, func(x, y Accepted) int { return x.Finding.At.Compare(y.Finding.At) })
	return r
}

func stateOf(e *entry, open diag.List, accepted []Accepted) State {
	switch {
	case len(open) > open.Count(diag.Hint):
		return Failed
	case len(open) > 0:
		return Hinted
	case len(e.missing) > 0 || !e.ran:
		return NotChecked
	case len(accepted) > 0:
		return Explained
	case e.compared > 0:
		return Passed
	}
	return NotApplicable
}

// State returns how a rule came out; NotChecked when it is none of the run's.
func (r *Report) State(rule string) State {
	for i := range r.Outcomes {
		if r.Outcomes[i].Rule.ID == rule {
			return r.Outcomes[i].State
		}
	}
	return NotChecked
}

// Count returns how many rules came out so.
func (r *Report) Count(s State) int {
	n := 0
	for i := range r.Outcomes {
		if r.Outcomes[i].State == s {
			n++
		}
	}
	return n
}
