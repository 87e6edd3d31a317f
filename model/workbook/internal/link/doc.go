// Package link joins the rows of a workbook's sheets into a Disclosure: units
// by name, projects and performance targets by key, subjects by code.
//
// In: what was read, sheet by sheet. Out: the Disclosure, and a finding for
// every loose end, at its cell. What could not be read is not missed a second
// time.
package link
