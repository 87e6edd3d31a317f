package grid

import (
	"slices"

	"yugong/render/geom"
)

// maxTrials bounds the search for better columns; it is reached by tables of
// very many columns only.
const maxTrials = 500

// search moves width between the columns of a table.
type search struct {
	*wrapping
	tracks  []track
	columns []geom.Length // best so far
	trial   []geom.Length
	slack   []geom.Length // what each column can give without a new line
	deltas  []geom.Length
	lowest  []geom.Length // when the height last fell
	known   bool          // slack is that of the best columns
	best    score
	trials  int
}

// improve changes the columns, whose sum stays, so that the rows become
// lower: a column grows by just what saves a line in one of its cells, first
// from what others have to spare, then at the cost of one of them. No column
// falls under its least width; fixed ones stay. What is to spare in the end
// is shared evenly. Lines saved without a row becoming lower are given up
// again: they would only make columns of a kind unlike.
func (w *wrapping) improve(columns []geom.Length, tracks []track) {
	n := len(columns)
	scratch := make([]geom.Length, 3*n, 3*n+4)
	s := &search{
		wrapping: w, tracks: tracks, columns: columns,
		trial: scratch[:n], slack: scratch[n : 2*n], lowest: scratch[2*n : 3*n], deltas: scratch[3*n:],
	}
	s.best = w.score(columns)
	copy(s.lowest, columns)
	for moved := true; moved && s.trials < maxTrials; {
		moved = false
		for to := range columns {
			moved = !tracks[to].fixed && s.widen(to) || moved
		}
		moved = moved || s.together()
	}
	copy(s.columns, s.lowest)
	s.best, s.known = w.score(columns), false
	for i := range tracks {
		s.average(tracks[i].group)
	}
	s.share()
}

// average makes the columns of a group equally wide if no row becomes higher.
func (s *search) average(group int64) {
	if group == 0 {
		return
	}
	var all geom.Length
	weights := make([]int64, len(s.columns))
	for i := range s.tracks {
		if s.tracks[i].group == group {
			all += s.columns[i]
			weights[i] = 1
		}
	}
	copy(s.trial, s.columns)
	for i, part := range split(all, weights) {
		if weights[i] == 0 {
			continue
		}
		if s.trial[i] = part; part < s.tracks[i].least {
			return
		}
	}
	s.settle()
}

// settle makes the trial the result if no row becomes higher.
func (s *search) settle() {
	if got := s.score(s.trial); got.height <= s.best.height {
		s.best, s.known = got, false
		copy(s.columns, s.trial)
	}
}

// widen tries to save a line in a cell of a column.
func (s *search) widen(to int) bool {
	s.spare()
	free := s.free(to, to)
	for i, delta := range s.wanted(to) {
		if (free >= delta || s.worth(to, delta, i == 0)) && s.pay(to, to, delta, 0) {
			return true
		}
	}
	return false
}

// worth reports whether a column may be widened at the cost of another, which
// breaks a line there: if no row would become lower even for free, more than
// one line must be won, which is looked at only for the least delta.
func (s *search) worth(to int, delta geom.Length, first bool) bool {
	copy(s.trial, s.columns)
	s.trial[to] += delta
	got := s.score(s.trial)
	return got.height < s.best.height || first && got.lines < s.best.lines-1
}

// together tries to save a line in two columns at once, for rows in which two
// cells are the tallest.
func (s *search) together() bool {
	s.spare()
	for a := range s.columns {
		first := s.wanted(a)
		if len(first) == 0 || s.tracks[a].fixed {
			continue
		}
		deltaA := first[0]
		for b := a + 1; b < len(s.columns); b++ {
			second := s.wanted(b)
			if len(second) == 0 || s.tracks[b].fixed {
				continue
			}
			deltaB := second[0]
			copy(s.trial, s.columns)
			s.trial[a] += deltaA
			s.trial[b] += deltaB
			if s.score(s.trial).height < s.best.height && s.pay(a, b, deltaA, deltaB) {
				return true
			}
		}
	}
	return false
}

// free is what all columns but two have to spare.
func (s *search) free(a, b int) (free geom.Length) {
	for d, slack := range s.slack {
		if d != a && d != b {
			free += slack
		}
	}
	return free
}

// pay widens two columns, or one, from what the others have to spare and,
// where that does not suffice, at the cost of one of them.
func (s *search) pay(a, b int, deltaA, deltaB geom.Length) bool {
	missing := deltaA + deltaB - s.free(a, b)
	for d := range s.columns {
		rest := s.slack[d] + missing
		if missing > 0 && (d == a || d == b || s.tracks[d].fixed || s.columns[d]-rest < s.tracks[d].least) {
			continue
		}
		copy(s.trial, s.columns)
		s.trial[a] += deltaA
		s.trial[b] += deltaB
		if missing <= 0 {
			s.take(a, b, deltaA+deltaB)
			return s.keep()
		}
		s.trial[d] -= rest
		s.take(a, b, deltaA+deltaB-rest, d)
		if s.keep() {
			return true
		}
	}
	return false
}

// take takes an amount from what the columns but some have to spare.
func (s *search) take(a, b int, amount geom.Length, but ...int) {
	for d := range s.trial {
		if d != a && d != b && !slices.Contains(but, d) {
			part := min(s.slack[d], amount)
			s.trial[d] -= part
			amount -= part
		}
	}
}

// keep makes the trial the best if it is.
func (s *search) keep() bool {
	s.trials++
	got := s.score(s.trial)
	if !got.better(s.best) {
		return false
	}
	lower := got.height < s.best.height
	s.best, s.known = got, false
	copy(s.columns, s.trial)
	if lower {
		copy(s.lowest, s.trial)
	}
	return true
}

// spare finds what each column can give while no cell takes another line.
func (s *search) spare() {
	if s.known {
		return
	}
	s.known = true
	for i := range s.columns {
		s.slack[i] = s.columns[i] - s.tracks[i].least
		if s.tracks[i].fixed {
			s.slack[i] = 0
		}
	}
	s.setEdges(s.columns)
	for i := range s.cells {
		c := &s.cells[i]
		room := s.room(c)
		c.lines(room, s.em)
		spare := max(room-c.low, 0)
		for col := c.from; col < c.to; col++ {
			s.slack[col] = min(s.slack[col], spare)
		}
	}
}

// wanted lists the three least amounts by which a column must grow to save a
// line in a cell.
func (s *search) wanted(col int) []geom.Length {
	s.setEdges(s.columns)
	s.deltas = s.deltas[:0]
	for i := range s.cells {
		c := &s.cells[i]
		if col < int(c.from) || col >= int(c.to) {
			continue
		}
		room := s.room(c)
		lines := c.lines(room, s.em)
		if lines == c.forced {
			continue
		}
		delta := c.high - room
		if at, found := slices.BinarySearch(s.deltas, delta); !found {
			s.deltas = slices.Insert(s.deltas, at, delta)
			s.deltas = s.deltas[:min(len(s.deltas), 3)]
		}
	}
	return s.deltas
}

// share divides what the columns have to spare: columns of a group become as
// wide as their widest where that suffices, the rest goes to all evenly, so
// that no text touches its lines more closely than its neighbours.
func (s *search) share() {
	s.spare()
	var free geom.Length
	weights := make([]int64, len(s.columns))
	for i := range s.columns {
		s.trial[i] = s.columns[i] - s.slack[i]
		free += s.slack[i]
		if !s.tracks[i].fixed {
			weights[i] = 1
		}
	}
	for i := range s.tracks {
		free -= level(s.trial, s.tracks, s.tracks[i].group, free)
	}
	for i, part := range split(free, weights) {
		s.trial[i] += part
	}
	s.settle()
}

// level makes the columns of a group as wide as the widest of them if that
// costs no more than free, and returns what it cost.
func level(columns []geom.Length, tracks []track, group int64, free geom.Length) (cost geom.Length) {
	if group == 0 {
		return 0
	}
	var widest geom.Length
	for i, w := range columns {
		if tracks[i].group == group {
			widest = max(widest, w)
		}
	}
	for i, w := range columns {
		if tracks[i].group == group {
			cost += widest - w
		}
	}
	if cost > free {
		return 0
	}
	for i := range columns {
		if tracks[i].group == group {
			columns[i] = widest
		}
	}
	return cost
}
