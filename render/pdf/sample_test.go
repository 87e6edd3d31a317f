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
				{At: pt(300, 300), Item: &frame.Group{Clip: &geom.Size{W: geom.Pt(40), H: geom.Pt(40)}, Items: []frame.Placed{
					{At: pt(0, 30), Item: text(song, 30, "被裁切")},
				}}},
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
// landscape, 25,000 characters in two faces and two thousand rules.
func long(t testing.TB) *frame.Document {
	song, hei := stack(t, fonts.Song)[0], stack(t, fonts.Hei)[0]
	han := commonHan(song, hei)
	next := 7
	words := func(n int) string {
		s := make([]rune, n)
		for i := range s {
			next = (next*1103515245 + 12345) & 0x7fffffff
			// Squared, so that some characters are common and most are rare.
			x := float64(next>>8) / float64(0x7fffffff>>8)
			s[i] = han[int(x*x*x*float64(len(han)))]
		}
		return string(s)
	}
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
		name := fmt.Sprintf("p%d", i)
		p.Items = append(p.Items, frame.Placed{At: pt(70, 60), Item: &frame.Anchor{Name: name}},
			frame.Placed{At: pt(72, 70), Item: text(hei, 16, words(12))},
			frame.Placed{At: pt(72, 50), Item: &frame.Link{Size: geom.Size{W: geom.Pt(100), H: geom.Pt(20)}, To: "p0"}})
		for j := range 70 {
			y := 90 + 6.5*float64(j)
			p.Items = append(p.Items,
				frame.Placed{At: pt(72, y), Item: text(song, 10.5, words(8))},
				frame.Placed{At: pt(400-5.25*float64(j%4), y), Item: text(song, 10.5, fmt.Sprintf("%d.%02d", (j*977+i*31)%5000, (j*37+i)%100))})
			if j%6 != 5 {
				p.Items = append(p.Items, frame.Placed{At: pt(70, y+4), Item: &frame.Rule{To: pt(400, 0), Width: geom.Pt(0.5)}})
			}
		}
		p.Items = append(p.Items, frame.Placed{At: geom.Point{X: size.W / 2, Y: size.H / 2}, Item: mark})
		d.Pages = append(d.Pages, p)
		d.Outline = append(d.Outline, frame.Bookmark{Title: words(10), Level: 1 + min(i%3, 1), Anchor: name})
	}
	return d
}

// commonHan returns 1,200 characters that both faces have.
func commonHan(faces ...*fonts.Face) []rune {
	var han []rune
	for r := rune(0x4E00); len(han) < 1200; r += 7 {
		ok := true
		for _, f := range faces {
			ok = ok && f.Glyph(r) != 0
		}
		if ok {
			han = append(han, r)
		}
	}
	return han
}
