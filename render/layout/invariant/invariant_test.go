package invariant

import (
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

func pt(v float64) geom.Length { return geom.Pt(v) }

var style = &doc.Style{
	Margin:    doc.Margin{Top: pt(50), Right: pt(50), Bottom: pt(50), Left: pt(50)},
	Landscape: doc.Margin{Top: pt(50), Right: pt(50), Bottom: pt(50), Left: pt(50)},
}

// sample is a sound document of two pages: contents with one line, a heading,
// a paragraph of four lines over both pages, a table.
func sample(t *testing.T) *frame.Document {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := set.Stack(fonts.Song)[0]
	text := func(x, y float64, node frame.NodeID, s string) frame.Placed {
		return frame.Placed{At: geom.Point{X: pt(x), Y: pt(y)}, Node: node, Item: &frame.Text{Face: face, Size: pt(10), S: s}}
	}
	size := geom.Size{W: pt(200), H: pt(300)}
	link := frame.Placed{At: geom.Point{X: pt(50), Y: pt(50)}, Item: &frame.Link{Size: geom.Size{W: pt(100), H: pt(10)}, To: "h"}, Node: 2}
	anchor := frame.Placed{At: geom.Point{X: pt(50), Y: pt(70)}, Item: &frame.Anchor{Name: "h"}}
	return &frame.Document{
		Nodes: []frame.Node{
			{}, {Role: frame.RoleContents}, {Role: frame.RoleContentsLine, Parent: 1},
			{Role: frame.RoleHeading, Level: 1}, {Role: frame.RoleParagraph},
			{Role: frame.RoleTable},
			{Role: frame.RoleHead, Parent: 5}, {Role: frame.RoleRow, Parent: 6}, {Role: frame.RoleHeaderCell, Parent: 7},
			{Role: frame.RoleBody, Parent: 5}, {Role: frame.RoleRow, Parent: 9}, {Role: frame.RoleCell, Parent: 10},
			{Role: frame.RoleRow, Parent: 9}, {Role: frame.RoleCell, Parent: 12},
		},
		Outline: []frame.Bookmark{{Title: "标题", Level: 1, Anchor: "h"}},
		Pages: []frame.Page{
			{Size: size, Number: 1, Items: []frame.Placed{
				link, text(50, 60, 2, "标题"), text(145, 60, 2, "1"),
				anchor, text(50, 80, 3, "标题"),
				text(50, 220, 4, "天地玄黄宇宙洪荒日月"), text(50, 240, 4, "盈昃辰宿列张寒来暑往"),
				text(95, 270, 0, "1"),
			}},
			{Size: size, Number: 2, Items: []frame.Placed{
				text(50, 60, 4, "秋收冬藏闰余成岁律吕"), text(50, 80, 4, "调阳。"),
				text(50, 100, 8, "项目"), text(50, 120, 11, "甲"), text(50, 140, 13, "乙"),
			}},
		},
	}
}

func source() *doc.Document {
	cell := func(s string) doc.Row { return doc.Row{Cells: []doc.Cell{{Text: doc.Plain(s)}}} }
	return &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{
		&doc.Heading{ID: "h", Text: doc.Plain("标题")},
		&doc.Paragraph{Text: doc.Plain("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳。")},
		&doc.Table{Columns: make([]doc.Column, 1), Head: []doc.Row{cell("项目")}, Body: []doc.Row{cell("甲"), cell("乙")}},
	}}}}
}

func check(d *frame.Document) string {
	p := Of(d)
	body := func(n frame.Node) bool { return n.Role == frame.RoleParagraph }
	all := append(p.All(style), p.Complete(source())...)
	all = append(append(all, p.HeadsRepeat(source())...), p.LoneTitles()...)
	return Report(append(all, p.Justified(style, body)...))
}

func TestSoundDocumentHasNoFault(t *testing.T) {
	if got := check(sample(t)); got != "" {
		t.Error(got)
	}
}

// Each mistake is found, under its name.
func TestEachFaultIsFound(t *testing.T) {
	at := func(d *frame.Document, page, item int) *frame.Placed { return &d.Pages[page].Items[item] }
	rule := func(d *frame.Document, x float64) {
		stroke := frame.Placed{At: geom.Point{X: pt(x), Y: pt(100)}, Item: &frame.Rule{To: geom.Point{Y: pt(50)}, Width: pt(0.5)}}
		d.Pages[1].Items = append(d.Pages[1].Items, stroke)
	}
	setText := func(d *frame.Document, page, item int, s string) { at(d, page, item).Item.(*frame.Text).S = s }
	for want, spoil := range map[string]func(d *frame.Document){
		"outside the page":      func(d *frame.Document) { at(d, 0, 7).At.Y = pt(310) },
		"outside the type area": func(d *frame.Document) { at(d, 0, 4).At.X = pt(40) },
		"lies over":             func(d *frame.Document) { at(d, 1, 2).At.Y = pt(84) },
		"left of the figures of its column": func(d *frame.Document) {
			setText(d, 1, 3, "1,200.00")
			setText(d, 1, 4, "34.50")
			rule(d, 95)
		},
		"off the rule at its right": func(d *frame.Document) {
			setText(d, 1, 4, "24,000")
			rule(d, 140)
		},
		"pt under the line above, elsewhere 20": func(d *frame.Document) { at(d, 1, 1).At.Y = pt(82) },
		"nothing but a title":                   func(d *frame.Document) { d.Pages[0].Items = d.Pages[0].Items[4:5] },
		"letters stand 1.000 em apart": func(d *frame.Document) {
			at(d, 1, 0).Item.(*frame.Text).Track = pt(10)
			setText(d, 1, 0, "秋收冬藏闰")
		},
		"line starts with '，'":       func(d *frame.Document) { setText(d, 0, 6, "，昃辰宿列张寒来暑往") },
		"line ends with '（'":         func(d *frame.Document) { setText(d, 0, 6, "盈昃辰宿列张寒来暑（") },
		"pt off the edge":            func(d *frame.Document) { setText(d, 0, 6, "盈昃辰宿列张寒来暑") },
		"alone at the foot":          func(d *frame.Document) { at(d, 0, 5).Node = 3 },
		"alone at the head":          func(d *frame.Document) { at(d, 1, 1).Node = 3 },
		"link to nowhere":            func(d *frame.Document) { at(d, 0, 0).Item.(*frame.Link).To = "x" },
		"bookmark to nowhere":        func(d *frame.Document) { d.Outline[0].Anchor = "x" },
		"jumps from level 0 to 2":    func(d *frame.Document) { d.Outline[0].Level = 2 },
		"a second anchor":            func(d *frame.Document) { d.Pages[1].Items = append(d.Pages[1].Items, *at(d, 0, 3)) },
		`the contents say "7"`:       func(d *frame.Document) { setText(d, 0, 2, "7") },
		"no link: 标题":                func(d *frame.Document) { at(d, 0, 0).Node = 0 },
		"comes before its parent":    func(d *frame.Document) { d.Nodes[6].Parent = 8 },
		"head under paragraph":       func(d *frame.Document) { d.Nodes[6].Parent = 4 },
		"heading level jumps":        func(d *frame.Document) { d.Nodes[3].Level = 2 },
		"belongs to no node":         func(d *frame.Document) { at(d, 1, 4).Node = 99 },
		`text 4 is missing: "乙"`:     func(d *frame.Document) { d.Pages[1].Items = d.Pages[1].Items[:4] },
		`text 3 is "甲甲", want "甲"`:   func(d *frame.Document) { setText(d, 1, 3, "甲甲") },
		"figure without alternative": func(d *frame.Document) { d.Nodes = append(d.Nodes, frame.Node{Role: frame.RoleFigure}) },
		`does not repeat "项目"`: func(d *frame.Document) {
			d.Pages = append(d.Pages, d.Pages[1])
			d.Pages[2].Items = d.Pages[1].Items[4:]
		},
	} {
		d := sample(t)
		spoil(d)
		if got := check(d); !strings.Contains(got, want) {
			t.Errorf("%s is not found; found: %s", want, got)
		}
	}
}

// A turned group is measured as it stands on the page; the watermark may lie
// over texts, but not over the paper's edge.
func TestTurnedGroup(t *testing.T) {
	d := sample(t)
	face := d.Pages[0].Items[1].Item.(*frame.Text).Face
	mark := &frame.Group{Turn: -90, Opacity: 0.1, Items: []frame.Placed{{Item: &frame.Text{Face: face, Size: pt(20), S: "仅供内部审核"}}}}
	d.Pages[0].Items = append(d.Pages[0].Items, frame.Placed{At: geom.Point{X: pt(100), Y: pt(200)}, Item: mark})
	if got := check(d); got != "" {
		t.Errorf("watermark from 200 up to 80: %s", got)
	}
	d.Pages[0].Items[len(d.Pages[0].Items)-1].At.Y = pt(110)
	if got := check(d); !strings.Contains(got, "outside the page") {
		t.Errorf("watermark from 110 up to -10: %s", got)
	}
}

// A chart whose title stands nearer to the text above than to its labels, a
// leader with two bends, and labels smaller than tables are found.
func TestFigures(t *testing.T) {
	face := sample(t).Pages[0].Items[1].Item.(*frame.Text).Face
	text := func(y, size float64, node frame.NodeID, s string) frame.Placed {
		return frame.Placed{At: geom.Point{X: pt(60), Y: pt(y)}, Node: node, Item: &frame.Text{Face: face, Size: pt(size), S: s}}
	}
	leader := func(points ...geom.Point) frame.Placed {
		path := &frame.Path{Stroke: &frame.Black, Width: pt(0.4)}
		for _, q := range points {
			path.Segments = append(path.Segments, frame.Segment{Op: frame.LineTo, P: [3]geom.Point{q}})
		}
		return frame.Placed{At: geom.Point{X: pt(100), Y: pt(170)}, Node: 2, Item: path}
	}
	page := func(items ...frame.Placed) string {
		d := &frame.Document{
			Nodes: []frame.Node{{}, {Role: frame.RoleParagraph}, {Role: frame.RoleFigure, Alt: "图"}},
			Pages: []frame.Page{{Size: geom.Size{W: pt(200), H: pt(300)}, Items: items}},
		}
		return Report(Of(d).Figures(pt(9)))
	}
	above, label := text(100, 10, 1, "上文"), text(160, 9, 2, "标注")
	straight := leader(geom.Point{}, geom.Point{X: pt(5), Y: pt(5)}, geom.Point{X: pt(9), Y: pt(5)})
	if got := page(above, text(140, 11, 2, "结构图"), label, straight); got != "" {
		t.Errorf("a sound chart: %s", got)
	}
	for want, items := range map[string][]frame.Placed{
		"from its chart": {above, text(118, 11, 2, "结构图"), label, straight},
		"bends 2 times":  {above, text(140, 11, 2, "结构图"), label, leader(geom.Point{}, geom.Point{X: pt(4)}, geom.Point{X: pt(5), Y: pt(5)}, geom.Point{X: pt(9), Y: pt(5)})},
		"tables are 9":   {above, text(140, 11, 2, "结构图"), text(160, 8, 2, "标注"), straight},
	} {
		if got := page(items...); !strings.Contains(got, want) {
			t.Errorf("%q is not found: %s", want, got)
		}
	}
}
