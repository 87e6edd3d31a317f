// Package pivot turns facts into tables: rows are a dimension, columns are
// filters, and a cell is the sum of the facts that pass both.
//
// In: a ledger, a disclosure and a table of a form. Out: a Grid of header
// cells, texts and exact sums, each with the workbook cells it comes from. The
// Grid is what the document prints, what the open-data workbook holds and what
// an audit of published tables compares with; nothing in it is rounded.
package pivot
