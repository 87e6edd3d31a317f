// Package intake reads the lists that budget platforms (预算管理一体化) give
// out, whatever their heads are called, into the facts of a disclosure.
//
// In: pages as a spreadsheet holds them, and aliases (aliases.yaml, which a
// bureau may extend). Out: a Draft: appropriations and projects, every value
// with the cell it came from; findings; and questions: heads that were not
// understood, each once, with the three nearest that would have been.
//
// Nothing is guessed. A column whose head is unknown is not read; a row that
// lacks what a fact needs is not taken and is named; a total that its rows do not
// add up to is a finding.
package intake
