package para

import (
	"encoding/binary"

	"yugong/fonts"
	"yugong/render/geom"
)

// ink remembers how much blank the marks of a face have on either side, since
// a user's own face may place them otherwise than the embedded ones: only what
// is really blank may be taken away.
type ink struct {
	face  *fonts.Face
	known [markCount]bool
	left  [markCount]geom.Em
	right [markCount]geom.Em
}

// Ranges of characters that hold all marks of full width.
const (
	generalFrom, generalTo = 0x2010, 0x2050 // “ ” ‘ ’ •
	cjkFrom, cjkTo         = 0x3000, 0x3100 // 、。《》「」 and the like
	wideFrom, wideTo       = 0xFF00, 0xFFF0 // ，；：？！（）

	markCount = 1 + generalTo - generalFrom + cjkTo - cjkFrom + wideTo - wideFrom
)

// markIndex returns the place of a mark in the tables of ink; 0 is the middle
// dot, and of any mark outside the ranges.
func markIndex(r rune) int {
	switch {
	case r >= generalFrom && r < generalTo:
		return 1 + int(r-generalFrom)
	case r >= cjkFrom && r < cjkTo:
		return 1 + generalTo - generalFrom + int(r-cjkFrom)
	case r >= wideFrom && r < wideTo:
		return 1 + generalTo - generalFrom + cjkTo - cjkFrom + int(r-wideFrom)
	}
	return 0
}

// Parts of a mark that it can lose.
const (
	half    geom.Em = 500
	quarter geom.Em = 250
)

// blanks fills in what a mark can lose on its left or right.
func (s *Setter) blanks(a *atom, em geom.Em) {
	if em < 900 {
		return // drawn narrow: there is no blank half
	}
	k := s.inkOf(a.face)
	i := markIndex(a.rune)
	if !k.known[i] {
		k.measure(i, a.rune, em)
	}
	size := s.job.size
	switch {
	case a.class == opening:
		a.left = int32(min(k.left[i], half).At(size))
	case a.class.closes():
		a.right = int32(min(k.right[i], half).At(size))
	default:
		a.left = int32(min(k.left[i], quarter).At(size))
		a.right = int32(min(k.right[i], quarter).At(size))
	}
}

func (s *Setter) inkOf(f *fonts.Face) *ink {
	for _, k := range s.inks {
		if k.face == f {
			return k
		}
	}
	k := &ink{face: f}
	s.inks = append(s.inks, k)
	return k
}

// measure reads the bounding box at the head of the glyph's outline (OpenType
// table glyf: the number of contours, then xMin, yMin, xMax, yMax).
func (k *ink) measure(i int, r rune, em geom.Em) {
	k.known[i] = true
	tables := k.face.Tables()
	outline := tables.Outline(k.face.Glyph(r))
	if len(outline) < 10 {
		return
	}
	scale := func(at int) geom.Em {
		return geom.Em(int(int16(binary.BigEndian.Uint16(outline[at:]))) * 1000 / tables.UnitsPerEm)
	}
	k.left[i] = max(scale(2), 0)
	k.right[i] = max(em-scale(6), 0)
}
