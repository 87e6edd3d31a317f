// Package harvest makes facts of printed tables.
//
// In: tables whose figures are regions of the budget (relation.Input), theirs or
// those of a form that was read back. Out: the facts that the figures determine,
// each with the cell that it was read from or follows from, and what they leave
// open.
//
// Every printed figure is an equation: the facts of its region add up to it. The
// facts that may be are the combinations of what the tables list; a figure of zero
// ends all within it, a figure of one fact is that fact, and what is left of a
// whole without its known parts belongs to the last of them. What two facts share
// is open: it is said, never divided. A project's functional subject, which few
// forms print, follows when only one way of giving each project one subject adds
// up; that is marked as inferred. Tables of a department's units beside its own are
// bounded by their units: together they tell whose each amount is.
//
// The way of a run: equation (figures) → space (facts that may be) → solve →
// assign (projects) → lists (of the workbook). Nothing here knows a province.
package harvest
