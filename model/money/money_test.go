package money

import (
	"errors"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in   string
		unit Unit
		want string
		err  error
	}{
		{"1837200", Yuan, "1837200", nil},
		{"0", Yuan, "0", nil},
		{"0.00", Yuan, "0", nil},
		{"-0", Yuan, "0", nil},
		{"12.5", Yuan, "12.5", nil},
		{".5", Yuan, "0.5", nil},
		{"5.", Yuan, "5", nil},
		{"007", Yuan, "7", nil},
		{"183.72", WanYuan, "1837200", nil},
		{"0.000001", WanYuan, "0.01", nil},
		{"1,837,200.00", Yuan, "1837200", nil},
		{"1，837，200", Yuan, "1837200", nil},
		{"１８３７２００．５０", Yuan, "1837200.5", nil},
		{"¥1,000", Yuan, "1000", nil},
		{"￥ 1000元", Yuan, "1000", nil},
		{"24万元", Yuan, "240000", nil},
		{"2.4千元", Yuan, "2400", nil},
		{"1.2亿元", Yuan, "120000000", nil},
		{"3百万元", WanYuan, "3000000", nil},
		{"24元", WanYuan, "24", nil},
		{"(1,000.5)", Yuan, "-1000.5", nil},
		{"（1000）", Yuan, "-1000", nil},
		{"-1000", Yuan, "-1000", nil},
		{"－1000", Yuan, "-1000", nil},
		{"−1000", Yuan, "-1000", nil},
		{"+1000", Yuan, "1000", nil},
		{"\u30001000\u00a0", Yuan, "1000", nil},
		{"\u202a1000\u202c", Yuan, "1000", nil},
		{"", Yuan, "", ErrEmpty},
		{" \t", Yuan, "", ErrEmpty},
		{"元", Yuan, "", ErrEmpty},
		{"1,23", Yuan, "", ErrSyntax},
		{"12,3456", Yuan, "", ErrSyntax},
		{"1.2.3", Yuan, "", ErrSyntax},
		{"1e5", Yuan, "", ErrSyntax},
		{"50%", Yuan, "", ErrSyntax},
		{"--5", Yuan, "", ErrSyntax},
		{"(-5)", Yuan, "", ErrSyntax},
		{"五万", Yuan, "", ErrSyntax},
		{"2025-02-28", Yuan, "", ErrSyntax},
		{".", Yuan, "", ErrSyntax},
		{"-", Yuan, "", ErrSyntax},
		{"1 000", Yuan, "", ErrSyntax},
		{strings.Repeat("9", 21), Yuan, "", ErrTooLong},
	} {
		got, err := Parse(c.in, c.unit)
		if !errors.Is(err, c.err) {
			t.Errorf("Parse(%q, %v): error %v, want %v", c.in, c.unit, err, c.err)
			continue
		}
		if err == nil && got.String() != c.want {
			t.Errorf("Parse(%q, %v) = %s, want %s", c.in, c.unit, got, c.want)
		}
	}
}

// FuzzParse: no panic; what is read prints and reads back as itself, in either
// unit.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"1837200", "１，０００．５０ 元", "(1,000.5)", "24万元", "-0", ".5", "5.", "1e5", "￥", "", "- 1", "\ufeff1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, u := range []Unit{Yuan, WanYuan} {
			m, err := Parse(s, u)
			if err != nil {
				if !m.IsZero() {
					t.Fatalf("%q: %s beside %v", s, m, err)
				}
				continue
			}
			for _, unit := range []Unit{Yuan, WanYuan} {
				text := m.Format(Format{Unit: unit, Places: 24, Trim: true, Group: true})
				if len(strings.TrimLeft(strings.ReplaceAll(text, ",", ""), "-")) > maxDigits {
					continue
				}
				if again, err := Parse(text, unit); err != nil || !again.Equal(m) {
					t.Fatalf("%q is %s, printed %s, read as %s (%v)", s, m, text, again, err)
				}
			}
		}
	})
}

func FuzzParseDouble(f *testing.F) {
	for _, s := range []string{"1837200", "1.8372E6", "208199.99999999997", "-1e-300", "1E400", "1e", "."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseDouble(s, WanYuan)
		if err == nil && len(m.String()) > 1000 {
			t.Fatalf("%q became %d characters", s, len(m.String()))
		}
	})
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		fen  int64
		f    Format
		want string
	}{
		{183720000, Format{Unit: WanYuan, Places: 2}, "183.72"},
		{183720000, Format{Unit: Yuan, Places: 2, Group: true}, "1,837,200.00"},
		{183720000, Format{Unit: Yuan, Group: true}, "1,837,200"},
		{51400000, Format{Unit: Yuan}, "514000"},
		{2400000, Format{Unit: WanYuan, Places: 2, Trim: true}, "2.4"},
		{2000000, Format{Unit: WanYuan, Places: 2, Trim: true}, "2"},
		{0, Format{Unit: WanYuan, Places: 2}, "0.00"},
		{0, Format{Unit: WanYuan, Places: 2, Trim: true}, "0"},
		{4999, Format{Unit: WanYuan, Places: 2}, "0.00"},
		{5000, Format{Unit: WanYuan, Places: 2}, "0.01"},
		{-5000, Format{Unit: WanYuan, Places: 2}, "-0.01"},
		{-4999, Format{Unit: WanYuan, Places: 2}, "0.00"},
		{-123456789, Format{Unit: Yuan, Places: 2, Group: true}, "-1,234,567.89"},
		{99, Format{Unit: Yuan, Group: true}, "1"},
		{99999, Format{Unit: Yuan, Group: true}, "1,000"},
		{100000, Format{Unit: Yuan, Group: true, Places: 1, Trim: true}, "1,000"},
	} {
		if got := FromFen(c.fen).Format(c.f); got != c.want {
			t.Errorf("%d fen as %+v: %s, want %s", c.fen, c.f, got, c.want)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		part, whole    int64
		fixed, trimmed string
		ok             bool
	}{
		{1, 3, "33.33", "33.33", true},
		{2, 3, "66.67", "66.67", true},
		{1, 1, "100.00", "100", true},
		{0, 5, "0.00", "0", true},
		{-1, 8, "-12.50", "-12.5", true},
		{1, 0, "", "", false},
	} {
		r, ok := FromFen(c.part).Percent(FromFen(c.whole), 2)
		if ok != c.ok || ok && (r.Fixed() != c.fixed || r.Trimmed() != c.trimmed) {
			t.Errorf("%d of %d: %s, %s, %v", c.part, c.whole, r.Fixed(), r.Trimmed(), ok)
		}
	}
}

func TestRoundFen(t *testing.T) {
	for in, want := range map[string]string{"1.005": "1.01", "-1.005": "-1.01", "1.004999": "1", "2.5": "2.5"} {
		m, err := Parse(in, Yuan)
		if err != nil {
			t.Fatal(err)
		}
		got, changed := m.RoundFen()
		if got.String() != want || changed == got.Equal(m) {
			t.Errorf("%s: %s (changed %v), want %s", in, got, changed, want)
		}
	}
}

// TestUnitsAreExact: going to the other unit and back loses nothing.
func TestUnitsAreExact(t *testing.T) {
	for _, fen := range []int64{1, 99, 100, 9999, 10001, 123456789012345, -7} {
		m := FromFen(fen)
		text := m.Format(Format{Unit: WanYuan, Places: 6})
		if back, err := Parse(text, WanYuan); err != nil || !back.Equal(m) {
			t.Errorf("%s → %s → %s (%v)", m, text, back, err)
		}
	}
	if got := FromFen(1).Add(FromFen(2)).Add(FromFen(-3)); !got.IsZero() || got.Sign() != 0 {
		t.Errorf("sum %s", got)
	}
	var zero Money
	if zero.String() != "0" || !zero.Add(FromFen(5)).Equal(FromFen(5)) {
		t.Error("the zero value is 0")
	}
}
