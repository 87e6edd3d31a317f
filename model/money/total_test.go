package money

import (
	"math/rand/v2"
	"testing"
)

// TestTotal: a total is what adding one by one gives, for fen, parts of fen,
// and amounts that only a big integer holds.
func TestTotal(t *testing.T) {
	texts := []string{"0", "0.01", "-3", "1837200", "472.0123", "0.000001", "99999999999999999999", "-99999999999999999999", "46116860184273879.04", "24000.50"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var total Total
		var want Money
		for range 300 {
			m, err := Parse(texts[r.IntN(len(texts))], Unit(r.IntN(2)))
			if err != nil {
				t.Fatal(err)
			}
			if r.IntN(3) == 0 {
				total.Sub(m)
				want = want.Sub(m)
			} else {
				total.Add(m)
				want = want.Add(m)
			}
			if total.IsZero() != want.IsZero() {
				t.Fatalf("zero: %v for %s", total.IsZero(), want)
			}
		}
		if got := total.Money(); !got.Equal(want) || got.String() != want.String() {
			t.Fatalf("total %s, want %s", got, want)
		}
	}
}

// TestTotalCarries: what a machine word cannot hold is not lost.
func TestTotalCarries(t *testing.T) {
	var total Total
	var want Money
	most := FromFen(99_999_999_999_999_999)
	for range 200 {
		total.Add(most)
		want = want.Add(most)
	}
	if !total.Money().Equal(want) {
		t.Errorf("total %s, want %s", total.Money(), want)
	}
	for range 200 {
		total.Sub(most)
	}
	if !total.IsZero() {
		t.Errorf("what was added and subtracted leaves %s", total.Money())
	}
}

func TestTotalAllocatesNothing(t *testing.T) {
	ms := []Money{FromFen(12345), FromFen(-5), {}, FromFen(1 << 40)}
	if n := testing.AllocsPerRun(10, func() {
		var total Total
		for _, m := range ms {
			total.Add(m)
			total.Sub(m)
		}
		if !total.IsZero() {
			t.Error("not zero")
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
