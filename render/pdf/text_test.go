package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"

	"yugong/fonts"
	"yugong/fonts/sfnt"
	"yugong/fonts/subset"
	"yugong/render/frame"
	"yugong/render/geom"
)

// TestNarrowerInTheFile: a document says of a glyph that is made narrower what its
// font says, to within a thousandth of an em (ISO 19005-3, 6.2.11.5), however
// many units the face has to an em.
func TestNarrowerInTheFile(t *testing.T) {
	for _, units := range []int{256, 1000, 1024, 2048} {
		face := faceOf(t, units)
		for track := 1000; track < 4000; track += 130 {
			list := []frame.Placed{{Item: &frame.Text{Face: face, Size: geom.Pt(10), Track: -geom.Length(track), S: "，1、A"}}}
			narrow := narrower(list, 0)
			c := subset.NewCollector(face)
			if err := c.Use("，1、A", narrow); err != nil {
				t.Fatal(err)
			}
			c.Number()
			s, err := c.Cut()
			if err != nil {
				t.Fatal(err)
			}
			file, err := sfnt.Parse(s.Program(nil))
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range "，1、A" {
				code := c.Code(r, narrow)
				said, is := float64(c.Advance(int(code))), float64(file.Advance(code))*1000/float64(units)
				if math.Abs(said-is) >= 1 {
					t.Errorf("%d units: %q narrower by %d is %v wide, the font says %.2f", units, r, narrow, said, is)
				}
			}
		}
	}
}

// faceOf is a face of so many units to an em.
func faceOf(t *testing.T, units int) *fonts.Face {
	t.Helper()
	data := bytes.Clone(stack(t, fonts.Song)[0].Data())
	for at := 12; ; at += 16 {
		if string(data[at:at+4]) == "head" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(data[at+8:])+18:], uint16(units))
			break
		}
	}
	face, err := fonts.Parse("units", data)
	if err != nil {
		t.Fatal(err)
	}
	return face
}
