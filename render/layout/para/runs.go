package para

import (
	"strings"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// draftRun is a run of characters of one face, span and spacing.
type draftRun struct {
	from, to int32 // characters
	face     *fonts.Face
	x        geom.Length
	track    geom.Length
}

// cut makes runs of a line whose first character's ink stands at x.
//
// A run ends where the room behind its characters changes. A wider gap needs
// no run of its own: the next run just begins farther right. A narrower one
// does, so that the extents of two runs never overlap.
func (s *Setter) cut(from, to int, x geom.Length) {
	x -= geom.Length(s.atoms[from].left)
	open := false
	for i := from; i < to; i++ {
		a, after := &s.atoms[i], s.after[i-from]
		var r *draftRun
		if open {
			r = &s.runs[len(s.runs)-1]
			open = r.face == a.face && s.atoms[r.from].span == a.span && (after == r.track || after > r.track && r.track >= 0)
		}
		if !open {
			s.runs = append(s.runs, draftRun{from: int32(i), face: a.face, x: x, track: s.trackFrom(i, to, from)})
			r = &s.runs[len(s.runs)-1]
		}
		r.to = int32(i + 1)
		open = after == r.track
		x += geom.Length(a.advance) + after
	}
}

// trackFrom is the spacing of a run that begins with character i: the room
// behind it, or behind the next character of the run if that is less.
func (s *Setter) trackFrom(i, to, from int) geom.Length {
	after := s.after[i-from]
	if after <= 0 {
		return after
	}
	if i+1 == to || s.atoms[i+1].span != s.atoms[i].span || s.atoms[i+1].face != s.atoms[i].face {
		return 0
	}
	return min(after, max(s.after[i+1-from], 0))
}

// collect hands out the lines with their items.
func (s *Setter) collect() []Line {
	if len(s.lines) == 0 {
		return nil
	}
	lines := s.made.Make(len(s.lines))
	items := s.placed.Make(len(s.runs))
	texts := s.newTexts(len(s.runs))
	for i := range s.runs {
		s.hand(&texts[i], &s.runs[i])
		items[i] = frame.Placed{At: geom.Point{X: s.runs[i].x}, Item: &texts[i]}
	}
	from := 0
	for i := range s.lines {
		lines[i] = s.lines[i].Line
		to := s.lines[i].runs
		lines[i].Items = items[from:to:to]
		from = to
	}
	return lines
}

// textPiece is for how many texts memory is asked for at once. It is never used
// again: the texts outlive the setter.
const textPiece = 64

func (s *Setter) newTexts(n int) []frame.Text {
	if n > len(s.texts) {
		s.texts = make([]frame.Text, max(n, textPiece))
	}
	out := s.texts[:n:n]
	s.texts = s.texts[n:]
	return out
}

func (s *Setter) hand(t *frame.Text, r *draftRun) {
	span := &s.job.text[s.atoms[r.from].span]
	*t = frame.Text{
		Face: r.face, Size: s.job.size, Track: r.track, Color: s.job.style.Color,
		S: s.content(span.Text, int(r.from), int(r.to)), Src: span.Src,
	}
}

// content is the string of a run: a piece of the input wherever that is what
// is drawn.
func (s *Setter) content(text string, from, to int) string {
	a := s.atoms[from:to]
	whole := !a[0].own
	for i := 1; i < len(a) && whole; i++ {
		whole = !a[i].own && a[i].off == a[i-1].off+a[i-1].size
	}
	if whole {
		last := &a[len(a)-1]
		return text[a[0].off : last.off+last.size]
	}
	var b strings.Builder
	for i := range a {
		b.WriteRune(a[i].rune)
	}
	return b.String()
}
