package grid

import (
	"yugong/render/doc"
	"yugong/render/geom"
)

// track is what a column asks for. All widths include the padding.
type track struct {
	least   geom.Length // nothing breaks that must not
	natural geom.Length // no text of the column alone breaks
	full    geom.Length // no text of spanning cells breaks either
	fixed   bool        // the form says how wide
	share   int64       // weight of the width left over
	group   int64       // columns of one group like to be equally wide, 0 for none
}

// amounts is the group of the columns of amounts where no shares are given.
const amounts = -1

func least(t *track) *geom.Length   { return &t.least }
func natural(t *track) *geom.Length { return &t.natural }
func full(t *track) *geom.Length    { return &t.full }

func sum(tracks []track, field func(*track) *geom.Length) geom.Length {
	var w geom.Length
	for i := range tracks {
		w += *field(&tracks[i])
	}
	return w
}

// makeTracks gathers the needs of the cells by column. whole counts names as
// unbreakable.
func (s *solver) makeTracks(whole bool) {
	pad := 2 * s.style.PadX
	for i, c := range s.table.Columns {
		least := max(pad, c.Least)
		s.track[i] = track{least: least, natural: least, fixed: c.Width > 0, share: int64(max(c.Share, 0))}
	}
	s.gatherColumns(pad, whole)
	s.group()
	for i := range s.track {
		t := &s.track[i]
		if t.fixed {
			t.least = max(t.least, s.table.Columns[i].Width)
			t.natural = t.least
		}
		t.natural = max(t.natural, t.least)
		t.full = t.natural
	}
	for _, i := range s.wide {
		c := &s.cells[i]
		span := s.track[c.col : c.col+c.cols]
		spreadLeast(span, c.atLeast(whole)+c.indent+pad)
		spreadFull(span, min(c.natural+c.indent+pad, s.inner))
	}
}

func (s *solver) gatherColumns(pad geom.Length, whole bool) {
	var before [32]geom.Length // widest part before the point, by column
	for i := range s.cells {
		c := &s.cells[i]
		if c.cols > 1 || c.kind == kindEmpty {
			continue
		}
		t := &s.track[c.col]
		t.least = max(t.least, c.atLeast(whole)+c.indent+pad, s.readable(c)+c.indent+pad)
		t.natural = max(t.natural, c.natural+c.indent+pad)
		if c.aligned() && int(c.col) < len(before) {
			before[c.col] = max(before[c.col], c.natural-c.point+c.indent)
		}
	}
	for i := range min(len(s.track), len(before)) {
		t := &s.track[i]
		if before[i] > 0 {
			t.least = max(t.least, before[i]+s.points[i]+pad)
			t.natural = max(t.natural, t.least)
		}
	}
}

// readableEms is the least width of a column of names, in characters, while the
// type may still shrink: names of one character a line cannot be read.
const readableEms = 2

// readable is the width that a name asks for to be read, 0 where there is no
// room for that. Labels of several rows may stand upright.
func (s *solver) readable(c *cell) geom.Length {
	if c.kind != kindShort || c.rows > 1 || s.crowded {
		return 0
	}
	return min(c.natural, readableEms*c.size)
}

// atLeast is the width under which a text cannot stand, or, whole, under
// which it has to break.
func (c *cell) atLeast(whole bool) geom.Length {
	if whole && c.kind != kindLong {
		return c.natural
	}
	return c.least
}

// group finds the columns that like to be equally wide: those of one share,
// or, without shares, those of amounts.
func (s *solver) group() {
	shares := hasShare(s.track)
	for i := range s.track {
		if t := &s.track[i]; shares && !t.fixed {
			t.group = t.share
		} else if !t.fixed {
			t.group = amounts
		}
	}
	if shares {
		return
	}
	for i := range s.cells {
		c := &s.cells[i]
		amount := c.src.Align == doc.AlignDecimal || c.src.Align == doc.AlignRight
		if c.cols == 1 && !c.inHead && !amount {
			s.track[c.col].group = 0
		}
	}
}

// spreadLeast widens the columns under a cell until it fits: first those that
// would take more anyway, then by their naturals.
func spreadLeast(span []track, need geom.Length) {
	excess := need - sum(span, least)
	if excess <= 0 {
		return
	}
	open := flexible(span)
	weights := make([]int64, len(span))
	var headroom geom.Length
	for _, i := range open {
		weights[i] = int64(span[i].natural - span[i].least)
		headroom += span[i].natural - span[i].least
	}
	grow(span, least, min(excess, headroom), weights)
	if excess -= headroom; excess > 0 {
		for _, i := range open {
			weights[i] = int64(span[i].natural)
		}
		grow(span, least, excess, weights)
	}
	for i := range span {
		span[i].natural = max(span[i].natural, span[i].least)
		span[i].full = max(span[i].full, span[i].natural)
	}
}

// spreadFull notes that the columns under a cell would like to be as wide as
// its text: by share where the form gives shares, else by their naturals.
func spreadFull(span []track, need geom.Length) {
	excess := need - sum(span, full)
	if excess <= 0 {
		return
	}
	weights := make([]int64, len(span))
	shared := false
	for i := range span {
		weights[i] = span[i].share
		shared = shared || span[i].share > 0
	}
	if !shared {
		for i := range span {
			if !span[i].fixed {
				weights[i] = int64(span[i].natural)
			}
		}
	}
	grow(span, full, excess, weights)
}

// flexible lists the columns without a fixed width, or all when every one has.
func flexible(span []track) []int {
	open, all := make([]int, 0, len(span)), make([]int, len(span))
	for i := range span {
		all[i] = i
		if !span[i].fixed {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return all
	}
	return open
}

// grow adds an amount to a field of the tracks by weight. Without any weight
// nothing grows.
func grow(span []track, field func(*track) *geom.Length, amount geom.Length, weights []int64) {
	for i, part := range split(amount, weights) {
		*field(&span[i]) += part
	}
}

// split divides an amount by weight without losing a thousandth; all parts
// are 0 when no weight is positive.
func split(amount geom.Length, weights []int64) []geom.Length {
	parts := make([]geom.Length, len(weights))
	var total int64
	for _, w := range weights {
		total += w
	}
	if total <= 0 {
		return parts
	}
	var done geom.Length
	var seen int64
	for i, w := range weights {
		seen += w
		upTo := geom.Length(int64(amount) * seen / total)
		parts[i], done = upTo-done, upTo
	}
	return parts
}
