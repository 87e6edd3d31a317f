package proof_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"yugong/fonts"
	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/workbook"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/layout"
	"yugong/templates"
	"yugong/templates/proof"
)

// book is a workbook as csv rows, to be changed cell by cell.
type book map[string][][]string

func readBook(t testing.TB, name string) book {
	t.Helper()
	dir := "../../examples/" + name
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	b := book{}
	for _, e := range entries {
		data, err := os.ReadFile(dir + "/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(bytes.NewReader(data))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		b[strings.TrimSuffix(e.Name(), ".csv")] = rows
	}
	return b
}

func (b book) clone() book {
	c := book{}
	for name, rows := range b {
		for _, r := range rows {
			c[name] = append(c[name], slices.Clone(r))
		}
	}
	return c
}

// set changes a cell named as in a spreadsheet; it fails when the cell does
// not hold what it should.
func (b book) set(t testing.TB, sheet, cell, from, to string) {
	t.Helper()
	col, row := int(cell[0]-'A'), 0
	for _, d := range cell[1:] {
		row = row*10 + int(d-'0')
	}
	if got := b[sheet][row-1][col]; !strings.Contains(got, from) {
		t.Fatalf("%s!%s holds %q, not %q", sheet, cell, got, from)
	}
	b[sheet][row-1][col] = to
}

// put appends a row to a sheet, which begins with a header.
func (b book) put(sheet, header string, row ...string) {
	if b[sheet] == nil {
		b[sheet] = [][]string{strings.Split(header, ",")}
	}
	b[sheet] = append(b[sheet], row)
}

// read reads the book as the program does.
func (b book) read(t testing.TB) (*model.Disclosure, diag.List) {
	t.Helper()
	files := fstest.MapFS{}
	for name, rows := range b {
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		files[name+".csv"] = &fstest.MapFile{Data: out.Bytes()}
	}
	d, faults, err := workbook.ReadFolder(files, "书")
	if err != nil {
		t.Fatal(err)
	}
	return d, faults
}

var embedded = sync.OnceValues(func() (*templates.Form, diag.List) {
	fsys, err := templates.Embedded(templates.Default)
	if err != nil {
		return nil, diag.List{{Severity: diag.Error, Message: err.Error()}}
	}
	return templates.Load(fsys)
})

func format(t testing.TB) *templates.Form {
	t.Helper()
	f, faults := embedded()
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return f
}

// input makes what is about to be printed.
func input(t testing.TB, d *model.Disclosure) *proof.Input {
	t.Helper()
	made, faults := format(t).Proof(d, templates.Final())
	if made == nil {
		t.Fatal(faults)
	}
	return &proof.Input{Proof: made, Form: format(t), Disclosure: d}
}

// checked runs every rule but those on pages.
func checked(in *proof.Input) *check.Findings {
	return proof.Run(in)
}

// pages lays a document out.
func pages(t testing.TB, d *doc.Document) *frame.Document {
	t.Helper()
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	out, faults := layout.Layout(d, format(t).Style(), faces)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return out
}

// report runs the rules that need no pages on a book that reads well.
func (b book) report(t testing.TB) *check.Report {
	t.Helper()
	d, faults := b.read(t)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	f := checked(input(t, d))
	proof.Unpaged(f)
	return f.Report(d.Accepted)
}
