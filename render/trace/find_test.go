package trace

import (
	"math"
	"testing"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
)

func cell(row, col int) diag.Pos {
	return diag.Pos{Book: "a.xlsx", Sheet: "支出预算", Row: row, Col: col}
}

// sheet is two pages: on the first a total of rows 2 to 4 before a line for
// each of rows 2 and 3, and a watermark; on the second a turned group, and a
// text without cells of its own in a block that has some.
func sheet(t *testing.T) *frame.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	line := func(x, y float64, node frame.NodeID, src ...diag.Pos) frame.Placed {
		return frame.Placed{Node: node, At: geom.Point{X: geom.Pt(x), Y: geom.Pt(y)},
			Item: &frame.Text{Face: set.Stack(fonts.Song)[0], Size: geom.Pt(10), S: "数", Src: src}}
	}
	group := func(turn, opacity float64, items ...frame.Placed) frame.Placed {
		return frame.Placed{At: geom.Point{X: geom.Pt(100), Y: geom.Pt(50)}, Item: &frame.Group{Turn: turn, Opacity: opacity, Items: items}}
	}
	return &frame.Document{
		Pages: []frame.Page{
			{Items: []frame.Placed{
				line(60, 100, 1, cell(2, 12), cell(3, 12), cell(4, 12)),
				line(60, 120, 1, cell(2, 12)), line(60, 140, 1, cell(3, 12)),
				group(45, 0.2, line(0, 0, 1, cell(2, 12))),
			}},
			{Items: []frame.Placed{group(90, 1, line(30, 0, 1, cell(7, 1))), line(60, 100, 2), line(60, 120, 3), line(60, 140, 3, cell(1, 5))}},
		},
		Nodes: []frame.Node{{}, {Role: frame.RoleParagraph}, {Role: frame.RoleParagraph, Src: []diag.Pos{cell(8, 1)}},
			{Role: frame.RoleRow, Src: []diag.Pos{cell(9, 1)}}},
	}
}

func TestFind(t *testing.T) {
	d := sheet(t)
	for _, c := range []struct {
		name string
		at   diag.Pos
		want []Spot
	}{
		{"itself before the total", cell(2, 12), []Spot{{0, 1, 1, Box{60, 111.2, 10, 10}}, {0, 1, 3, Box{60, 91.2, 10, 10}}}},
		{"in the total only", cell(4, 12), []Spot{{0, 1, 3, Box{60, 91.2, 10, 10}}}},
		{"another cell of its row", cell(3, 1), []Spot{{0, 1, 1, Box{60, 131.2, 10, 10}}, {0, 1, 3, Box{60, 91.2, 10, 10}}}},
		{"in a turned group", cell(7, 1), []Spot{{1, 1, 1, Box{98.8, 80, 10, 10}}}},
		{"by the block around it", cell(8, 1), []Spot{{1, 2, 1, Box{60, 91.2, 10, 10}}}},
		{"a row of a table does not speak for its cells", cell(9, 1), nil},
		{"in the first row of a sheet", cell(1, 5), []Spot{{1, 3, 1, Box{60, 131.2, 10, 10}}}},
		{"printed nowhere", cell(99, 1), nil},
		{"a sheet", cell(0, 0), nil},
		{"no place", diag.Pos{}, nil},
	} {
		got := Find(d, []diag.Pos{c.at})[0]
		for i := range got {
			got[i].Box = got[i].Box.Rounded()
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: spot %d is %v, want %v", c.name, i, got[i], c.want[i])
			}
		}
	}
	if out := Find(nil, []diag.Pos{cell(2, 12)}); len(out) != 1 || out[0] != nil {
		t.Errorf("found %v on no pages", out)
	}
}

func TestUnion(t *testing.T) {
	a, b := Box{10, 20, 5, 5}, Box{0, 30, 4, 10}
	if got := a.Union(b); got != (Box{0, 20, 15, 20}) || got != b.Union(a) {
		t.Errorf("the union is %v", got)
	}
}

// A run that is turned by a quarter lies where its corners are.
func TestBoxOfATurnedRun(t *testing.T) {
	var upright, turned Box
	Runs(&sheet(t).Pages[1], func(r *Run) {
		if r.Turn == 90 {
			turned = r.Box()
			r.Turn = 0
			upright = r.Box()
		}
	})
	if math.Abs(turned.W-upright.H) > 1e-9 || math.Abs(turned.H-upright.W) > 1e-9 {
		t.Errorf("upright %v, turned %v", upright, turned)
	}
}
