// Package write writes the workbook that an accountant fills in: a blank one
// with its drop-downs and notes, one that holds a Disclosure, or one of
// imported facts with the places they came from.
//
// What is written reads back as it was. The same input gives the same bytes.
package write
