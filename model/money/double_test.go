package money

import (
	"errors"
	"testing"
)

func TestParseDouble(t *testing.T) {
	for _, c := range []struct {
		in   string
		unit Unit
		want string
		err  error
	}{
		{"1837200", Yuan, "1837200", nil},
		{"1.8372E6", Yuan, "1837200", nil},
		{"208199.99999999997", Yuan, "208200", nil},
		{"20.819999999999997", WanYuan, "208200", nil},
		{"0.30000000000000004", Yuan, "0.3", nil},
		{"1.0000000000000001E-5", Yuan, "0.00001", nil},
		{"0.005", Yuan, "0.005", nil},
		{"-12.5", Yuan, "-12.5", nil},
		{"123456789012.35001", Yuan, "123456789012.35", nil},
		{"0", Yuan, "0", nil},
		{"", Yuan, "", ErrSyntax},
		{"E5", Yuan, "", ErrSyntax},
		{"12a", Yuan, "", ErrSyntax},
		{"1E999999999", Yuan, "", ErrSyntax},
		{"1E-999999999", Yuan, "", ErrSyntax},
		{"1E30", Yuan, "", ErrTooLong},
	} {
		got, err := ParseDouble(c.in, c.unit)
		if !errors.Is(err, c.err) {
			t.Errorf("ParseDouble(%q): error %v, want %v", c.in, err, c.err)
			continue
		}
		if err == nil && got.String() != c.want {
			t.Errorf("ParseDouble(%q) = %s, want %s", c.in, got, c.want)
		}
	}
}
