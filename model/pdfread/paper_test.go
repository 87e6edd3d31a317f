package pdfread

import (
	"fmt"
	"math"
	"testing"

	"yugong/model/pdfread/internal/pdftest"
)

// TestAbsurdPaper: a page that no paper is as large as is read as what stands on
// it, each text at its place in the file.
func TestAbsurdPaper(t *testing.T) {
	read := func(box string) *Document {
		f := pdftest.New()
		font := f.Font()
		f.Page(fmt.Sprintf("BT /F 12 Tf 80 700 Td %s Tj 0 -20 Td %s Tj ET", pdftest.Hex("主要用于按规定开支的各类公务接待（含外宾接"), pdftest.Hex("待）支出。")),
			fmt.Sprintf("/Font <</F %d 0 R>>", font), box)
		d, err := Read(f.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	want, got := read("/CropBox [0 0 424 800]"), read("/CropBox [0 0 1000000000 1000000000]")
	if len(want.Text) != 1 || len(got.Text) != 1 || got.Text[0].Text != want.Text[0].Text {
		t.Fatalf("%v, on paper %v", got.Text, want.Text)
	}
	user := func(d *Document) Box { return d.Pages[0].User(d.Text[0].Places(0, 3)[0].Box) }
	if a, b := user(got), user(want); math.Abs(a.X0-b.X0) > 0.01 || math.Abs(a.Y1-b.Y1) > 0.01 {
		t.Errorf("at %v, on paper at %v", a, b)
	}
}
