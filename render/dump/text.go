package dump

import (
	"hash/crc32"
	"strconv"
	"strings"
	"unicode"

	"yugong/render/frame"
	"yugong/render/geom"
)

// lineOfText returns how many items at the head of a list are one line of text:
// of one node, size and colour, one behind the other on one baseline.
func lineOfText(items []frame.Placed) int {
	first, ok := items[0].Item.(*frame.Text)
	if !ok {
		return 0
	}
	end := items[0].At.X + first.Width()
	for n := 1; n < len(items); n++ {
		t, ok := items[n].Item.(*frame.Text)
		at := items[n].At
		if !ok || items[n].Node != items[0].Node || at.Y != items[0].At.Y || t.Size != first.Size || t.Color != first.Color {
			return n
		}
		if gap := at.X - end; gap < -t.Size || gap > t.Size {
			return n
		}
		end = at.X + t.Width()
	}
	return len(items)
}

// text prints a line of text: place, width, role, faces, size, spacing, words.
func (p *printer) text(items []frame.Placed) {
	first := items[0].Item.(*frame.Text)
	var words, faces strings.Builder
	face := ""
	low, high := first.Track, first.Track
	var end geom.Length
	for i := range items {
		t := items[i].Item.(*frame.Text)
		words.WriteString(t.S)
		if name := faceName(t); !strings.Contains("+"+faces.String()+"+", "+"+name+"+") {
			faces.WriteString(face + name)
			face = "+"
		}
		low, high = min(low, t.Track), max(high, t.Track)
		end = items[i].At.X + t.Width()
	}
	p.head("text", items[0].At)
	p.printf("%8s  %-12s %s %s", end-items[0].At.X, p.role(items[0].Node), faces.String(), first.Size)
	switch {
	case low != high:
		p.printf(" track %s…%s", signed(low), signed(high))
	case low != 0:
		p.printf(" track %s", signed(low))
	}
	p.printf("%s  %s\n", tint(first.Color), visible(words.String()))
}

func faceName(t *frame.Text) string {
	if t.Face == nil {
		return "no-face"
	}
	return t.Face.Name()
}

// role names the structure node of an item: heading1, cell, cell:2x3 (columns
// by rows), or artifact.
func (p *printer) role(id frame.NodeID) string {
	if id == 0 {
		return "artifact"
	}
	if id < 0 || int(id) >= len(p.nodes) {
		return "node?"
	}
	n := &p.nodes[id]
	s := n.Role.String()
	if n.Level > 0 {
		s += strconv.Itoa(n.Level)
	}
	if n.Cols > 1 || n.Rows > 1 {
		s += ":" + strconv.Itoa(max(n.Cols, 1)) + "x" + strconv.Itoa(max(n.Rows, 1))
	}
	return s
}

// as names the role of an item that usually has none.
func (p *printer) as(id frame.NodeID) string {
	if id == 0 {
		return ""
	}
	return "  " + p.role(id)
}

// tint prints a colour unless it is black.
func tint(c frame.Color) string {
	if c == frame.Black {
		return ""
	}
	return " " + colorName(c)
}

func colorName(c frame.Color) string {
	const hex = "0123456789abcdef"
	return string([]byte{'#', hex[c.R>>4], hex[c.R&15], hex[c.G>>4], hex[c.G&15], hex[c.B>>4], hex[c.B&15]})
}

func signed(l geom.Length) string {
	if l > 0 {
		return "+" + l.String()
	}
	return l.String()
}

// visible returns a text as it is when every character of it can be seen, else
// quoted.
func visible(s string) string {
	hidden := func(r rune) bool { return !unicode.IsPrint(r) && r != '\u3000' }
	if s == "" || strings.TrimSpace(s) != s || strings.IndexFunc(s, hidden) >= 0 {
		return strconv.Quote(s)
	}
	return s
}

func sum(data []byte) uint32 { return crc32.ChecksumIEEE(data) }
