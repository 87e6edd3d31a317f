package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/pdf"
)

// tile is the edge in pixels of the squares that two pictures are compared by:
// about two characters.
const tile = 32

// Bounds of the difference between a page drawn here and by poppler, in parts of
// full contrast. Both draw from the same positions, but set them on the pixel
// grid and anti-alias in their own ways.
const (
	maxMean  = 0.045 // of all pixels
	maxWorst = 0.055 // of a tile's mean colour
)

// TestLikePoppler compares pages with pdftoppm's pictures of the PDF at 100 dpi.
func TestLikePoppler(t *testing.T) {
	const dpi = 100
	d := &frame.Document{Pages: []frame.Page{plain(t), plain(t)}}
	wide := &d.Pages[1]
	wide.Size = wide.Size.Landscape()
	wide.Items = wide.Items[:len(wide.Items)-2] // an anchor may stand but once
	for i, want := range poppler(t, d, dpi) {
		got, err := Page(&d.Pages[i], dpi/72.0)
		if err != nil {
			t.Fatal(err)
		}
		if got.Rect != want.Bounds() {
			t.Fatalf("page %d is %v, pdftoppm makes it %v", i+1, got.Rect, want.Bounds())
		}
		mean, worst, at := difference(got, want)
		t.Logf("page %d: mean difference %.4f, worst tile %.4f at %v", i+1, mean, worst, at)
		if mean > maxMean || worst > maxWorst {
			t.Errorf("page %d differs more than %.3f or %.3f", i+1, maxMean, maxWorst)
			keep(t, got, want)
		}
	}
}

// plain is the sample page without what the PDF backend does not draw alike:
// clips, and translucent groups whose items cover each other.
func plain(t testing.TB) frame.Page {
	p := page(t)
	p.Items = slices.DeleteFunc(p.Items, func(i frame.Placed) bool {
		g, ok := i.Item.(*frame.Group)
		return ok && (g.Clip != nil || g.Layered())
	})
	return p
}

// TestDifferenceShows makes sure that the bounds are narrow enough: a page on
// which one thing is wrong lies beyond them.
func TestDifferenceShows(t *testing.T) {
	good := page(t)
	want, err := Page(&good, 100/72.0)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(p *frame.Page, i int){
		"a line of text is missing": func(p *frame.Page, i int) { p.Items[i].Item = &frame.Anchor{} },
		"a line stands 20 pt lower": func(p *frame.Page, i int) { p.Items[i].At.Y += geom.Pt(20) },
		"a line is red":             func(p *frame.Page, i int) { p.Items[i].Item.(*frame.Text).Color = red },
	} {
		bad := page(t)
		spoil(&bad, 5)
		got, err := Page(&bad, 100/72.0)
		if err != nil {
			t.Fatal(err)
		}
		if mean, worst, _ := difference(got, want); mean <= maxMean && worst <= maxWorst {
			t.Errorf("%s, and the difference is only %.4f, worst tile %.4f", name, mean, worst)
		}
	}
}

// poppler returns pdftoppm's pictures of a document.
func poppler(t *testing.T, d *frame.Document, dpi int) []*image.RGBA {
	t.Helper()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		if os.Getenv("YUGONG_TOOLS") == "required" {
			t.Fatal("pdftoppm is required and not installed")
		}
		t.Skip("pdftoppm is not installed")
	}
	var b bytes.Buffer
	if err := new(pdf.Writer).Write(&b, d); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.Command("pdftoppm", "-r", strconv.Itoa(dpi), "-png", "-", filepath.Join(dir, "p"))
	cmd.Stdin = &b
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(dir, "p*.png"))
	if err != nil || len(files) != len(d.Pages) {
		t.Fatalf("pdftoppm made %v, %v", files, err)
	}
	var all []*image.RGBA
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		rgba := image.NewRGBA(m.Bounds())
		draw.Draw(rgba, rgba.Rect, m, m.Bounds().Min, draw.Src)
		all = append(all, rgba)
	}
	return all
}

// difference returns the mean difference of the pixels and the largest of a
// tile's mean colours, in parts of full contrast.
func difference(a, b *image.RGBA) (mean, worst float64, at image.Point) {
	r := a.Rect
	total := 0.0
	for y := r.Min.Y; y < r.Max.Y; y += tile {
		for x := r.Min.X; x < r.Max.X; x += tile {
			square := image.Rect(x, y, x+tile, y+tile).Intersect(r)
			var sum [3]float64
			for py := square.Min.Y; py < square.Max.Y; py++ {
				for px := square.Min.X; px < square.Max.X; px++ {
					p, q := a.RGBAAt(px, py), b.RGBAAt(px, py)
					for i, v := range [3]int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
						sum[i] += float64(v)
						total += max(float64(v), -float64(v))
					}
				}
			}
			for _, s := range sum {
				if d := max(s, -s) / float64(square.Dx()*square.Dy()*255); d > worst {
					worst, at = d, image.Pt(x, y)
				}
			}
		}
	}
	return total / float64(3*255*r.Dx()*r.Dy()), worst, at
}

// keep leaves the two pictures and their difference side by side.
func keep(t *testing.T, got, want *image.RGBA) {
	r := got.Rect
	out := image.NewRGBA(image.Rect(0, 0, 3*r.Dx(), r.Dy()))
	for y := range r.Dy() {
		for x := range r.Dx() {
			p, q := got.RGBAAt(x, y), want.RGBAAt(x, y)
			out.SetRGBA(x, y, p)
			out.SetRGBA(x+r.Dx(), y, q)
			diff := func(a, b uint8) uint8 { return 255 - max(a, b) + min(a, b) }
			out.SetRGBA(x+2*r.Dx(), y, color.RGBA{diff(p.R, q.R), diff(p.G, q.G), diff(p.B, q.B), 255})
		}
	}
	f, err := os.CreateTemp("", "raster-*.png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, out); err != nil {
		t.Fatal(err)
	}
	t.Logf("here, pdftoppm and difference: %s", f.Name())
}
