// Package model is one budget unit's disclosure as data: its appropriations
// with all their dimensions and what stands beside them, every value with the
// workbook cell it came from.
//
// In: nothing (model/workbook fills it). Out: queries, that is sums of facts
// under a filter. The package is pure: no files, no forms, no printing.
// Amounts are exact yuan throughout; a blank amount is not zero.
package model
