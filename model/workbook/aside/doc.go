// Package aside cares for what stands in a workbook beside what is read of it.
//
// In: a workbook that is gone on with, and the names of the sheets that no list
// was read from. Out: these sheets, to be put into another workbook: values,
// formats, widths, merged cells. What does not come along is said.
package aside
