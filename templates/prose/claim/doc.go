// Package claim reads what sentences say of money, and holds it against itself.
//
// In: passages, that is paragraphs as plain text, with the year of their
// document. Out: claims (陈述), one for each figure of a sentence, with its role
// (an amount, a change, a rate, a share, a degree of completion), its topic, its year
// and measure, its direction and its place in the passage; findings, where
// claims contradict arithmetic or each other; and how much of the text was
// understood. What was not understood is counted as such and never taken for
// right.
//
// A topic is the words that the sentence uses. Which cells of which table they
// mean is for those to say who know the tables; Topic.Words is folded for that.
//
// The sentences are those of budget disclosures: “A万元，比上年B万元减少C万元，下降
// D%”, “2025年执行数为A万元，2026年预算安排B万元”, “其中：…，占…的D%”. Printed
// figures are rounded, so every comparison allows half a unit of the last place
// of each figure that takes part in it.
package claim
