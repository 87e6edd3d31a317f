package layout

import (
	"testing"

	"yugong/render/geom"
)

func TestCursorOpens(t *testing.T) {
	for _, c := range []struct {
		name   string
		from   cursor
		before geom.Length
		keep   bool
		want   geom.Length
	}{
		{"room below and above add up", cursor{y: 100, after: 7}, 5, false, 112},
		{"none at the head of a page", cursor{fresh: true}, 5, false, 0},
		{"unless kept", cursor{fresh: true}, 5, true, 5},
		{"little room costs no line of the grid", cursor{y: 40, pitch: 20}, 4, false, 40},
		{"much room costs one", cursor{y: 40, after: 6, pitch: 20}, 6, false, 60},
		{"never back over what stands off the grid", cursor{y: 44, pitch: 20}, 0, false, 60},
	} {
		c.from.open(c.before, c.keep)
		if c.from.y != c.want || c.from.after != 0 || c.from.fresh {
			t.Errorf("%s: %+v, want y %d", c.name, c.from, c.want)
		}
	}
}
