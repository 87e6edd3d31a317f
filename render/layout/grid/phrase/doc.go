// Package phrase breaks the short names of table cells between words:
// 当年预算｜安排 rather than 当年预｜算安排.
//
// In: a name, how many lines it takes, how wide a line may be. Out: the same
// name in that many lines. Chinese writes no spaces, so words come from a list
// of what public budgets speak of (words.txt, one word a line); what is not in
// it may break anywhere that the rules of the line allow. The list only
// improves looks: nothing depends on a word being in it.
package phrase
