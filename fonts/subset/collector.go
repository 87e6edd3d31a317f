package subset

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"yugong/fonts"
	"yugong/render/geom"
)

// Collector gathers the characters of a face that a document shows, then gives
// them codes. Code 0 is the missing glyph.
type Collector struct {
	Face   *fonts.Face
	Glyphs []Glyph // by code, once they are numbered

	codes  []*block // by the higher part of a character
	narrow map[Glyph]uint16
	stock  *fonts.Stock // whose characters have the first codes
}

// block holds the codes of 256 neighbouring characters: 0 for one that is not in
// use, unnumbered for one that has no code yet.
type block [256]uint16

const unnumbered = 0xFFFF

// NewCollector begins a subset of a face.
func NewCollector(f *fonts.Face) *Collector {
	return &Collector{Face: f, narrow: map[Glyph]uint16{}}
}

// Use notes the characters of a text, whose glyphs shall advance less by so much
// of an em. It fails on one that the face lacks.
func (c *Collector) Use(text string, narrow geom.Em) error {
	for _, r := range text {
		if narrow == 0 && c.Code(r, 0) != 0 {
			continue
		}
		g := Glyph{Old: c.Face.Glyph(r), Rune: r, Narrow: int(narrow)}
		if g.Old == 0 {
			return fmt.Errorf("字体 %s 没有字符 %q（%U）", c.Face.Name(), r, r)
		}
		if narrow != 0 {
			c.narrow[g] = 0
			continue
		}
		c.set(r, unnumbered)
	}
	return nil
}

// set gives a character a code.
func (c *Collector) set(r rune, code uint16) {
	if n := int(r>>8) + 1; n > len(c.codes) {
		c.codes = append(c.codes, make([]*block, n-len(c.codes))...)
	}
	b := &c.codes[r>>8]
	if *b == nil {
		*b = new(block)
	}
	(*b)[r&0xFF] = code
}

// Number gives the characters in use the codes that pack best: first those
// of a stock of the face, then the others by the size of their outlines, from the
// largest, with which the stock ends: those of one size are built alike and pack
// better side by side, by two hundredths. A narrower one comes after its like.
func (c *Collector) Number() {
	c.Glyphs = []Glyph{{}}
	if c.stock = c.stocked(); c.stock != nil {
		for _, r := range c.stock.Text {
			c.set(r, uint16(len(c.Glyphs)))
			c.Glyphs = append(c.Glyphs, Glyph{Old: c.Face.Glyph(r), Rune: r})
		}
	}
	first := len(c.Glyphs)
	c.Glyphs = slices.AppendSeq(c.Glyphs, c.remaining)
	rest := c.Glyphs[first:]
	slices.SortStableFunc(rest, func(a, b Glyph) int {
		return cmp.Compare(c.Face.OutlineSize(b.Rune), c.Face.OutlineSize(a.Rune))
	})
	for i, g := range rest {
		code := uint16(first + i) // New refuses what a code cannot number
		if g.Narrow != 0 {
			c.narrow[g] = code
		} else {
			c.set(g.Rune, code)
		}
	}
}

// remaining yields the characters in use that have no code: those of their own
// width in their own order, then the narrower ones.
func (c *Collector) remaining(yield func(Glyph) bool) {
	for page, b := range c.codes {
		if b == nil {
			continue
		}
		for i, code := range b {
			r := rune(page<<8 | i)
			if code == unnumbered && !yield(Glyph{Old: c.Face.Glyph(r), Rune: r}) {
				return
			}
		}
	}
	for _, g := range slices.SortedFunc(maps.Keys(c.narrow), func(a, b Glyph) int {
		return cmp.Or(cmp.Compare(a.Rune, b.Rune), cmp.Compare(a.Narrow, b.Narrow))
	}) {
		if !yield(g) {
			return
		}
	}
}

// stocked is the first stock that the document needs but for a part of its
// outlines so small that the file is hardly longer for it, nil if there is none.
func (c *Collector) stocked() *fonts.Stock {
	const spare = 1. / 32
	for _, s := range c.Face.Stocks() {
		size, unused := 0, 0
		for _, r := range s.Text {
			n := c.Face.OutlineSize(r)
			size += n
			if c.Code(r, 0) == 0 {
				unused += n
			}
		}
		if float64(unused) <= spare*float64(size) {
			return &s
		}
	}
	return nil
}

// Code returns the code of a character, 0 for one that was not noted.
func (c *Collector) Code(r rune, narrow geom.Em) uint16 {
	if narrow != 0 {
		return c.narrow[Glyph{Old: c.Face.Glyph(r), Rune: r, Narrow: int(narrow)}]
	}
	if page := int(r >> 8); page < len(c.codes) && c.codes[page] != nil {
		return c.codes[page][r&0xFF]
	}
	return 0
}

// Advance is the width of a code in thousandths of an em.
func (c *Collector) Advance(code int) geom.Em {
	g := c.Glyphs[code]
	if g.Rune == 0 {
		return 0
	}
	width, _ := c.Face.Advance(g.Rune)
	return max(0, width-geom.Em(g.Narrow))
}

// Cut makes the subset.
func (c *Collector) Cut() (*Subset, error) {
	s, err := New(c.Face.Tables(), c.Glyphs)
	if err != nil {
		return nil, fmt.Errorf("字体 %s：%w", c.Face.Name(), err)
	}
	s.stock = c.stock
	return s, nil
}

// Tag is what names the subset of a document's n-th face: six letters made from
// n and the glyphs.
func (c *Collector) Tag(n int) string {
	h := sha256.New()
	fmt.Fprint(h, n)
	for _, g := range c.Glyphs {
		h.Write([]byte{byte(g.Rune >> 16), byte(g.Rune >> 8), byte(g.Rune), byte(g.Narrow >> 8), byte(g.Narrow)})
	}
	tag := h.Sum(nil)[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag)
}
