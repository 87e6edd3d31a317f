package grid

import (
	"slices"
	"testing"

	"yugong/render/geom"
)

func TestWidths(t *testing.T) {
	tr := func(least, natural, full geom.Length, share int64) track {
		return track{least: least, natural: natural, full: full, share: share}
	}
	fixed := func(w geom.Length) track { return track{least: w, natural: w, full: w, fixed: true} }
	tests := []struct {
		name   string
		tracks []track
		total  geom.Length
		want   []geom.Length
	}{
		{"rest by naturals", []track{tr(10, 30, 30, 0), tr(10, 60, 60, 0)}, 180, []geom.Length{60, 120}},
		{"fixed stays", []track{fixed(50), tr(10, 20, 20, 0)}, 100, []geom.Length{50, 50}},
		{"all fixed are scaled", []track{fixed(50), fixed(150)}, 100, []geom.Length{25, 75}},
		{"all fixed and too narrow", []track{fixed(10), fixed(30)}, 80, []geom.Length{20, 60}},
		{"equal shares, equal columns", []track{tr(10, 40, 40, 0), tr(10, 20, 20, 1), tr(10, 30, 30, 1)}, 100, []geom.Length{40, 30, 30}},
		{"a share below its natural", []track{tr(10, 50, 50, 1), tr(10, 20, 20, 1), tr(10, 20, 20, 1)}, 110, []geom.Length{50, 30, 30}},
		{"shares weigh", []track{tr(10, 20, 20, 2), tr(10, 20, 20, 1)}, 90, []geom.Length{60, 30}},
		{"towards spanning texts", []track{tr(10, 20, 60, 0), tr(10, 20, 20, 0)}, 60, []geom.Length{40, 20}},
		{"narrow ones first", []track{tr(10, 20, 20, 0), tr(10, 90, 90, 0), tr(10, 90, 90, 0)}, 100, []geom.Length{20, 40, 40}},
		{"least holds", []track{tr(70, 80, 80, 0), tr(10, 90, 90, 0)}, 100, []geom.Length{70, 30}},
		{"odd thousandths", []track{tr(1, 50, 50, 0), tr(1, 50, 50, 0), tr(1, 50, 50, 0)}, 100, []geom.Length{34, 33, 33}},
		{"too narrow for all", []track{tr(100, 100, 100, 0), tr(50, 50, 50, 0)}, 75, []geom.Length{50, 25}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := widths(tt.tracks, tt.total); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// TestWidthsAddUp holds the promises over many random columns: the sum is
// exact, nothing falls below its least width where that is possible, and
// fixed columns stay while others can give.
func TestWidthsAddUp(t *testing.T) {
	for seed := range 5000 {
		r := rng(seed)
		tracks := make([]track, 1+r.IntN(12))
		for i := range tracks {
			least := geom.Length(r.IntN(40_000))
			tracks[i] = track{least: least, natural: least + geom.Length(r.IntN(90_000)), share: int64(max(0, r.IntN(5)-2))}
			if r.IntN(6) == 0 {
				tracks[i].fixed, tracks[i].natural = true, least
			}
			tracks[i].full = tracks[i].natural + geom.Length(max(0, r.IntN(60_000)-30_000))*b2i(!tracks[i].fixed)
		}
		total := geom.Length(1 + r.IntN(700_000))
		got := widths(tracks, total)
		var have geom.Length
		for i, w := range got {
			have += w
			if w < tracks[i].least && sum(tracks, least) <= total {
				t.Fatalf("seed %d: column %d gets %v of at least %v", seed, i, w, tracks[i].least)
			}
			if w != tracks[i].least && tracks[i].fixed && len(flexible(tracks)) < len(tracks) && sum(tracks, least) <= total {
				t.Fatalf("seed %d: fixed column %d gets %v, not %v", seed, i, w, tracks[i].least)
			}
		}
		if have != total {
			t.Fatalf("seed %d: sum %v, want %v", seed, have, total)
		}
	}
}

func b2i(b bool) geom.Length {
	if b {
		return 1
	}
	return 0
}

func TestSpanningNeed(t *testing.T) {
	span := []track{{least: 10, natural: 30, full: 30}, {least: 10, natural: 10, full: 10}, {least: 5, natural: 5, full: 5, fixed: true}}
	spreadLeast(span, 40)
	// 15 are missing: the first column would take 20 more by itself.
	if got := []geom.Length{span[0].least, span[1].least, span[2].least}; !slices.Equal(got, []geom.Length{25, 10, 5}) {
		t.Errorf("got %v", got)
	}
	spreadLeast(span, 65)
	// 5 up to the natural of the first, the other 20 by naturals, 30 to 10.
	if got := []geom.Length{span[0].least, span[1].least, span[2].least}; !slices.Equal(got, []geom.Length{45, 15, 5}) {
		t.Errorf("got %v", got)
	}
}

func TestSplit(t *testing.T) {
	for seed := range 1000 {
		r := rng(seed)
		weights := make([]int64, 1+r.IntN(20))
		var any int64
		for i := range weights {
			weights[i] = int64(max(0, r.IntN(1000)-300))
			any += weights[i]
		}
		amount := geom.Length(r.IntN(1_000_000))
		var sum geom.Length
		for i, p := range split(amount, weights) {
			if p < 0 || p > 0 && weights[i] == 0 {
				t.Fatalf("seed %d: part %v of weight %d", seed, p, weights[i])
			}
			sum += p
		}
		if any > 0 && sum != amount {
			t.Fatalf("seed %d: %v of %v", seed, sum, amount)
		}
	}
}
