package dump

import (
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

func TestWrite(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	song := set.Stack(fonts.Song)[0]
	text := func(x, y float64, node frame.NodeID, s string) frame.Placed {
		return frame.Placed{At: geom.Point{X: geom.Pt(x), Y: geom.Pt(y)}, Node: node,
			Item: &frame.Text{Face: song, Size: geom.Pt(10), S: s}}
	}
	red := frame.Color{R: 255}
	d := &frame.Document{
		Nodes: []frame.Node{{}, {Role: frame.RoleHeading, Level: 1}},
		Pages: []frame.Page{{Size: geom.A4, Number: 3, Items: []frame.Placed{
			text(10, 20, 1, "预算"), text(30, 20, 1, "公开"), text(10, 40, 1, "次行"), text(50, 40, 0, "— 3 —"),
			{Item: &frame.Rule{To: geom.Point{X: geom.Pt(5)}, Width: 500}},
			{Item: &frame.Path{Segments: make([]frame.Segment, 2), Fill: &red}},
			{Item: &frame.Group{Turn: -45, Opacity: 0.1, Items: []frame.Placed{text(0, 0, 0, "草稿")}}},
			{Item: &frame.Link{To: "a"}}, {Item: &frame.Anchor{Name: "a"}},
		}}},
		Outline: []frame.Bookmark{{Title: "概况", Level: 1, Anchor: "a"}, {Title: "职责", Level: 2, Anchor: "b"}},
	}
	var b strings.Builder
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	const want = `page 1  595.276×841.89  no 3
  text 10,20 to 50  heading NotoSerifSC-Regular-8105 10  预算公开
  text 10,40 to 30  heading NotoSerifSC-Regular-8105 10  次行
  text 50,40 to 80.12  artifact NotoSerifSC-Regular-8105 10  — 3 —
  rule 0,0 to 5,0  0.5
  path 0,0  2 segments  fill #ff0000
  group 0,0  turn -45  opacity 0.1
    text 0,0 to 20  artifact NotoSerifSC-Regular-8105 10  草稿
  link 0,0  0×0 → a
  anchor 0,0  a
bookmark 概况 → a
bookmark   职责 → b
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
