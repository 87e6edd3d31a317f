package pdfread

import (
	"fmt"
	"testing"

	"yugong/model/pdfread/internal/pdftest"
)

// BenchmarkRead reads thirty pages, each a table of thirty rows.
func BenchmarkRead(b *testing.B) {
	f := pdftest.New()
	font := fmt.Sprintf("/Font <</F %d 0 R>>", f.Font())
	for p := range 30 {
		var list [][]string
		for i := range 30 {
			list = append(list, []string{fmt.Sprintf("2010%d", i), "一般公共服务支出", fmt.Sprintf("%d,234.50", p), "", "1.00"})
		}
		f.Page(pdftest.Text(200, 760, 16, fmt.Sprintf("2025年第%d表", p))+grid(720, list...), font, "")
	}
	data := f.Bytes()
	b.ReportAllocs()
	for b.Loop() {
		d, err := Read(data)
		if err != nil || len(d.Tables) != 30 {
			b.Fatal(err, len(d.Tables))
		}
	}
}
