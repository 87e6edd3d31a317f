package para

import "yugong/render/geom"

// breakpoint is a place where a line may end and the next begin. Spaces
// between the two are dropped. The first of a segment has only a start, the
// last only an end.
type breakpoint struct {
	end, start edge
	penalty    int64 // of breaking here
	cost       int64 // least demerits of the lines up to here
	from       int32 // the break before it on the best way, -1 when there is none
	forced     bool  // inside a run that fits no line
}

// edge is the state of the running sums where a line ends or begins. The width
// of a line is the difference of two.
type edge struct {
	atom   int32 // first character behind the place
	chars  int32 // that are not marks
	gaps   int32 // that can be stretched
	width  geom.Length
	shrink geom.Length
	flex   geom.Length
}

// findBreaks lists the legal breaks of a segment: its two ends only when it
// fits a line, since one line is better than two of the same. There are none
// when it has no visible character.
func (s *Setter) findBreaks(from, to int) {
	s.breaks = s.breaks[:0]
	from, to = s.trim(from, to)
	if from == to {
		return
	}
	s.space(from, to)
	if s.single(from, to) {
		return
	}
	s.bind(from, to)
	s.walk(from, to)
}

// single makes a segment one line if it fits.
func (s *Setter) single(from, to int) bool {
	room := s.measure(0)
	var sum edge
	for i := from; i+1 < to; i++ {
		if s.step(&sum, i); sum.width > room+s.job.size {
			return false
		}
	}
	start, end := s.opened(edge{}, from), s.closed(sum, to-1)
	if end.width-start.width > room {
		return false
	}
	s.breaks = append(s.breaks, breakpoint{start: start}, breakpoint{end: end})
	return true
}

// trim leaves out the spaces at both ends of a segment. Ideographic spaces at
// its start stay where nothing else makes an indent.
func (s *Setter) trim(from, to int) (int, int) {
	for from < to && blank(s.atoms[to-1].class) {
		to--
	}
	for from < to && blank(s.atoms[from].class) && (s.atoms[from].rune != '\u3000' || !s.keepsIndent()) {
		from++
	}
	return from, to
}

// keepsIndent reports whether ideographic spaces at the start are an indent by
// hand.
func (s *Setter) keepsIndent() bool {
	st := &s.job.style
	return st.Indent == 0 && s.keepsLeft()
}

// walk lists the legal breaks between from and to, in a justified text those
// between a figure and its unit too, at a penalty.
func (s *Setter) walk(from, to int) {
	units := s.mode() == justified
	sum := edge{}
	s.breaks = append(s.breaks, breakpoint{start: s.opened(sum, from)})
	for i := from; i+1 < to; i++ {
		end := sum
		s.step(&sum, i)
		next, penalty := s.legal(i, to), int64(0)
		if next == 0 && units && s.atoms[i].unit {
			next, penalty = s.next(i), parted
		}
		if next > 0 {
			start := sum
			for k := i + 1; k < next; k++ {
				s.step(&start, k)
			}
			s.breaks = append(s.breaks, breakpoint{end: s.closed(end, i), start: s.opened(start, next), penalty: penalty})
		}
	}
	s.breaks = append(s.breaks, breakpoint{end: s.closed(sum, to-1)})
}

// legal returns the character that starts the next line when one ends with
// character i, 0 when no line may end there.
func (s *Setter) legal(i, to int) (next int) {
	x := &s.atoms[i]
	if x.bound && !x.free || blank(x.class) || x.class.noEnd() {
		return 0
	}
	next = s.next(i)
	if s.atoms[next].class.noStart() {
		return 0
	}
	return next
}

// next is the first character of a line when the one before ends with
// character i.
func (s *Setter) next(i int) int {
	for i++; blank(s.atoms[i].class); i++ {
	}
	return i
}

// blank reports whether a character is dropped at a line's edges.
func blank(c class) bool { return c == space }

// step adds character i and the room behind it to the sums.
func (s *Setter) step(e *edge, i int) {
	x := &s.atoms[i]
	e.width += x.pen()
	e.shrink += geom.Length(x.gap.shrink)
	e.flex += geom.Length(x.gap.flex + x.gap.back)
	if x.gap.stretch {
		e.gaps++
	}
	if !x.class.mark() {
		e.chars++
	}
}

// closed completes the sums before character i by that character, the last of
// a line.
func (s *Setter) closed(e edge, i int) edge {
	x := &s.atoms[i]
	e.width += geom.Length(x.advance - x.right)
	e.atom = int32(i + 1)
	if !x.class.mark() {
		e.chars++
	}
	return e
}

// opened makes i the first character of a line.
func (s *Setter) opened(e edge, i int) edge {
	e.width += geom.Length(s.atoms[i].left)
	e.atom = int32(i)
	return e
}
