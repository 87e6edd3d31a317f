package published

import (
	"slices"
	"testing"
)

func TestOutOfOrder(t *testing.T) {
	for _, c := range []struct {
		keys string
		want []int
	}{
		{"", nil},
		{"abc", nil},
		{"aabb", nil},
		{"acbd", []int{2}},
		{"dbca", []int{0, 3}},
	} {
		keys := make([]string, len(c.keys))
		for i := range c.keys {
			keys[i] = c.keys[i : i+1]
		}
		if got := outOfOrder(keys); len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.keys, got, c.want)
		}
	}
	// Of two codes that contradict each other the odd one is out of order.
	if got := outOfOrder([]string{"1930601", "1030602", "1030603"}); !slices.Equal(got, []int{0}) {
		t.Errorf("the code unlike its neighbours stays: %v", got)
	}
}
