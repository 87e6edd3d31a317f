package raster

import (
	"errors"
	"fmt"
	"image"
	"math"

	"yugong/render/frame"
)

// largest is the size in pixels an em up to which glyphs are kept: what is
// larger is rare, and dear to keep.
const largest = 200

// text draws a run; m places its pen.
func (c *canvas) text(t *frame.Text, m matrix) error {
	if t.Face == nil {
		return errors.New("raster: 文字没有字体")
	}
	c.set(t.Color)
	size := m.d * float64(t.Size)
	if !m.upright() || m.a != m.d || size > largest {
		return c.outlines(t, m)
	}
	key := sizeKey{t.Face, size}
	set, base := c.glyphs.size(key), int(math.Round(m.f))
	return eachGlyph(t, func(index uint16, pen float64) error {
		x, step := split(m.e + m.a*pen)
		mask, err := c.glyphs.glyph(set, key, index, step)
		c.paint(mask, image.Pt(x, base))
		return err
	})
}

// outlines draws a run that is turned, or too large to keep, glyph by glyph.
func (c *canvas) outlines(t *frame.Text, m matrix) error {
	box := toolbox.Get().(*tools)
	defer toolbox.Put(box)
	em := float64(t.Size) / 1000 // from thousandths of an em
	return eachGlyph(t, func(index uint16, pen float64) error {
		g := matrix{a: m.a * em, b: m.b * em, c: m.c * em, d: m.d * em}
		g.e, g.f = m.apply(pen, 0)
		if err := box.loadGlyph(t.Face, index, g); err != nil {
			return err
		}
		c.paint(box.mask(c.clip), image.Point{})
		return nil
	})
}

// eachGlyph visits the glyphs of a run with the pen's distance from its start,
// in thousandths of a point. The pen moves as in a PDF viewer, by the advance at
// its full precision.
func eachGlyph(t *frame.Text, visit func(index uint16, pen float64) error) error {
	pen := 0.0
	for _, r := range t.S {
		index := t.Face.Glyph(r)
		if index == 0 {
			return fmt.Errorf("字体 %s 没有字符 %q（%U）", t.Face.Name(), r, r)
		}
		if err := visit(index, pen); err != nil {
			return err
		}
		adv, _ := t.Face.Advance(r)
		pen += float64(adv)*float64(t.Size)/1000 + float64(t.Track)
	}
	return nil
}
