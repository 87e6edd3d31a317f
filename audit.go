package yugong

import (
	"strings"

	"yugong/model/check"
	"yugong/model/workbook/tables"
	"yugong/templates/published"
)

// Audit is the verdict on tables that were published, with what was looked at.
type Audit struct {
	Verdict
	Unit    string
	Year    int
	Exact   bool     // amounts were taken as not rounded
	Tables  []string // titles of the tables that were read
	Missing []string // titles of those that are not there or cannot be read
	Ignored []Place  // sheets that hold none
}

// Audit reads published tables, a workbook or a folder of them, and checks
// them. With exact set, amounts are taken as not rounded even if they look so.
// The error is for an input that could not be opened at all.
func (p *Publisher) Audit(path string, exact bool) (*Audit, error) {
	book, faults, err := tables.Read(path)
	if err != nil {
		return nil, err
	}
	r := published.Audit(p.form, book, exact)
	a := &Audit{Unit: r.Unit, Year: r.Year, Exact: r.Exact, Tables: r.Tables, Missing: r.Missing, Ignored: r.Ignored}
	a.Findings = append(faults, r.Faults...)
	a.Findings.Sort()
	for i := range r.Checks {
		a.Outcomes = append(a.Outcomes, outcome(&r.Checks[i], a.Findings))
	}
	return a, nil
}

// states are the engine's outcomes in the words of all rules.
var states = map[published.State]State{
	published.NotChecked: check.NotChecked, published.Passed: check.Passed, published.Hinted: check.Hinted, published.Failing: check.Failed,
}

// outcome says of a check of tables what is said of any rule; its title are
// the tables.
func outcome(c *published.Check, found Findings) Outcome {
	o := Outcome{Rule: Rule{ID: c.Rule, Title: strings.Join(c.Tables, "、")}, State: states[c.State()], Compared: c.Done}
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
