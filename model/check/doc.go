// Package check holds the rules that the facts of a disclosure must satisfy,
// each a value with what it runs, and the findings of all rules.
//
// In: a Disclosure that was read without errors, and a catalogue of rules. Out:
// a Report with the state of every rule and every finding, each with its cell,
// what was found, what was expected, and how to mend it. What was not compared
// is never counted as passed.
//
// Rules on texts and pages (package templates/proof) stand with their code and
// add to the same Findings, so that there is one catalogue, one summary and one
// way to accept a finding. Rules are immutable and shared; a run belongs to one
// goroutine.
package check
