package pdf

import (
	"math"
	"strconv"

	"yugong/render/frame"
	"yugong/render/geom"
)

// content builds a content stream. Coordinates are PDF's: y grows upwards. It
// remembers the graphics state, so that only changes are written, and joins
// neighbouring texts into one text object and neighbouring rules into one path.
type content struct {
	b    []byte
	mode mode
	now  graphics
	kept []graphics // by q
	penX geom.Length
	penY geom.Length // start of the line of the text object
}

// mode is what the stream is in the middle of.
type mode uint8

const (
	between mode = iota
	inText       // after BT
	inRules      // a path of rules that is still to be stroked
)

// graphics is the part of the graphics state that items change.
type graphics struct {
	fill, stroke frame.Color
	line         geom.Length
	font         int // 0 before the first
	size, track  geom.Length
}

// initial is the state at the start of a page (ISO 32000-1, table 52).
var initial = graphics{line: geom.OnePt}

func (c *content) reset() {
	*c = content{b: c.b[:0], kept: c.kept[:0], now: initial}
}

// enter ends what the stream is in the middle of and begins m.
func (c *content) enter(m mode) {
	if c.mode == m {
		return
	}
	switch c.mode {
	case inText:
		c.b = append(c.b, "ET\n"...)
	case inRules:
		c.b = append(c.b, "S\n"...)
	}
	if c.mode = m; m == inText {
		c.b = append(c.b, "BT\n"...)
		c.penX, c.penY = 0, 0
	}
}

// save and restore bracket a change of the graphics state.
func (c *content) save() {
	c.enter(between)
	c.kept = append(c.kept, c.now)
	c.b = append(c.b, "q\n"...)
}

func (c *content) restore() {
	c.enter(between)
	c.now = c.kept[len(c.kept)-1]
	c.kept = c.kept[:len(c.kept)-1]
	c.b = append(c.b, "Q\n"...)
}

// length writes a length in points.
func (c *content) length(l geom.Length) { c.b = append(appendLength(c.b, l), ' ') }

func (c *content) point(x, y geom.Length) {
	c.length(x)
	c.length(y)
}

func (c *content) op(s string) {
	c.b = append(c.b, s...)
	c.b = append(c.b, '\n')
}

// appendLength writes thousandths of a point as points, exactly.
func appendLength(b []byte, l geom.Length) []byte {
	v := int64(l)
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = strconv.AppendInt(b, v/1000, 10)
	if v %= 1000; v != 0 {
		b = append(b, '.', byte('0'+v/100), byte('0'+v/10%10), byte('0'+v%10))
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return b
}

// appendReal writes a number with up to five decimals.
func appendReal(b []byte, v float64) []byte {
	v = math.Round(v*1e5) / 1e5
	if v == 0 {
		v = 0 // no minus
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// color writes a colour and its operator, the shorter one for greys.
func (c *content) color(v frame.Color, gray, rgb string) {
	if v.R == v.G && v.G == v.B {
		c.b = append(appendReal(c.b, float64(v.R)/255), ' ')
		c.op(gray)
		return
	}
	for _, x := range [...]uint8{v.R, v.G, v.B} {
		c.b = append(appendReal(c.b, float64(x)/255), ' ')
	}
	c.op(rgb)
}

func (c *content) setFill(v frame.Color) {
	if c.now.fill != v {
		c.now.fill = v
		c.color(v, "g", "rg")
	}
}

func (c *content) setStroke(v frame.Color) {
	if c.now.stroke != v {
		c.now.stroke = v
		c.color(v, "G", "RG")
	}
}

func (c *content) setLine(w geom.Length) {
	if c.now.line != w {
		c.now.line = w
		c.length(w)
		c.op("w")
	}
}

// beginText places the pen and sets face, size, spacing and colour; the caller
// appends the string and "Tj".
func (c *content) beginText(x, y geom.Length, font int, size, track geom.Length, color frame.Color) {
	c.enter(inText)
	c.setFill(color)
	if c.now.font != font || c.now.size != size {
		c.now.font, c.now.size = font, size
		c.b = append(c.b, "/F"...)
		c.b = append(strconv.AppendInt(c.b, int64(font), 10), ' ')
		c.length(size)
		c.op("Tf")
	}
	if c.now.track != track {
		c.now.track = track
		c.length(track)
		c.op("Tc")
	}
	c.point(x-c.penX, y-c.penY)
	c.b = append(c.b, "Td"...)
	c.penX, c.penY = x, y
}

// rule adds a straight line to the current path of rules.
func (c *content) rule(x0, y0, x1, y1, width geom.Length, color frame.Color) {
	if c.mode != inRules || c.now.line != width || c.now.stroke != color {
		c.enter(between) // strokes the rules so far
		c.setLine(width)
		c.setStroke(color)
		c.enter(inRules)
	}
	c.point(x0, y0)
	c.b = append(c.b, "m "...)
	c.point(x1, y1)
	c.op("l")
}

// rect fills a rectangle given by its lower left corner.
func (c *content) rect(x, y geom.Length, s geom.Size, color frame.Color) {
	c.enter(between)
	c.setFill(color)
	c.point(x, y)
	c.point(s.W, s.H)
	c.op("re f")
}

// clip narrows what is drawn from here to a rectangle.
func (c *content) clip(x, y geom.Length, s geom.Size) {
	c.enter(between)
	c.point(x, y)
	c.point(s.W, s.H)
	c.op("re W n")
}

// matrix sets the six numbers of a transformation: a turn, counter-clockwise,
// by an angle of which cosine and sine are given, then a shift.
func (c *content) matrix(cos, sin float64, x, y geom.Length) {
	c.enter(between)
	for _, v := range [...]float64{cos, sin, -sin, cos} {
		c.b = append(appendReal(c.b, v), ' ')
	}
	c.point(x, y)
	c.op("cm")
}

// draw paints a form or picture, or sets a graphics state, by its name.
func (c *content) use(name, op string) {
	c.enter(between)
	c.b = append(c.b, '/')
	c.b = append(c.b, name...)
	c.b = append(c.b, ' ')
	c.op(op)
}
