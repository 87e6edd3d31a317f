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

// renumberParts gives the parts of a composite outline their new indices, in
// place. Simple outlines are left alone.
func (c *cutter) renumberParts(outline []byte) error {
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
		old := binary.BigEndian.Uint16(outline[at+2:])
		binary.BigEndian.PutUint16(outline[at+2:], c.part(old))
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

// part returns the new index of a glyph that a composite needs, adding it to
// the list when it is not there yet.
func (c *cutter) part(old uint16) uint16 {
	if c.parts == nil {
		c.parts = make(map[uint16]uint16, len(c.glyphs))
		for i, g := range c.glyphs {
			if _, ok := c.parts[g]; !ok {
				c.parts[g] = uint16(i)
			}
		}
	}
	i, ok := c.parts[old]
	if !ok {
		i = uint16(len(c.glyphs))
		c.parts[old] = i
		c.glyphs = append(c.glyphs, old)
	}
	return i
}
