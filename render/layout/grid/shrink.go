package grid

import (
	"slices"

	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// Shrink measures a table that shall stand on one page: in the largest type
// of st.Size, st.Size − 0.25 pt, … st.Floor in which it is no higher than
// height. Leading, padding and least row height follow the type. When it is
// higher even in the floor size, it is set in that and runs over more pages.
func Shrink(t *doc.Table, st doc.TableStyle, set *para.Setter, width, height geom.Length) (*Grid, diag.List) {
	s := newSolver(t, st, set, width)
	if s.try(st.Size, height); s.tall > height {
		s = s.shrink(height)
	}
	return s.finish()
}

// try sets the table in a size, or a smaller one if the columns need it, and
// notes its height. When a rough estimate is far above the height that is
// wanted, it notes that estimate and sets nothing.
func (s *solver) try(size, height geom.Length) {
	s.fitWidth(size)
	columns := widths(s.track, s.inner)
	if s.mayWrap() {
		s.wrap.prepare(s)
		s.tall = s.wrap.score(columns).height + s.style.Frame
		if s.rough = s.tall > height.Mul(4, 3) && s.style.Size > s.floor(); s.rough {
			return
		}
		s.wrap.improve(columns, s.track)
	}
	s.setTexts(columns)
	s.tall, s.rough = s.Height(), false
}

// shrink finds the largest size that fits, between one that does not and the
// floor, and returns the table in that size. Each trial aims at where the
// last one's height points, so that two or three suffice.
func (s *solver) shrink(height geom.Length) *solver {
	var best *solver
	tooLarge, size := s.style.Size, s.aim(height)
	for tooLarge > s.floor() && (best == nil || tooLarge-best.style.Size > sizeStep) {
		size = s.below(tooLarge, size)
		if best != nil {
			size = max(size, s.below(tooLarge, best.style.Size+sizeStep))
		}
		s.try(size, height)
		next := s.aim(height)
		if s.tall > height {
			tooLarge = size
		} else if best == nil {
			best = s
			s = s.again()
		} else {
			best, s = s, best
		}
		size = next
	}
	if best == nil {
		return s
	}
	return best
}

// again returns another solver of the same table.
func (s *solver) again() *solver {
	c := *s
	n := len(s.track)
	lengths := make([]geom.Length, 3*n+1)
	c.x, c.points, c.spreads = lengths[:n+1], lengths[n+1:2*n+1], lengths[2*n+1:]
	c.cells, c.rows = slices.Clone(s.cells), slices.Clone(s.rows)
	c.diags = nil
	return &c
}

// aim estimates the size in which the table gets the height: texts of many
// lines shrink with the square of the size, rows of one line with the size.
// The rough estimate of an oversized table is high itself.
func (s *solver) aim(height geom.Length) geom.Length {
	tenths := int64(6)
	if s.rough {
		tenths = 5
	}
	return s.style.Size + (height - s.tall).Mul(int64(s.style.Size)*tenths, int64(s.tall)*10)
}
