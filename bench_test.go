package yugong

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"

	"yugong/model/money"
	"yugong/model/workbook"
	"yugong/model/workbook/write"
	"yugong/render/layout"
	"yugong/templates/proof"
)

const benchmarkBook = "examples/yangcheng.xlsx"

func publisher(b *testing.B) *Publisher {
	b.Helper()
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		b.Fatal(err, faults)
	}
	return p
}

// BenchmarkWhole is the whole way of the reference unit, workbook to PDF, in a
// process that has run it before: with the collector as Go sets it, and as a batch
// does (cmd/internal/batch).
func BenchmarkWhole(b *testing.B) {
	b.Run("alone", whole)
	b.Run("batch", func(b *testing.B) {
		defer debug.SetGCPercent(debug.SetGCPercent(400))
		whole(b)
	})
}

func whole(b *testing.B) {
	p := publisher(b)
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		r, err := p.Publish(benchmarkBook, Draft(""))
		if err != nil || !r.OK() {
			b.Fatal(err, r.Findings)
		}
		out.Reset()
		if err := r.PDF(&out); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB/file")
}

// BenchmarkStage is each stage of that way alone, on what the one before it
// made. Writing attaches the tables; the PDF alone is a benchmark of render/pdf.
func BenchmarkStage(b *testing.B) {
	p := publisher(b)
	d, _, err := workbook.Read(benchmarkBook)
	if err != nil {
		b.Fatal(err)
	}
	options := Draft("")
	made, faults := p.form.Proof(d, options)
	if faults.HasErrors() {
		b.Fatal(faults)
	}
	pages, faults := layout.Layout(made.Document, p.form.Style(), p.fonts)
	if faults.HasErrors() {
		b.Fatal(faults)
	}
	r := &Result{Disclosure: d, Pages: pages, from: p, made: made, input: &Input{Disclosure: d}}
	var set layout.Setter
	var out bytes.Buffer
	for _, stage := range []struct {
		name string
		run  func()
	}{
		{"read", func() { _, _, err = workbook.Read(benchmarkBook) }},
		{"document", func() { _, faults = p.form.Proof(d, options) }},
		{"check", func() {
			f := proof.Run(&proof.Input{Proof: made, Form: p.form, Disclosure: d})
			proof.Pages(pages, false, f)
		}},
		{"layout", func() { _, faults = set.Layout(made.Document, p.form.Style(), p.fonts) }},
		{"attach", func() { _, err = r.attachments() }},
		{"write", func() {
			out.Reset()
			err = r.PDF(&out)
		}},
		{"ofd", func() {
			out.Reset()
			err = r.OFD(&out)
		}},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				stage.run()
			}
			if err != nil || faults.HasErrors() {
				b.Fatal(err, faults)
			}
		})
	}
}

// BenchmarkStart is what a process does once: load the form and the faces.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		publisher(b)
	}
}

// BenchmarkParallel is the whole way on as many goroutines as there are cores.
func BenchmarkParallel(b *testing.B) {
	p := publisher(b)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		var out bytes.Buffer
		for pb.Next() {
			r, err := p.Publish(benchmarkBook, Draft(""))
			if err != nil || !r.OK() {
				b.Error(err)
				return
			}
			out.Reset()
			if err := r.PDF(&out); err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkFacts is the way of ever longer lists of facts to pages: time must
// not grow faster than they do.
func BenchmarkFacts(b *testing.B) {
	p := publisher(b)
	d, _, err := workbook.Read(benchmarkBook)
	if err != nil {
		b.Fatal(err)
	}
	for _, times := range []int{1, 10, 100} {
		big := *d
		big.Appropriations = nil
		for i := range times * len(d.Appropriations) {
			a := d.Appropriations[i%len(d.Appropriations)]
			a.Amount.Money = money.FromFen(int64(100 + i)) // no two lines are the same
			big.Appropriations = append(big.Appropriations, a)
		}
		path := filepath.Join(b.TempDir(), "big.xlsx")
		var book bytes.Buffer
		if err := write.Disclosure(&book, &big); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, book.Bytes(), 0o666); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(len(big.Appropriations), " facts"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if r, err := p.Publish(path, Draft("")); err != nil || !r.OK() {
					b.Fatal(err, r.Findings)
				}
			}
		})
	}
}
