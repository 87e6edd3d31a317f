package proof_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yugong/model/check"
	"yugong/model/diag"
)

// TestPublicOnce: what is wrong in a cell of 三公经费 is told once: a blank is
// asked for and held against nothing, neither 支出预算 nor 批复数; a figure that
// is too small is held against 支出预算 once.
func TestPublicOnce(t *testing.T) {
	for _, c := range []struct {
		name, base     string
		cell, from, to string
		want           string
		control        check.State
	}{
		{"blank", "yangcheng", "B3", "3000", "", "S01 三公经费!B3", check.NotChecked},
		{"blank of two kinds of vehicle", "yangcheng", "B5", "12800", "", "S01 三公经费!B5", check.NotChecked},
		{"blank of one fund", "full", "B3", "15829.98", "", "S01 三公经费!B3", check.NotChecked},
		{"blank that a control total counts", "full", "B5", "124763.81", "", "S01 三公经费!B5", check.NotChecked},
		{"blank of last year", "full", "E3", "21573.64", "", "S01 三公经费!E3", check.Passed},
		{"too little", "yangcheng", "B5", "12800", "12700", "T08 三公经费!B5", check.NotChecked},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := readBook(t, c.base).clone()
			b.set(t, "三公经费", c.cell, c.from, c.to)
			r := b.report(t)
			var got []string
			for _, d := range r.Findings {
				if d.Severity == diag.Error {
					got = append(got, fmt.Sprintf("%s %s!%s", d.Rule, d.At.Sheet, d.At.Cell()))
				}
			}
			base := readBook(t, c.base).report(t)
			if n := base.Findings.Count(diag.Error); len(got) != n+1 || !slices.Contains(got, c.want) {
				t.Errorf("got %q, want %s beside %d", got, c.want, n)
			}
			if s := r.State("K06"); s != c.control {
				t.Errorf("K06 %s, want %s", s, c.control)
			}
		})
	}
}

// TestReasonAskedOnce: the reason of an item is asked for at its cell, not at that of
// another item of the same sum too.
func TestReasonAskedOnce(t *testing.T) {
	for name, c := range map[string]struct {
		change func(b book)
		want   string
	}{
		"an item": {func(b book) { b.set(t, "三公经费", "H4", "上年未安排", "") }, "H4"},
		"both items": {func(b book) {
			b.set(t, "三公经费", "H4", "上年未安排", "")
			b.set(t, "三公经费", "E5", "124763.81", "100000")
		}, "H4 H5"},
	} {
		b := readBook(t, "full").clone()
		c.change(b)
		var got []string
		for _, d := range b.report(t).Findings {
			if d.Rule == "X03" {
				got = append(got, d.At.Cell())
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: asked at %q, want %s", name, got, c.want)
		}
	}
}
