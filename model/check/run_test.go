package check

import (
	"testing"

	"yugong/model"
	"yugong/model/money"
)

// TestRoundingSlack: of n parts and their sum, each rounded to 0.01 万元, the
// difference is at most n+1 halves of that; a fen more is no rounding.
func TestRoundingSlack(t *testing.T) {
	yuan := func(fen int64) money.Money { return money.FromFen(fen) }
	rounded := &Pass{step: yuan(5000)} // 0.005 万元
	for n := range 4 {
		slack := int64(n+1) * 5000
		for diff, want := range map[int64]verdict{0: equal, 1: rounding, slack: rounding, -slack: rounding, slack + 1: different, -slack - 1: different} {
			if got := rounded.compare(yuan(1e9+diff), yuan(1e9), n); got != want {
				t.Errorf("%d parts, a difference of %d fen: %d, want %d", n, diff, got, want)
			}
		}
	}
	exact := &Pass{}
	if exact.compare(yuan(1), yuan(2), 9) != different || exact.compare(yuan(2), yuan(2), 0) != equal {
		t.Error("exact amounts are compared loosely")
	}
}

// TestRoundedStep: only a workbook in 万元 whose amounts all have two decimals
// was rounded.
func TestRoundedStep(t *testing.T) {
	d := &model.Disclosure{}
	d.Unit.AmountUnit.Value = money.WanYuan
	for fen, want := range map[int64]bool{12300: false, 1230000: true} {
		d.Appropriations = []model.Appropriation{{Amount: model.Amount{Money: money.FromFen(fen)}}}
		if got := !roundedStep(d).IsZero(); got != want {
			t.Errorf("%d fen: rounded is %v", fen, got)
		}
	}
	d.Unit.AmountUnit.Value = money.Yuan
	if !roundedStep(d).IsZero() {
		t.Error("a workbook in 元 counts as rounded")
	}
}
