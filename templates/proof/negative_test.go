package proof_test

import (
	"slices"
	"testing"

	"yugong/model/diag"
)

// TestBelowZero: a total of last year below zero is told at its cell; the sentences
// that compare with it are not told as well.
func TestBelowZero(t *testing.T) {
	b := readBook(t, "yangcheng").clone()
	for _, row := range b["上年数"][1:] {
		if row[4] != "0" {
			row[4] = "-" + row[4]
		}
	}
	rules := map[string]int{}
	for _, f := range b.report(t).Findings {
		rules[f.Rule]++
	}
	if rules["C01"] > 0 || rules["X03"] > 0 {
		t.Errorf("%v", rules)
	}
	b = readBook(t, "yangcheng").clone()
	note("收入预算1.00万元，比上年增加2.00万元。")(t, b)
	if f := b.report(t).Findings; len(f) == 0 || !slices.ContainsFunc(f, func(d diag.Diagnostic) bool { return d.Rule == "C01" }) {
		t.Errorf("the unit's own words: %v", f)
	}
}
