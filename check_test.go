package yugong

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/workbook"
)

// slow leaves a test out of what is run at each save (make quick).
func slow(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes about a second")
	}
}

func newPublisher(t *testing.T) *Publisher {
	t.Helper()
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return p
}

// TestRulesNeverStopADraft: what a rule finds forbids the final document only.
func TestRulesNeverStopADraft(t *testing.T) {
	p := newPublisher(t)
	d, faults, err := workbook.Read("examples/full")
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	d.Revenue[0].Amount.Money = d.Revenue[1].Amount.Money
	draft, final := p.Build(&Input{Disclosure: d}, Draft("")), p.Build(&Input{Disclosure: d}, Final())
	if !draft.OK() || draft.Pages == nil {
		t.Error("the draft is refused")
	}
	if final.OK() {
		t.Error("the final document is not refused")
	}
	for _, r := range []*Result{draft, final} {
		if !slices.ContainsFunc(r.Findings, func(d diag.Diagnostic) bool { return d.Rule == "T14" && d.Severity == diag.Error }) {
			t.Errorf("the fault is not listed:\n%s", r.Findings.Error())
		}
		if r.Broken() {
			t.Errorf("taken for a fault of reading: %v", r.Findings)
		}
	}
}

// TestCheckAndRunAgree: check finds what run finds, but for what needs pages.
func TestCheckAndRunAgree(t *testing.T) {
	p := newPublisher(t)
	for _, name := range []string{"yangcheng", "full", "department"} {
		path := "examples/" + name
		in, err := p.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		checked, run := p.Check(in), p.Build(in, Final())
		if a, b := checked.Findings.Error(), run.Findings.Error(); a != b {
			t.Errorf("%s: check found\n%s\nrun found\n%s", name, a, b)
		}
		if s := run.State("X09"); s != check.Passed || checked.State("X09") != check.NotChecked {
			t.Errorf("%s: X09 %s with pages, %s without", name, s, checked.State("X09"))
		}
		if s := run.State("X10"); s != check.Passed {
			t.Errorf("%s: X10 %s in a final document", name, s)
		}
	}
}

// TestUnreadIsUnchecked: an input with faults of reading has passed nothing.
func TestUnreadIsUnchecked(t *testing.T) {
	var faults diag.List
	faults.Errorf(diag.Pos{}, "读不出")
	d, _, err := workbook.Read("examples/full")
	if err != nil {
		t.Fatal(err)
	}
	r := newPublisher(t).Build(&Input{Disclosure: d, Findings: faults}, Draft(""))
	if r.OK() || r.Count(NotChecked) != len(Rules()) || !r.Broken() {
		t.Errorf("OK %v, %d rules not checked", r.OK(), r.Count(NotChecked))
	}
}

// TestAPanicOfTheReaderIsTheCallers: it can be recovered where it is called.
func TestAPanicOfTheReaderIsTheCallers(t *testing.T) {
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), "slip") {
			t.Errorf("recovered %v", p)
		}
	}()
	var r reading
	r.start(func() *check.Findings { panic("a slip") })
	r.wait()
}

// TestRulesNameTheFormsTables: a rule tells by their titles the tables that it
// speaks for, to check and to audit alike; its own words name no form's.
func TestRulesNameTheFormsTables(t *testing.T) {
	words := ""
	for _, r := range Rules() {
		words += r.Title + r.Compares + r.Basis + r.Hint + "\n"
	}
	for name, input := range map[string]string{"shanxi-unit": "examples/full", "shanghai": "examples/shanghai/unit", "central": "examples/central"} {
		p, faults, err := New(Settings{Form: name})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		in, err := p.Read(input)
		if err != nil {
			t.Fatal(err)
		}
		var book bytes.Buffer
		checked := p.Check(in)
		if err := p.Tables(in).Write(&book); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "tables.xlsx")
		if err := os.WriteFile(path, book.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		audited, err := p.Audit(path, false)
		if err != nil {
			t.Fatal(err)
		}
		named := 0
		for _, o := range audited.Outcomes {
			i := slices.IndexFunc(checked.Outcomes, func(c Outcome) bool { return c.Rule.ID == o.Rule.ID })
			if i < 0 || checked.Outcomes[i].Rule.Title != o.Rule.Title || !slices.Equal(checked.Outcomes[i].Tables, o.Tables) {
				t.Errorf("%s: audit says %s %s of %q, check otherwise", name, o.Rule.ID, o.Rule.Title, o.Tables)
			}
			for _, title := range o.Tables {
				named++
				if title = regexp.MustCompile(`^\d+年`).ReplaceAllString(title, ""); strings.Contains(words, title) {
					t.Errorf("%s: the rules name its table %s", name, title)
				}
			}
		}
		if named < 9 {
			t.Errorf("%s: rules speak for %d tables", name, named)
		}
	}
}
