// Package relation holds printed tables against each other, knowing nothing of
// how they are worded.
//
// In: tables as lines and columns of figures, each line and column with the
// filters that say which facts its figures sum. Every printed figure has a
// meaning, the region of the budget it sums: the conjunction of its row's and
// its column's filters. From the regions follow the relations that must hold:
// figures of one region are equal wherever they stand, a region is the sum of
// the regions that divide it, a part is not more than its whole. What is
// printed as zero everywhere makes regions equal that differ by it alone.
//
// Out: diagnostics, one for each figure that has to change for the relations
// to hold again, with what it should be and the relations that speak against
// it; and how much was compared by rule. Tables made here bring their filters
// (package proof); tables read from elsewhere are given theirs by the form
// (package published). Nothing here knows a province.
//
// The way of a run: figures (regions) → scale (units of account) → canon (what
// is zero) → derive, lists, divide, bounds (relations) → precision (what was
// rounded) → blame (what must change) → message.
package relation
