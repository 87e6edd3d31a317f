package tables

import "testing"

func TestGridLooksThroughMergedCells(t *testing.T) {
	p := &Page{Rows: []Row{{Num: 1, Cells: []Cell{{Col: 1, Text: " 收入 "}, {Col: 3, Text: "支出"}}}}, Merged: []Range{{1, 1, 2, 2}, {1, 3, 9, 3}}}
	g := NewGrid(p, 4)
	for _, c := range []struct {
		row, col int
		text     string
		at       [2]int
	}{
		{2, 2, "收入", [2]int{1, 1}},
		{1, 3, "支出", [2]int{1, 3}},
		{2, 3, "", [2]int{2, 3}}, // of a range too large
	} {
		got := g.Text(c.row, c.col)
		if got.Value != c.text || got.At.Row != c.at[0] || got.At.Col != c.at[1] {
			t.Errorf("at %d,%d: %q of %d,%d", c.row, c.col, got.Value, got.At.Row, got.At.Col)
		}
	}
	if g.LastCol != 3 || g.Cell(2, 2) != nil || g.Span(1, 2) != p.Merged[0] || g.Span(2, 3) != (Range{2, 3, 2, 3}) {
		t.Errorf("last %d, cell %v, spans %v and %v", g.LastCol, g.Cell(2, 2), g.Span(1, 2), g.Span(2, 3))
	}
}
