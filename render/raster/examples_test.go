package raster

import (
	"testing"

	"yugong/fonts"
	"yugong/model/workbook"
	"yugong/render/frame"
	"yugong/render/layout"
	"yugong/templates"
)

// TestExamplesLikePoppler compares every page of the examples with pdftoppm's
// picture of the PDF at 100 dpi.
func TestExamplesLikePoppler(t *testing.T) {
	if testing.Short() {
		t.Skip("eighty pages take some seconds")
	}
	for _, name := range []string{"yangcheng", "full"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, name)
			var r Renderer
			var sum, most, tileMost float64
			for i, want := range poppler(t, d, 100) {
				got, err := r.Page(&d.Pages[i], 100/72.0)
				if err != nil {
					t.Fatalf("page %d: %v", i+1, err)
				}
				if got.Rect != want.Bounds() {
					t.Fatalf("page %d is %v, pdftoppm makes it %v", i+1, got.Rect, want.Bounds())
				}
				mean, worst, at := difference(got, want)
				sum, most, tileMost = sum+mean, max(most, mean), max(tileMost, worst)
				if mean > maxMean || worst > maxWorst {
					t.Errorf("page %d: mean difference %.4f, worst tile %.4f at %v", i+1, mean, worst, at)
					keep(t, got, want)
				}
			}
			t.Logf("%d pages: mean difference %.4f, at most %.4f; worst tile %.4f", len(d.Pages), sum/float64(len(d.Pages)), most, tileMost)
		})
	}
}

// example lays out one of the examples as a draft.
func example(t *testing.T, name string) *frame.Document {
	t.Helper()
	d, faults, err := workbook.Read("../../examples/" + name)
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	root, err := templates.Embedded(templates.Default)
	if err != nil {
		t.Fatal(err)
	}
	format, faults := templates.Load(root)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	document, faults := format.Document(d, templates.Draft(""))
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pages, faults := layout.Layout(document, format.Style(), fs)
	if pages == nil || faults.HasErrors() {
		t.Fatal(faults)
	}
	return pages
}
