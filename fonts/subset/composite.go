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

// part gives a glyph that a composite needs a new index, unless it has one.
func (s *Subset) part(old uint16) {
	if s.parts == nil {
		s.parts = make(map[uint16]uint16, len(s.glyphs))
		for i, g := range s.glyphs {
			if _, ok := s.parts[g.Old]; !ok {
				s.parts[g.Old] = uint16(i)
			}
		}
	}
	if _, ok := s.parts[old]; !ok {
		s.parts[old] = uint16(len(s.glyphs))
		s.glyphs = append(s.glyphs, Glyph{Old: old})
	}
}
