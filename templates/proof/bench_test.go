package proof_test

import (
	"testing"

	"yugong/model/check"
	"yugong/templates/proof"
)

// BenchmarkCheck is the whole check of the reference unit, once its document
// is made: facts, tables, text.
func BenchmarkCheck(b *testing.B) {
	d, _ := readBook(b, "yangcheng").read(b)
	in := input(b, d)
	b.ReportAllocs()
	for b.Loop() {
		f := checked(in)
		proof.Unpaged(f)
		f.Report(d.Accepted)
	}
}

// BenchmarkFacts, BenchmarkTables and BenchmarkText are its parts.
func BenchmarkFacts(b *testing.B) {
	d, _ := readBook(b, "yangcheng").read(b)
	in := input(b, d)
	b.ReportAllocs()
	for b.Loop() {
		check.Facts(d, in.Ledger, check.NewFindings(proof.Rules))
	}
}

func BenchmarkTables(b *testing.B) {
	d, _ := readBook(b, "yangcheng").read(b)
	in := input(b, d)
	b.ReportAllocs()
	for b.Loop() {
		proof.Tables(in, check.NewFindings(proof.Rules))
	}
}

func BenchmarkText(b *testing.B) {
	d, _ := readBook(b, "yangcheng").read(b)
	in := input(b, d)
	b.ReportAllocs()
	for b.Loop() {
		proof.Text(in, check.NewFindings(proof.Rules))
	}
}
