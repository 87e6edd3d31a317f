// Package audit checks printed tables against each other, knowing nothing but
// the form they were printed by.
//
// In: sheets, that is tables as printed (labels, codes, figures and where each
// stands), and the form's tables. Every printed figure has a meaning, the
// region of the budget it sums: the conjunction of its row's and its column's
// filters. From the regions follow the relations that must hold: figures of
// one region are equal wherever they stand, a region is the sum of the regions
// that divide it, a part is not more than its whole. What is printed as zero
// everywhere makes regions equal that differ by it alone.
//
// Out: diagnostics, one for each figure that has to change for the relations
// to hold again, with what it should be and the relations that speak against
// it; for lines that are missing, repeated or out of order, and names and codes
// that disagree; and a count of what was compared by rule. Nothing here knows a
// province: another form's tables are audited by their own header trees.
//
// The way of a run: parts (a side of a sheet) → align (rows to the form's row
// sets) → resolve, names, order (codes, names, units) → figures (regions) →
// canon (what is zero) → derive, lists, divide, bounds (relations) → blame
// (what must change) → message.
package audit
