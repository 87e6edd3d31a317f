package proof_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates"
	"yugong/templates/proof"
)

func formAt(t *testing.T, dir string) *templates.Form {
	t.Helper()
	f, faults := templates.Load(os.DirFS(dir))
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return f
}

// TestCentral: the central department is silent in the form of its own, and
// every rule on its tables has something to compare; of the other examples the
// form asks for last year's figures as executed and for nothing else.
func TestCentral(t *testing.T) {
	f := formAt(t, "../central")
	for name, want := range map[string][]string{"central": nil, "full": {"S01"}, "department": {"S01"}} {
		d, read := readBook(t, name).read(t)
		if read.HasErrors() {
			t.Fatal(read)
		}
		form := f.For(d)
		made, faults := form.Proof(d, templates.Final())
		if made == nil {
			t.Fatal(faults)
		}
		found := proof.Run(&proof.Input{Proof: made, Form: form, Disclosure: d})
		proof.Unpaged(found)
		r := found.Report(d.Accepted)
		var got []string
		for _, d := range withoutUnasked(r.Findings, name == "central") {
			got = append(got, d.Rule)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v\n%s", name, got, want, r.Findings.Error())
		}
		if name != "central" {
			continue
		}
		for _, rule := range []string{"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T10", "T11", "T14", "Y02", "K01", "X01", "X05", "X07", "X13"} {
			if r.State(rule) != check.Passed {
				t.Errorf("%s: %s", rule, r.State(rule))
			}
		}
	}
}

// withoutUnasked leaves out what a workbook made for another form says beyond
// this one.
func withoutUnasked(found diag.List, own bool) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return !own && (d.Rule == "S04" || d.Rule == "S02") })
}

// TestAnotherForm: a form with other tables, in yuan, with the glossary first
// is proof-read by the same code and gives no false alarm.
func TestAnotherForm(t *testing.T) {
	f := formAt(t, "../testdata/shanghai-unit")
	for _, name := range []string{"full", "department"} {
		d, faults := readBook(t, name).read(t)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		made, faults := f.Proof(d, templates.Final())
		if made == nil {
			t.Fatal(faults)
		}
		found := proof.Run(&proof.Input{Proof: made, Form: f, Disclosure: d})
		proof.Unpaged(found)
		r := found.Report(d.Accepted)
		for _, d := range withoutUnasked(r.Findings, false) {
			t.Errorf("%s: %s %s %s", name, d.Severity, d.Rule, d)
		}
		for _, rule := range []string{"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "X01", "X03", "X05", "X07"} {
			if r.State(rule) != check.Passed {
				t.Errorf("%s: %s %s", name, rule, r.State(rule))
			}
		}
		if n := compared(r, "T03"); n < 20 {
			t.Errorf("%s: %d comparisons under T03", name, n)
		}
	}
}

// TestTablesWithoutARule: tables whose form names no rule are held to each
// other all the same.
func TestTablesWithoutARule(t *testing.T) {
	files := fstest.MapFS{}
	root := os.DirFS("../testdata/shanghai-unit")
	if err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, p)
		if p == "format.yaml" {
			data = regexp.MustCompile(`(?m)^    rule: .*\n`).ReplaceAll(data, nil)
		}
		files[p] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	f, faults := templates.Load(files)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	d, _ := readBook(t, "full").read(t)
	for _, spoilt := range []bool{false, true} {
		made, faults := f.Proof(d, templates.Final())
		if made == nil {
			t.Fatal(faults)
		}
		if spoilt {
			g := made.Grids[2]
			for i := range g.Body[0].Cells {
				if c := &g.Body[0].Cells[i]; c.Figure {
					c.Sum.Money = c.Sum.Money.Add(money.FromFen(100))
					break
				}
			}
		}
		r := proof.Run(&proof.Input{Proof: made, Form: f, Disclosure: d}).Report(nil)
		want := check.Passed
		if spoilt {
			want = check.Failed
		}
		if got := r.State(check.OtherTables); got != want {
			t.Errorf("spoilt %v: %s, want %s\n%s", spoilt, got, want, r.Findings.Error())
		}
		if n := compared(r, check.OtherTables); n < 100 {
			t.Errorf("%d comparisons", n)
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
