package narrative

import (
	"testing"

	"yugong/model"
)

// TestPurposeWithoutAmount: what a subject's money is for can be said without
// last year's figure; that figure is then still asked for where it is compared.
func TestPurposeWithoutAmount(t *testing.T) {
	r := runnerOf(t, "full", `{{purpose "item=function fund=general function=2080505"}}；{{amount (prior "item=function fund=general function=2080505")}}`,
		func(d *model.Disclosure) {
			for i := range d.Prior {
				if p := &d.Prior[i]; p.Code.Value == "2080505" {
					p.Amount = model.Amount{Blank: true}
					p.Purpose.Value = "用于缴纳养老保险。"
				}
			}
		})
	if got, want := plain(r.Blocks("x")), "缴纳养老保险；〔未填：上年2080505机关事业单位基本养老保险缴费支出功能科目支出（一般公共预算）〕"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
