package grid

import (
	"testing"

	"yugong/render/geom"
)

// TestShrinkFindsLargest compares the search with a trial of every size.
func TestShrinkFindsLargest(t *testing.T) {
	set := setter(t)
	width := geom.Pt(450)
	for _, n := range []int{1, 5, 12, 25, 60} {
		table := performance(n)
		if err := table.Validate(); err != nil {
			t.Fatal(err)
		}
		st := plainStyle()
		for _, height := range []geom.Length{geom.Pt(500), geom.Pt(650), geom.Pt(730), geom.Pt(1200)} {
			want := st.Floor
			for size := st.Size; size > st.Floor; size -= sizeStep {
				s := newSolver(table, st, set, width)
				s.fitWidth(size)
				s.place()
				if s.Height() <= height {
					want = size
					break
				}
			}
			g, _ := Shrink(table, st, set, width, height, 0)
			if g.Size() != want {
				t.Errorf("%d indicators in %v: size %v, want %v", n, height, g.Size(), want)
			}
			if g.Size() > st.Floor && !g.Fits(height) {
				t.Errorf("%d indicators in %v: height %v", n, height, g.Height())
			}
		}
	}
}

// TestPerformanceForm fills the two-sided form onto pages at every size of
// it and holds what holds for random tables.
func TestPerformanceForm(t *testing.T) {
	set := setter(t)
	room := geom.Pt(690)
	for n := 1; n <= 60; n++ {
		table := performance(n)
		g, diags := Shrink(table, plainStyle(), set, geom.Pt(450), room, room)
		if len(diags) > 0 {
			t.Errorf("%d indicators: %v", n, diags)
		}
		tr := newTree()
		pages := fillAll(t, g, room, room, tr)
		if g.Fits(room) && len(pages) != 1 {
			t.Errorf("%d indicators: %d fragments though it fits", n, len(pages))
		}
		for _, err := range append(check(g, pages, tr), checkLines(pages[0])...) {
			t.Errorf("%d indicators: %v", n, err)
		}
	}
}

// TestShrinkEnlarges: a form that takes two pages in the floor size is set as
// large as two pages allow.
func TestShrinkEnlarges(t *testing.T) {
	set, st := setter(t), plainStyle()
	width, room := geom.Pt(450), geom.Pt(690)
	larger := 0
	for n := 20; n <= 60; n += 8 {
		floor, _ := Shrink(performance(n), resized(st, st.Floor), set, width, room, room)
		g, _ := Shrink(performance(n), st, set, width, room, room)
		if floor.Fits(room) {
			continue
		}
		if got, want := count(g, room), count(floor, room); got != want {
			t.Errorf("%d indicators: %d pages, in the floor size %d", n, got, want)
		}
		if g.Size() < st.Size {
			next, _ := Solve(performance(n), resized(st, g.Size()+sizeStep), set, width)
			if count(next, room) <= count(g, room) {
				t.Errorf("%d indicators: set in %v, though %v takes as many pages", n, g.Size(), next.Size())
			}
		}
		if g.Size() > st.Floor {
			larger++
		}
	}
	if larger == 0 {
		t.Error("no form was enlarged")
	}
}

// count is how many pages of a height a table takes.
func count(g *Grid, room geom.Length) int {
	n, _ := g.pages(room, room)
	return n
}
