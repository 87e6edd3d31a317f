package published

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"yugong/model/diag"
	"yugong/model/workbook"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/export"
)

func format(t testing.TB, dir string) *templates.Form {
	t.Helper()
	f, faults := templates.Load(os.DirFS(dir))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return f
}

const (
	shanxi   = "../shanxi-unit"
	shanghai = "../testdata/shanghai-unit"
	central  = "../central"
)

// examples are the units whose tables are written and read back; that of the
// central form has kinds of expenditure that no other form prints.
var examples = []string{"yangcheng", "full", "department"}

func examplesOf(dir string) []string {
	if dir == central {
		return append(examples[:len(examples):len(examples)], "central")
	}
	return examples
}

// printed writes the tables of an example and reads them back.
func printed(t testing.TB, f *templates.Form, example string) *tables.Published {
	t.Helper()
	if _, err := os.Stat("../../examples/" + example + "/支出预算.csv"); err != nil {
		t.Skip("no example " + example)
	}
	return printedOf(t, f, "../../examples/"+example)
}

// printedOf is what a form prints of a workbook, as tables that were published.
func printedOf(t testing.TB, f *templates.Form, dir string) *tables.Published {
	t.Helper()
	d, faults, err := workbook.Read(dir, workbook.Form{Lists: f.Data().RecordLists()})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	b, faults := export.Book(f, d)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	var out bytes.Buffer
	if err := tables.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), filepath.Base(dir)+".xlsx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	p, faults, err := tables.Read(path)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return p
}

func TestRoundTripIsClean(t *testing.T) {
	for _, dir := range []string{shanxi, shanghai, central} {
		f := format(t, dir)
		for _, example := range examplesOf(dir) {
			t.Run(filepath.Base(dir)+"/"+example, func(t *testing.T) {
				p := printed(t, f, example)
				r := Audit(f, p, false)
				if len(r.Missing) > 0 || !r.Exact {
					t.Errorf("missing %q, exact %v", r.Missing, r.Exact)
				}
				for _, d := range r.Faults {
					if d.Severity > diag.Hint {
						t.Error(d.Rule, d)
					} else {
						t.Log(d.Rule, d)
					}
				}
				for _, c := range r.Checks {
					t.Logf("%s %s: %d compared, %d failed, %d hints", c.Rule, c.Tables, c.Done, c.Failed, c.Hints)
				}
			})
		}
	}
}
