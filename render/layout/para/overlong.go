package para

import "yugong/render/geom"

// Penalties of breaking inside a run that fits no line.
const (
	forcedSoft  = 100   // between parts: after a slash of an address, before a unit
	forcedHard  = 1_000 // inside a word or figure
	forcedWrong = 3_000 // where a mark then starts or ends a line
)

// splitOverlong adds breaks inside runs that are wider than a line, so that
// nothing ever stands out of the measure but a single character.
func (s *Setter) splitOverlong() {
	s.dropIndent()
	for i := 0; i+1 < len(s.breaks); i++ {
		if s.least(i, i+1) <= s.measure(i) {
			continue
		}
		s.spare = append(s.spare[:0], s.breaks[i+1:]...)
		s.breaks = s.breaks[:i+1]
		s.splitRun(int(s.breaks[i].start.atom), int(s.spare[0].end.atom))
		i = len(s.breaks) - 1
		s.breaks = append(s.breaks, s.spare...)
	}
}

// least is the width of the line from break i to break k, squeezed as far as
// it goes.
func (s *Setter) least(i, k int) geom.Length {
	from, to := &s.breaks[i].start, &s.breaks[k].end
	return to.width - from.width - (to.shrink - from.shrink)
}

// measure is the room of a line that begins at a break.
func (s *Setter) measure(i int) geom.Length {
	if i == 0 {
		return s.job.measure - s.job.indent
	}
	return s.job.measure
}

// splitRun adds a break between all characters of a run, except before what
// stands over another character.
func (s *Setter) splitRun(from, to int) {
	sum := s.breaks[len(s.breaks)-1].start
	sum.width -= geom.Length(s.atoms[from].left)
	for i := from; i+1 < to; i++ {
		end := sum
		s.step(&sum, i)
		next := i + 1
		if s.atoms[next].class == combining || blank(s.atoms[i].class) {
			continue
		}
		start := sum
		for ; blank(s.atoms[next].class); next++ {
			s.step(&start, next)
		}
		s.breaks = append(s.breaks, breakpoint{
			end: s.closed(end, i), start: s.opened(start, next),
			forced: true, penalty: forcedPenalty(&s.atoms[i], &s.atoms[next]),
		})
	}
}

func forcedPenalty(x, y *atom) int64 {
	switch {
	case x.class.noEnd() || y.class.noStart() && !(x.class.narrow() && y.class.narrow()):
		return forcedWrong
	case !x.class.narrow() || !y.class.narrow():
		return forcedSoft
	}
	switch x.rune {
	case '/', '-', '_', '&', '=', '?', '#', '@', '|', '\\', '+', '*':
		return forcedSoft
	case ',', '.', ':', ';':
		if y.class != digit {
			return forcedSoft
		}
	}
	return forcedHard
}

// dropIndent leaves out an indent by hand that would push the first characters
// out of the measure.
func (s *Setter) dropIndent() {
	b := &s.breaks[0].start
	for blank(s.atoms[b.atom].class) && s.least(0, 1) > s.measure(0) {
		i := int(b.atom)
		s.step(b, i)
		b.atom++
		b.width += geom.Length(s.atoms[i+1].left)
	}
}
