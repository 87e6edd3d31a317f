package ofd

import (
	"errors"
	"strconv"
	"strings"

	"yugong/fonts"
	"yugong/fonts/subset"
	"yugong/render/frame"
	"yugong/render/geom"
)

// typeface is a face as one document uses it.
type typeface struct {
	*subset.Collector
	id int
}

// use notes the characters of a text.
func (f *file) use(t *frame.Text) error {
	if t.S == "" {
		return nil
	}
	if t.Face == nil {
		return errors.New("ofd: 文字没有字体")
	}
	face := f.typeface(t.Face)
	if strings.ContainsFunc(t.S, paired) && t.Face.Glyph(' ') != 0 {
		if err := face.Use(" ", 0); err != nil {
			return err
		}
	}
	return face.Use(t.S, 0)
}

// blank is the code of a glyph without ink, 0 where the face has none.
func (t *typeface) blank() uint16 {
	if t.Face.Glyph(' ') == 0 {
		return 0
	}
	return t.Code(' ', 0)
}

// typeface returns that of a face, a new one when it is used for the first time.
func (f *file) typeface(face *fonts.Face) *typeface {
	for _, t := range f.faces {
		if t.Face == face {
			return t
		}
	}
	t := &typeface{subset.NewCollector(face), f.number()}
	f.faces = append(f.faces, t)
	return t
}

// lineOf returns how many texts at the head of a list are one object: of one
// node, face, size and colour, one behind the other on one baseline.
func lineOf(list []frame.Placed) int {
	first := list[0].Item.(*frame.Text)
	x := list[0].At.X
	for n := 1; n < len(list); n++ {
		t, ok := list[n].Item.(*frame.Text)
		at := list[n].At
		if !ok || list[n].Node != list[0].Node || at.Y != list[0].At.Y || at.X < x ||
			t.Face != first.Face || t.Size != first.Size || t.Color != first.Color {
			return n
		}
		x = at.X
	}
	return len(list)
}

// paired reports whether a character takes two units of UTF-16. Readers count in
// these: each of the two has a glyph, the second a blank one of no width. One
// glyph would leave the last unit of the line without, which ofdrw shows as a
// box.
func paired(r rune) bool { return r > 0xFFFF }

// text writes a line of runs: its glyphs by number, its characters, and how far
// each is from the next.
func (c *content) text(runs []frame.Placed, m matrix, alpha float64) {
	first := runs[0].Item.(*frame.Text)
	var pens []geom.Length // of each character, and where the last one ends
	last := 0              // the run that says the most about the end
	for i := range runs {
		t := runs[i].Item.(*frame.Text)
		x := runs[i].At.X
		for _, r := range t.S {
			pens = append(pens, x)
			width, _ := t.Face.Advance(r)
			x += width.At(t.Size) + t.Track
			if paired(r) {
				pens = append(pens, x)
			}
		}
		if t.S != "" {
			last = i
		}
	}
	if len(pens) == 0 {
		return
	}
	end := runs[last].At.X + runs[last].Item.(*frame.Text).Width()
	// Ink outside the box would be cut off: half an em of room on each side, and
	// more above and below than any glyph reaches.
	room := first.Size / 2
	around := geom.Rect{
		Min:  geom.Point{X: pens[0] - room, Y: runs[0].At.Y - first.Size - room},
		Size: geom.Size{W: max(end, pens[len(pens)-1]+first.Size) - pens[0] + 2*room, H: 2*first.Size + room},
	}
	around, origin := c.place(around, m)
	c.open("TextObject", runs[0].Node, around, m, alpha)
	face := c.typeface(first.Face)
	c.out = append(strconv.AppendInt(append(c.out, ` Font="`...), int64(face.id), 10), `" Size="`...)
	c.out = colour(append(length(c.out, first.Size), `">`...), "FillColor", first.Color)
	c.out = append(strconv.AppendInt(append(c.out, `<ofd:CGTransform CodePosition="0" CodeCount="`...), int64(len(pens)), 10), `" GlyphCount="`...)
	c.out = append(strconv.AppendInt(c.out, int64(len(pens)), 10), `"><ofd:Glyphs>`...)
	for i := range runs {
		for _, r := range runs[i].Item.(*frame.Text).S {
			c.out = append(strconv.AppendInt(c.out, int64(face.Code(r, 0)), 10), ' ')
			if paired(r) {
				c.out = append(strconv.AppendInt(c.out, int64(face.blank()), 10), ' ')
			}
		}
	}
	c.out = append(c.out[:len(c.out)-1], `</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="`...)
	c.out = append(length(c.out, pens[0]-origin.X), `" Y="`...)
	c.out = append(length(c.out, runs[0].At.Y-origin.Y), '"')
	c.deltas(pens)
	c.out = append(c.out, '>')
	for i := range runs {
		c.out = append(c.out, escaped(runs[i].Item.(*frame.Text).S)...)
	}
	c.out = append(c.out, "</ofd:TextCode></ofd:TextObject>"...)
}

// deltas writes the distances between neighbouring pens, equal ones as a group:
// g, how many, how far.
func (c *content) deltas(pens []geom.Length) {
	if len(pens) < 2 {
		return
	}
	c.out = append(c.out, ` DeltaX="`...)
	for i := 1; i < len(pens); {
		d, n := micron(pens[i])-micron(pens[i-1]), 1
		for i+n < len(pens) && micron(pens[i+n])-micron(pens[i+n-1]) == d {
			n++
		}
		if n > 2 {
			c.out = append(strconv.AppendInt(append(c.out, "g "...), int64(n), 10), ' ')
			c.out = append(microns(c.out, d), ' ')
		} else {
			for range n {
				c.out = append(microns(c.out, d), ' ')
			}
		}
		i += n
	}
	c.out[len(c.out)-1] = '"'
}
