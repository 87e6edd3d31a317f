package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Kinds of files that are recognised and refused.
var (
	ErrSignature  = errors.New("not a TrueType file")
	ErrCollection = errors.New("a font collection")
	ErrCFF        = errors.New("an OpenType file with CFF outlines")
)

// Font is a checked TrueType file. It is immutable and may be shared.
type Font struct {
	UnitsPerEm int
	BBox       [4]int // xMin, yMin, xMax, yMax of all outlines, in font units
	Ascender   int    // of table hhea, in font units
	Descender  int    // negative below the baseline
	NumGlyphs  int

	data     []byte
	tables   []table
	hmtx     []byte
	metrics  int // number of full entries of hmtx, at least 1
	loca     []byte
	glyf     []byte
	longLoca bool
}

type table struct {
	tag  string
	data []byte
}

// Parse checks a TrueType file and indexes its tables. The font keeps data,
// which must not be changed.
func Parse(data []byte) (*Font, error) {
	if err := checkSignature(data); err != nil {
		return nil, err
	}
	f := &Font{data: data}
	if err := f.readDirectory(); err != nil {
		return nil, err
	}
	for _, step := range []func() error{f.readHead, f.readMetrics, f.readOutlines} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func checkSignature(data []byte) error {
	if len(data) < 12 {
		return ErrSignature
	}
	switch binary.BigEndian.Uint32(data) {
	case 0x00010000, 0x74727565: // version 1.0, 'true'
		return nil
	case 0x74746366: // 'ttcf'
		return ErrCollection
	case 0x4F54544F: // 'OTTO'
		return ErrCFF
	}
	return ErrSignature
}

func (f *Font) readDirectory() error {
	n := int(u16(f.data, 4))
	if len(f.data) < 12+16*n {
		return errors.New("the table directory is cut off")
	}
	for i := range n {
		e := f.data[12+16*i:]
		tag := string(e[:4])
		from, size := uint64(u32(e, 8)), uint64(u32(e, 12))
		if from+size > uint64(len(f.data)) {
			return fmt.Errorf("table %q is cut off", tag)
		}
		f.tables = append(f.tables, table{tag, f.data[from : from+size]})
	}
	return nil
}

// Table returns the bytes of a table, nil when the file has none.
func (f *Font) Table(tag string) []byte {
	i := slices.IndexFunc(f.tables, func(t table) bool { return t.tag == tag })
	if i < 0 {
		return nil
	}
	return f.tables[i].data
}

// need returns a table of at least size bytes.
func (f *Font) need(tag string, size int) ([]byte, error) {
	t := f.Table(tag)
	if len(t) < size {
		return nil, fmt.Errorf("table %q is missing or too short", tag)
	}
	return t, nil
}

func (f *Font) readHead() error {
	head, err := f.need("head", 54)
	if err != nil {
		return err
	}
	f.UnitsPerEm = int(u16(head, 18))
	if f.UnitsPerEm < 16 || f.UnitsPerEm > 16384 {
		return fmt.Errorf("%d units per em", f.UnitsPerEm)
	}
	for i := range f.BBox {
		f.BBox[i] = int(i16(head, 36+2*i))
	}
	f.longLoca = u16(head, 50) != 0
	maxp, err := f.need("maxp", 6)
	if err != nil {
		return err
	}
	if f.NumGlyphs = int(u16(maxp, 4)); f.NumGlyphs == 0 {
		return errors.New("no glyphs")
	}
	return nil
}

func (f *Font) readMetrics() error {
	hhea, err := f.need("hhea", 36)
	if err != nil {
		return err
	}
	f.Ascender, f.Descender = int(i16(hhea, 4)), int(i16(hhea, 6))
	f.metrics = min(int(u16(hhea, 34)), f.NumGlyphs)
	if f.metrics == 0 {
		return errors.New("no advance widths")
	}
	f.hmtx, err = f.need("hmtx", 4*f.metrics)
	return err
}

func (f *Font) readOutlines() (err error) {
	entry := 2
	if f.longLoca {
		entry = 4
	}
	if f.loca, err = f.need("loca", entry*(f.NumGlyphs+1)); err != nil {
		return err
	}
	f.glyf = f.Table("glyf")
	last := 0
	for g := range f.NumGlyphs + 1 {
		at := f.offset(g)
		if at < last || at > len(f.glyf) {
			return fmt.Errorf("outline of glyph %d is cut off", g)
		}
		last = at
	}
	return nil
}

func (f *Font) offset(g int) int {
	if f.longLoca {
		return int(u32(f.loca, 4*g))
	}
	return 2 * int(u16(f.loca, 2*g))
}

// Outline returns the bytes of a glyph in table glyf, empty for a blank one or
// an index outside the font.
func (f *Font) Outline(g uint16) []byte {
	if int(g) >= f.NumGlyphs {
		return nil
	}
	return f.glyf[f.offset(int(g)):f.offset(int(g)+1)]
}

// Advance returns a glyph's advance width in font units.
func (f *Font) Advance(g uint16) uint16 {
	return u16(f.hmtx, 4*min(int(g), f.metrics-1))
}

// Bearing returns a glyph's left side bearing in font units.
func (f *Font) Bearing(g uint16) int16 {
	i := int(g)
	if i < f.metrics {
		return i16(f.hmtx, 4*i+2)
	}
	at := 4*f.metrics + 2*(i-f.metrics)
	if at+2 > len(f.hmtx) {
		return 0
	}
	return i16(f.hmtx, at)
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func i16(b []byte, at int) int16  { return int16(u16(b, at)) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
