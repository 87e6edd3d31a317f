// Package audit checks printed tables against each other, knowing nothing but
// the format they were printed by.
//
// In: sheets, that is tables as printed (labels, codes, figures and where each
// stands), and the format's tables. Every printed figure has a meaning, the
// region of the budget it sums: the conjunction of its row's and its column's
// filters. From the regions follow the relations that must hold: figures of
// one region are equal wherever they stand, a region is the sum of the regions
// that divide it, a part is not more than its whole.
//
// Out: diagnostics, one for each figure that has to change for the relations
// to hold again, with the relations that speak against it. Nothing here knows
// a province: another form's tables are audited by their own header trees.
package audit
