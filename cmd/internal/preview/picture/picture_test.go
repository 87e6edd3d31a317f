package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"sync"
	"testing"

	"yugong/render/frame"
	"yugong/render/geom"
)

func filled(pixel func(x, y int) color.RGBA) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 70, 40))
	for y := range 40 {
		for x := range 70 {
			m.SetRGBA(x, y, pixel(x, y))
		}
	}
	return m
}

// Whatever the way of writing, the pixels come back.
func TestEncodeKeepsPixels(t *testing.T) {
	for name, c := range map[string]struct {
		m     *image.RGBA
		paint any
	}{
		"grey":         {filled(func(x, y int) color.RGBA { v := uint8(x * y); return color.RGBA{v, v, v, 255} }), &image.Paletted{}},
		"few colours":  {filled(func(x, y int) color.RGBA { return color.RGBA{uint8(x % 5), uint8(y % 7), 9, 255} }), &image.Paletted{}},
		"many colours": {filled(func(x, y int) color.RGBA { return color.RGBA{uint8(x), uint8(y), uint8(x + y), 255} }), &image.RGBA{}},
	} {
		data, err := Encode(c.m, png.BestSpeed, 144)
		if err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		if _, paletted := got.(*image.Paletted); paletted != (name != "many colours") {
			t.Errorf("%s is written as %T", name, got)
		}
		for y := range 40 {
			for x := range 70 {
				r, g, b, _ := got.At(x, y).RGBA()
				w := c.m.RGBAAt(x, y)
				if uint8(r>>8) != w.R || uint8(g>>8) != w.G || uint8(b>>8) != w.B {
					t.Fatalf("%s: pixel %d,%d is %v, want %v", name, x, y, got.At(x, y), w)
				}
			}
		}
		i := bytes.Index(data, []byte("pHYs"))
		if i < 0 || binary.BigEndian.Uint32(data[i+4:]) != 5669 { // 144 / 0.0254
			t.Errorf("%s does not tell its density", name)
		}
	}
}

func page(text string) *frame.Page {
	return &frame.Page{Size: geom.Size{W: geom.Pt(100), H: geom.Pt(50)}, Items: []frame.Placed{
		{At: geom.Point{X: geom.Pt(10), Y: geom.Pt(10)}, Item: &frame.Fill{Size: geom.Size{W: geom.Pt(float64(len(text))), H: geom.Pt(5)}}},
	}}
}

func TestGallery(t *testing.T) {
	g := New(1 << 20)
	p := page("abc")
	first, err := g.PNG(context.Background(), p, "p", 200)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := png.DecodeConfig(bytes.NewReader(first)); err != nil || c.Width != 200 || c.Height != 100 {
		t.Errorf("%+v %v, want 200 × 100", c, err)
	}
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if again, err := g.PNG(context.Background(), p, "p", 200); err != nil || &again[0] != &first[0] {
				t.Error("drawn again", err)
			}
		})
	}
	wg.Wait()
	if _, err := g.PNG(context.Background(), p, "p", 6000); err == nil {
		t.Error("18 megapixels are drawn")
	}
	if _, err := g.PNG(context.Background(), &frame.Page{Size: p.Size, Items: []frame.Placed{{Item: nil}}}, "bad", 200); err == nil {
		t.Error("a page that cannot be drawn gives no error")
	}
}

// A reader who has gone on does not spoil the picture for the others.
func TestCancelledReader(t *testing.T) {
	g := New(1 << 20)
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if err := g.room.Acquire(context.Background(), MaxPixels); err != nil { // no room to draw
		t.Fatal(err)
	}
	if _, err := g.PNG(gone, page("a"), "p", 100); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
	leader, leave := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() { g.PNG(leader, page("a"), "p", 100) })
	wg.Go(func() {
		if data, err := g.PNG(context.Background(), page("a"), "p", 100); err != nil || len(data) == 0 {
			t.Error("the reader who stayed has no picture:", err)
		}
	})
	leave()
	g.room.Release(MaxPixels)
	wg.Wait()
}

func TestGalleryStaysSmall(t *testing.T) {
	g := New(4000)
	for width := 100; width < 140; width++ {
		if _, err := g.PNG(context.Background(), page("a"), "p", width); err != nil {
			t.Fatal(err)
		}
	}
	if g.bytes > 4000 || g.order.Len() != len(g.wall) || g.order.Len() == 0 {
		t.Errorf("%d bytes in %d pictures are kept, %d known; want no more than 4000 bytes", g.bytes, g.order.Len(), len(g.wall))
	}
}
