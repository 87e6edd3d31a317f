package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

func face(t testing.TB, role fonts.Role) *fonts.Face {
	t.Helper()
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fs.Stack(role)[0]
}

func pt(x, y float64) geom.Point { return geom.Point{X: geom.Pt(x), Y: geom.Pt(y)} }

func size(w, h float64) geom.Size { return geom.Size{W: geom.Pt(w), H: geom.Pt(h)} }

func text(f *fonts.Face, points float64, s string) *frame.Text {
	return &frame.Text{Face: f, Size: geom.Pt(points), S: s}
}

// items builds a list of placed items.
type items []frame.Placed

func (l *items) put(x, y float64, it frame.Item) {
	*l = append(*l, frame.Placed{At: pt(x, y), Item: it})
}

var red, blue = frame.Color{R: 192, G: 32, B: 32}, frame.Color{R: 40, G: 80, B: 160}

// slice is a quarter of a disc.
func slice(r float64, fill, stroke *frame.Color) *frame.Path {
	k := r * 0.5523
	return &frame.Path{Fill: fill, Stroke: stroke, Width: geom.Pt(0.75), Segments: []frame.Segment{
		{Op: frame.MoveTo, P: [3]geom.Point{pt(0, 0)}},
		{Op: frame.LineTo, P: [3]geom.Point{pt(r, 0)}},
		{Op: frame.CubicTo, P: [3]geom.Point{pt(r, k), pt(k, r), pt(0, r)}},
		{Op: frame.Close},
	}}
}

func photo(t testing.TB) []byte {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for i := range 1200 {
		m.SetNRGBA(i%40, i/40, color.NRGBA{uint8(i % 40 * 6), uint8(i / 40 * 8), 128, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// page draws every kind of item, upright, turned, clipped and translucent.
func page(t testing.TB) frame.Page {
	song, title, hei, kai := face(t, fonts.Song), face(t, fonts.Title), face(t, fonts.Hei), face(t, fonts.Kai)
	var l items
	l.put(72, 100, text(title, 22, "阳城县某单位2025年单位预算公开"))
	l.put(72, 130, text(hei, 16, "一、收入支出预算总体情况说明"))
	l.put(72, 155, text(kai, 16, "（一）𠅤䶮㛃喆 ABC 1,234.56"))
	for i := range 12 {
		l.put(96, 180+18.3*float64(i), text(song, 10.5, fmt.Sprintf("第%d行：本年收入预算1,%03d.56万元，其中一般公共预算拨款收入占83.5%%。", i+1, i*77)))
	}
	l.put(72, 410, &frame.Text{Face: song, Size: geom.Pt(10.5), Track: geom.Pt(1.7), Color: red, S: "字距与颜色"})
	for i := range 6 {
		l.put(72, 430+17*float64(i), &frame.Rule{To: pt(300, 0), Width: geom.Pt(0.5)})
		l.put(72+60*float64(i), 430, &frame.Rule{To: pt(0, 85), Width: geom.Pt(0.5)})
	}
	l.put(400, 430, &frame.Fill{Size: size(80, 30), Color: frame.Gray(220)})
	l.put(400, 470, &frame.Rule{To: pt(80, 40), Width: geom.Pt(2), Color: blue})
	l.put(120, 580, slice(60, &red, &frame.Black))
	l.put(220, 580, slice(60, nil, &blue))
	l.put(320, 580, slice(60, &blue, nil))
	l.put(420, 570, &frame.Image{Size: size(80, 60), Data: photo(t)})
	var clipped, down, tilted items
	clipped.put(0, 30, text(song, 30, "被裁切的字"))
	l.put(400, 350, &frame.Group{Clip: &geom.Size{W: geom.Pt(75), H: geom.Pt(24)}, Items: clipped})
	down.put(0, 0, text(song, 12, "向右转九十度"))
	down.put(0, 10, &frame.Fill{Size: size(60, 8), Color: blue})
	l.put(540, 300, &frame.Group{Turn: 90, Items: down})
	tilted.put(0, 0, &frame.Fill{Size: size(90, 40), Color: frame.Gray(235)})
	tilted.put(4, 20, text(hei, 14, "斜置并裁切之字"))
	tilted.put(0, 30, &frame.Rule{To: pt(90, 0), Width: geom.Pt(1)})
	l.put(330, 700, &frame.Group{Turn: 20, Clip: &geom.Size{W: geom.Pt(80), H: geom.Pt(34)}, Items: tilted})
	var veil, mark items
	veil.put(0, 0, &frame.Fill{Size: size(60, 40), Color: red})
	veil.put(30, 20, &frame.Fill{Size: size(60, 40), Color: blue})
	l.put(120, 690, &frame.Group{Opacity: 0.4, Items: veil})
	mark.put(-150, 19, &frame.Text{Face: hei, Size: geom.Pt(50), Color: frame.Gray(128), S: "仅供内部审核"})
	l.put(297, 421, &frame.Group{Turn: -45, Opacity: 0.15, Items: mark})
	l.put(60, 90, &frame.Anchor{Name: "a"})
	l.put(60, 90, &frame.Link{Size: size(10, 10), To: "a"})
	return frame.Page{Size: geom.A4, Items: l}
}
