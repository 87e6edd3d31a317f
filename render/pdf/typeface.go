package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"

	"yugong/fonts"
	"yugong/fonts/subset"
	"yugong/render/frame"
)

// typeface is a face as one document uses it.
type typeface struct {
	*subset.Collector
	index int // its name in content streams
	id    int // number of its object
}

// typefaces gathers the faces of the document and their characters.
func (f *file) typefaces() error {
	for i := range f.doc.Pages {
		if err := f.use(f.doc.Pages[i].Items); err != nil {
			return fmt.Errorf("第%d页：%w", i+1, err)
		}
	}
	for _, t := range f.faces {
		t.Number()
	}
	return nil
}

// use gathers those of a list.
func (f *file) use(list []frame.Placed) error {
	var last *typeface // most texts follow one of the same face
	for i := range list {
		switch it := list[i].Item.(type) {
		case *frame.Group:
			if f.seen[it]++; f.seen[it] > 1 {
				continue
			}
			if err := f.use(it.Items); err != nil {
				return err
			}
		case *frame.Text:
			if it.S == "" {
				continue
			}
			if it.Face == nil {
				return errors.New("pdf: 文字没有字体")
			}
			if last == nil || last.Face != it.Face {
				last = f.typeface(it.Face)
			}
			if err := last.Use(it.S, narrower(list, i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// typeface returns that of a face, a new one when it is used for the first time.
func (f *file) typeface(face *fonts.Face) *typeface {
	for _, t := range f.faces {
		if t.Face == face {
			return t
		}
	}
	t := &typeface{subset.NewCollector(face), len(f.faces), f.number()}
	f.faces = append(f.faces, t)
	return t
}

// fonts writes the faces, each cut down to the glyphs in use.
func (f *file) fonts() error {
	for i, t := range f.faces {
		cut, err := t.Cut()
		if err != nil {
			return err
		}
		name := t.Tag(i) + "+" + t.Face.PostScriptName()
		descendant, descriptor, program, unicode := f.number(), f.number(), f.number(), f.number()
		f.hold(t.id, fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
			name, descendant, unicode))
		b := fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R/DW %d/W[",
			name, descriptor, fullWidth)
		f.hold(descendant, append(t.widths(b), "]>>"...))
		f.hold(descriptor, t.descriptor(name, program))
		f.spare = appendToUnicode(f.spare[:0], t.Glyphs)
		f.stream(unicode, nil, f.spare)
		f.spare = cut.Program(f.spare)
		f.streamPacked(program, fmt.Appendf(nil, "/Length1 %d", len(f.spare)), f.spare, cut.Packed())
	}
	return nil
}

// fullWidth is the width of most characters, in thousandths of an em.
const fullWidth = 1000

// widths writes those of glyphs that are not of full width: the first code of a
// run, then the run.
func (t *typeface) widths(b []byte) []byte {
	open := false
	for code := range t.Glyphs {
		width := t.Advance(code)
		switch {
		case width == fullWidth && open:
			b, open = append(b, ']'), false
		case width == fullWidth:
		case !open:
			b, open = append(strconv.AppendInt(b, int64(code), 10), '['), true
			b = strconv.AppendInt(b, int64(width), 10)
		default:
			b = strconv.AppendInt(append(b, ' '), int64(width), 10)
		}
	}
	if open {
		b = append(b, ']')
	}
	return b
}

// descriptor describes the face; its glyphs are found by number, not by name.
func (t *typeface) descriptor(name string, program int) []byte {
	const symbolic = 4
	m, upem := t.Face.Metrics(), t.Face.Tables().UnitsPerEm
	at := func(table string, at int) int {
		if data := t.Face.Tables().Table(table); at+2 <= len(data) {
			return int(int16(binary.BigEndian.Uint16(data[at:]))) * 1000 / upem
		}
		return 0
	}
	capital := at("OS/2", 88)
	if capital <= 0 {
		capital = int(m.Ascent)
	}
	return fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>",
		name, symbolic, at("head", 36), at("head", 38), at("head", 40), at("head", 42), m.Ascent, -m.Descent, capital, program)
}
