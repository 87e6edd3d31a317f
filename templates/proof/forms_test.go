package proof_test

import (
	"os"
	"testing"

	"yugong/model/check"
	"yugong/templates"
	"yugong/templates/proof"
)

// TestAnotherForm: a form with other tables, in yuan, with the glossary first
// is proof-read by the same code and gives no false alarm.
func TestAnotherForm(t *testing.T) {
	f, faults := templates.Load(os.DirFS("../testdata/shanghai-unit"))
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	for _, name := range []string{"full", "department"} {
		d, faults := readBook(t, name).read(t)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		made, faults := f.Proof(d, templates.Options{})
		if made == nil {
			t.Fatal(faults)
		}
		found := check.Facts(d, made.Ledger)
		proof.Run(&proof.Input{Proof: made, Form: f, Disclosure: d}, found)
		proof.Unpaged(found)
		r := found.Report(d.Accepted)
		for _, d := range r.Findings {
			t.Errorf("%s: %s %s %s", name, d.Severity, d.Rule, d)
		}
		for _, rule := range []string{"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "X01", "X03", "X05", "X07"} {
			if r.State(rule) != check.Passed {
				t.Errorf("%s: %s %s", name, rule, r.State(rule))
			}
		}
		if n := compared(r, "T03"); n < 20 {
			t.Errorf("%s: %d comparisons under T03: this form names no rules, its tables fall under them all the same", name, n)
		}
	}
}

func compared(r *check.Report, rule string) int {
	for _, o := range r.Outcomes {
		if o.Rule.ID == rule {
			return o.Compared
		}
	}
	return 0
}
