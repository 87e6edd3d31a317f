package numfmt

import (
	"testing"

	"yugong/model/workbook/internal/grid"
)

func TestFill(t *testing.T) {
	for _, c := range []struct {
		raw, code string
		kind      grid.Kind
		text      string
	}{
		{"2010350.0", "", grid.Number, "2010350"}, {"0.955", "0.0%", grid.Percent, "95.5%"}, {"45716", "yyyy-mm-dd", grid.Date, "2025-02-28"},
		{"5", "# ?/?", grid.Odd, "5"}, {"NaN", "", grid.Text, "NaN"}, {"1E999", "", grid.Text, "1E999"}, {"x", "0", grid.Text, "x"},
	} {
		var got grid.Cell
		Fill(&got, c.raw, Parse(c.code), false)
		if got.Kind != c.kind || got.Text != c.text {
			t.Errorf("%s as %q: %v %q, want %v %q", c.raw, c.code, got.Kind, got.Text, c.kind, c.text)
		}
	}
}
