package para

import (
	"math"

	"yugong/render/geom"
)

// choose finds the way through the breaks with the least demerits and leaves
// it in s.path.
//
// Every break that can be reached is tried with the breaks that end a full
// line behind it: those not too wide when squeezed, back to the first that
// leaves much room. So the work grows with the length of the text and not with
// the length of a line.
func (s *Setter) choose() {
	m := s.mode()
	target, window := geom.Length(0), windowEms*s.job.size
	if s.job.measure < narrowEms*s.job.size {
		window = s.job.measure // there, much room may be the lesser evil
	}
	if m == balanced {
		target, window = s.balance()
		s.weighSense()
	}
	b := s.breaks
	for i := range b {
		b[i].cost, b[i].from = math.MaxInt64, -1
	}
	b[0].cost = 0
	far := 1
	for i := 0; i+1 < len(b); i++ {
		if b[i].cost == math.MaxInt64 {
			continue
		}
		far = s.reach(i, max(far, i+1))
		s.extend(m, i, far, target, window)
	}
	s.trace()
}

const (
	// windowEms is how much room, in ems, a line may leave before shorter ones
	// are no longer tried.
	windowEms = 4
	// narrowEms is the width of a column in which all are tried.
	narrowEms = 16
)

// worst bounds the sum of demerits, so that it never overflows.
const worst = math.MaxInt64 / 2

// reach returns the last break whose line from break i might fit the measure.
func (s *Setter) reach(i, far int) int {
	room := s.measure(i) + s.breaks[i].start.width
	shrink := s.breaks[i].start.shrink
	for far+1 < len(s.breaks) {
		// A mark at the end gives up its half: one em is allowed for.
		if e := &s.breaks[far+1].end; e.width-(e.shrink-shrink) > room+s.job.size {
			break
		}
		far++
	}
	return far
}

// extend enters the lines that begin at break i.
func (s *Setter) extend(m mode, i, far int, target, window geom.Length) {
	b := s.breaks
	from, room, found := b[i].start.width, s.measure(i)-window, false
	for k := far; k > i; k-- {
		d, fits := s.judge(m, i, k, target)
		if !fits && k > i+1 {
			continue
		}
		if d = min(d+b[i].cost, worst); d < b[k].cost {
			b[k].cost, b[k].from = d, int32(i)
		}
		found = found || !b[k].forced
		if found && b[k].end.width-from < room {
			return
		}
	}
}

// balance returns the even width of the lines, and the window that tries all
// breaks: texts to balance are short.
func (s *Setter) balance() (target, window geom.Length) {
	n := len(s.breaks) - 1
	total := s.breaks[n].end.width - s.breaks[0].start.width
	lines := s.fewest()
	return total / geom.Length(lines), geom.Length(math.MaxInt64 / 4)
}

// fewest counts the lines when each takes as much as it can.
func (s *Setter) fewest() (lines int) {
	for i := 0; i+1 < len(s.breaks); lines++ {
		i = s.fullest(i)
	}
	return lines
}

// fullest is the end of the longest line from break i.
func (s *Setter) fullest(i int) int {
	k := s.reach(i, i+1)
	for k > i+1 && s.least(i, k) > s.measure(i) {
		k--
	}
	return k
}

// fill takes the fullest line each time.
func (s *Setter) fill() {
	s.path = append(s.path[:0], 0)
	for i := 0; i+1 < len(s.breaks); {
		i = s.fullest(i)
		s.path = append(s.path, int32(i))
	}
}

// trace writes the best way down, first break to last.
func (s *Setter) trace() {
	s.path = s.path[:0]
	for i := int32(len(s.breaks) - 1); i >= 0; i = s.breaks[i].from {
		s.path = append(s.path, i)
	}
	for i, k := 0, len(s.path)-1; i < k; i, k = i+1, k-1 {
		s.path[i], s.path[k] = s.path[k], s.path[i]
	}
}
