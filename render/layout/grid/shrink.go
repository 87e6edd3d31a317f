package grid

import (
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/geom"
)

// Shrink measures a table that shall stand on one page: in the largest type
// of st.Size, st.Size − 0.25 pt, … st.Floor in which it is no higher than
// height. Leading, padding and least row height follow the type. When it is
// higher even in the floor size, it takes as many pages as in that, those
// behind the first of the height next, and is set in the largest type that
// takes no more: small type that leaves half of its last page empty helps
// nobody. next may be 0 when that cannot be.
func Shrink(t *doc.Table, st doc.TableStyle, set *Setter, width, height, next geom.Length) (*Grid, diag.List) {
	s := newSolver(t, st, set, width)
	s.open = true
	for size := st.Size; ; {
		columns := s.likely(size, height)
		s.setTexts(columns)
		if s.Height() <= height {
			return s.finish()
		}
		if s.style.Size <= s.floor() {
			g, found := s.finish()
			if next <= 0 || g.style.Size >= st.Size {
				return g, found
			}
			return g.enlarge(found, st, set, width, height, next)
		}
		size = s.below(s.style.Size, s.style.Size)
	}
}

// enlarge returns the table in the largest type between its own size and that
// of st in which it takes no more pages than it does. It begins where the room
// on these pages points and goes on by steps from there.
func (g *Grid) enlarge(found diag.List, st doc.TableStyle, set *Setter, width, height, next geom.Length) (*Grid, diag.List) {
	top := g.style.Size
	most, _ := g.pages(height, next)
	guess := g.aim(g.Height(), (height+next.Mul(int64(most-1), 1)).Mul(enlargedFill, 100))
	steps := max(int((st.Size-min(guess, st.Size)+sizeStep/2)/sizeStep), 0)
	for rose, fell := false, false; steps >= 0; {
		larger := resized(st, st.Size-geom.Length(steps)*sizeStep)
		if larger.Size <= top {
			break
		}
		tried, faults := Solve(g.table, larger, set, width)
		n, _ := tried.pages(height, next)
		fits := tried.style.Size == larger.Size && n <= most
		switch {
		case fits && fell:
			return tried, faults
		case fits:
			g, found, top, rose = tried, faults, larger.Size, true
			steps--
		case rose:
			return g, found
		default:
			fell = true
			steps++
		}
	}
	return g, found
}

// enlargedFill is how full, in hundredths, the pages of an enlarged table are
// likely to be: rows that keep together leave some room.
const enlargedFill = 92

// maxPages ends the counting of pages.
const maxPages = 1000

// pages counts the fragments of a table that begins on a page of the height
// first and goes on on pages of the height next, and says how high the last is.
func (g *Grid) pages(first, next geom.Length) (n int, last geom.Length) {
	g.Page = next
	var at Mark
	room := first
	for n = 1; n < maxPages; n++ {
		f, after, done := g.Fill(at, room, nil, 0)
		if done {
			return n, f.Height
		}
		at, room = after, next
	}
	return maxPages, next
}

// Pages is how many pages a table takes that begins in the room first and goes
// on on pages of the room next.
func (g *Grid) Pages(first, next geom.Length) int {
	if g.Height() <= first {
		return 1
	}
	page := g.Page
	n, _ := g.pages(first, next)
	g.Page = page
	return n
}

// likely finds the largest size, not above a given one, in which the table
// should fit the height, the floor if there is none, and returns the columns
// for it. It sets no text, since that takes longer than several estimates.
// Each trial aims at where the last one's height points.
func (s *solver) likely(size, height geom.Length) (best []geom.Length) {
	tooLarge, fits := size+sizeStep, geom.Length(0)
	for tooLarge > s.floor() && (fits == 0 || tooLarge-fits > sizeStep) {
		if fits > 0 {
			size = max(size, s.below(tooLarge, fits+sizeStep))
		}
		columns, tall := s.estimate(size, height)
		switch {
		case tall > height:
			tooLarge = s.style.Size
			if fits == 0 {
				best = columns
			}
		case s.style.Size > fits:
			fits, best = s.style.Size, columns
		}
		if s.style.Size < size { // the columns do not fit in the size that was tried
			tooLarge = min(tooLarge, size)
		}
		size = s.below(tooLarge, s.aim(tall, height))
	}
	if fits > 0 && s.style.Size != fits {
		s.fitWidth(fits)
	}
	return best
}

// estimate decides the columns in a size, or a smaller one if they need it,
// and returns how high the table is likely to be. Columns of a table that is
// much too high are not worth a search.
func (s *solver) estimate(size, height geom.Length) (columns []geom.Length, tall geom.Length) {
	s.fitWidth(size)
	columns = widths(s.track, s.inner)
	s.wrap.prepare(s)
	tall = s.wrap.score(columns).height + s.style.Frame
	if s.mayWrap() && (tall <= height.Mul(4, 3) || s.style.Size <= s.floor()) {
		s.wrap.improve(columns, s.track)
		tall = s.wrap.score(columns).height + s.style.Frame
	}
	return columns, tall
}

// aim estimates the size in which the table gets the height: texts of many
// lines shrink with the square of the size, rows of one line with the size.
func (g *Grid) aim(tall, height geom.Length) geom.Length {
	return g.style.Size + (height-tall).Mul(int64(g.style.Size)*55, int64(tall)*100)
}
