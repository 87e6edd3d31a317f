package published

import (
	"testing"

	"yugong/model/workbook/tables"
	"yugong/templates"
)

// The form that printed a document is told by its titles.
func TestRecognised(t *testing.T) {
	forms := map[string]*templates.Form{}
	for _, dir := range []string{shanxi, "../shanghai", central} {
		forms[dir] = format(t, dir)
	}
	for made, f := range forms {
		for _, example := range examplesOf(made) { // documents of units and of a department
			b := printed(t, f, example)
			own := Recognised(f, b)
			for other, g := range forms {
				if n := Recognised(g, b); other != made && n >= own {
					t.Errorf("%s: tables of %s: %d titles of %s, %d of its own", example, made, n, other, own)
				}
			}
			if r := Audit(f, b, false); len(r.Missing) > 0 || r.Faults.HasErrors() {
				t.Errorf("%s of %s: missing %v: %v", example, made, r.Missing, r.Faults)
			}
		}
	}
}

// A contents that names the tables is none of them.
func TestContentsSheet(t *testing.T) {
	f := format(t, shanxi)
	b := printed(t, f, "full")
	contents := tables.Page{Book: "full.xlsx", Sheet: "目录"}
	for i := range b.Pages {
		for _, row := range b.Pages[i].Rows[:2] {
			if len(row.Cells) == 1 {
				c := row.Cells[0]
				contents.Rows = append(contents.Rows, tables.Row{Num: len(contents.Rows) + 1, Cells: []tables.Cell{{Col: 1, Text: c.Text}}})
			}
		}
	}
	want := len(Audit(f, b, false).Tables)
	b.Pages = append([]tables.Page{contents}, b.Pages...)
	r := Audit(f, b, false)
	if len(r.Tables) != want || r.Faults.HasErrors() {
		t.Errorf("%d tables, want %d: %v", len(r.Tables), want, r.Faults)
	}
}

func TestPublisher(t *testing.T) {
	for title, want := range map[string]string{
		"2025年部门收入预算总表": "部门", "2025年预算单位收入预算总表": "单位", "部门预算支出经济分类表": "", "单位：万元": "",
	} {
		b := &tables.Published{Pages: []tables.Page{{Rows: []tables.Row{{Num: 1, Cells: []tables.Cell{{Col: 1, Text: title}}}}}}}
		if got := Publisher(b); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}
