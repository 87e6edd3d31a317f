package published

import (
	"slices"

	"yugong/model/diag"
	"yugong/templates/form"
	"yugong/templates/published/internal/scan"
	"yugong/templates/relation"
)

// Report is what an audit found.
type Report struct {
	Faults  diag.List       // sorted by place
	Checks  []Check         // by rule, in the order of the tables
	Exact   bool            // no table was rounded
	Printed *relation.Input // the tables, every line and column with what its figures sum
}

// Check counts what was compared under a rule.
type Check struct {
	Rule   string
	Tables []string // titles of those that it speaks for
	Done   int      // comparisons made
	Failed int      // comparisons that do not hold, or faults of names and order
	Hints  int
	Absent []string // titles of tables that the rule needs and that are not there
}

// State is the outcome of a check.
type State uint8

// The states.
const (
	NotChecked State = iota
	Passed
	Hinted
	Failing
)

// State tells the outcome: what was not compared has not passed.
func (c *Check) State() State {
	switch {
	case c.Failed > 0:
		return Failing
	case c.Done == 0:
		return NotChecked
	case c.Hints > 0:
		return Hinted
	}
	return Passed
}

// checks counts, by rule, what was compared and what fails.
func checks(in *input, counts []relation.Count, names, kinds int, faults diag.List) []Check {
	var out []Check
	at := func(rule string) *Check {
		i := slices.IndexFunc(out, func(c Check) bool { return c.Rule == rule })
		if i < 0 {
			out = append(out, Check{Rule: rule})
			i = len(out) - 1
		}
		return &out[i]
	}
	for _, t := range in.form.Tables {
		if !form.HasSums(t) {
			continue
		}
		c := at(relation.RuleOf(t))
		c.Tables = append(c.Tables, in.title(t))
		if !slices.ContainsFunc(in.sheets, func(s scan.Sheet) bool { return s.Table == t }) {
			c.Absent = append(c.Absent, in.title(t))
		}
	}
	at(ruleNames).Done = names
	at(ruleUnitKind).Done = kinds
	for _, n := range counts {
		c := at(n.Rule)
		c.Done, c.Failed = c.Done+n.Done, c.Failed+n.Failed
	}
	for _, f := range faults {
		if f.Rule == "" {
			continue
		}
		c := at(f.Rule)
		switch {
		case f.Severity == diag.Hint:
			c.Hints++
		case c.Failed == 0 || f.Rule == ruleNames:
			c.Failed++
		}
	}
	return out
}

func (in *input) title(t *form.Table) string {
	return in.text(t.Title())
}
