package raster

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"yugong/render/frame"
)

// maxPixels is the largest picture that is drawn: 200 megapixels, an A4 page at
// 1,700 dpi.
const maxPixels = 200_000_000

// Renderer draws pages and keeps the glyphs it has drawn for the next ones.
// Its zero value is ready; it may be used by several goroutines at once.
type Renderer struct{ glyphs cache }

// Page draws a page at a scale in pixels a point: 1 is 72 dpi, 2 is 144 dpi.
func Page(p *frame.Page, scale float64) (*image.RGBA, error) {
	return new(Renderer).Page(p, scale)
}

// Page draws a page at a scale in pixels a point, rounded up to whole pixels.
func (r *Renderer) Page(p *frame.Page, scale float64) (*image.RGBA, error) {
	size, err := Size(p, scale)
	if err != nil {
		return nil, err
	}
	dst := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	c := canvas{glyphs: &r.glyphs, sides: newSides(), dst: dst, clip: dst.Rect, alpha: 1}
	c.sides.gather(p.Items, scaled(scale))
	if err := c.items(p.Items, scaled(scale)); err != nil {
		return nil, err
	}
	return dst, nil
}

// Size returns the extent in pixels of a page drawn at a scale.
func Size(p *frame.Page, scale float64) (image.Point, error) {
	// A hair less, lest rounding add a pixel to a page of whole pixels.
	w, h := math.Ceil(p.Size.W.Pt()*scale-1e-6), math.Ceil(p.Size.H.Pt()*scale-1e-6)
	if !(w >= 1 && h >= 1 && w*h <= maxPixels) {
		return image.Point{}, fmt.Errorf("页面 %v×%v 点不能按 %v 倍画成图片", p.Size.W, p.Size.H, scale)
	}
	return image.Pt(int(w), int(h)), nil
}

// canvas is where items are drawn: a picture, the part of it that may be
// touched, and how strongly.
type canvas struct {
	glyphs *cache
	sides  *sides
	dst    *image.RGBA
	clip   image.Rectangle
	cut    *image.Alpha // a clip that is not upright, nil for none
	alpha  float64
	ink    image.Uniform
}

// items draws a list in painting order.
func (c *canvas) items(list []frame.Placed, m matrix) error {
	for i := range list {
		if err := c.item(&list[i], m); err != nil {
			return err
		}
	}
	return nil
}

func (c *canvas) item(p *frame.Placed, m matrix) error {
	switch it := p.Item.(type) {
	case *frame.Text:
		return c.text(it, m.moved(p.At))
	case *frame.Rule:
		c.rule(it, p.At, m)
	case *frame.Fill:
		c.rectangle(it, p.At, m)
	case *frame.Path:
		return c.path(it, m.moved(p.At))
	case *frame.Image:
		return c.picture(it, p.At, m)
	case *frame.Group:
		return c.group(it, m.moved(p.At))
	case *frame.Link, *frame.Anchor: // leave no ink
	default:
		return fmt.Errorf("raster: 不认识的版面元素 %T", p.Item)
	}
	return nil
}

// set makes a colour the ink.
func (c *canvas) set(v frame.Color) {
	a := math.Round(c.alpha * 0xFFFF)
	part := func(x uint8) uint16 { return uint16(math.Round(float64(x) * 0x101 * a / 0xFFFF)) }
	c.ink.C = color.RGBA64{part(v.R), part(v.G), part(v.B), uint16(a)}
}

// paint lays the ink on through a mask whose origin is at a pixel.
func (c *canvas) paint(mask *image.Alpha, at image.Point) {
	if mask == nil {
		return
	}
	r := mask.Rect.Add(at).Intersect(c.clip)
	if r.Empty() {
		return
	}
	if c.cut != nil {
		mask = cutMask(mask, c.cut, r, at)
		at = image.Point{}
	}
	draw.DrawMask(c.dst, r, &c.ink, image.Point{}, mask, r.Min.Sub(at), draw.Over)
}

// cutMask multiplies a mask, moved to a pixel, by the clip.
func cutMask(mask, cut *image.Alpha, r image.Rectangle, at image.Point) *image.Alpha {
	out := image.NewAlpha(r)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			a := uint32(mask.AlphaAt(x-at.X, y-at.Y).A) * uint32(cut.AlphaAt(x, y).A)
			out.Pix[out.PixOffset(x, y)] = uint8((a + 127) / 255)
		}
	}
	return out
}

// block lays the ink on a rectangle of whole pixels.
func (c *canvas) block(r image.Rectangle) {
	r = r.Intersect(c.clip)
	if c.cut != nil {
		draw.DrawMask(c.dst, r, &c.ink, image.Point{}, c.cut, r.Min, draw.Over)
		return
	}
	draw.Draw(c.dst, r, &c.ink, image.Point{}, draw.Over)
}
