package proof

import (
	"slices"

	"yugong/model/check"
	"yugong/templates/prose"
)

// rule is a rule on what a document prints and which cells that comes from,
// with what looks for it. It stands beside the code that it runs.
type rule struct {
	check.Rule
	text     func(*reader, *piece) // on every running text, in the order of the document
	document func(*reader)         // on the whole, once all texts were read
}

// rules lists the rules in the order in which they run.
var rules = slices.Concat(gapRules, kindRules, unaskedRules, stepRules, figureRules, shareRules, tailRules, layoutRules)

// Rules is every rule that a document is held to.
var Rules = check.NewCatalog(check.FactRules(), prose.Rules(), func() []check.Rule {
	out := make([]check.Rule, len(rules))
	for i := range rules {
		out[i] = rules[i].Rule
	}
	return out
}())
