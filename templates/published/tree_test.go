package published

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
)

const city = "testdata/city"

// withAssets is an example with lines in the list of the city's own.
func withAssets(t *testing.T, example string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), example)
	if err := os.CopyFS(dir, os.DirFS("../../examples/"+example)); err != nil {
		t.Fatal(err)
	}
	lines := "资产名称,资产类别,金额\n打印机,设备,12000.50\n办公桌,家具,8000\n扫描仪,设备,6000.25\n"
	if err := os.WriteFile(filepath.Join(dir, "新增资产.csv"), []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Rows that print a name alone are understood, and so is a list of the form's
// own, filled in or not.
func TestNamesAlone(t *testing.T) {
	f := format(t, city)
	for _, example := range examples {
		for name, b := range map[string]*tables.Published{
			"as it is":    printed(t, f, example),
			"with a list": printedOf(t, f, withAssets(t, example)),
		} {
			r := Audit(f, b, false)
			if len(r.Tables) != 12 || len(r.Ignored) > 0 {
				t.Errorf("%s %s: read %q, ignored %v", example, name, r.Tables, r.Ignored)
			}
			for _, d := range r.Faults[:min(len(r.Faults), 5)] {
				t.Errorf("%s %s: false alarm %v", example, name, d)
			}
		}
	}
}

// A table that is not there is not taken for the list that it sums.
func TestListForItsTable(t *testing.T) {
	f := format(t, city)
	b := printedOf(t, f, withAssets(t, "full"))
	b.Pages = slices.DeleteFunc(b.Pages, func(p tables.Page) bool { return strings.Contains(p.Sheet, "新增资产分类表") })
	if r := Audit(f, b, false); !slices.Equal(r.Missing, []string{"新增资产分类表"}) || len(r.Faults) > 0 {
		t.Errorf("missing %q: %v", r.Missing, r.Faults)
	}
}

// A wrong figure in a row that prints a name alone is found, and so is a row
// that is not there.
func TestFaultsOfNamesAlone(t *testing.T) {
	f := format(t, city)
	for _, example := range []string{"full", "department"} {
		dir := withAssets(t, example)
		was := printedOf(t, f, dir)
		seen, tried, found, dropped, missed := 0, 0, 0, 0, 0
		for i := range was.Pages {
			if strings.Contains(was.Pages[i].Sheet, "明细") {
				continue // a list that nothing sums
			}
			for j := range was.Pages[i].Rows {
				cells := was.Pages[i].Rows[j].Cells
				figure := slices.IndexFunc(cells, func(c tables.Cell) bool { return c.Digits != "" })
				if figure < 1 || strings.HasSuffix(cells[0].Text, "合计") {
					continue
				}
				if seen++; seen%6 > 0 {
					continue
				}
				if m, err := money.Parse(cells[figure].Digits, money.WanYuan); err != nil || m.IsZero() {
					continue
				}
				b := copyOf(was)
				row := &b.Pages[i].Rows[j]
				row.Cells[figure].Digits = "77777.77"
				if tried++; slices.ContainsFunc(Audit(f, b, false).Faults, at(&b.Pages[i], row.Num)) {
					found++
				}
				if !strings.Contains(was.Pages[i].Sheet, "预算科目表") {
					continue // only rows: subjects says that every level is printed
				}
				b = copyOf(was)
				b.Pages[i].Rows = slices.Delete(b.Pages[i].Rows, j, j+1)
				if dropped++; !Audit(f, b, false).Faults.HasErrors() {
					missed++
				}
			}
		}
		if found*100 < tried*96 || tried < 20 { // not all of a project that is alone under a subject
			t.Errorf("%s: %d of %d wrong figures found in their rows", example, found, tried)
		}
		if missed*100 > dropped*6 || dropped < 5 { // 款 whose 项 have names of several 款
			t.Errorf("%s: %d of %d rows are not missed", example, missed, dropped)
		}
	}
}

// at finds a fault in a row, or one that names it as likely.
func at(p *tables.Page, row int) func(diag.Diagnostic) bool {
	return func(d diag.Diagnostic) bool {
		return d.At.Sheet == p.Sheet && d.At.Row == row || slices.ContainsFunc(d.Related, func(r diag.Related) bool {
			return r.At.Sheet == p.Sheet && r.At.Row == row
		})
	}
}
