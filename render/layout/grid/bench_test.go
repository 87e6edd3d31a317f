package grid

import (
	"testing"

	"yugong/render/doc"
	"yugong/render/geom"
)

// publication is about the tables of one document: 25 of them, 600 rows.
func publication() (tables []*doc.Table) {
	for range 4 {
		tables = append(tables, balance(), income(), income())
	}
	for i := range 8 {
		tables = append(tables, performance(8+i%4))
	}
	for range 5 {
		tables = append(tables, income())
	}
	return tables
}

// BenchmarkPublication measures and fills all tables of a document, the
// performance forms shrunk to a page.
func BenchmarkPublication(b *testing.B) {
	set := setter(b)
	tables := publication()
	width, room := geom.Pt(450), geom.Pt(690)
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range tables {
			var g *Grid
			if t.OnePage {
				g, _ = Shrink(t, plainStyle(), set, width, room, room)
			} else {
				g, _ = Solve(t, plainStyle(), set, width)
			}
			fillOnce(g, room)
		}
	}
}

// BenchmarkSolve measures one table of names and amounts that has to wrap.
func BenchmarkSolve(b *testing.B) {
	set, table := setter(b), income()
	b.ReportAllocs()
	for b.Loop() {
		Solve(table, plainStyle(), set, geom.Pt(450))
	}
}

// BenchmarkSolveFits measures the same table where nothing wraps.
func BenchmarkSolveFits(b *testing.B) {
	set, table := setter(b), income()
	b.ReportAllocs()
	for b.Loop() {
		Solve(table, plainStyle(), set, geom.Pt(900))
	}
}

// BenchmarkFill lays a table of 1,000 rows on pages.
func BenchmarkFill(b *testing.B) {
	table := income()
	for len(table.Body) < 1000 {
		table.Body = append(table.Body, table.Body[1:17]...)
	}
	g, _ := Solve(table, plainStyle(), setter(b), geom.Pt(700))
	b.ReportAllocs()
	for b.Loop() {
		fillOnce(g, geom.Pt(690))
	}
}

// BenchmarkShrink measures a form that fits its page only in smaller type.
func BenchmarkShrink(b *testing.B) {
	set, table := setter(b), performance(12)
	b.ReportAllocs()
	for b.Loop() {
		Shrink(table, plainStyle(), set, geom.Pt(450), geom.Pt(690), geom.Pt(690))
	}
}

func fillOnce(g *Grid, room geom.Length) {
	var m Mark
	for done := false; !done; {
		_, m, done = g.Fill(m, room, nil, 0)
	}
}
