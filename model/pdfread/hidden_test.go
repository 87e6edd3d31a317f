package pdfread

import "testing"

// TestLost: what a neighbour shows is not lost, whatever stands between.
func TestLost(t *testing.T) {
	for _, c := range []struct {
		text, seen string
		want       int
	}{
		{"一般公共预算支出", "其中：一般公共预算支出10.00万元", 0},
		{"一般公共预算支出", "收入预算", 8},
		{"", "收入", 0},
		{"支", "支出", 0},
		{"10.00某某一般公共", "一般公共 10.00", 3}, // the last 0 is in no piece
	} {
		if got := lost([]byte(c.text), []byte(c.seen)); got != c.want {
			t.Errorf("%s in %s: %d lost, want %d", c.text, c.seen, got, c.want)
		}
	}
}
