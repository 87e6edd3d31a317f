package subset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"yugong/fonts"
	"yugong/fonts/sfnt"
)

// ErrTooMany says that the glyphs and their parts exceed what a font can number.
var ErrTooMany = errors.New("subset: more than 65535 glyphs")

// Glyph is a glyph of a subset.
type Glyph struct {
	Old    uint16 // its index in the whole font
	Rune   rune   // the character that leads to it, 0 for none
	Narrow int    // thousandths of an em that it advances less than in the whole font
}

// Subset is a font cut down to some glyphs. It can be written as two TrueType
// files: one of outlines alone, for a PDF, which says itself which glyph shows
// what, and one that stands on its own.
type Subset struct {
	font   *sfnt.Font
	glyphs []Glyph
	parts  map[uint16]uint16 // new index by old index, made when a composite comes
	twins  bool              // whether narrower glyphs are composites of others
	loca   []byte            // one entry of four bytes a glyph, and the end
	hmtx   []byte
	size   int          // of table glyf
	glyf   int          // where that table stands in the file that was written last
	stock  *fonts.Stock // whose outlines are those of the glyphs from 1 on, nil for none
}

// New cuts a font down to the given glyphs, renumbered in that order. The first
// is by custom 0, that of a missing character. Parts of composite glyphs that
// are not in the list follow after it.
func New(f *sfnt.Font, glyphs []Glyph) (*Subset, error) {
	if len(glyphs) == 0 {
		return nil, errors.New("subset: no glyphs")
	}
	s := &Subset{font: f, glyphs: slices.Clone(glyphs)}
	return s, s.measure()
}

// measure gathers the parts of composites, and where the outlines will stand.
func (s *Subset) measure() error {
	s.loca = make([]byte, 0, 4*len(s.glyphs)+4)
	s.hmtx = make([]byte, 0, 4*len(s.glyphs))
	for i := 0; i < len(s.glyphs); i++ { // grows while it runs
		g := s.glyphs[i].Old
		if int(g) >= s.font.NumGlyphs {
			return fmt.Errorf("subset: glyph %d of %d", g, s.font.NumGlyphs)
		}
		outline := s.font.Outline(g)
		if err := eachPart(outline, func(at int, old uint16) { s.part(old) }); err != nil {
			return fmt.Errorf("subset: glyph %d: %w", g, err)
		}
		s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(s.size))
		size := len(outline)
		if _, ok := s.twin(i); ok {
			size, s.twins = twinSize, true
		}
		s.size += (size + 1) &^ 1
		// Advances are thousandths truncated: what is taken off is rounded up, so that
		// they stay within one of what the file says.
		narrow := (s.glyphs[i].Narrow*s.font.UnitsPerEm + 999) / 1000
		s.hmtx = binary.BigEndian.AppendUint16(s.hmtx, uint16(max(0, int(s.font.Advance(g))-narrow)))
		s.hmtx = binary.BigEndian.AppendUint16(s.hmtx, uint16(s.font.Bearing(g)))
		if len(s.glyphs) > 0xFFFF {
			return ErrTooMany
		}
	}
	s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(s.size))
	return nil
}

// Program returns the file of outlines. It takes the memory of b, as far as that
// goes.
func (s *Subset) Program(b []byte) []byte { return sfnt.Assemble(b, s.tables()) }

// File returns the file that stands on its own: with the characters, heights and
// a name. It takes the memory of b, as far as that goes.
func (s *Subset) File(b []byte) ([]byte, error) {
	characters, err := cmap(s.glyphs)
	if err != nil {
		return nil, err
	}
	list := append(s.tables(), sfnt.Table{Tag: "OS/2", Data: os2(s.font)}, sfnt.Table{Tag: "cmap", Data: characters},
		sfnt.Table{Tag: "name", Data: name()}, sfnt.Table{Tag: "post", Data: post()})
	slices.SortFunc(list, func(a, b sfnt.Table) int { return strings.Compare(a.Tag, b.Tag) })
	return sfnt.Assemble(b, list), nil
}

// tables are those of both files.
func (s *Subset) tables() []sfnt.Table {
	head := slices.Clone(s.font.Table("head"))
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	maxp := slices.Clone(s.font.Table("maxp"))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.glyphs)))
	if s.twins {
		deeper(maxp)
	}
	hhea := slices.Clone(s.font.Table("hhea"))
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.glyphs)))
	return []sfnt.Table{
		// cvt, fpgm and prep are kept: outlines may hold instructions that need them.
		{Tag: "cvt ", Data: s.font.Table("cvt ")},
		{Tag: "fpgm", Data: s.font.Table("fpgm")},
		{Tag: "glyf", Append: s.outlines, Size: s.size},
		{Tag: "head", Data: head},
		{Tag: "hhea", Data: hhea},
		{Tag: "hmtx", Data: s.hmtx},
		{Tag: "loca", Data: s.loca},
		{Tag: "maxp", Data: maxp},
		{Tag: "prep", Data: s.font.Table("prep")},
	}
}

// deeper makes room in table maxp for composites of any glyph.
func deeper(maxp []byte) {
	const points, contours, compositePoints, compositeContours, elements, depth = 6, 8, 10, 12, 28, 30
	if len(maxp) < depth+2 {
		return // version 0.5 has no such numbers
	}
	at := func(i int) uint16 { return binary.BigEndian.Uint16(maxp[i:]) }
	binary.BigEndian.PutUint16(maxp[compositePoints:], max(at(compositePoints), at(points)))
	binary.BigEndian.PutUint16(maxp[compositeContours:], max(at(compositeContours), at(contours)))
	binary.BigEndian.PutUint16(maxp[elements:], max(at(elements), 1))
	binary.BigEndian.PutUint16(maxp[depth:], at(depth)+1)
}

// outlines appends table glyf, each outline at an even byte.
func (s *Subset) outlines(b []byte) []byte {
	s.glyf = len(b)
	for i, g := range s.glyphs {
		if of, ok := s.twin(i); ok {
			b = appendTwin(b, s.font.Outline(g.Old), of)
			continue
		}
		from := len(b)
		b = append(b, s.font.Outline(g.Old)...)
		copied := b[from:]
		eachPart(copied, func(at int, old uint16) { // no error: measure has seen it
			binary.BigEndian.PutUint16(copied[at:], s.parts[old])
		})
		if len(b)%2 != 0 {
			b = append(b, 0)
		}
	}
	return b
}
