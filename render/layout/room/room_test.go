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
