package published

import (
	"slices"
	"testing"

	"yugong/model/diag"
	"yugong/model/workbook/tables"
)

// The units of a department that no table lists may be of any kind: its document
// is held to no unit's (T09, T15), whatever its own words say so by.
func TestUnitsThatNoTableLists(t *testing.T) {
	f := format(t, "testdata/plain")
	audit := func(b *tables.Published, words string) (rules []string) {
		b = copyOf(b)
		b.Pages = append(b.Pages, tables.Page{Book: b.Name, Sheet: "概况", Rows: []tables.Row{{Num: 1, Cells: []tables.Cell{{Col: 1, Text: words}}}}})
		for _, d := range Audit(f, b, false).Faults {
			rules = append(rules, d.Rule)
		}
		return slices.Compact(rules)
	}
	department := printed(t, f, "department")
	for _, words := range []string{"2026年部门预算", "云岫县文化和旅游局是行政单位，下属事业单位1个。", "纳入预算的所属单位包括：文化馆"} {
		if rules := audit(department, words); len(rules) > 0 {
			t.Errorf("%s: %q", words, rules)
		}
	}
	if rules := audit(department, "2026年单位预算"); !slices.Contains(rules, "T15") {
		t.Errorf("a unit of two kinds: %q", rules)
	}
	if rules := audit(department, "2026年单位预算，下属单位0个"); !slices.Contains(rules, "T15") {
		t.Errorf("a unit of two kinds: %q", rules)
	}
}

// A unit's own expenses are still held to the kind that it is.
func TestUnitThatNoTableLists(t *testing.T) {
	f := format(t, "testdata/plain")
	b := printed(t, f, "yangcheng")
	b.Pages[0].Rows = slices.Insert(b.Pages[0].Rows, 0, tables.Row{Num: 0, Cells: []tables.Cell{{Col: 1, Text: "2025年度单位预算公开"}}})
	hints := 0
	for _, d := range Audit(f, b, false).Faults {
		if d.Rule == "T15" && d.Severity == diag.Hint {
			hints++
		}
	}
	if hints != 2 {
		t.Errorf("%d hints of T15", hints)
	}
}
