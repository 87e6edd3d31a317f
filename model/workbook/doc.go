// Package workbook reads what an accountant fills in.
//
// In: an .xlsx workbook, or a folder with one UTF-8 csv file a sheet. Out: a
// model.Disclosure whose values keep their cells, and a sorted list of every
// fault of the content; both sources give equal Disclosures. Only faults of
// the environment (nothing there, no right, open in Excel) are errors.
//
// Promises: never a panic, never more than the limits of internal/grid, no
// guessing (a formula without a result, a percentage or a date where an amount
// belongs are faults, not zeros), the same input gives the same list.
//
// The path of a value: source (internal/xlsx, internal/csvfile) → internal/grid,
// sparse tables of texts → decoding by internal/schema, every sheet and column
// as data, shared with the writers (write) → internal/link: units by name,
// projects by key, codes by catalog.
package workbook
