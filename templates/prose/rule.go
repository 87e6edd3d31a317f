package prose

import (
	"slices"

	"yugong/model/check"
	"yugong/model/diag"
)

// rule is a rule on texts with what looks for it. It stands beside the code
// that it runs.
type rule struct {
	check.Rule
	read func(*reader) // of Claims for a rule that has none
}

var rules = slices.Concat(yearRules, wordRules, punctuationRules, personalRules, nameRules, reasonRules, claimRules)

// claimRules are those of package claim.
var claimRules = []rule{
	{Rule: check.Rule{ID: "C01", Title: "句中数字自洽", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "一句话里的数字相互一致：增减额＝两年之差，增减幅度、占比、完成率与金额相符，增减用词与正负一致",
		Basis:    "读者用计算器就能算出的，不能错",
		Hint:     "请按同一句中的金额重算，改正其中一处"}},
	{Rule: check.Rule{ID: "C02", Title: "同一事项同一数", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "同一事项、同一年、同一口径的金额前后一致",
		Basis:    "一件事只能有一个数",
		Hint:     "请核对两处，改正其中一处"}},
}

// Rules lists the rules that a reading holds texts to.
func Rules() []check.Rule {
	out := make([]check.Rule, len(rules))
	for i := range rules {
		out[i] = rules[i].Rule
	}
	return out
}
