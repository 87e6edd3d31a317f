package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/golang/freetype/truetype"

	"yugong/fonts/sfnt"
	"yugong/render/geom"
)

// Face is one parsed TrueType file. It is immutable and may be shared.
type Face struct {
	name    string
	data    []byte
	tables  *sfnt.Font
	font    *truetype.Font
	metrics Metrics
	stocks  []Stock
	pages   [maxRune>>8 + 1]*page // by the upper bits of a character
}

const maxRune = 0x10FFFF

// page holds 256 neighbouring characters: measuring a character is two loads.
type page [256]glyph

// glyph is what a face knows of a character; index 0 means that it lacks it.
type glyph struct {
	index   uint16
	advance uint16 // thousandths of an em
}

// Metrics are a face's vertical measures, in thousandths of an em.
type Metrics struct {
	Ascent  geom.Em // from the baseline up
	Descent geom.Em // from the baseline down, positive
}

// Errors of Parse, for a user's own font file.
var (
	ErrCollection   = errors.New("字体集合（.ttc）不能使用，请改用单个 .ttf 文件")
	ErrCFF          = errors.New("OpenType/CFF（.otf）字体不能使用，请改用 TrueType（.ttf）文件")
	ErrNotFont      = errors.New("不是 TrueType 字体文件，请改用 .ttf 文件")
	ErrDamaged      = errors.New("字体文件已损坏或不完整，请重新复制该文件")
	ErrNoCharacters = errors.New("字体文件没有 Unicode 字符表，请换一个字体")
	ErrRestricted   = errors.New("字体的许可不允许嵌入文件（OS/2 表 fsType），请换一个字体，或向字体厂商取得嵌入许可")
	ErrNoSubset     = errors.New("字体的许可只允许整个嵌入，不允许只嵌入用到的字（OS/2 表 fsType），请换一个字体")
	ErrBitmapOnly   = errors.New("字体的许可只允许嵌入点阵，不允许嵌入轮廓（OS/2 表 fsType），请换一个字体")
)

// Parse reads a TrueType file. name is its file name, kept for messages; data
// is kept and must not be changed. Files that cannot be used are refused with
// ErrCollection, ErrCFF, ErrNotFont, ErrDamaged or ErrNoCharacters, those whose
// licence forbids what is done with them with ErrRestricted, ErrNoSubset or
// ErrBitmapOnly.
func Parse(name string, data []byte) (*Face, error) {
	f := &Face{name: strings.TrimSuffix(name, filepath.Ext(name)), data: data}
	if err := f.parse(); err != nil {
		return nil, fmt.Errorf("%s：%w", name, err)
	}
	return f, nil
}

func (f *Face) parse() (err error) {
	f.tables, err = sfnt.Parse(f.data)
	switch {
	case errors.Is(err, sfnt.ErrCollection):
		return ErrCollection
	case errors.Is(err, sfnt.ErrCFF):
		return ErrCFF
	case errors.Is(err, sfnt.ErrSignature):
		return ErrNotFont
	case err != nil:
		return fmt.Errorf("%w（%v）", ErrDamaged, err)
	}
	if err := embeddable(f.tables.Table("OS/2")); err != nil {
		return err
	}
	f.metrics = Metrics{Ascent: f.em(f.tables.Ascender), Descent: f.em(-f.tables.Descender)}
	if err := f.index(); err != nil {
		return err
	}
	if f.font, err = outlines(f.data); err != nil {
		// golang/freetype refuses files for tables that it does not need here.
		f.font, err = outlines(f.tables.Plain())
	}
	if err != nil {
		return fmt.Errorf("%w（%v）", ErrDamaged, err)
	}
	return nil
}

// embeddable reads the embedding rights (OpenType, table OS/2, fsType) of a font
// of which a part is embedded. A font that grants several holds to the most
// generous; one without the table grants all.
func embeddable(os2 []byte) error {
	const (
		at                                   = 8
		restricted, preview, editable        = 0x0002, 0x0004, 0x0008
		noSubset, bitmapOnly          uint16 = 0x0100, 0x0200
	)
	if len(os2) < at+2 {
		return nil
	}
	switch rights := binary.BigEndian.Uint16(os2[at:]); {
	case rights&restricted != 0 && rights&(preview|editable) == 0:
		return ErrRestricted
	case rights&noSubset != 0:
		return ErrNoSubset
	case rights&bitmapOnly != 0:
		return ErrBitmapOnly
	}
	return nil
}

// outlines parses a file with golang/freetype, which panics on some damaged
// ones.
func outlines(data []byte) (f *truetype.Font, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%v", r)
		}
	}()
	return truetype.Parse(data)
}

// em converts font units to thousandths of an em, truncated: a width array of
// a PDF holds whole numbers, and layout, PDF and raster must agree on them.
func (f *Face) em(units int) geom.Em { return geom.Em(units * 1000 / f.tables.UnitsPerEm) }

// Whole is what is left of a length when it is made of whole units of the face,
// of which some have only 256 to an em.
func (f *Face) Whole(e geom.Em) geom.Em { return f.em(int(e) * f.tables.UnitsPerEm / 1000) }

// index lays out the characters and their advances for lookup.
func (f *Face) index() error {
	count := 0
	err := f.tables.Characters(func(r rune, g uint16) {
		p := f.pages[r>>8]
		if p == nil {
			p = new(page)
			f.pages[r>>8] = p
		}
		p[r&0xFF] = glyph{g, uint16(min(f.em(int(f.tables.Advance(g))), 0xFFFF))}
		count++
	})
	switch {
	case errors.Is(err, sfnt.ErrNoCharacters) || err == nil && count == 0:
		return ErrNoCharacters
	case err != nil:
		return fmt.Errorf("%w（%v）", ErrDamaged, err)
	}
	return nil
}

// Name is the file name without its ending.
func (f *Face) Name() string { return f.name }

// PostScriptName is the name that the file itself gives, else its file name
// reduced to ASCII, else "Font"; it may stand in a PDF as it is.
func (f *Face) PostScriptName() string {
	if s := f.tables.PostScriptName(); s != "" {
		return s
	}
	return "Font"
}

// OutlineSize is how many bytes draw a character.
func (f *Face) OutlineSize(r rune) int { return len(f.tables.Outline(f.Glyph(r))) }

// Data is the whole TrueType file; it must not be changed.
func (f *Face) Data() []byte { return f.data }

// Tables gives the file's tables and raw outlines, for subsetting.
func (f *Face) Tables() *sfnt.Font { return f.tables }

// Font is the parsed file, for the raster backend's glyph outlines.
func (f *Face) Font() *truetype.Font { return f.font }

// Metrics returns the vertical measures.
func (f *Face) Metrics() Metrics { return f.metrics }

func (f *Face) lookup(r rune) glyph {
	if uint32(r) > maxRune {
		return glyph{}
	}
	p := f.pages[r>>8]
	if p == nil {
		return glyph{}
	}
	return p[r&0xFF]
}

// Glyph returns the glyph index of a character, 0 when the face lacks it.
func (f *Face) Glyph(r rune) uint16 { return f.lookup(r).index }

// Advance returns a character's width; ok is false when the face lacks it.
func (f *Face) Advance(r rune) (adv geom.Em, ok bool) {
	g := f.lookup(r)
	return geom.Em(g.advance), g.index != 0
}
