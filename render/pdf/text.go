package pdf

import (
	"fmt"
	"unicode/utf8"

	"yugong/render/frame"
	"yugong/render/geom"
)

// step is how finely a glyph is made narrower. A reader puts text together from
// glyphs and their widths; one that begins a tenth of an em or more inside the
// one before it looks like another word to it, and two of them like another
// line. So the glyphs of marks that are set closely are declared as narrow as
// they stand, to within a step.
const step geom.Em = 100

// text shows the run at a place of a list.
func (c *content) text(list []frame.Placed, i int, origin geom.Point) {
	p := &list[i]
	t := p.Item.(*frame.Text)
	if t.S == "" {
		return
	}
	at, narrow := origin.Add(p.At), narrower(list, i)
	c.begin(p, true)
	c.setFill(t.Color)
	c.setFont(t)
	last := lastGlyph(list, i)
	if !last {
		c.setTrack(t.Track + narrow.At(t.Size))
	}
	if at != c.pen {
		c.move(at)
	}
	c.codes(t, at, narrow)
	if last {
		c.pen = nowhere
	}
}

// lastGlyph reports whether a text is the single last glyph of its line: what it
// would be tracked by moves nothing.
func lastGlyph(list []frame.Placed, i int) bool {
	t := list[i].Item.(*frame.Text)
	if _, size := utf8.DecodeRuneInString(t.S); size != len(t.S) {
		return false
	}
	if i+1 == len(list) {
		return true
	}
	_, text := list[i+1].Item.(*frame.Text)
	return !text || list[i+1].At.Y != list[i].At.Y
}

// narrower is how much the glyphs of the text at a place of a list are made
// narrower, in whole steps and whole units of the face: its file says the same.
// The last glyph matters only where the next text begins inside it.
func narrower(list []frame.Placed, i int) geom.Em {
	t := list[i].Item.(*frame.Text)
	least := step.At(t.Size)
	if -t.Track < least || t.Size <= 0 || len(t.S) == 0 {
		return 0
	}
	if utf8.RuneCountInString(t.S) == 1 {
		end := list[i].At.Add(geom.Point{X: t.Width() - t.Track - least})
		next, ok := frame.Item(nil), i+1 < len(list)
		if ok {
			next = list[i+1].Item
		}
		if _, ok = next.(*frame.Text); !ok || list[i+1].At.Y != end.Y || list[i+1].At.X > end.X {
			return 0
		}
	}
	by := geom.Em(int64(-t.Track) * 1000 / int64(t.Size))
	for _, r := range t.S {
		width, _ := t.Face.Advance(r)
		by = min(by, width)
	}
	return t.Face.Whole(by / step * step)
}

func (c *content) setFont(t *frame.Text) {
	if c.face != t.Face {
		c.face, c.used, c.size = t.Face, c.typeface(t.Face), 0
	}
	if c.size != t.Size {
		c.size = t.Size
		c.out = fmt.Appendf(c.out, "/F%d ", c.used.index)
		c.out = append(thousandths(c.out, t.Size), " Tf\n"...)
	}
}

func (c *content) setTrack(track geom.Length) {
	if c.track != track {
		c.track = track
		c.out = append(thousandths(c.out, track), " Tc\n"...)
	}
}

// move begins a line of text at a place.
func (c *content) move(at geom.Point) {
	to := geom.Point{X: hundredth(at.X), Y: hundredth(c.height - at.Y)}
	c.out = append(decimal(c.out, to.X-c.line.X, 2), ' ')
	c.out = append(decimal(c.out, to.Y-c.line.Y, 2), " Td"...)
	c.line = to
}

// codes writes those of a run as a string of bytes, and moves the pen. A run that
// goes on where another was just shown goes on with its string.
func (c *content) codes(t *frame.Text, at geom.Point, narrow geom.Em) {
	const show = ")Tj\n"
	out, pen := c.out, at
	if c.shown == len(out) && c.shown > 0 {
		out = out[:len(out)-len(show)]
	} else {
		out = append(out, '(')
	}
	for _, r := range t.S {
		code := c.used.Code(r, narrow)
		out = char(char(out, byte(code>>8)), byte(code))
		pen.X += (c.used.Advance(int(code)) + narrow).At(t.Size) + t.Track
	}
	c.out, c.pen = append(out, show...), pen
	c.shown = len(c.out)
}

// char writes a byte of a string. A bare carriage return would be read as a line
// feed.
func char(b []byte, v byte) []byte {
	switch v {
	case '(', ')', '\\':
		return append(b, '\\', v)
	case '\r':
		return append(b, `\r`...)
	}
	return append(b, v)
}
