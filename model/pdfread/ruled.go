package pdfread

import (
	"strings"

	"yugong/model/pdfread/internal/content"
	"yugong/model/pdfread/internal/lattice"
)

// ruled finds the tables that lines draw, and the characters outside them.
func ruled(rules []content.Rule, glyphs []content.Glyph, page int) ([]Table, []content.Glyph) {
	grids := lattice.Find(rules)
	inside := make([][][]content.Glyph, len(grids))
	for i := range grids {
		inside[i] = make([][]content.Glyph, len(grids[i].Cells))
	}
	rest := glyphs[:0:0]
	for _, g := range glyphs {
		x, y := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2
		found := false
		for i := len(grids) - 1; i >= 0 && !found; i-- { // an inner table has its own
			if k := grids[i].At(x, y); k >= 0 {
				inside[i][k] = append(inside[i][k], g)
				found = true
			}
		}
		if !found {
			rest = append(rest, g)
		}
	}
	var out []Table
	for i := range grids {
		t := newRuled(&grids[i], inside[i], page)
		if filled(&t) {
			out = append(out, t)
			continue
		}
		for _, in := range inside[i] {
			rest = append(rest, in...)
		}
	}
	return out, rest
}

func newRuled(g *lattice.Grid, inside [][]content.Glyph, page int) Table {
	t := Table{Rows: len(g.Ys) - 1, Cols: len(g.Xs) - 1, Ruled: true, Page: page}
	for i, c := range g.Cells {
		t.Cells = append(t.Cells, Cell{
			Row: c.Row, Col: c.Col, Rows: c.Rows, Cols: c.Cols,
			Text:  cellText(inside[i], page),
			Place: Place{page, g.CellBox(c)},
		})
	}
	t.pieces = []piece{{page: page, box: g.Box(), xs: g.Xs}}
	return t
}

// filled: at least two cells hold something; else the lines are an ornament.
func filled(t *Table) bool {
	n := 0
	for i := range t.Cells {
		if t.Cells[i].Text != "" {
			n++
		}
	}
	return n >= 2
}

// cellText is the text of a cell. Its lines follow each other without a space:
// a number goes on in the next line of a narrow column.
func cellText(glyphs []content.Glyph, page int) string {
	if len(glyphs) == 0 {
		return ""
	}
	var b strings.Builder
	for _, l := range lines(glyphs, page) {
		for i := range l.Parts {
			if i > 0 && western(l.Parts[i-1].Text) && western(l.Parts[i].Text) {
				b.WriteByte(' ')
			}
			b.WriteString(l.Parts[i].Text)
		}
	}
	return b.String()
}
