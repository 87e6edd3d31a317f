// Package schema is the workbook as data: every sheet and column, and what
// the fields of a row can hold.
//
// The reader and the writers walk the same declarations, so what is written
// can be read, and what the help sheet says is what the reader does. A sheet is
// one value here, beside the type of its rows in package model.
//
// Content is the rows of all sheets: a Disclosure in the making, or one taken
// apart again for writing.
package schema
