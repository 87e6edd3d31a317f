package chart

import (
	"yugong/render/doc"
	"yugong/render/geom"
)

// label is the text beside a slice: its name, then amount and share.
type label struct {
	share  float64 // of the turn
	rest   bool    // of the slices that are gathered
	text   doc.Text
	height geom.Length

	left   bool          // which side of the pie it stands on
	y      geom.Length   // its upper edge, from the pie's centre
	from   float64       // where its slice begins on the turn
	aim    geom.Length   // level of the slice's middle
	leader [3]geom.Point // from the pie by a bend to the label, from the pie's centre
}

// nameLines is how many lines a name may take before it is shortened.
const nameLines = 2

// label makes the label of a slice, its name on at most so many lines.
func (p *pie) label(s *doc.Slice, share float64, lines int) label {
	l := label{share: share, text: labelText(p.shortened(s.Name, lines), s)}
	text := p.set.Set(l.text, p.labelStyle(), p.room())
	l.height = text.Height()
	return l
}

func labelText(name string, s *doc.Slice) doc.Text {
	text := figures(s)
	if name != "" && text != "" {
		name += "\n"
	}
	return doc.Text{{Text: name, Src: s.Src}, {Text: text, Src: s.Src}}
}

// figures prints amount and share: 394.41万元，83.56%.
func figures(s *doc.Slice) string {
	if s.Share == "" || s.Amount == "" {
		return s.Amount + s.Share
	}
	return s.Amount + "，" + s.Share
}

// shortened cuts a name that takes more lines than it may, and marks the cut.
func (p *pie) shortened(name string, lines int) string {
	return p.shortenedTo(name, lines, p.room())
}

func (p *pie) shortenedTo(name string, lines int, room geom.Length) string {
	fits := func(s string) bool {
		text := p.set.Set(doc.Plain(s), p.labelStyle(), room)
		return len(text.Lines) <= lines
	}
	if fits(name) {
		return name
	}
	runes := []rune(name)
	low, high := 1, len(runes)-1 // characters kept: low may fit, beyond high does not
	for low < high {
		middle := (low + high + 1) / 2
		if fits(string(runes[:middle]) + "…") {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return string(runes[:low]) + "…"
}
