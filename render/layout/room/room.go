package room

// Slices hands out slices of T. The zero value is ready for use.
type Slices[T any] struct {
	piece []T // the last one
	free  []T // what is left of it
	used  int // since the last Reset
	most  int // used before it
}

// Sizes of a piece, in elements: that of the first one, and the largest that
// pieces grow to until Reset tells how much is wanted at once.
const (
	least   = 64
	largest = 4096
)

// Make returns n zero elements.
func (s *Slices[T]) Make(n int) []T {
	if n > len(s.free) {
		s.piece = make([]T, max(n, s.most, min(s.used, largest), least))
		s.free, s.most = s.piece, 0
	}
	out := s.free[:n:n]
	s.free, s.used = s.free[n:], s.used+n
	return out
}

// Reset takes back all that was handed out. What took several pieces takes one
// the next time.
func (s *Slices[T]) Reset() {
	if s.used > len(s.piece) {
		*s = Slices[T]{most: s.used}
		return
	}
	clear(s.piece[:s.used])
	s.free, s.used = s.piece, 0
}
