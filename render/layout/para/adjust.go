package para

import (
	"unicode/utf8"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

func (s *Setter) justifies() bool {
	a := s.job.style.Align
	return !s.job.style.Balance && (a == doc.AlignJustify || a == doc.AlignSpread)
}

// keepsLeft reports whether lines begin at the left edge.
func (s *Setter) keepsLeft() bool {
	a := s.job.style.Align
	return a == doc.AlignLeft || a == doc.AlignJustify
}

// draftLine is a line before its runs are handed out.
type draftLine struct {
	Line
	runs int // index of the first behind its own
}

// setLines adjusts the chosen lines of a segment and cuts them into runs.
func (s *Setter) setLines() {
	m := s.mode()
	target := geom.Length(0)
	if m == balanced {
		target, _ = s.balance()
	}
	for n := 0; n+1 < len(s.path); n++ {
		i, k := int(s.path[n]), int(s.path[n+1])
		from, to := &s.breaks[i].start, &s.breaks[k].end
		d, _ := s.judge(m, i, k, target)
		l := draftLine{Line: Line{Width: to.width - from.width, Demerits: d}}
		measure := s.measure(i)
		if m != justified {
			l.Demerits -= perLine
		} else if k+1 < len(s.breaks) && s.tears(i, k) {
			l.Demerits -= torn
		}
		s.rest(int(from.atom), int(to.atom))
		l.Adjust = s.adjust(int(from.atom), int(to.atom), measure-l.Width, n == len(s.path)-2)
		l.Width += l.Adjust
		x := s.job.left + s.offset(measure-l.Width)
		if i == 0 {
			x += s.job.indent
		}
		s.cut(int(from.atom), int(to.atom), x)
		l.runs = len(s.runs)
		s.lines = append(s.lines, l)
	}
}

// rest fills s.after with the room behind each character of a line at rest.
func (s *Setter) rest(from, to int) {
	s.after = s.after[:0]
	for i := from; i < to; i++ {
		s.after = append(s.after, geom.Length(s.atoms[i].gap.width))
	}
	s.after[to-1-from] = -geom.Length(s.atoms[to-1].right)
}

// adjust squeezes or widens a line as its alignment asks and returns by how
// much.
func (s *Setter) adjust(from, to int, slack geom.Length, last bool) geom.Length {
	switch {
	case slack < 0:
		return -s.squeeze(from, to, -slack)
	case s.job.style.Align == doc.AlignSpread && from == int(s.breaks[0].start.atom) && last:
		return s.spread(from, to, slack)
	case s.justifies() && !last:
		return s.widen(from, to, slack)
	}
	return 0
}

// squeeze takes need out of a line, from the gaps that give up first, and
// returns how much it found.
func (s *Setter) squeeze(from, to int, need geom.Length) (taken geom.Length) {
	var room [orders]geom.Length
	for i := from; i+1 < to; i++ {
		room[s.atoms[i].gap.order] += geom.Length(s.atoms[i].gap.shrink)
	}
	for o := range orders {
		take := min(need-taken, room[o])
		if take == 0 {
			continue
		}
		share := sharing{take: take, room: room[o]}
		for i := from; i+1 < to; i++ {
			if g := &s.atoms[i].gap; g.order == o && g.shrink > 0 {
				s.after[i-from] -= share.next(geom.Length(g.shrink))
			}
		}
		taken += take
	}
	return taken
}

// widen puts slack into a line: first into word spaces, then evenly between
// all characters that may be moved apart. Where that would show, marks side by
// side first take back the blank that they had given up: loose letters beside
// squeezed marks look like a mistake.
func (s *Setter) widen(from, to int, slack geom.Length) geom.Length {
	var flex, back geom.Length
	gaps := 0
	for i := from; i+1 < to; i++ {
		flex += geom.Length(s.atoms[i].gap.flex)
		back += geom.Length(s.atoms[i].gap.back)
		if s.atoms[i].gap.stretch {
			gaps++
		}
	}
	spaces := min(slack, flex)
	s.give(from, to, spaces, flex, func(g *gap) int32 { return g.flex })
	marks := min(max(slack-spaces-geom.Length(gaps)*s.job.size/looseness, 0), back)
	s.give(from, to, marks, back, func(g *gap) int32 { return g.back })
	return spaces + marks + s.apart(from, to, slack-spaces-marks, gaps)
}

// give puts take into the gaps that have room, by room.
func (s *Setter) give(from, to int, take, room geom.Length, of func(*gap) int32) {
	share := sharing{take: take, room: room}
	for i := from; i+1 < to && take > 0; i++ {
		s.after[i-from] += share.next(geom.Length(of(&s.atoms[i].gap)))
	}
}

// spread puts slack evenly between the characters of a short text.
func (s *Setter) spread(from, to int, slack geom.Length) geom.Length {
	gaps := 0
	for i := from; i+1 < to; i++ {
		if s.atoms[i].gap.stretch {
			gaps++
		}
	}
	return s.apart(from, to, slack, gaps)
}

// apart moves characters apart by slack in all: those that may be, or all when
// none may. What does not divide goes to the first gaps, a thousandth of a
// point each.
func (s *Setter) apart(from, to int, slack geom.Length, gaps int) geom.Length {
	every := gaps == 0
	if every {
		gaps = to - 1 - from
	}
	if gaps == 0 || slack == 0 {
		return 0
	}
	each, more := slack/geom.Length(gaps), slack%geom.Length(gaps)
	for i := from; i+1 < to; i++ {
		if !every && !s.atoms[i].gap.stretch {
			continue
		}
		s.after[i-from] += each
		if more > 0 {
			s.after[i-from]++
			more--
		}
	}
	return slack
}

// sharing hands out a length in proportion to rooms, so that the shares add up
// to it exactly.
type sharing struct {
	take, room  geom.Length
	seen, given geom.Length
}

func (h *sharing) next(room geom.Length) geom.Length {
	h.seen += room
	part := h.take*h.seen/h.room - h.given
	h.given += part
	return part
}

// offset is how far a line with slack stands from the left edge.
func (s *Setter) offset(slack geom.Length) geom.Length {
	switch s.job.style.Align {
	case doc.AlignCenter, doc.AlignSpread:
		return slack / 2
	case doc.AlignRight, doc.AlignDecimal:
		return slack
	}
	return 0
}

// Overhang is how far the pen box of a run may stand left of its measure: an
// opening bracket or quote at the start of a line has its blank half there, to
// bring its ink to the edge (and a middle dot a quarter).
func Overhang(t *frame.Text) geom.Length {
	r, _ := utf8.DecodeRuneInString(t.S)
	switch classOf(r) {
	case opening:
		return half.At(t.Size)
	case middle:
		return quarter.At(t.Size)
	}
	return 0
}
