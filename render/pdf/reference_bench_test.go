package pdf

import (
	"bytes"
	"testing"

	"yugong/fonts"
	"yugong/model/workbook"
	"yugong/render/frame"
	"yugong/render/layout"
	"yugong/templates"
)

// reference is the pages of the example, as the program makes them.
func reference(b *testing.B) *frame.Document {
	b.Helper()
	d, _, err := workbook.Read("../../examples/yangcheng.xlsx")
	if err != nil {
		b.Fatal(err)
	}
	root, err := templates.Embedded(templates.Default)
	if err != nil {
		b.Fatal(err)
	}
	format, faults := templates.Load(root)
	if faults.HasErrors() {
		b.Fatal(faults)
	}
	document, faults := format.Document(d, templates.Options{Watermark: "仅供内部审核"})
	if faults.HasErrors() {
		b.Fatal(faults)
	}
	set, err := fonts.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	pages, faults := layout.Layout(document, format.Style(), set)
	if faults.HasErrors() {
		b.Fatal(faults)
	}
	return pages
}

// BenchmarkReference is the writing of the example in its two stages: gopdf
// draws, then what it wrote is completed and packed.
func BenchmarkReference(b *testing.B) {
	d := reference(b)
	b.Run("draw", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			faces, err := typefaces(d.Pages)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := draw(d.Pages, faces); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("finish", func(b *testing.B) {
		faces, err := typefaces(d.Pages)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		var w Writer
		var out bytes.Buffer
		for b.Loop() {
			b.StopTimer()
			dr, err := draw(d.Pages, faces)
			if err != nil {
				b.Fatal(err)
			}
			out.Reset()
			b.StartTimer()
			if err := w.finish(&out, d, dr); err != nil {
				b.Fatal(err)
			}
		}
	})
}
