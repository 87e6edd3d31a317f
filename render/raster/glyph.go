package raster

import (
	"cmp"
	"image"
	"math"
	"sync"

	"yugong/fonts"
)

// steps is how many places within a pixel, side by side, a glyph is drawn at.
const steps = 4

// cacheLimit is how many bytes of glyphs are kept; beyond it the cache starts
// anew. A page at screen size needs about one megabyte.
const cacheLimit = 48 << 20

// cache keeps drawn glyphs by face and size.
type cache struct {
	limit int // of bytes, 0 for cacheLimit
	mu    sync.RWMutex
	sizes map[sizeKey]*glyphs
	used  int // bytes
}

type sizeKey struct {
	face *fonts.Face
	size float64 // pixels an em
}

// glyphs are the masks of one face at one size, each relative to the pen.
type glyphs struct {
	mu    sync.RWMutex
	masks map[glyphKey]*image.Alpha
}

type glyphKey struct {
	index uint16
	step  uint8
}

func (c *cache) size(k sizeKey) *glyphs {
	c.mu.RLock()
	g := c.sizes[k]
	c.mu.RUnlock()
	if g != nil {
		return g
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if g = c.sizes[k]; g == nil {
		if c.sizes == nil || c.used > cmp.Or(c.limit, cacheLimit) {
			c.sizes, c.used = make(map[sizeKey]*glyphs), 0
		}
		g = &glyphs{masks: make(map[glyphKey]*image.Alpha)}
		c.sizes[k] = g
	}
	return g
}

func (c *cache) grow(bytes int) {
	c.mu.Lock()
	c.used += bytes
	c.mu.Unlock()
}

// glyph returns the mask of a glyph whose pen stands step/steps of a pixel right
// of a whole one; nil when it is blank.
func (c *cache) glyph(g *glyphs, k sizeKey, index uint16, step uint8) (*image.Alpha, error) {
	key := glyphKey{index, step}
	g.mu.RLock()
	m, ok := g.masks[key]
	g.mu.RUnlock()
	if ok {
		return m, nil
	}
	t := toolbox.Get().(*tools)
	defer toolbox.Put(t)
	em := matrix{a: k.size / 1000, d: k.size / 1000, e: float64(step) / steps}
	if err := t.loadGlyph(k.face, index, em); err != nil {
		return nil, err
	}
	m = t.mask(everywhere)
	g.mu.Lock()
	g.masks[key] = m
	g.mu.Unlock()
	if m != nil {
		c.grow(len(m.Pix) + 100)
	}
	return m, nil
}

// everywhere is a clip that cuts nothing.
var everywhere = image.Rect(math.MinInt16, math.MinInt16, math.MaxInt16, math.MaxInt16)

// split returns the whole pixel and the step nearest to a place.
func split(x float64) (whole int, step uint8) {
	n := int(math.Round(x * steps))
	whole = int(math.Floor(float64(n) / steps))
	return whole, uint8(n - whole*steps)
}
