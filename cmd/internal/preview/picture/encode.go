package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math"
)

// Encode makes a PNG of an opaque picture. Most pages are grey: they are kept
// as one byte a pixel without filters, which is written several times faster
// than three and is no larger. dpi is noted in the file, 0 for none.
func Encode(m *image.RGBA, level png.CompressionLevel, dpi float64) ([]byte, error) {
	var out bytes.Buffer
	var src image.Image = m
	if p := grey(m); p != nil {
		src = p
	} else if p := few(m); p != nil {
		src = p
	}
	e := png.Encoder{CompressionLevel: level}
	if err := e.Encode(&out, src); err != nil {
		return nil, err
	}
	return withDensity(out.Bytes(), dpi), nil
}

// greys is the palette of a grey picture.
var greys = func() color.Palette {
	p := make(color.Palette, 256)
	for i := range p {
		p[i] = color.Gray{uint8(i)}
	}
	return p
}()

// grey returns the picture with one byte a pixel, nil when it has colours.
func grey(m *image.RGBA) *image.Paletted {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := &image.Paletted{Pix: make([]uint8, w*h), Stride: w, Rect: image.Rect(0, 0, w, h), Palette: greys}
	for y := range h {
		row := m.Pix[y*m.Stride : y*m.Stride+4*w]
		to := out.Pix[y*w : y*w+w]
		for x := range to {
			px := row[4*x : 4*x+4 : 4*x+4]
			if px[0] != px[1] || px[0] != px[2] {
				return nil
			}
			to[x] = px[0]
		}
	}
	return out
}

// few returns the picture with a palette of its own, nil when it has more than
// 256 colours.
func few(m *image.RGBA) *image.Paletted {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := &image.Paletted{Pix: make([]uint8, w*h), Stride: w, Rect: image.Rect(0, 0, w, h)}
	known := make(map[uint32]uint8, 256)
	last, index := uint32(0), uint8(0) // of the pixel before: most are the same
	for y := range h {
		row := m.Pix[y*m.Stride : y*m.Stride+4*w]
		for x := range w {
			c := binary.LittleEndian.Uint32(row[4*x:])
			if c != last || len(known) == 0 {
				i, ok := known[c]
				if !ok {
					if len(known) == 256 {
						return nil
					}
					i = uint8(len(known))
					known[c] = i
					out.Palette = append(out.Palette, color.RGBA{row[4*x], row[4*x+1], row[4*x+2], row[4*x+3]})
				}
				last, index = c, i
			}
			out.Pix[y*w+x] = index
		}
	}
	return out
}

// headerEnd is where the first chunk of a PNG ends: signature and IHDR.
const headerEnd = 8 + 4 + 4 + 13 + 4

// withDensity adds a pHYs chunk, so that a word processor places the picture
// at the size of the paper.
func withDensity(file []byte, dpi float64) []byte {
	if dpi <= 0 || len(file) < headerEnd {
		return file
	}
	perMetre := uint32(math.Round(dpi / 0.0254))
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	out := make([]byte, 0, len(file)+len(chunk))
	out = append(out, file[:headerEnd]...)
	out = append(out, chunk...)
	return append(out, file[headerEnd:]...)
}
