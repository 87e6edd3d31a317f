package para

import (
	"yugong/render/doc"
	"yugong/render/geom"
)

// Extent returns the widest run of a text that has no legal break, and the
// width of the text set on one line (of the longest line when it has
// newlines). The style's indents are not counted.
func (s *Setter) Extent(t doc.Text, st doc.TextStyle) (least, natural geom.Length) {
	s.eachSegment(t, st, func(from, to int) {
		s.bind(from, to)
		least = max(least, s.widest(from, to))
		natural = max(natural, s.natural(from, to))
	})
	return least, natural
}

// Width returns the width of a text set on one line, as Extent does, without
// looking for breaks.
func (s *Setter) Width(t doc.Text, st doc.TextStyle) (natural geom.Length) {
	s.eachSegment(t, st, func(from, to int) { natural = max(natural, s.natural(from, to)) })
	return natural
}

// eachSegment visits what a text holds between newlines, spaced, where there is
// anything to see.
func (s *Setter) eachSegment(t doc.Text, st doc.TextStyle, visit func(from, to int)) {
	s.begin(t, st, 0)
	s.scan()
	for from := 0; from < len(s.atoms); {
		to := from
		for s.atoms[to].class != newline {
			to++
		}
		if i, k := s.trim(from, to); i < k {
			s.space(i, k)
			visit(i, k)
		}
		from = to + 1
	}
	s.missing, s.reported = nil, nil
}

// pen is how far a character moves the pen of a line.
func (a *atom) pen() geom.Length { return geom.Length(a.advance + a.gap.width) }

// natural is the width of the line from one character to another.
func (s *Setter) natural(from, to int) geom.Length {
	last := &s.atoms[to-1]
	w := geom.Length(last.advance-last.right) - geom.Length(s.atoms[from].left)
	for i := from; i+1 < to; i++ {
		w += s.atoms[i].pen()
	}
	return w
}

// widest is the width of the widest run without a legal break.
func (s *Setter) widest(from, to int) (w geom.Length) {
	start := from
	for i := from; i+1 < to; i++ {
		if next := s.legal(i, to); next > 0 {
			w = max(w, s.natural(start, i+1))
			start = next
		}
	}
	return max(w, s.natural(start, to))
}
