// Package tables writes published tables as a workbook, one sheet each, and
// reads published tables back: from such a workbook, from one that others
// made, or from a folder of csv or xlsx files.
//
// In: a Book of sheets, cells already laid out (what a form prints where is
// decided by the caller). Out: deterministic bytes; or Pages, sparse cells with
// their places, as the spreadsheet holds them. Nothing here knows what a table
// means.
package tables
