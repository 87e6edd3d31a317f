// Package xls reads workbooks of Excel 97 to 2003 (.xls, BIFF8).
//
// In: the bytes of a file. Out: a grid.Book, as package xlsx gives: texts,
// numbers as their formats show them, results of formulas, merged cells, what is
// hidden; or a *grid.Refusal: older formats, passwords, damaged files.
//
// The compound file is opened by mscfb; its one stream of records is read here,
// since the kept libraries leave out formulas and formats, or panic.
// Source: [MS-XLS]. Time and memory are bounded by the limits of grid.
package xls
