package yugong_test

import (
	"bytes"
	"testing"

	"yugong"
)

// TestRollup: the two units of the example department make the department, to
// the cell, whichever comes first, and the department's document.
func TestRollup(t *testing.T) {
	p := comparing(t)
	want := versionOf(t, p, "examples/department")
	units := []string{"examples/units/云岫县文化和旅游局", "examples/units/云岫县文化馆"}
	for range 2 {
		units[0], units[1] = units[1], units[0]
		var in []*yugong.Input
		for _, path := range units {
			one, err := p.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			in = append(in, one)
		}
		rolled := yugong.Rollup(in)
		if len(rolled.Findings) > 0 {
			t.Fatal(rolled.Findings)
		}
		var book bytes.Buffer
		if err := rolled.WriteWorkbook(&book); err != nil {
			t.Fatal(err)
		}
		got, err := p.VersionOf(p.ReadData(book.Bytes(), "department"))
		if err != nil || !got.OK() {
			t.Fatal(err, got.Findings)
		}
		d := yugong.Compare(want, got)
		for _, list := range [][]yugong.Change{d.Facts, d.Tables, d.Texts} {
			for i := range list {
				t.Errorf("%s: %s", list[i].Table, list[i].String())
			}
		}
		if len(d.Pages) > 0 {
			t.Errorf("pages %v", d.Pages)
		}
	}
}
