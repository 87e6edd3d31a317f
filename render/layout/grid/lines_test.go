package grid

import (
	"fmt"
	"testing"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// stroke is a rule of a fragment as a rectangle of ink.
type stroke struct {
	at, to geom.Point
	width  geom.Length
}

func strokes(items []frame.Placed) (all []stroke) {
	frame.Walk(items, func(at geom.Point, it frame.Placed) {
		if r, ok := it.Item.(*frame.Rule); ok {
			all = append(all, stroke{at, at.Add(r.To), r.Width})
		}
	})
	return all
}

// TestLines holds, on every fragment of random tables: each edge between two
// cells is drawn once, no line runs through a cell, ends reach across the
// lines they meet, and all ink stays inside.
func TestLines(t *testing.T) {
	set := setter(t)
	for seed := range 80 {
		r := rng(1000 + seed)
		g, _ := Solve(randomTable(r), plainStyle(), set, geom.Pt(500))
		room := geom.Pt(float64(250 + r.IntN(500)))
		for n, p := range fillAll(t, g, room, room, newTree()) {
			for _, err := range checkLines(p) {
				t.Errorf("seed %d, fragment %d: %v", seed, n, err)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func checkLines(p page) (faults []error) {
	g, slices, all := p.drawing.g, p.drawing.plan.slices, strokes(p.Items)
	columns := len(g.x) - 1
	expect := func(x, y geom.Length, vertical bool, want int, what string, i, col int) {
		if got := covering(all, x, y, vertical); got != want {
			faults = append(faults, fmt.Errorf("%s at slice %d, column %d: drawn %d times, want %d", what, i, col, got, want))
		}
	}
	for i, s := range slices {
		mid := (s.top + s.bottom) / 2
		for col := 1; col < columns; col++ {
			want := 0
			if g.cover(s.row, col-1) != g.cover(s.row, col) {
				want = 1
			}
			expect(g.x[col], mid, true, want, "vertical edge", i, col)
		}
		expect(g.x[0], mid, true, 1, "left frame", i, 0)
		expect(g.x[columns], mid, true, 1, "right frame", i, columns)
		for col := range columns {
			want := 1
			if i > 0 && g.cover(slices[i-1].row, col) == g.cover(s.row, col) {
				want = 0
			}
			expect((g.x[col]+g.x[col+1])/2, s.top, false, want, "horizontal edge", i, col)
			if i == len(slices)-1 {
				expect((g.x[col]+g.x[col+1])/2, s.bottom, false, 1, "lower frame", i, col)
			}
		}
	}
	return append(faults, checkEnds(p, all)...)
}

// covering counts the rules of a direction that run through a point.
func covering(all []stroke, x, y geom.Length, vertical bool) (n int) {
	for _, s := range all {
		if vertical && s.at.X == x && s.to.X == x && s.at.Y <= y && y <= s.to.Y ||
			!vertical && s.at.Y == y && s.to.Y == y && s.at.X <= x && x <= s.to.X {
			n++
		}
	}
	return n
}

// checkEnds holds that each rule ends exactly at the far side of a stroke
// across it, and inside the fragment.
func checkEnds(p page, all []stroke) (faults []error) {
	w, h := p.drawing.g.Width(), p.Height
	for _, s := range all {
		if s.at.X < 0 || s.at.Y < 0 || s.to.X > w || s.to.Y > h {
			faults = append(faults, fmt.Errorf("%v leaves the fragment", s))
		}
		for _, end := range []geom.Point{s.at, s.to} {
			if !closed(all, s, end) {
				faults = append(faults, fmt.Errorf("end %v of %v meets no line", end, s))
			}
		}
	}
	return faults
}

func closed(all []stroke, s stroke, end geom.Point) bool {
	vertical := s.at.X == s.to.X
	const slack = 1 // half a stroke of an odd number of thousandths
	for _, o := range all {
		if (o.at.X == o.to.X) == vertical {
			continue
		}
		along, far, low, high := end.X, o.at.X, o.at.Y, o.to.Y
		across := s.at.Y
		if vertical {
			along, far, low, high, across = end.Y, o.at.Y, o.at.X, o.to.X, s.at.X
		}
		if d := max(along-far, far-along) - o.width/2; d >= -slack && d <= slack && low <= across && across <= high {
			return true
		}
	}
	return false
}

func TestNoStrokesAskedFor(t *testing.T) {
	st := plainStyle()
	st.Rule, st.Frame = 0, 0
	table := stamp(&doc.Table{
		Columns: make([]doc.Column, 2),
		Body:    []doc.Row{cells(doc.RowBody, doc.AlignLeft, "甲", "乙"), cells(doc.RowBody, doc.AlignLeft, "丙", "丁")},
	})
	g, _ := Solve(table, st, setter(t), geom.Pt(200))
	for _, p := range fillAll(t, g, geom.Pt(500), geom.Pt(500), newTree()) {
		if n := len(strokes(p.Items)); n > 0 {
			t.Errorf("%d rules drawn", n)
		}
	}
}
