// Package check holds the rules that a disclosure must satisfy, as values, and
// runs those that speak of the facts.
//
// In: a Disclosure that was read without errors. Out: a Report with the state
// of every rule and every finding, each with its cell, what was found, what
// was expected, and how to mend it. What was not compared is never counted as
// passed.
//
// Rules on printed tables and texts (package templates/proof) have their
// values here too and add to the same Findings, so that there is one list of
// rules, one summary and one way to accept a finding. Rules are immutable and
// shared; a run belongs to one goroutine.
package check
