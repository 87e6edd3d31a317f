package yugong_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yugong"
	"yugong/model"
)

// publisher is one of the default form.
func publisher(t *testing.T) *yugong.Publisher {
	t.Helper()
	p, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return p
}

// example reads an example and writes its tables as a workbook.
func example(t *testing.T, p *yugong.Publisher, name string) (in *yugong.Input, xlsx string) {
	t.Helper()
	in, err := p.Read(filepath.Join("examples", name))
	if err != nil || in.Findings.HasErrors() {
		t.Fatal(err, in.Findings)
	}
	xlsx = filepath.Join(t.TempDir(), "公开表.xlsx")
	var b bytes.Buffer
	if err := p.Tables(in).Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(xlsx, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return in, xlsx
}

// printed is the tables of a disclosure, without who made them when.
func printed(t *testing.T, p *yugong.Publisher, in *yugong.Input) []any {
	t.Helper()
	var b bytes.Buffer
	tables := p.Tables(in)
	if !tables.OK() {
		t.Fatal(tables.Findings)
	}
	if err := tables.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var out struct {
		Tables []any `json:"tables"`
	}
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out.Tables
}

// typed adds what a person has to type: what tables of a form never tell.
func typed(d, own *yugong.Disclosure) {
	u := &d.Unit
	u.Kind, u.Region, u.Level, u.Code = own.Unit.Kind, own.Unit.Region, own.Unit.Level, own.Unit.Code
	for i := range d.Projects {
		for j := range own.Projects {
			if d.Projects[i].Name.Value == own.Projects[j].Name.Value {
				d.Projects[i].Category = own.Projects[j].Category
			}
		}
	}
	if !u.Department.Value {
		return
	}
	if len(d.Units) == 0 {
		d.Units = own.Units
	}
	for i := range d.Units {
		d.Units[i].Kind = own.Units[i].Kind
	}
	for _, unit := range units(d) {
		if unit.Value == "" {
			unit.Value = d.Units[0].Name.Value
		}
	}
}

func units(d *yugong.Disclosure) (out []*model.Text) {
	for i := range d.Appropriations {
		out = append(out, &d.Appropriations[i].Unit)
	}
	for i := range d.Economic {
		out = append(out, &d.Economic[i].Unit)
	}
	for i := range d.Revenue {
		out = append(out, &d.Revenue[i].Unit)
	}
	return out
}

// TestTablesRoundTrip: the tables of an example, imported and built again, are
// the same to the last cell, once what they do not tell is typed. Those of a
// department do not tell whose basic expenditure is: the table of units' operating
// costs stays open.
func TestTablesRoundTrip(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	p := publisher(t)
	for name, complete := range map[string]func(d, own *yugong.Disclosure){"yangcheng": typed, "full": typeFull, "department": typed} {
		t.Run(name, func(t *testing.T) {
			own, xlsx := example(t, p, name)
			in, err := p.Import([]string{xlsx}, yugong.ImportOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if in.Disclosure == nil || in.Findings.HasErrors() || len(in.Documents) != 1 || len(in.Documents[0].Missing) > 0 {
				t.Fatalf("%+v %v", in.Documents, in.Findings)
			}
			complete(in.Disclosure, own.Disclosure)
			same(t, p, in, own)
		})
	}
}

// TestDepartmentOfUnits: the tables of a department with those of its units tell
// whose each amount is; every table is the same to the last cell. Without one of
// them the rest is nobody's yet, and units alone are no department.
func TestDepartmentOfUnits(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	p := publisher(t)
	own, department := example(t, p, "department")
	var files []string
	for _, unit := range []string{"云岫县文化和旅游局", "云岫县文化馆"} {
		_, xlsx := example(t, p, "units/"+unit)
		files = append(files, xlsx)
	}
	in := importedBy(t, p, yugong.ImportOptions{}, append(files, department)...)
	d := in.Disclosure
	for _, left := range in.Left {
		if slices.ContainsFunc(left.What, func(what string) bool { return strings.HasPrefix(what, "单位") }) && left.Sheet != "单位信息" {
			t.Errorf("left %+v", left)
		}
	}
	for i := range d.Units {
		if d.Units[i].Kind.Value != own.Disclosure.Units[i].Kind.Value {
			t.Errorf("%s is %s", d.Units[i].Name.Value, d.Units[i].Kind.Value)
		}
	}
	typed(d, own.Disclosure)
	same(t, p, in, own)

	in = importedBy(t, p, yugong.ImportOptions{}, department, files[1])
	of := map[string]int{}
	for i := range in.Disclosure.Appropriations {
		of[in.Disclosure.Appropriations[i].Unit.Value]++
	}
	if of["云岫县文化馆"] < 10 || of[""] == 0 {
		t.Errorf("facts by unit %v", of)
	}
	alone, err := p.Import(files, yugong.ImportOptions{})
	if err != nil || alone.Disclosure != nil || len(alone.Findings) != 1 || !strings.Contains(alone.Findings[0].String(), "rollup") {
		t.Errorf("%v, made %v, %v", err, alone.Disclosure != nil, alone.Findings)
	}
}

// operating is the table of 机关运行经费, from 0.
const operating = 10

// same writes what was imported, reads it back and compares its tables.
func same(t *testing.T, p *yugong.Publisher, in *yugong.Import, own *yugong.Input) {
	t.Helper()
	var b bytes.Buffer
	if _, err := in.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	back := p.ReadData(b.Bytes(), "预算.xlsx")
	if back.Findings.HasErrors() {
		t.Fatal(back.Findings)
	}
	got, want := printed(t, p, back), printed(t, p, own)
	if len(got) != len(want) {
		t.Fatalf("%d tables, want %d", len(got), len(want))
	}
	for i := range want {
		if in.Disclosure.Unit.Department.Value && i == operating && len(in.Documents) == 1 {
			continue
		}
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("table %d\n%v\nwant\n%v", i+1, got[i], want[i])
		}
	}
}

// typeFull types what the tables of the full example leave open: the fund of one
// carried-over amount, the subjects of what is kept for the next year, codes of
// income carried over, and the economic subjects of a fund that no table lists.
func typeFull(d, own *yugong.Disclosure) {
	typed(d, own)
	open := func(a model.Appropriation) bool {
		return a.Kind.Value == model.CarryForward && a.Origin.Value == model.Carryover ||
			a.Origin.Value == model.Carryover && a.Fund.Value == model.OtherIncome
	}
	for _, a := range own.Appropriations {
		if open(a) {
			a.DeptEconomic, a.GovEconomic, a.Remark = model.Text{}, model.Text{}, model.Text{}
			d.Appropriations = append(d.Appropriations, a)
		}
	}
	for _, r := range own.Revenue {
		if r.Origin.Value == model.Carryover && r.Fund.Value != model.General {
			d.Revenue = append(slices.DeleteFunc(d.Revenue, func(x model.Revenue) bool {
				return x.Origin.Value == model.Carryover && x.Fund.Value == r.Fund.Value
			}), r)
		}
	}
}
