// Package fold compares texts as a reader does, who does not see white space,
// invisible marks, the width of letters and marks, or the kind of a quotation
// mark.
//
// In: texts of cells, labels and names, whatever program wrote them. Out: keys
// that are equal where a reader takes the texts for the same, and how far two
// texts are apart. Keys are for comparing, never for printing.
package fold
