// Package report prints diagnostics for a person: grouped by sheet, sorted by
// place, one line each, with a count of each severity.
//
// In: a diag.List. Out: text on a writer that the command chose; nothing else
// decides where it goes. The order of the list given does not matter.
package report
