package subset

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"yugong/fonts"
	"yugong/render/geom"
)

// Collector gathers the characters of a face that a document shows, then gives
// them codes. Code 0 is the missing glyph.
type Collector struct {
	Face   *fonts.Face
	Glyphs []Glyph // by code, once they are numbered

	used   runes
	narrow map[Glyph]uint16
	codes  []*block     // by the higher part of a character
	stock  *fonts.Stock // whose characters have the first codes
}

// block holds the codes of 256 neighbouring characters.
type block [256]uint16

// NewCollector begins a subset of a face.
func NewCollector(f *fonts.Face) *Collector {
	return &Collector{Face: f, narrow: map[Glyph]uint16{}}
}

// Use notes the characters of a text, whose glyphs shall advance less by so much
// of an em. It fails on one that the face lacks.
func (c *Collector) Use(text string, narrow geom.Em) error {
	for _, r := range text {
		if narrow == 0 && c.used.has(r) {
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
		c.used.add(r)
	}
	return nil
}

// number lists the characters in use in their own order: those of their own width
// from 1 on, then the narrower ones.
func (c *Collector) number() {
	c.Glyphs = []Glyph{{}}
	for i, word := range c.used {
		for ; word != 0; word &= word - 1 {
			r := rune(i<<6 | bits.TrailingZeros64(word))
			c.Glyphs = append(c.Glyphs, Glyph{Old: c.Face.Glyph(r), Rune: r})
		}
	}
	c.Glyphs = append(c.Glyphs, slices.SortedFunc(maps.Keys(c.narrow), func(a, b Glyph) int {
		return cmp.Or(cmp.Compare(a.Rune, b.Rune), cmp.Compare(a.Narrow, b.Narrow))
	})...)
}

// Number gives the characters in use the codes that pack best: first those
// of a stock of the face, then the others by the size of their outlines, from the
// largest, with which the stock ends: those of one size are built alike and pack
// better side by side, by two hundredths.
func (c *Collector) Number() {
	stocked := c.chooseStock()
	c.number()
	var first []Glyph
	if c.stock != nil {
		for _, r := range c.stock.Text {
			first = append(first, Glyph{Old: c.Face.Glyph(r), Rune: r})
		}
	}
	rest := slices.DeleteFunc(c.Glyphs[1:], func(g Glyph) bool { return g.Narrow == 0 && stocked.has(g.Rune) })
	slices.SortStableFunc(rest, func(a, b Glyph) int {
		return cmp.Compare(c.Face.OutlineSize(b.Rune), c.Face.OutlineSize(a.Rune))
	})
	c.Glyphs = slices.Concat(c.Glyphs[:1], first, rest)
	c.index()
}

// chooseStock takes the first stock that the document needs but for a part of
// its outlines so small that the file is hardly longer for it. Its characters are
// in use from now on.
func (c *Collector) chooseStock() (stocked runes) {
	const spare = 1. / 32
	for _, s := range c.Face.Stocks() {
		size, unused := 0, 0
		for _, r := range s.Text {
			n := c.Face.OutlineSize(r)
			size += n
			if !c.used.has(r) {
				unused += n
			}
		}
		if float64(unused) <= spare*float64(size) {
			c.stock = &s
			break
		}
	}
	if c.stock != nil {
		for _, r := range c.stock.Text {
			stocked.add(r)
			c.used.add(r)
		}
	}
	return stocked
}

// index leads from the characters to their codes.
func (c *Collector) index() {
	c.codes = make([]*block, len(c.used)/4+1)
	for i, g := range c.Glyphs[1:] {
		code := uint16(i + 1) // New refuses what a code cannot number
		if g.Narrow != 0 {
			c.narrow[g] = code
			continue
		}
		b := &c.codes[g.Rune>>8]
		if *b == nil {
			*b = new(block)
		}
		(*b)[g.Rune&0xFF] = code
	}
}

// Code returns the code of a character of a text that was noted.
func (c *Collector) Code(r rune, narrow geom.Em) uint16 {
	if narrow != 0 {
		return c.narrow[Glyph{Old: c.Face.Glyph(r), Rune: r, Narrow: int(narrow)}]
	}
	return c.codes[r>>8][r&0xFF]
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
