package subset

import (
	"encoding/binary"
	"errors"
)

var errCut = errors.New("its outline is cut off")

// Flags of a part of a composite glyph (OpenType, table glyf).
const (
	argsAreWords  = 0x0001
	haveScale     = 0x0008
	moreParts     = 0x0020
	haveXYScale   = 0x0040
	haveTwoByTwo  = 0x0080
	argsAreXY     = 0x0002
	overlaps      = 0x0400
	partHeader    = 4  // flags and glyph index
	outlineHeader = 10 // contour count and bounding box
)

// eachPart visits the parts of a composite outline: where the index of each
// stands, and the index. A simple outline has none.
func eachPart(outline []byte, visit func(at int, glyph uint16)) error {
	if len(outline) == 0 {
		return nil
	}
	if len(outline) < outlineHeader {
		return errCut
	}
	if int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	for at := outlineHeader; ; {
		if at+partHeader > len(outline) {
			return errCut
		}
		flags := binary.BigEndian.Uint16(outline[at:])
		visit(at+2, binary.BigEndian.Uint16(outline[at+2:]))
		at += partHeader + argsSize(flags)
		if flags&moreParts == 0 {
			return nil
		}
	}
}

func argsSize(flags uint16) int {
	size := 2
	if flags&argsAreWords != 0 {
		size = 4
	}
	switch {
	case flags&haveScale != 0:
		size += 2
	case flags&haveXYScale != 0:
		size += 4
	case flags&haveTwoByTwo != 0:
		size += 8
	}
	return size
}

// index is the first new index of a glyph.
func (s *Subset) index(old uint16) (first uint16, ok bool) {
	if s.parts == nil {
		s.parts = make(map[uint16]uint16, len(s.glyphs))
		for i, g := range s.glyphs {
			if _, ok := s.parts[g.Old]; !ok {
				s.parts[g.Old] = uint16(i)
			}
		}
	}
	first, ok = s.parts[old]
	return first, ok
}

// part gives a glyph that a composite needs a new index, unless it has one.
func (s *Subset) part(old uint16) {
	if _, ok := s.index(old); !ok {
		s.parts[old] = uint16(len(s.glyphs))
		s.glyphs = append(s.glyphs, Glyph{Old: old})
	}
}

// twinSize is that of the outline of a twin.
const twinSize = outlineHeader + partHeader + 2

// twin returns the glyph before a narrower one that looks the same, which this
// one then is a composite of. ok is false for one that is drawn itself.
func (s *Subset) twin(i int) (of uint16, ok bool) {
	g := s.glyphs[i]
	if g.Narrow == 0 || len(s.font.Outline(g.Old)) <= twinSize {
		return 0, false
	}
	of, _ = s.index(g.Old)
	return of, int(of) < i
}

// appendTwin appends a composite outline of one glyph, whose own outline is given
// for its bounding box and for whether its contours overlap, which readers draw
// with more care.
func appendTwin(b, outline []byte, of uint16) []byte {
	flags := argsAreXY
	if overlapping(outline) {
		flags |= overlaps
	}
	b = append(words(b, 0xFFFF), outline[2:outlineHeader]...)
	return words(b, flags, int(of), 0)
}

// overlapping tells of a simple outline whether the first of its points has the
// flag that says so.
func overlapping(outline []byte) bool {
	const overlapSimple = 0x40
	at := outlineHeader + 2*int(int16(binary.BigEndian.Uint16(outline)))
	if at < outlineHeader || at+2 > len(outline) {
		return false
	}
	at += 2 + int(binary.BigEndian.Uint16(outline[at:])) // instructions
	return at < len(outline) && outline[at]&overlapSimple != 0
}
