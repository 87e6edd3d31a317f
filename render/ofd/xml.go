package ofd

import (
	"encoding/xml"
	"strconv"
	"strings"

	"yugong/render/frame"
	"yugong/render/geom"
)

const (
	head  = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	space = ` xmlns:ofd="http://www.ofdspec.org/2016"`
)

// micron rounds a length to thousandths of a millimetre.
func micron(l geom.Length) int64 {
	if l < 0 {
		return -micron(-l)
	}
	return (int64(l)*254 + 360) / 720 // a point is 25.4/72 mm
}

// length writes a length in millimetres.
func length(b []byte, l geom.Length) []byte { return microns(b, micron(l)) }

// microns writes thousandths of a millimetre as millimetres.
func microns(b []byte, v int64) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = strconv.AppendInt(b, v/1000, 10)
	if v %= 1000; v == 0 {
		return b
	}
	b = append(b, '.')
	for unit := int64(100); v > 0; unit /= 10 {
		b = append(b, '0'+byte(v/unit))
		v %= unit
	}
	return b
}

// box writes a rectangle: place and size.
func box(b []byte, r geom.Rect) []byte {
	b = append(length(b, r.Min.X), ' ')
	b = append(length(b, r.Min.Y), ' ')
	b = append(length(b, r.Size.W), ' ')
	return length(b, r.Size.H)
}

// colour writes a fill or stroke colour; black is what is meant without one.
func colour(b []byte, kind string, c frame.Color) []byte {
	if c == frame.Black {
		return b
	}
	b = append(append(append(b, "<ofd:"...), kind...), ` Value="`...)
	b = append(strconv.AppendInt(b, int64(c.R), 10), ' ')
	b = append(strconv.AppendInt(b, int64(c.G), 10), ' ')
	return append(strconv.AppendInt(b, int64(c.B), 10), `"/>`...)
}

// escaped is a text as XML holds it, in attributes too.
func escaped(s string) string {
	if !strings.ContainsAny(s, "&<>\"'\t\n\r") {
		return s
	}
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // into memory: cannot fail
	return b.String()
}
