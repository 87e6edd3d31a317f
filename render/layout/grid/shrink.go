package grid

import (
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
	s.try(st.Size)
	if s.Height() > height {
		s.shrink(height)
	}
	return s.finish()
}

// try sets the table in a size, or a smaller one if the columns need it.
func (s *solver) try(size geom.Length) {
	s.fitWidth(size)
	s.place()
}

// shrink finds the largest size that fits, between one that does not and the
// floor. Each trial aims at where the last one's height points, so that two
// or three suffice.
func (s *solver) shrink(height geom.Length) {
	tooLarge, fits := s.style.Size, geom.Length(0)
	for tooLarge > s.floor() && (fits == 0 || tooLarge-fits > sizeStep) {
		size := s.below(tooLarge, s.aim(height))
		if fits > 0 {
			size = max(size, s.below(tooLarge, fits+sizeStep))
		}
		s.try(size)
		if s.Height() <= height {
			fits = max(size, fits)
		} else {
			tooLarge = size
		}
	}
	if fits > 0 && s.style.Size != fits {
		s.try(fits)
	}
}

// aim estimates the size in which the table gets the height: texts of many
// lines shrink with the square of the size, rows of one line with the size.
func (s *solver) aim(height geom.Length) geom.Length {
	now := s.Height()
	return s.style.Size + (height-now).Mul(int64(s.style.Size)*6, int64(now)*10)
}
