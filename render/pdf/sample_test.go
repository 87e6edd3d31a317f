package pdf

import (
	"fmt"
	"testing"
	"time"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// stack returns the faces of a role.
func stack(t testing.TB, role fonts.Role) fonts.Stack {
	t.Helper()
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fs.Stack(role)
}

func pt(x, y float64) geom.Point { return geom.Point{X: geom.Pt(x), Y: geom.Pt(y)} }

func text(f *fonts.Face, size float64, s string) *frame.Text {
	return &frame.Text{Face: f, Size: geom.Pt(size), S: s}
}

// everything is a document of one portrait and one landscape page that uses
// every kind of item.
func everything(t testing.TB) *frame.Document {
	song, hei := stack(t, fonts.Song)[0], stack(t, fonts.Hei)[0]
	red, pale := frame.Color{R: 192, G: 32, B: 32}, frame.Gray(230)
	mark := &frame.Group{
		Turn: -45, Opacity: 0.15,
		Items: []frame.Placed{{At: pt(-120, 0), Item: &frame.Text{Face: hei, Size: geom.Pt(40), Color: frame.Gray(120), S: "仅供内部审核"}}},
	}
	quarter := &frame.Path{Fill: &red, Stroke: &frame.Black, Width: geom.Pt(0.5), Segments: []frame.Segment{
		{Op: frame.MoveTo, P: [3]geom.Point{pt(0, 0)}},
		{Op: frame.LineTo, P: [3]geom.Point{pt(60, 0)}},
		{Op: frame.CubicTo, P: [3]geom.Point{pt(60, 33.137), pt(33.137, 60), pt(0, 60)}},
		{Op: frame.Close},
	}}
	wide := geom.A4.Landscape()
	return &frame.Document{
		Pages: []frame.Page{
			{Size: geom.A4, Items: []frame.Placed{
				{At: pt(72, 72), Item: &frame.Anchor{Name: "top"}},
				{At: pt(72, 100), Item: text(hei, 22, "预算公开 𠅤 䶮 㛃 喆")},
				{At: pt(72, 130), Item: text(song, 10.5, "金额 1,234.50 万元（括号）\\")},
				{At: pt(72, 150), Item: &frame.Text{Face: song, Size: geom.Pt(10.5), Track: geom.Pt(2), Color: red, S: "字距加二点"}},
				{At: pt(72, 120), Item: &frame.Link{Size: geom.Size{W: geom.Pt(120), H: geom.Pt(14)}, To: "wide"}},
				{At: pt(72, 170), Item: &frame.Rule{To: pt(200, 0), Width: geom.Pt(0.5)}},
				{At: pt(72, 170), Item: &frame.Rule{To: pt(0, 50), Width: geom.Pt(0.5)}},
				{At: pt(300, 180), Item: &frame.Fill{Size: geom.Size{W: geom.Pt(80), H: geom.Pt(30)}, Color: pale}},
				{At: pt(150, 260), Item: quarter},
				{At: pt(400, 300), Item: &frame.Group{Turn: 90, Items: []frame.Placed{
					{At: pt(0, 0), Item: text(song, 12, "向下转九十度")},
					{At: pt(0, -12), Item: &frame.Link{Size: geom.Size{W: geom.Pt(72), H: geom.Pt(14)}, To: "top"}},
				}}},
				{At: pt(297, 421), Item: mark},
			}},
			{Size: wide, Number: 1, Items: []frame.Placed{
				{At: pt(72, 495), Item: text(song, 10.5, "横页上的链接")},
				{At: pt(72, 485), Item: &frame.Link{Size: geom.Size{W: geom.Pt(63), H: geom.Pt(12)}, To: "top"}},
				{At: pt(72, 100), Item: &frame.Anchor{Name: "wide"}},
				{At: pt(421, 297), Item: mark},
			}},
		},
		Outline: []frame.Bookmark{
			{Title: "第一部分 概况", Level: 1, Anchor: "top"},
			{Title: "𠅤表", Level: 2, Anchor: "wide"},
			{Title: "part three", Level: 1, Anchor: "wide"},
		},
		Info: frame.Info{
			Title: "阳城县示例单位2025年单位预算公开", Author: "示例单位", Subject: "单位预算", Creator: "yugong",
			Keywords: []string{"预算", "公开"}, Lang: "zh-CN",
			Created: time.Date(2025, 2, 28, 0, 0, 0, 0, time.FixedZone("", 8*3600)),
		},
	}
}

// long is a document about as heavy as a real one: 35 pages, some of them
// landscape, 25,000 characters in two faces and two thousand rules. A real one
// uses some 640 different Han characters.
func long(t testing.TB) *frame.Document {
	song, hei := stack(t, fonts.Song)[0], stack(t, fonts.Hei)[0]
	body := source{han: commonHan(640, song)}
	head := source{han: commonHan(250, hei)}
	d := &frame.Document{Info: frame.Info{Title: "长文档", Lang: "zh-CN"}}
	mark := &frame.Group{Turn: -45, Opacity: 0.12, Items: []frame.Placed{
		{At: pt(-180, 0), Item: &frame.Text{Face: hei, Size: geom.Pt(60), Color: frame.Gray(128), S: "仅供内部审核"}},
	}}
	for i := range 35 {
		size := geom.A4
		if i%3 == 2 {
			size = size.Landscape()
		}
		p := frame.Page{Size: size, Number: i + 1}
		put := func(at geom.Point, it frame.Item) { p.Items = append(p.Items, frame.Placed{At: at, Item: it}) }
		name := fmt.Sprintf("p%d", i)
		put(pt(70, 60), &frame.Anchor{Name: name})
		put(pt(72, 50), &frame.Link{Size: geom.Size{W: geom.Pt(100), H: geom.Pt(20)}, To: "p0"})
		put(pt(72, 70), text(hei, 16, head.words(12)))
		for j := range 57 {
			y := 90 + 12*float64(j)
			put(pt(72, y), text(song, 10.5, body.words(8)))
			put(pt(400-5.25*float64(j%4), y), text(song, 10.5, fmt.Sprintf("%d.%02d", (j*977+i*31)%5000, (j*37+i)%100)))
			put(pt(70, y+4), &frame.Rule{To: pt(400, 0), Width: geom.Pt(0.5)})
		}
		put(geom.Point{X: size.W / 2, Y: size.H / 2}, mark)
		d.Pages = append(d.Pages, p)
		d.Outline = append(d.Outline, frame.Bookmark{Title: body.words(10), Level: 1 + min(i%3, 1), Anchor: name})
	}
	return d
}

// source makes words without meaning but with the same result every time.
type source struct {
	han  []rune
	seed uint32
}

func (s *source) words(n int) string {
	w := make([]rune, n)
	for i := range w {
		s.seed = s.seed*1664525 + 1013904223
		x := float64(s.seed) / (1 << 32)
		w[i] = s.han[int(x*x*float64(len(s.han)))] // some are common, most are rare
	}
	return string(w)
}

// commonHan returns n characters that a face has.
func commonHan(n int, f *fonts.Face) []rune {
	var han []rune
	for r := rune(0x4E00); len(han) < n; r += 7 {
		if f.Glyph(r) != 0 {
			han = append(han, r)
		}
	}
	return han
}
