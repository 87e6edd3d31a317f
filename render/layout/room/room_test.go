package room

import "testing"

func TestSlices(t *testing.T) {
	var s Slices[int]
	for round := range 4 {
		var all [][]int
		for n := range 100 {
			part := s.Make(n)
			if len(part) != n || cap(part) != n {
				t.Fatalf("round %d: %d elements with room for %d, want %d", round, len(part), cap(part), n)
			}
			for i := range part {
				if part[i] != 0 {
					t.Fatalf("round %d: an element is %d, want 0", round, part[i])
				}
				part[i] = n
			}
			all = append(all, part)
		}
		for n, part := range all {
			for _, v := range part {
				if v != n {
					t.Fatalf("round %d: two slices share an element", round)
				}
			}
		}
		s.Reset()
	}
	if n := testing.AllocsPerRun(10, func() {
		for n := range 100 {
			s.Make(n)
		}
		s.Reset()
	}); n != 0 {
		t.Errorf("%v allocations in a later round, want none", n)
	}
}

// TestPieces: pieces grow with what was used, up to a bound; after a Reset the
// first is as large as all that was used before, and only that one.
func TestPieces(t *testing.T) {
	var s Slices[int]
	for _, c := range []struct{ make, piece int }{{1, least}, {least, least}, {least, least + 1}, {10 * largest, 10 * largest}, {1, largest}} {
		if s.Make(c.make); len(s.piece) != c.piece {
			t.Errorf("after %d a piece of %d, want %d", c.make, len(s.piece), c.piece)
		}
	}
	used := s.used
	s.Reset()
	if s.Make(1); len(s.piece) != used {
		t.Errorf("after a reset a piece of %d, want %d", len(s.piece), used)
	}
	s.Make(used - 1)
	if s.Make(1); len(s.piece) != largest {
		t.Errorf("the next piece is %d, want %d", len(s.piece), largest)
	}
}
