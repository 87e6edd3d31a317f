package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
	"sync"
	"testing"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// draw renders items on a page of 100 × 100 pt at one pixel a point.
func drawn(t *testing.T, l items) *image.RGBA {
	t.Helper()
	return drawnAt(t, l, 1)
}

func drawnAt(t *testing.T, l items, scale float64) *image.RGBA {
	t.Helper()
	m, err := Page(&frame.Page{Size: size(100, 100), Items: l}, scale)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// ink returns the pixels that are not white, as a rectangle around them.
func ink(m *image.RGBA) image.Rectangle {
	var r image.Rectangle
	for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
		for x := m.Rect.Min.X; x < m.Rect.Max.X; x++ {
			if m.RGBAAt(x, y) != (color.RGBA{255, 255, 255, 255}) {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestSize(t *testing.T) {
	a4 := frame.Page{Size: geom.A4}
	for scale, want := range map[float64]image.Point{1: {596, 842}, 100 / 72.0: {827, 1170}, 2: {1191, 1684}} {
		if got, err := Size(&a4, scale); err != nil || got != want {
			t.Errorf("A4 at %v: %v %v, want %v", scale, got, err, want)
		}
	}
	if got, _ := Size(&frame.Page{Size: size(100, 50)}, 3); got != image.Pt(300, 150) {
		t.Errorf("whole pixels became %v", got)
	}
	for _, scale := range []float64{0, -1, 1e9} {
		if _, err := Page(&a4, scale); err == nil {
			t.Errorf("scale %v: no error", scale)
		}
	}
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name            string
		x, y, dx, dy, w float64
		scale           float64
		want            image.Rectangle
	}{
		{"thin stays one pixel", 10, 20.5, 50, 0, 0.1, 1, image.Rect(10, 20, 60, 21)},
		{"one point", 10, 20.5, 50, 0, 1, 1, image.Rect(10, 20, 60, 21)},
		{"three points, centred", 10, 20.5, 50, 0, 3, 1, image.Rect(10, 19, 60, 22)},
		{"upright", 10, 20, 0, 30, 2, 1, image.Rect(9, 20, 11, 50)},
		{"drawn backwards", 60, 20, -50, 0, 2, 1, image.Rect(10, 19, 60, 21)},
		{"half a point at four pixels", 10, 20, 50, 0, 0.5, 4, image.Rect(40, 79, 240, 81)},
	} {
		var l items
		l.put(c.x, c.y, &frame.Rule{To: pt(c.dx, c.dy), Width: geom.Pt(c.w)})
		if got := ink(drawnAt(t, l, c.scale)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestCorners: wherever a table lies on the pixel grid, its frame is closed, its
// inner lines reach the frame and none sticks out.
func TestCorners(t *testing.T) {
	black := color.RGBA{A: 255}
	for i := range 60 {
		scale := []float64{1, 100 / 72.0, 2}[i%3]
		m := drawnAt(t, lattice(10+0.137*float64(i), 12+0.219*float64(i)), scale)
		r := ink(m)
		for x := r.Min.X; x < r.Max.X; x++ {
			if m.RGBAAt(x, r.Min.Y) != black || m.RGBAAt(x, r.Max.Y-1) != black {
				t.Fatalf("table %d: the frame is open, or a line sticks out, above or below %d", i, x)
			}
		}
		for y := r.Min.Y; y < r.Max.Y; y++ {
			if m.RGBAAt(r.Min.X, y) != black || m.RGBAAt(r.Max.X-1, y) != black {
				t.Fatalf("table %d: the frame is open, or a line sticks out, beside %d", i, y)
			}
		}
		thick := int(max(1, math.Round(0.8*scale)))
		inside := r.Inset(thick)
		lines := 0
		for x := inside.Min.X; x < inside.Max.X; x++ {
			top, bottom := m.RGBAAt(x, inside.Min.Y) == black, m.RGBAAt(x, inside.Max.Y-1) == black
			if top != bottom {
				t.Fatalf("table %d: the inner line at %d does not reach the frame", i, x)
			}
			if top {
				lines++
			}
		}
		if lines != int(max(1, math.Round(0.5*scale))) {
			t.Fatalf("table %d: %d columns of ink inside, want one inner line", i, lines)
		}
	}
}

// lattice is a table of four cells as layout draws it: each rule reaches to the
// far side of those it meets.
func lattice(x, y float64) items {
	const w, h, outer, inner = 40.3, 30.7, 0.8, 0.5
	var l items
	across := func(dy, over, width float64) {
		l.put(x-over, y+dy, &frame.Rule{To: pt(w+2*over, 0), Width: geom.Pt(width)})
	}
	down := func(dx, over, width float64) {
		l.put(x+dx, y-over, &frame.Rule{To: pt(0, h+2*over), Width: geom.Pt(width)})
	}
	across(0, outer/2, outer)
	across(h, outer/2, outer)
	down(0, outer/2, outer)
	down(w, outer/2, outer)
	across(12.4, outer/2, inner)
	down(17.2, outer/2, inner)
	return l
}

// TestFillsMeet: neighbouring fills leave no gap and do not overlap.
func TestFillsMeet(t *testing.T) {
	var l items
	for i := range 30 {
		l.put(10+1.7*float64(i), 10, &frame.Fill{Size: size(1.7, 20), Color: frame.Gray(100)})
	}
	m := drawnAt(t, l, 1.37)
	r := ink(m)
	for x := r.Min.X; x < r.Max.X; x++ {
		if got := m.RGBAAt(x, r.Min.Y+3).R; got != 100 {
			t.Errorf("column %d is %d, want 100", x, got)
		}
	}
}

func TestOpacity(t *testing.T) {
	one := items{}
	one.put(0, 0, &frame.Fill{Size: size(10, 10), Color: frame.Color{R: 255}})
	two := append(items{}, one...)
	two.put(5, 0, &frame.Fill{Size: size(10, 10), Color: frame.Color{B: 255}})
	for _, c := range []struct {
		name string
		list items
		x    int
		want color.RGBA
	}{
		{"one item", one, 3, color.RGBA{255, 153, 153, 255}},
		{"below", two, 3, color.RGBA{255, 153, 153, 255}},
		{"overlap shows the upper one alone", two, 7, color.RGBA{153, 153, 255, 255}},
	} {
		var l items
		l.put(20, 20, &frame.Group{Opacity: 0.4, Items: c.list})
		got := drawn(t, l).RGBAAt(20+c.x, 25)
		if far(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	var nested items
	nested.put(20, 20, &frame.Group{Opacity: 0.5, Items: items{{Item: &frame.Group{Opacity: 0.5, Items: one}}}})
	if got, want := drawn(t, nested).RGBAAt(25, 25), (color.RGBA{255, 191, 191, 255}); far(got, want) {
		t.Errorf("half of a half: %v, want %v", got, want)
	}
}

// far allows for rounding.
func far(a, b color.RGBA) bool {
	d := func(x, y uint8) bool { return max(x, y)-min(x, y) > 1 }
	return d(a.R, b.R) || d(a.G, b.G) || d(a.B, b.B)
}

func TestTurn(t *testing.T) {
	var bar items
	bar.put(0, 0, &frame.Fill{Size: size(30, 10)})
	for turn, want := range map[float64]image.Rectangle{
		0:   image.Rect(50, 50, 80, 60),
		90:  image.Rect(40, 50, 50, 80), // clockwise: what lay to the right lies below
		180: image.Rect(20, 40, 50, 50),
		-90: image.Rect(50, 20, 60, 50),
	} {
		var l items
		l.put(50, 50, &frame.Group{Turn: turn, Items: bar})
		got := ink(drawn(t, l))
		if got.Intersect(want) != want || got.Dx() > want.Dx()+2 || got.Dy() > want.Dy()+2 {
			t.Errorf("turned by %v: %v, want %v", turn, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	song := face(t, fonts.Song)
	var inner items
	inner.put(-20, -20, &frame.Fill{Size: size(100, 100), Color: frame.Gray(200)})
	inner.put(-10, 15, text(song, 20, "裁切以外不见"))
	inner.put(-10, 5, &frame.Rule{To: pt(90, 0), Width: geom.Pt(1)})
	inner.put(-10, -10, &frame.Image{Size: size(60, 60), Data: photo(t)})
	clip := size(30, 20)
	var l items
	l.put(30, 40, &frame.Group{Clip: &clip, Items: inner})
	if got, want := ink(drawn(t, l)), image.Rect(30, 40, 60, 60); got != want {
		t.Errorf("upright: ink at %v, want %v", got, want)
	}
	l = nil
	l.put(60, 40, &frame.Group{Turn: 90, Clip: &clip, Items: inner})
	got, want := ink(drawn(t, l)), image.Rect(40, 40, 60, 70)
	if !got.In(want.Inset(-1)) || got.Dx() < want.Dx() || got.Dy() < want.Dy() {
		t.Errorf("turned: ink at %v, want %v", got, want)
	}
	small := size(10, 10)
	l = nil
	l.put(30, 40, &frame.Group{Clip: &clip, Items: items{{At: pt(25, 15), Item: &frame.Group{Clip: &small, Items: inner}}}})
	if got, want := ink(drawn(t, l)), image.Rect(55, 55, 60, 60); got != want {
		t.Errorf("nested: ink at %v, want %v", got, want)
	}
}

// TestPen: a run takes the room that layout reckons with, and spacing is added
// after each character.
func TestPen(t *testing.T) {
	song := face(t, fonts.Song)
	var a, b items
	a.put(5, 50, text(song, 10, "国国国国"))
	b.put(5, 50, &frame.Text{Face: song, Size: geom.Pt(10), Track: geom.Pt(5), S: "国国国国"})
	ra, rb := ink(drawnAt(t, a, 4)), ink(drawnAt(t, b, 4))
	if d := rb.Dx() - ra.Dx(); d != 3*5*4 {
		t.Errorf("three gaps of 5 pt make %d pixels, want 60", d)
	}
	if ra.Dx() < 36*4 || ra.Dx() > 40*4 {
		t.Errorf("four characters of 10 pt take %d pixels of 160", ra.Dx())
	}
}

func TestPicture(t *testing.T) {
	var l items
	l.put(10, 20, &frame.Image{Size: size(60, 40), Data: photo(t)})
	m := drawn(t, l)
	if got, want := ink(m), image.Rect(10, 20, 70, 60); !got.In(want.Inset(-1)) || !want.Inset(1).In(got) {
		t.Errorf("ink at %v, want %v", got, want)
	}
	if c := m.RGBAAt(65, 22); c.R < 200 || c.G > 40 {
		t.Errorf("upper right is %v, want red", c)
	}
}

func TestErrors(t *testing.T) {
	song := face(t, fonts.Song)
	for want, it := range map[string]frame.Item{
		"没有字符":     text(song, 10, "😀"),
		"没有字体":     text(nil, 10, "甲"),
		"不认识的版面元素": nil,
		"不认识的路径段":  &frame.Path{Segments: []frame.Segment{{Op: 77}}},
		"图片读不出来":   &frame.Image{Data: []byte("?")},
	} {
		for _, list := range []items{{{Item: it}}, {{Item: &frame.Group{Turn: 10, Opacity: 0.5, Items: items{{Item: it}, {Item: it}}}}}} {
			_, err := Page(&frame.Page{Size: size(100, 100), Items: list}, 1)
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %s", err, want)
			}
		}
	}
}

// TestTogether draws the same page from many goroutines with one Renderer and
// wants the same picture every time (run with -race).
func TestTogether(t *testing.T) {
	p := page(t)
	want, err := Page(&p, 1.5)
	if err != nil {
		t.Fatal(err)
	}
	var r Renderer
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if i%2 == 1 { // and another size meanwhile
				if _, err := r.Page(&p, 1+float64(i)/7); err != nil {
					t.Error(err)
				}
			}
			got, err := r.Page(&p, 1.5)
			if err != nil || !bytes.Equal(got.Pix, want.Pix) {
				t.Errorf("another picture, error %v", err)
			}
		})
	}
	wg.Wait()
}

// TestCacheStaysSmall zooms through many sizes.
func TestCacheStaysSmall(t *testing.T) {
	p := page(t)
	var r Renderer
	r.glyphs.limit = 1 << 20
	peak := 0
	for i := range 12 {
		if _, err := r.Page(&p, 1+float64(i)/5); err != nil {
			t.Fatal(err)
		}
		peak = max(peak, r.glyphs.used)
	}
	if peak > 3<<20 {
		t.Errorf("the cache grew to %d bytes with a limit of one megabyte", peak)
	}
	if len(r.glyphs.sizes) == 0 {
		t.Error("nothing is kept")
	}
}

func BenchmarkPage(b *testing.B) {
	p := page(b)
	for _, scale := range []float64{1, 2} {
		b.Run(fmt.Sprintf("scale %v cold", scale), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Page(&p, scale); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("scale %v warm", scale), func(b *testing.B) {
			var r Renderer
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Page(&p, scale); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestReach: nothing is drawn outside the room that a layer is given.
func TestReach(t *testing.T) {
	p := page(t)
	for i := range p.Items {
		if g, ok := p.Items[i].Item.(*frame.Group); ok && g.Clip != nil {
			continue // its items reach farther than they show
		}
		one := frame.Page{Size: p.Size, Items: p.Items[i : i+1]}
		m, err := Page(&one, 1)
		if err != nil {
			t.Fatal(err)
		}
		got, room := ink(m), reach(one.Items, scaled(1)).pixels().Inset(-1)
		if !got.In(room) {
			t.Errorf("item %d (%T): ink at %v, reckoned %v", i, p.Items[i].Item, got, room)
		}
	}
}
