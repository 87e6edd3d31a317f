package yugong_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong"
	"yugong/model"
	"yugong/model/money"
	"yugong/model/subject"
)

// everyExample are the examples with their forms.
var everyExample = []struct{ name, form string }{
	{"yangcheng", "shanxi-unit"}, {"full", "shanxi-unit"}, {"department", "shanxi-unit"}, {"central", "central"},
	{"shanghai/unit", "shanghai"}, {"shanghai/department", "shanghai"},
}

// TestEveryFormRoundTrip: the tables of every example in its form, as a workbook, csv,
// an old workbook and PDF, are imported; what is made of them is what the example
// has, and with what they leave open typed the same tables are built, to the last
// cell. Of csv as a spreadsheet shows it, rounded, every fact is one that there is.
func TestEveryFormRoundTrip(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	var books []string
	files := make([]map[string]string, len(everyExample))
	own := make([]*yugong.Input, len(everyExample))
	publishers := make([]*yugong.Publisher, len(everyExample))
	for n, e := range everyExample {
		p, faults, err := yugong.New(yugong.Settings{Form: e.form})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		var xlsx string
		own[n], xlsx = example(t, p, e.name)
		publishers[n] = p
		book, pdf := filepath.Join(dir, fmt.Sprint(n, ".xlsx")), filepath.Join(dir, fmt.Sprint(n, ".pdf"))
		var b bytes.Buffer
		if err := p.Build(own[n], yugong.Draft("")).PDF(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(xlsx, book); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(pdf, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		books = append(books, book)
		files[n] = map[string]string{"xlsx": book, "csv": asCSV(t, book, excelize.Options{RawCellValue: true}), "rounded": asCSV(t, book), "pdf": pdf}
	}
	if allAsXLS(t, dir, books) {
		for n := range files {
			files[n]["xls"] = filepath.Join(dir, fmt.Sprint(n, ".xls"))
		}
	}
	for n, e := range everyExample {
		for kind, file := range files[n] {
			t.Run(e.name+"/"+kind, func(t *testing.T) {
				in := importedBy(t, publishers[n], yugong.ImportOptions{}, file)
				for _, f := range in.Findings {
					if f.Severity > yugong.Hint {
						t.Error(f)
					}
				}
				if len(in.Documents) != 1 || len(in.Documents[0].Missing) > 0 {
					t.Fatalf("%+v", in.Documents)
				}
				if kind == "rounded" {
					nearlyAll(t, in.Disclosure, own[n].Disclosure)
					return
				}
				typeRest(t, in, own[n].Disclosure)
				same(t, publishers[n], in, own[n])
			})
		}
	}
}

// allAsXLS has LibreOffice write old workbooks; false where there is none.
func allAsXLS(t *testing.T, dir string, books []string) bool {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		return false
	}
	args := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "xls", "--outdir", dir}, books...)
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return true
}

// factKey is what a fact is of, as far as tables of a form tell.
type factKey struct {
	function, project string
	fund              model.Fund
	kind              model.Kind
	origin            model.Origin
}

// typeRest types what the tables leave open, as the example has it. Whatever they
// determined must be what the example has.
func typeRest(t *testing.T, in *yugong.Import, own *yugong.Disclosure) {
	t.Helper()
	d := in.Disclosure
	typed(d, own)
	typeUnits(t, d, own)
	d.Revenue, d.Public = own.Revenue, typedPublic(d, own)
	if len(d.Projects) == 0 { // the form has no table of them
		d.Projects = own.Projects
	}
	for i := range d.Economic {
		e := &d.Economic[i]
		if n := slices.IndexFunc(own.Appropriations, func(a model.Appropriation) bool { return a.DeptEconomic.Value == e.DeptEconomic.Value }); n >= 0 && e.GovEconomic.Value == "" {
			e.GovEconomic = own.Appropriations[n].GovEconomic
		}
	}
	real, got := factsOf(own, d), factsOf(d, d)
	d.Appropriations = slices.DeleteFunc(d.Appropriations, func(a model.Appropriation) bool {
		k := keyOf(d, d, &a)
		if a.Function.Value != "" && !got[k].Equal(real[k]) {
			t.Errorf("%+v is %v, want %v", k, got[k], real[k])
		}
		return a.Function.Value == "" || a.Kind.Value == model.Project && a.Project.Value == "" || a.Kind.Value == model.Basic && a.Use.Value == model.UseNone
	})
	got = factsOf(d, d)
	for i := range own.Appropriations {
		a := own.Appropriations[i]
		k := keyOf(own, d, &a)
		if !got[k].IsZero() {
			continue
		}
		a.Use.Value, a.DeptEconomic, a.GovEconomic, a.Fund.Value = useOf(&a), model.Text{}, model.Text{}, k.fund
		if k.project != "" {
			a.Project.Value = keyNamed(d, k.project)
		}
		d.Appropriations = append(d.Appropriations, a)
	}
}

// nearlyAll: of tables that print two decimals of 万元 every fact is one that there
// is, but for what rounding took.
func nearlyAll(t *testing.T, d, own *yugong.Disclosure) {
	t.Helper()
	real, got := factsOf(own, d), factsOf(d, d)
	for k, m := range got {
		if k.function == "" {
			continue // a project whose subject is open
		}
		if miss := m.Sub(real[k]).Abs(); real[k].IsZero() || miss.Cmp(money.FromFen(200_00)) > 0 {
			t.Errorf("%+v is %v, want %v", k, m, real[k])
		}
	}
}

// typeUnits gives money of a department whose unit no table tells to the first, and
// to their units what they spend on economic subjects.
func typeUnits(t *testing.T, d, own *yugong.Disclosure) {
	t.Helper()
	if len(d.Units) == 0 {
		return
	}
	sums := map[string]money.Money{}
	for i := range d.Economic {
		e := &d.Economic[i]
		sums[e.DeptEconomic.Value] = sums[e.DeptEconomic.Value].Add(e.Amount.Money)
	}
	d.Economic = nil
	for i := range own.Appropriations {
		a := &own.Appropriations[i]
		if _, ok := sums[a.DeptEconomic.Value]; ok && a.Fund.Value == model.General && a.Kind.Value == model.Basic && a.Origin.Value == model.Current {
			sums[a.DeptEconomic.Value] = sums[a.DeptEconomic.Value].Sub(a.Amount.Money)
			d.Economic = append(d.Economic, model.EconomicItem{Unit: a.Unit, Fund: a.Fund, Kind: a.Kind, Origin: a.Origin,
				DeptEconomic: a.DeptEconomic, GovEconomic: a.GovEconomic, Amount: a.Amount})
		}
	}
	for code, left := range sums {
		if !left.IsZero() {
			t.Errorf("部门经济科目 %s differs by %v", code, left)
		}
	}
	for _, unit := range units(d) {
		if unit.Value == "" {
			unit.Value = d.Units[0].Name.Value
		}
	}
}

func typedPublic(d, own *yugong.Disclosure) []model.PublicExpense {
	if len(d.Public) == 0 {
		return nil
	}
	return own.Public
}

func useOf(a *model.Appropriation) model.Use {
	switch {
	case a.Use.Value != model.UseNone || a.Kind.Value != model.Basic || a.DeptEconomic.Value == "":
		return a.Use.Value
	case subject.Personnel(a.DeptEconomic.Value):
		return model.Personnel
	}
	return model.PublicFunds
}

func factsOf(d, imported *yugong.Disclosure) map[factKey]money.Money {
	out := map[factKey]money.Money{}
	for i := range d.Appropriations {
		a := &d.Appropriations[i]
		k := keyOf(d, imported, a)
		out[k] = out[k].Add(a.Amount.Money)
	}
	return out
}

// keyOf is the key of a fact with its fund as the imported facts have it.
func keyOf(d, imported *yugong.Disclosure, a *model.Appropriation) factKey {
	told := slices.ContainsFunc(imported.Appropriations, func(a model.Appropriation) bool { return a.Project.Value != "" })
	k := factKey{function: a.Function.Value, fund: a.Fund.Value, kind: a.Kind.Value, origin: a.Origin.Value}
	for i := range d.Projects {
		if p := &d.Projects[i]; p.Key.Value == a.Project.Value && told {
			k.project = squeezed(p.Name.Value)
		}
	}
	for i := range imported.Appropriations {
		if f := imported.Appropriations[i].Fund.Value; k.fund.Within(f) {
			k.fund = f
			break
		}
	}
	return k
}

func keyNamed(d *yugong.Disclosure, name string) string {
	for i := range d.Projects {
		if squeezed(d.Projects[i].Name.Value) == name {
			return d.Projects[i].Key.Value
		}
	}
	return ""
}
