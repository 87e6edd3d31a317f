package workbook

import (
	"os"
	"testing"

	"yugong/model/workbook/write"
)

const reference = "../../examples/yangcheng"

func BenchmarkReadXLSX(b *testing.B) {
	d, list, err := Read(reference)
	if err != nil || list.HasErrors() {
		b.Fatal(err, list)
	}
	data := writeBytes(b, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, list := ReadXLSX(data, "small.xlsx"); list.HasErrors() {
			b.Fatal(list)
		}
	}
}

func BenchmarkReadFolder(b *testing.B) {
	fsys := os.DirFS(reference)
	b.ReportAllocs()
	for b.Loop() {
		if _, list, err := ReadFolder(fsys, "small"); err != nil || list.HasErrors() {
			b.Fatal(err, list)
		}
	}
}

func BenchmarkWriteBlank(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := write.Blank(discard{}, 2025, write.Extent{}); err != nil {
			b.Fatal(err)
		}
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
