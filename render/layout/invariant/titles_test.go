package invariant

import (
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// TestTitles: two pages with a title each, of ten points on a page 200 wide.
func TestTitles(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	page := func(node frame.NodeID, x, y float64) frame.Page {
		text := &frame.Text{Face: set.Stack(fonts.Song)[0], Size: pt(10), S: "表"}
		return frame.Page{Size: geom.Size{W: pt(200), H: pt(300)}, Items: []frame.Placed{{At: geom.Point{X: pt(x), Y: pt(y)}, Node: node, Item: text}}}
	}
	for _, c := range []struct {
		name string
		x, y float64 // of the second title
		want string
	}{
		{"alike", 95, 60, ""},
		{"at the left", 50, 60, ""},
		{"off the middle", 97, 60, "2 pt off the middle"},
		{"lower", 95, 66, "begins at"},
	} {
		d := &frame.Document{
			Nodes: []frame.Node{{}, {Role: frame.RoleHeading, Level: 1}, {Role: frame.RoleHeading, Level: 1}},
			Pages: []frame.Page{page(1, 95, 60), page(2, c.x, c.y)},
		}
		got := Report(Of(d).Titles(style))
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q, found %q", c.name, c.want, got)
		}
	}
}
