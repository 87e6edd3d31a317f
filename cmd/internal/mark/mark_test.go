package mark

import (
	"testing"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
)

func cell(row, col int) diag.Pos {
	return diag.Pos{Book: "a.xlsx", Sheet: "支出预算", Row: row, Col: col}
}

// sheet is a page with a total of rows 2 to 4 and a line for each, 10 pt
// type, 20 pt apart, beginning at 60 pt.
func sheet(t *testing.T) *frame.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	line := func(y float64, node frame.NodeID, src ...diag.Pos) frame.Placed {
		return frame.Placed{Node: node, At: geom.Point{X: geom.Pt(60), Y: geom.Pt(y)},
			Item: &frame.Text{Face: set.Stack(fonts.Song)[0], Size: geom.Pt(10), S: "1", Src: src}}
	}
	p := frame.Page{Size: geom.Size{W: geom.Pt(500), H: geom.Pt(700)}}
	p.Items = []frame.Placed{
		line(100, 1, cell(2, 12), cell(3, 12), cell(4, 12)),
		line(120, 1, cell(2, 12)),
		line(140, 1, cell(3, 12)),
		line(160, 1, cell(4, 12)),
		line(180, 0, cell(4, 12)), // an artifact
	}
	return &frame.Document{Pages: []frame.Page{p}, Nodes: make([]frame.Node, 2)}
}

// bars are what Add drew: baseline of the line beside it, in points.
func bars(d *frame.Document, from int) (ys []float64, fills []*frame.Fill) {
	for _, p := range d.Pages[0].Items[from:] {
		f := p.Item.(*frame.Fill)
		ys = append(ys, (p.At.Y + f.Size.H).Pt())
		fills = append(fills, f)
	}
	return ys, fills
}

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		name   string
		at     []diag.Pos
		marked int
		want   []float64 // baselines
	}{
		{"its own line, not the total", []diag.Pos{cell(3, 12)}, 1, []float64{140}},
		{"another cell of the row", []diag.Pos{cell(4, 2)}, 1, []float64{160}},
		{"a row that is not printed", []diag.Pos{cell(9, 12)}, 0, nil},
		{"a whole sheet", []diag.Pos{cell(0, 0)}, 0, nil},
		{"no place", []diag.Pos{{}}, 0, nil},
		{"two lines", []diag.Pos{cell(2, 12), cell(4, 12)}, 2, []float64{120, 160}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sheet(t)
			n := len(d.Pages[0].Items)
			var list diag.List
			for _, at := range c.at {
				list.Warnf(at, "", "x")
			}
			if got := Add(d, list); got != c.marked {
				t.Errorf("%d findings marked, want %d", got, c.marked)
			}
			ys, fills := bars(d, n)
			if len(ys) != len(c.want) {
				t.Fatalf("%d bars, want %d", len(ys), len(c.want))
			}
			for i, y := range ys {
				if y-c.want[i] > 2 || y < c.want[i] {
					t.Errorf("bar %d ends at %v, beside a baseline of %v", i, y, c.want[i])
				}
				if fills[i].Color != colors[diag.Warning] {
					t.Errorf("bar %d has colour %v", i, fills[i].Color)
				}
			}
		})
	}
}

// TestGravest: a line with an error and a hint bears the mark of the error.
func TestGravest(t *testing.T) {
	hint, fault := diag.Diagnostic{Severity: diag.Hint, At: cell(3, 12)}, diag.Diagnostic{Severity: diag.Error, At: cell(3, 12)}
	for _, list := range []diag.List{{hint, fault}, {fault, hint}} {
		d := sheet(t)
		n := len(d.Pages[0].Items)
		Add(d, list)
		if _, fills := bars(d, n); len(fills) != 1 || fills[0].Color != colors[diag.Error] {
			t.Errorf("%v first: %d bars, the first %v", list[0].Severity, len(fills), fills[0].Color)
		}
	}
}

// TestGravestOnTop: the bars of errors are drawn last, over those of hints, and
// bars of one severity that touch are one.
func TestGravestOnTop(t *testing.T) {
	d := sheet(t)
	n := len(d.Pages[0].Items)
	Add(d, diag.List{{Severity: diag.Error, At: cell(3, 12)}, {Severity: diag.Hint, At: cell(2, 12)}, {Severity: diag.Warning, At: cell(4, 12)}})
	_, fills := bars(d, n)
	for i, s := range []diag.Severity{diag.Hint, diag.Warning, diag.Error} {
		if len(fills) != 3 || fills[i].Color != colors[s] {
			t.Fatalf("%d bars; bar %d is not that of the %s", len(fills), i, s)
		}
	}
}

// TestRelated: the other place that a finding speaks of is marked, too.
func TestRelated(t *testing.T) {
	d := sheet(t)
	n := len(d.Pages[0].Items)
	Add(d, diag.List{{Severity: diag.Warning, At: diag.Pos{Book: "a.xlsx", Sheet: "绩效目标", Row: 5, Col: 13}, Related: []diag.Related{{At: cell(2, 12)}}}})
	if ys, _ := bars(d, n); len(ys) != 1 {
		t.Errorf("%d bars, want one beside the related line", len(ys))
	}
}

// TestBesideATable: a rule that stands left of the text, as a table's does, is
// what the bar stands beside.
func TestBesideATable(t *testing.T) {
	for _, from := range []float64{40, 50} {
		d := sheet(t)
		to := geom.Pt(40) - geom.Pt(from) // drawn from its left end or from its right
		d.Pages[0].Items = append(d.Pages[0].Items, frame.Placed{At: geom.Point{X: geom.Pt(from)}, Item: &frame.Rule{To: geom.Point{X: to}}})
		n := len(d.Pages[0].Items)
		Add(d, diag.List{{At: cell(3, 12)}})
		if x := d.Pages[0].Items[n].At.X; x != geom.Pt(40)-gap-width {
			t.Errorf("a rule from %v pt: the bar stands at %v pt", from, x.Pt())
		}
	}
}

// TestInTheMargin: bars stand on the paper, clear of the text, as artifacts.
func TestInTheMargin(t *testing.T) {
	for _, x := range []float64{60, 8, 0} {
		d := sheet(t)
		for i := range d.Pages[0].Items {
			d.Pages[0].Items[i].At.X = geom.Pt(x)
		}
		n := len(d.Pages[0].Items)
		Add(d, diag.List{{At: cell(3, 12)}})
		p := d.Pages[0].Items[n]
		right := p.At.X + p.Item.(*frame.Fill).Size.W
		if p.At.X < edge || p.Node != 0 || x == 60 && right > geom.Pt(60)-gap {
			t.Errorf("text from %v pt: bar from %v to %v, node %d", x, p.At.X.Pt(), right.Pt(), p.Node)
		}
	}
}
