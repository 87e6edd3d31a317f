// Package printed takes a published document apart for a comparison.
//
// In: the tables of a workbook or a PDF, and the running text of a PDF. Out: a
// compare.Version of them, with the place of every cell and paragraph. Rows over
// the first figure head a table; a title or a line with the unit of account
// heads nothing. It knows no form, and refuses nothing.
package printed
