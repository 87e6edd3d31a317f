package layout

import (
	"testing"

	"yugong/render/frame"
	"yugong/render/geom"
)

// TestStretch: the last line of a page that is nearly full comes to stand at its
// foot; gaps give first, then lines; a page that lacks more stays as it is.
func TestStretch(t *testing.T) {
	const leading = 24 * geom.OnePt
	most := 2*gapStretch + 3*(leading/lineStretch) // of two gaps, and three lines
	for _, left := range []geom.Length{0, 1, 7, gapStretch, 2*gapStretch - 1, 2 * gapStretch, most - 1, most, most + 1} {
		f := &flow{area: geom.Rect{Size: geom.Size{H: 700 * geom.OnePt}}}
		f.y = f.area.Size.H - left
		f.slots = []slot{{first: 0, gap: 9, leading: leading}, {first: 1, leading: leading}, {first: 2, gap: 9, leading: leading}, {first: 3, leading: leading, headed: true, gap: 9}, {first: 4, gap: 9, leading: leading}}
		f.items = make([]frame.Placed, len(f.slots))
		f.stretch()
		want := left
		if left > most {
			want = 0
		}
		if got := f.items[4].At.Y; got != want || f.y != f.area.Size.H-left+want {
			t.Errorf("%d left: the last line moves by %d, want %d", left, got, want)
		}
		if by := f.items[1].At.Y; left <= 2*gapStretch && by != 0 {
			t.Errorf("%d left: a line moves by %d before the gaps have given all", left, by)
		}
		if f.items[0].At.Y != 0 || f.items[3].At.Y != f.items[2].At.Y {
			t.Errorf("%d left: the first line moves by %d, what stands below a heading by %d", left, f.items[0].At.Y, f.items[3].At.Y-f.items[2].At.Y)
		}
	}
}
