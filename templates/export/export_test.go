package export_test

import (
	"bytes"
	"os"
	"testing"

	"yugong/model"
	"yugong/model/workbook"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/export"
)

func load(t *testing.T, name string) (*templates.Format, *model.Disclosure) {
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
