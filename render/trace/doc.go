// Package trace leads from a workbook cell to where it is printed.
//
// In: finished pages, whose texts know their cells. Out: the runs of text of a
// page with their boxes and cells, and for a cell the places that print it,
// those that print it most directly first. Lengths are points from the page's
// top left corner, as a screen wants them. What a translucent group holds is
// left out: the watermark is no text.
package trace
