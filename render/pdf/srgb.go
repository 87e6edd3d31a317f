package pdf

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// srgb makes an ICC profile of the colour space sRGB (IEC 61966-2-1): its
// primaries adapted to the white of the profile connection space, D50, and its
// tone curve as the standard's formula.
func srgb() []byte {
	curve := fixed(words(nil, "para", 0, 3<<16), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", text16("sRGB")},
		{"cprt", text16("No copyright")},
		{"wtpt", fixed(words(nil, "XYZ ", 0), 0.9642, 1, 0.8249)},
		{"chad", fixed(words(nil, "sf32", 0), 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", fixed(words(nil, "XYZ ", 0), 0.43607, 0.22249, 0.01392)},
		{"gXYZ", fixed(words(nil, "XYZ ", 0), 0.38515, 0.71687, 0.09708)},
		{"bXYZ", fixed(words(nil, "XYZ ", 0), 0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	const header, entry = 128, 12
	directory := words(nil, "", uint32(len(tags)))
	var data []byte
	at := header + len(directory) + entry*len(tags)
	for i, t := range tags {
		if i > 0 && &t.data[0] == &tags[i-1].data[0] { // the curve serves all three
			directory = append(append(directory, t.name...), directory[len(directory)-8:]...)
			continue
		}
		directory = words(directory, t.name, uint32(at+len(data)), uint32(len(t.data)))
		data = append(data, t.data...)
	}
	const version4 = 0x04200000
	b := words(nil, "", uint32(at+len(data)), 0, version4)
	b = append(b, "mntrRGB XYZ "...)
	b = append(b, 0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0) // a date there must be
	b = words(append(b, "acsp"...), "", 0, 0, 0, 0, 0, 0, 0)
	b = fixed(b, 0.9642, 1, 0.8249)
	b = append(b, make([]byte, header-len(b))...)
	return append(append(b, directory...), data...)
}

// words appends a name and numbers of 32 bits.
func words(b []byte, name string, list ...uint32) []byte {
	b = append(b, name...)
	for _, v := range list {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

// fixed appends numbers with sixteen bits behind the point.
func fixed(b []byte, list ...float64) []byte {
	for _, v := range list {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// text16 makes a text in English, padded to whole words.
func text16(s string) []byte {
	units := utf16.Encode([]rune(s))
	const before = 28
	b := words(nil, "mluc", 0, 1, 12)
	b = words(append(b, "enUS"...), "", uint32(2*len(units)), before)
	for _, u := range units {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return append(b, make([]byte, (4-len(b)%4)%4)...)
}
