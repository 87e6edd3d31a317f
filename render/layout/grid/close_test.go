package grid

import (
	"testing"

	"yugong/render/geom"
)

// A table whose last rows spill onto a page of their own closes up if its style
// lets it, no more than needed, and again from its own height elsewhere.
func TestClose(t *testing.T) {
	st := plainStyle()
	st.MinRow, st.Leading, st.PadY = geom.Pt(20), geom.Pt(12), geom.Pt(2.6)
	room := geom.Pt(650)
	solve := func(least float64) *Grid {
		st.Close = geom.Pt(least)
		g, _ := Solve(balance(), st, setter(t), geom.Pt(450))
		g.Page = room
		return g
	}
	loose := solve(0)
	n, _ := loose.pages(room, room)
	if loose.Close(room, room); n != 2 || loose.style.MinRow != st.MinRow {
		t.Fatalf("without a limit: %d pages, rows of %s", n, loose.style.MinRow)
	}
	g := solve(14)
	g.Close(room, room)
	if n, _ := g.pages(room, room); n != 1 || g.style.MinRow < st.Close {
		t.Errorf("%d pages, rows of %s", n, g.style.MinRow)
	}
	tall := g.style.MinRow
	if g.lower(tall + closeStep); g.Height() <= room {
		t.Errorf("rows of %s would have fitted, they are %s", tall+closeStep, tall)
	}
	if g.Close(2*room, room); g.style.MinRow != st.MinRow {
		t.Errorf("rows of %s where the table fits", g.style.MinRow)
	}
	if g = solve(19); g.Height() > room {
		if g.Close(room, room); g.style.MinRow != st.MinRow {
			t.Errorf("rows of %s although no page is saved", g.style.MinRow)
		}
	}
}
