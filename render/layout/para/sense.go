package para

import (
	"strings"

	"yugong/render/geom"
	"yugong/render/layout/grid/phrase"
)

// Penalties of breaking a heading: lines should end where the sense does (GB/T
// 9704, 7.3.1: 词意完整), but a difference of some six ems between two lines is
// too much to pay for it.
const (
	midPhrase  = 60 // between two words
	midWord    = 90
	midBracket = 15 // and inside brackets
)

// weighSense gives the breaks of a heading their penalties. The best places
// are before an opening bracket and behind a mark or space, the next best is
// between words.
func (s *Setter) weighSense() {
	lines := s.fewest()
	if lines < 2 {
		return
	}
	ends := s.wordEnds(lines)
	depth, i := 0, int32(0)
	for k := 1; k+1 < len(s.breaks); k++ {
		b := &s.breaks[k]
		for ; i < b.start.atom; i++ {
			switch s.atoms[i].class {
			case opening, lopen:
				depth++
			case closing, lclose:
				depth = max(depth-1, 0)
			}
		}
		switch before, behind := s.atoms[b.end.atom-1].class, s.atoms[b.start.atom].class; {
		case b.forced:
		case behind == opening || before.mark() || b.end.atom < b.start.atom:
		case ends[b.start.atom]:
			b.penalty = midPhrase
		default:
			b.penalty = midWord
		}
		if depth > 0 && !b.forced {
			b.penalty += midBracket
		}
	}
}

// wordEnds asks where a heading of so many lines is best cut between words: it
// returns the characters before which.
func (s *Setter) wordEnds(lines int) map[int32]bool {
	first, last := s.breaks[0].start.atom, s.breaks[len(s.breaks)-1].end.atom
	var b strings.Builder
	for _, a := range s.atoms[first:last] {
		b.WriteRune(a.rune)
	}
	room := int(2 * s.job.measure / max(s.job.size, geom.Milli))
	cut, ok := phrase.Break(b.String(), lines, room, true)
	if !ok {
		return nil
	}
	ends := make(map[int32]bool, lines)
	at := first
	for _, r := range cut {
		if r == '\n' {
			ends[at] = true
			continue
		}
		at++
	}
	return ends
}
