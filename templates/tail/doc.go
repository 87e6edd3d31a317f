// Package tail finds printed figures that do not add up for a reader with a
// pocket calculator (尾差).
//
// In: figures as printed, each with the cells of the workbook that it sums. What
// divides what follows from the cells, so nothing is known of tables, sentences
// or forms. Out: the wholes whose printed parts do not add up to them, though
// the exact amounts do.
package tail
