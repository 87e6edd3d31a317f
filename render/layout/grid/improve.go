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
	var free geom.Length
	for d := range s.slack {
		if d != to {
			free += s.slack[d]
		}
	}
	for i, delta := range s.wanted(to) {
		if free >= delta {
			copy(s.trial, s.columns)
			s.trial[to] += delta
			s.take(to, -1, delta)
			if s.keep() {
				return true
			}
		} else if s.cost(to, delta, free, i == 0) {
			return true
		}
	}
	return false
}

// cost tries to widen a column at the cost of one of the others, which breaks
// a line there. So where no row would become lower even for free, more than
// one line must be won; that is looked at only for the least delta.
func (s *search) cost(to int, delta, free geom.Length, first bool) bool {
	copy(s.trial, s.columns)
	s.trial[to] += delta
	if got := s.score(s.trial); got.height >= s.best.height && (!first || got.lines >= s.best.lines-1) {
		return false
	}
	for d := range s.columns {
		rest := delta - free + s.slack[d]
		if d == to || s.tracks[d].fixed || s.columns[d]-rest < s.tracks[d].least {
			continue
		}
		copy(s.trial, s.columns)
		s.trial[to] += delta
		s.trial[d] -= rest
		s.take(to, d, delta-rest)
		if s.keep() {
			return true
		}
	}
	return false
}

// take takes an amount from what columns other than two have to spare.
func (s *search) take(a, b int, amount geom.Length) {
	for d := range s.trial {
		if d != a && d != b {
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
		at, found := slices.BinarySearch(s.deltas, delta)
		if !found && delta > 0 && at < 3 {
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
