package export_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/model"
	"yugong/model/workbook"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/export"
)

func load(t *testing.T, name string) (*templates.Form, *model.Disclosure) {
	t.Helper()
	fsys, err := templates.Embedded(templates.Default)
	if err != nil {
		t.Fatal(err)
	}
	f, faults := templates.Load(fsys)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	d, faults, err := workbook.Read("../../examples/" + name)
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return f, d
}

func TestSameBytes(t *testing.T) {
	f, d := load(t, "yangcheng")
	var first bytes.Buffer
	for i := range 2 {
		b, faults := export.Book(f, d)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		var out bytes.Buffer
		if err := tables.Write(&out, b); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = out
			if p := os.Getenv("TABLES_OUT"); p != "" {
				os.WriteFile(p, out.Bytes(), 0o644)
			}
		} else if !bytes.Equal(first.Bytes(), out.Bytes()) {
			t.Error("the same disclosure gave other bytes")
		}
	}
}

// Every table of sums has a sheet of its own whose name a spreadsheet takes.
func TestSheets(t *testing.T) {
	for _, example := range []string{"yangcheng", "full", "department"} {
		f, d := load(t, example)
		b, faults := export.Book(f, d)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		if len(b.Sheets) != 13 {
			t.Errorf("%s: %d sheets, want the thirteen tables", example, len(b.Sheets))
		}
		seen := map[string]bool{}
		for _, s := range b.Sheets {
			if n := utf8.RuneCountInString(s.Name); n > 31 || n < 4 || seen[s.Name] || strings.ContainsAny(s.Name, `[]:*?/\'`) {
				t.Errorf("%s: sheet name %q", example, s.Name)
			}
			seen[s.Name] = true
		}
	}
}

// Columns without a width share the paper that the others leave, by their
// shares; a figure's is never narrower than it prints.
func TestWidths(t *testing.T) {
	f, d := load(t, "full")
	b, _ := export.Book(f, d)
	public := b.Sheets[9].Columns // 三公: one shared column beside 24, 24, 27 and 30 mm
	if len(public) != 5 || public[0].Width != 70 || public[3].Width != 27 {
		t.Errorf("columns %+v", public)
	}
	if name := b.Sheets[1].Columns[1].Width; name < 72.8 || name > 73 { // of a landscape sheet, two shares
		t.Errorf("the names of table 2 are %v mm wide", name)
	}
	for _, s := range b.Sheets {
		for i, c := range s.Columns {
			if c.Width <= 0 {
				t.Errorf("%s: column %d is %v mm wide", s.Name, i+1, c.Width)
			}
		}
	}
}

// Figures are exact in the table's unit, whatever is shown of them.
func TestExactFigures(t *testing.T) {
	f, d := load(t, "full")
	b, _ := export.Book(f, d)
	s := b.Sheets[4] // 一般公共预算支出
	total := s.Body[0]
	if total[0].Text != "合计" || total[0].Cols != 2 || total[1].Digits != "5260.671418" {
		t.Errorf("first row %+v", total)
	}
	if f := s.Columns[2].Format; f != "0.00" {
		t.Errorf("shown as %s", f)
	}
}
