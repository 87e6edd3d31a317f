package dump_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/dump"
	"yugong/render/frame"
	"yugong/render/geom"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample has every kind of item.
func sample(t testing.TB) *frame.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	song, hei := set.Stack(fonts.Song)[0], set.Stack(fonts.Hei)[0]
	pt := geom.OnePt
	text := func(x, y geom.Length, node frame.NodeID, f *fonts.Face, track geom.Length, s string) frame.Placed {
		return frame.Placed{At: geom.Point{X: x, Y: y}, Node: node, Item: &frame.Text{Face: f, Size: 12 * pt, Track: track, S: s}}
	}
	blue, clip := frame.Color{R: 0x2F, G: 0x5D, B: 0x8A}, geom.Size{W: 50 * pt, H: 20 * pt}
	return &frame.Document{
		Info: frame.Info{Title: "2025年度单位预算公开", Author: "阳城县政务服务中心", Lang: "zh-CN", Keywords: []string{"预算", "公开"}},
		Nodes: []frame.Node{
			{Role: frame.RoleDocument}, {Role: frame.RoleHeading, Level: 2}, {Role: frame.RoleParagraph},
			{Role: frame.RoleHeaderCell, Cols: 3, Rows: 2}, {Role: frame.RoleFigure, Alt: "三公经费分布图：公务接待费 0.30 万元"},
		},
		Outline: []frame.Bookmark{{Title: "第一部分 概况", Level: 1, Anchor: "part-1"}, {Title: "一、本单位职责", Level: 2, Anchor: "duties"}},
		Pages: []frame.Page{
			{Size: geom.A4},
			{Size: geom.A4.Landscape(), Number: 12, Items: []frame.Placed{
				{At: geom.Point{X: 80 * pt, Y: 88 * pt}, Item: &frame.Anchor{Name: "duties"}},
				text(80*pt, 100*pt, 1, hei, 0, "一、本单位职责"),
				text(80*pt, 120*pt, 2, song, 0, "预算收入"),
				text(131*pt, 120*pt, 2, song, 0, "472.01"), // 3 pt behind the Han
				text(170*pt, 120*pt, 2, song, -6*pt, "，"),
				text(176*pt, 120*pt, 2, song, 13, "占百分之百"),
				text(176*pt, 140*pt, 3, song, 0, "合计"),
				text(400*pt, 140*pt, 3, song, 0, "项目"), // far away: a line of its own
				{At: geom.Point{X: 80 * pt, Y: 150 * pt}, Item: &frame.Rule{To: geom.Point{X: 400 * pt}, Width: pt / 2}},
				{At: geom.Point{X: 80 * pt, Y: 160 * pt}, Item: &frame.Fill{Size: clip, Color: frame.Gray(200)}},
				{At: geom.Point{X: 200 * pt, Y: 300 * pt}, Node: 4, Item: &frame.Path{Fill: &blue, Stroke: &frame.Color{R: 255, G: 255, B: 255}, Width: pt, Segments: []frame.Segment{
					{Op: frame.MoveTo, P: [3]geom.Point{{X: 0, Y: 0}}},
					{Op: frame.LineTo, P: [3]geom.Point{{X: 10 * pt, Y: -10 * pt}}},
					{Op: frame.CubicTo, P: [3]geom.Point{{X: 15 * pt}, {X: 18 * pt}, {X: 20 * pt, Y: pt / 3}}},
					{Op: frame.Close},
				}}},
				{At: geom.Point{X: 80 * pt, Y: 90 * pt}, Item: &frame.Link{Size: clip, To: "part-1"}},
				{At: geom.Point{X: 80 * pt, Y: 400 * pt}, Item: &frame.Image{Size: clip, Data: []byte("PNG")}},
				{At: geom.Point{X: 420 * pt, Y: 300 * pt}, Item: &frame.Group{Turn: -45, Opacity: 0.09, Clip: &clip, Items: []frame.Placed{
					{Item: &frame.Text{Face: hei, Size: 54 * pt, Color: frame.Gray(64), S: "仅供内部审核 "}},
				}}},
			}},
		},
	}
}

func TestGolden(t *testing.T) {
	var b strings.Builder
	if err := dump.Write(&b, sample(t)); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("testdata", "sample.golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got, exp := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(got), len(exp)) {
		if i >= len(got) || i >= len(exp) || got[i] != exp[i] {
			t.Fatalf("line %d differs; got\n%s", i+1, b.String())
		}
	}
}

// Adding a node or an item elsewhere must not touch the other lines: a review
// shows what changed and no more.
func TestOneChangeOneLine(t *testing.T) {
	lines := func(d *frame.Document) []string {
		var b strings.Builder
		if err := dump.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		return strings.Split(b.String(), "\n")
	}
	before := lines(sample(t))
	d := sample(t)
	d.Nodes = append(d.Nodes, frame.Node{})
	copy(d.Nodes[2:], d.Nodes[1:])
	for i := range d.Pages[1].Items {
		if p := &d.Pages[1].Items[i]; p.Node > 0 {
			p.Node++
		}
	}
	d.Pages[1].Items[1].Item.(*frame.Text).S = "一、部门职责"
	after := lines(d)
	if len(before) != len(after) {
		t.Fatalf("%d lines, then %d", len(before), len(after))
	}
	changed := 0
	for i := range before {
		if before[i] != after[i] {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d lines changed, want 1", changed)
	}
}

type stranger struct{ frame.Item }

func TestErrors(t *testing.T) {
	d := sample(t)
	if err := dump.Write(broken{}, d); !errors.Is(err, errBroken) {
		t.Errorf("error of the writer: %v", err)
	}
	d.Pages[0].Items = []frame.Placed{{Item: stranger{}}}
	if err := dump.Write(&strings.Builder{}, d); err == nil {
		t.Error("an unknown item is printed without an error")
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
