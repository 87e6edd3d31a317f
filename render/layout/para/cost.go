package para

import "yugong/render/geom"

// Demerits of a line, as in TeX: the square of ten plus its badness, and the
// square of the penalty of the break at its end. Badness is 100 for a line
// whose squeezable room is used up, and for one widened by a twenty-fourth of
// an em at every character: a little squeezing is better than as much
// widening, and both grow with the third power.
const (
	perfect   = 10
	fullScale = 1000           // of ratios
	maxRatio  = 20 * fullScale // worse lines are equally bad
	looseness = 24             // parts of an em
	noRoom    = 1_000_000      // badness of a line that cannot be widened at all
	raggedEm  = 10             // badness of an em of empty room in a ragged line
	raggedMax = 10_000         // of all its room

	// A line whose characters stand more than a tenth of an em apart looks torn.
	// It weighs more than all loose lines of a paragraph, and more than a figure
	// parted from its unit, which no other reason is enough for.
	tornEm = 10 // parts of an em
	torn   = 1_000_000_000
	parted = 1_400 // penalty: a line torn by just that much costs as much without torn

	lonely   = 1_000_000_000_000  // demerits of a last line of one character
	perLine  = 10_000_000_000_000 // of every line of a ragged text, which takes few
	overfull = 10_000_000_000_000 // of one character that is wider than the measure

	raggedPenalty = 4000 // lifts a break inside a word or figure above perLine
)

// mode is how lines are judged.
type mode uint8

const (
	justified mode = iota // both edges stand
	ragged                // few lines, full ones
	balanced              // few lines, of even width
)

func (s *Setter) mode() mode {
	switch st := &s.job.style; {
	case st.Balance:
		return balanced
	case s.justifies():
		return justified
	default:
		return ragged
	}
}

// judge is the line from break i to break k. fits is false when it cannot be
// squeezed into the measure.
func (s *Setter) judge(m mode, i, k int, target geom.Length) (demerits int64, fits bool) {
	from, to := &s.breaks[i].start, &s.breaks[k].end
	slack := s.measure(i) - (to.width - from.width)
	last := k == len(s.breaks)-1
	bad, fits := int64(0), true
	switch {
	case slack < 0:
		bad, fits = squeezed(-slack, to.shrink-from.shrink)
	case m == justified && !last:
		bad = widened(slack, to.flex-from.flex, int64(to.gaps-from.gaps), s.job.size)
		if s.tears(i, k) {
			demerits = torn
		}
	case m == ragged && !last:
		bad = min(int64(slack)*raggedEm/int64(s.job.size), raggedMax)
	}
	if m == balanced {
		off := int64(to.width-from.width-target) * raggedEm / int64(s.job.size)
		bad += min(max(off, -off), raggedMax)
	}
	bad = min(bad, noRoom)
	demerits += (perfect + bad) * (perfect + bad)
	p := s.breaks[k].penalty
	if m != justified {
		demerits += perLine
		if s.breaks[k].forced {
			p *= raggedPenalty
		}
	}
	demerits += p * p
	if last && i > 0 && to.chars-from.chars <= 1 {
		demerits += lonely
	}
	if !fits {
		demerits += overfull
	}
	return demerits, fits
}

// tears reports whether a line fills its measure only with its characters more
// than a tenth of an em apart.
func (s *Setter) tears(i, k int) bool {
	from, to := &s.breaks[i].start, &s.breaks[k].end
	slack := s.measure(i) - (to.width - from.width) - (to.flex - from.flex)
	return slack*tornEm > geom.Length(to.gaps-from.gaps)*s.job.size
}

// squeezed is the badness of a line that must give up need of the room it can
// give up.
func squeezed(need, room geom.Length) (bad int64, fits bool) {
	if need > room {
		return noRoom, false
	}
	return cube(int64(need) * fullScale / int64(room)), true
}

// widened is the badness of a line that must take up slack.
func widened(slack, flex geom.Length, gaps int64, em geom.Length) int64 {
	room := int64(flex) + gaps*int64(em)/looseness
	if slack == 0 {
		return 0
	}
	if room == 0 {
		return noRoom
	}
	return cube(min(int64(slack)*fullScale/room, maxRatio))
}

// cube maps a ratio to a badness: 1 to 100.
func cube(ratio int64) int64 {
	return ratio * ratio * ratio / (fullScale * fullScale * fullScale / 100)
}
