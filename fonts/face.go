package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"

	"yugong/render/geom"
)

// Face is one parsed TrueType file. It is immutable and may be shared.
type Face struct {
	name    string
	data    []byte
	font    *truetype.Font
	metrics Metrics
}

// Metrics are a face's vertical measures, in thousandths of an em.
type Metrics struct {
	Ascent  geom.Em // from the baseline up
	Descent geom.Em // from the baseline down, positive
}

// Errors of Parse, for a user's own font file.
var (
	ErrCollection = errors.New("字体集合（.ttc）不能使用，请改用单个 .ttf 文件")
	ErrCFF        = errors.New("OpenType/CFF（.otf）字体不能使用，请改用 TrueType（.ttf）文件")
	ErrNotFont    = errors.New("不是 TrueType 字体文件")
)

// Parse reads a TrueType file. name is its file name, kept for messages.
// Collections and CFF outlines are refused with ErrCollection and ErrCFF.
func Parse(name string, data []byte) (*Face, error) {
	if err := checkSignature(data); err != nil {
		return nil, fmt.Errorf("%s：%w", name, err)
	}
	f, err := truetype.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s：%w（%v）", name, ErrNotFont, err)
	}
	b := f.Bounds(fixed.Int26_6(f.FUnitsPerEm()))
	upem := int(f.FUnitsPerEm())
	return &Face{
		name: strings.TrimSuffix(name, ".ttf"),
		data: data,
		font: f,
		metrics: Metrics{
			Ascent:  geom.Em(int(b.Max.Y) * 1000 / upem),
			Descent: geom.Em(-int(b.Min.Y) * 1000 / upem),
		},
	}, nil
}

func checkSignature(data []byte) error {
	if len(data) < 12 {
		return ErrNotFont
	}
	switch binary.BigEndian.Uint32(data) {
	case 0x00010000, 0x74727565: // 1.0, 'true'
		return nil
	case 0x74746366: // 'ttcf'
		return ErrCollection
	case 0x4F54544F: // 'OTTO'
		return ErrCFF
	}
	return ErrNotFont
}

// Name is the file name without its ending.
func (f *Face) Name() string { return f.name }

// Data is the whole TrueType file; it must not be changed.
func (f *Face) Data() []byte { return f.data }

// Font is the parsed file, for the raster backend's glyph outlines.
func (f *Face) Font() *truetype.Font { return f.font }

// Metrics returns the vertical measures.
func (f *Face) Metrics() Metrics { return f.metrics }

// Glyph returns the glyph index of a character, 0 when the face lacks it.
func (f *Face) Glyph(r rune) uint16 { return uint16(f.font.Index(r)) }

// Advance returns a character's width; ok is false when the face lacks it.
func (f *Face) Advance(r rune) (adv geom.Em, ok bool) {
	i := f.font.Index(r)
	if i == 0 {
		return 0, false
	}
	upem := f.font.FUnitsPerEm()
	w := f.font.HMetric(fixed.Int26_6(upem), i).AdvanceWidth
	return geom.Em(int32(w) * 1000 / upem), true
}
