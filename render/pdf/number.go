package pdf

import (
	"math"
	"strconv"

	"yugong/render/frame"
	"yugong/render/geom"
)

// hundredth rounds a length to hundredths of a point.
func hundredth(l geom.Length) geom.Length {
	if l < 0 {
		return -hundredth(-l)
	}
	return (l + 5) / 10
}

// hundredths writes a length in points, rounded to two decimals.
func hundredths(b []byte, l geom.Length) []byte { return decimal(b, hundredth(l), 2) }

// thousandths writes a length in points as it is.
func thousandths(b []byte, l geom.Length) []byte { return decimal(b, l, 3) }

// decimal writes v with so many decimals, without zeros at its end.
func decimal(b []byte, v geom.Length, places int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	unit := geom.Length(1)
	for range places {
		unit *= 10
	}
	b = strconv.AppendInt(b, int64(v/unit), 10)
	if v %= unit; v == 0 {
		return b
	}
	b = append(b, '.')
	for unit /= 10; v > 0; unit /= 10 {
		b = append(b, '0'+byte(v/unit))
		v %= unit
	}
	return b
}

// paint writes a colour and the operator that sets it: one of two, for greys and
// for the others.
func paint(b []byte, c frame.Color, gray, rgb string) []byte {
	b = append(share(b, c.R), ' ')
	if c.R == c.G && c.R == c.B {
		return append(b, gray...)
	}
	b = append(share(b, c.G), ' ')
	return append(append(share(b, c.B), ' '), rgb...)
}

// share writes a part of 255 to three decimals.
func share(b []byte, v uint8) []byte {
	return thousandths(b, geom.Length(math.Round(float64(v)*1000/255)))
}

// reference writes a reference to an object.
func reference(b []byte, id int) []byte {
	return append(strconv.AppendInt(b, int64(id), 10), " 0 R"...)
}
