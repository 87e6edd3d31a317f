package frame

import "testing"

func TestAlpha(t *testing.T) {
	for opacity, want := range map[float64]float64{0: 1, 1: 1, 2: 1, -1: 1, 0.15: 0.15, 0.12345: 0.123, 0.9996: 1, 0.0001: 0} {
		if got := (&Group{Opacity: opacity}).Alpha(); got != want {
			t.Errorf("opacity %v is drawn as %v, want %v", opacity, got, want)
		}
	}
}

func TestLayered(t *testing.T) {
	text, black := Placed{Item: &Text{}}, &Color{}
	for _, c := range []struct {
		name  string
		group Group
		want  bool
	}{
		{"opaque", Group{Items: []Placed{text, text}}, false},
		{"one text", Group{Opacity: 0.5, Items: []Placed{text}}, false},
		{"two texts", Group{Opacity: 0.5, Items: []Placed{text, text}}, true},
		{"a group", Group{Opacity: 0.5, Items: []Placed{{Item: &Group{}}}}, true},
		{"a filled path", Group{Opacity: 0.5, Items: []Placed{{Item: &Path{Fill: black}}}}, false},
		{"an outlined path", Group{Opacity: 0.5, Items: []Placed{{Item: &Path{Fill: black, Stroke: black}}}}, true},
	} {
		if got := c.group.Layered(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
