package money

import "testing"

func TestAddUp(t *testing.T) {
	yuan := func(n float64) Money { return FromFen(int64(n * 100)) }
	for _, c := range []struct {
		whole float64
		parts []float64
		want  Agreement
	}{
		{0, nil, Exactly},
		{300.25, []float64{100, 200.25}, Exactly},
		{300.25, []float64{100, 200.24}, Apart},
		{300100, []float64{100000, 200000}, Rounded},
		{300200, []float64{100000, 200000}, Apart},
		{300200, []float64{100000, 100000, 100000}, Rounded},
		{302000, []float64{100000, 100000, 100000}, Roughly},
		{302100, []float64{100000, 100000, 100000}, Apart},
		{320000, []float64{100000, 100000, 100000}, Roughly},
		{330000, []float64{100000, 100000, 100000}, Apart},
		{100000, []float64{99960.11}, Rounded},
		{100000, []float64{99940.11}, Apart},
		{-300100, []float64{-100000, -200000}, Rounded},
	} {
		var parts []Money
		for _, p := range c.parts {
			parts = append(parts, yuan(p))
		}
		if got := AddUp(yuan(c.whole), parts); got != c.want {
			t.Errorf("%v of %v: %d, want %d", c.whole, c.parts, got, c.want)
		}
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		yuan   string
		unit   Unit
		places int32
		want   bool
	}{
		{"0", WanYuan, 2, true}, {"100", WanYuan, 2, true}, {"150", WanYuan, 2, false}, {"-100", WanYuan, 2, true}, {"-150", WanYuan, 2, false},
		{"150", WanYuan, 3, true}, {"155", WanYuan, 3, false}, {"150", WanYuan, 4, true}, {"0.01", WanYuan, 6, true}, {"0.01", WanYuan, 8, true}, {"0.01", Yuan, 2, true},
		{"0.01", Yuan, 0, false}, {"1", Yuan, 0, true}, {"0.001", Yuan, 2, false}, {"0.001", Yuan, 3, true}, {"12345678901234567.01", Yuan, 1, false},
	} {
		m, err := Parse(c.yuan, Yuan)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Fits(c.unit, c.places); got != c.want {
			t.Errorf("%s in %v to %d places: %v", c.yuan, c.unit, c.places, got)
		}
	}
}
