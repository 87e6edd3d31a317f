package pipeline

import (
	"bytes"
	"io"
	"testing"
)

const benchmarkBook = "../../../examples/yangcheng.xlsx"

func press(b *testing.B) *Press {
	b.Helper()
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		b.Fatal(err, faults)
	}
	return p
}

// BenchmarkWhole is the whole way of the reference unit, workbook to PDF, in a
// process that has run it before.
func BenchmarkWhole(b *testing.B) {
	p := press(b)
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		r, err := p.Run(benchmarkBook, DraftMark)
		if err != nil || !r.OK() {
			b.Fatal(err, r.Faults)
		}
		out.Reset()
		if err := r.PDF(&out); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB/file")
}

// BenchmarkPages is the same without writing the PDF.
func BenchmarkPages(b *testing.B) {
	p := press(b)
	b.ReportAllocs()
	for b.Loop() {
		if r, err := p.Run(benchmarkBook, DraftMark); err != nil || !r.OK() {
			b.Fatal(err, r.Faults)
		}
	}
}

// BenchmarkPDF is the writing alone.
func BenchmarkPDF(b *testing.B) {
	r, err := press(b).Run(benchmarkBook, DraftMark)
	if err != nil || !r.OK() {
		b.Fatal(err, r.Faults)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := r.PDF(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
