package yugong

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/raster"
)

// pictureLimit is the largest reference picture, in bytes.
const pictureLimit = 20 << 10

// Two pictures are alike when no tile of them differs by more than tileLimit
// of 255 on average: a moved line or a lost rule is seen, another rounding of
// a glyph's edge is not.
const (
	tile      = 16
	tileLimit = 14
)

// A handful of pages as pictures: what the dumps say must also be seen. Run
// with -update to take them anew.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name, example, style string
		edition              Edition
		page                 int // counted from the first, from 1; 0 for the first with a figure
		scale                float64
	}{
		{"contents", "yangcheng", "", Final(), 2, 0.6},
		{"draft", "yangcheng", "", Draft(""), 3, 0.6},
		{"table", "yangcheng", "", Final(), 6, 0.6},
		{"charts", "full", "", Final(), 0, 0.5},
		{"sheet", "yangcheng", "", Final(), 21, 0.5},
		{"official", "yangcheng", "gbt9704", Final(), 4, 0.6},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, faults, err := New(Settings{Style: c.style})
			if err != nil || faults.HasErrors() {
				t.Fatal(err, faults)
			}
			r, err := p.Publish(example(c.example), c.edition)
			if err != nil || !r.OK() {
				t.Fatal(err, r.Findings)
			}
			page := c.page - 1
			if c.page == 0 {
				page = slices.IndexFunc(r.Pages.Pages, func(p frame.Page) bool { return hasFigure(r.Pages, &p) })
			}
			img, err := raster.Page(&r.Pages.Pages[page], c.scale)
			if err != nil {
				t.Fatal(err)
			}
			comparePicture(t, c.name, reduced(img))
		})
	}
}

// hasFigure reports whether something of a figure stands on a page.
func hasFigure(d *frame.Document, p *frame.Page) (yes bool) {
	frame.Walk(p.Items, func(_ geom.Point, at frame.Placed) {
		yes = yes || d.Nodes[at.Node].Role == frame.RoleFigure
	})
	return yes
}

// reduced is a picture in a few greys and the colours of charts: small, and
// sharp enough to compare.
func reduced(img image.Image) *image.Paletted {
	var p color.Palette
	for i := range 24 {
		p = append(p, color.Gray{Y: uint8(i * 255 / 23)})
	}
	for _, c := range []uint32{0x2f5d8a, 0xc98f3c, 0x6f9a73, 0x8c5a6b, 0x7d8ea3, 0xd2bd8a, 0x4a7f86, 0xa7705a} {
		p = append(p, color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255})
	}
	out := image.NewPaletted(img.Bounds(), p)
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

func comparePicture(t *testing.T, name string, got *image.Paletted) {
	t.Helper()
	file := filepath.Join("testdata", name+".png")
	if *update {
		if size := save(t, file, got); size > pictureLimit {
			t.Errorf("%s has %d bytes, at most %d are allowed", file, size, pictureLimit)
		}
		return
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%s is %v, want %v", name, got.Bounds(), want.Bounds())
	}
	if at, most := worstTile(got, want); most > tileLimit {
		t.Errorf("%s differs by %d of 255 around %v (run go test . -update if it is meant)", file, most, at)
		leave(t, name+"-got", got)
		leave(t, name+"-difference", contrast(got, want))
	}
}

// A page two points off is another picture, and so is one without its lines.
func TestPicturesTellPagesApart(t *testing.T) {
	f, err := os.Open(filepath.Join("testdata", "table.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	moved := image.NewRGBA(want.Bounds())
	draw.Draw(moved, moved.Rect, want, image.Pt(0, -1), draw.Src)
	blank := image.NewRGBA(want.Bounds())
	draw.Draw(blank, blank.Rect, image.White, image.Point{}, draw.Src)
	for name, got := range map[string]image.Image{"moved": moved, "blank": blank} {
		if _, most := worstTile(got, want); most <= tileLimit {
			t.Errorf("%s: the worst tile differs by %d, taken for the same picture", name, most)
		}
	}
	if _, most := worstTile(want, want); most != 0 {
		t.Errorf("a picture differs from itself by %d", most)
	}
}

// worstTile finds the tile in which two pictures differ most on average.
func worstTile(a, b image.Image) (at image.Point, most int) {
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y += tile {
		for x := r.Min.X; x < r.Max.X; x += tile {
			sum := 0
			for v := y; v < y+tile; v++ {
				for u := x; u < x+tile; u++ {
					if image.Pt(u, v).In(r) {
						sum += apart(a.At(u, v), b.At(u, v))
					}
				}
			}
			if d := sum / (tile * tile); d > most {
				at, most = image.Pt(x, y), d
			}
		}
	}
	return at, most
}

func apart(a, b color.Color) int {
	d := int(color.GrayModel.Convert(a).(color.Gray).Y) - int(color.GrayModel.Convert(b).(color.Gray).Y)
	return max(d, -d)
}

// contrast shows where two pictures differ, dark on white.
func contrast(a, b image.Image) image.Image {
	out := image.NewGray(a.Bounds())
	for y := out.Rect.Min.Y; y < out.Rect.Max.Y; y++ {
		for x := out.Rect.Min.X; x < out.Rect.Max.X; x++ {
			out.SetGray(x, y, color.Gray{Y: uint8(255 - apart(a.At(x, y), b.At(x, y)))})
		}
	}
	return out
}

// leave keeps a picture of a failure where it can be looked at.
func leave(t *testing.T, name string, img image.Image) {
	t.Helper()
	f, err := os.CreateTemp("", fmt.Sprintf("yugong-%s-*.png", name))
	if err != nil {
		t.Log(err)
		return
	}
	f.Close()
	save(t, f.Name(), img)
	t.Logf("see %s", f.Name())
}

// save writes a picture and returns its size in bytes.
func save(t *testing.T, file string, img image.Image) int64 {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, img); err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
