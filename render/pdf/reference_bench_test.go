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

// example is the pages of the example, as the program makes them.
func example(b *testing.B) *frame.Document {
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
	document, faults := format.Document(d, templates.Draft(""))
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

// BenchmarkReference is the writing of the example, as an archive wants it and
// plainly.
func BenchmarkReference(b *testing.B) {
	d := example(b)
	for _, plain := range []bool{false, true} {
		b.Run(map[bool]string{false: "tagged", true: "plain"}[plain], func(b *testing.B) {
			b.ReportAllocs()
			w := Writer{Plain: plain}
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := w.Write(&out, d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(out.Len())/1024, "KB/doc")
		})
	}
}
