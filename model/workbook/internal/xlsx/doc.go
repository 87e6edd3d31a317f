// Package xlsx reads the cells of an .xlsx workbook in one pass over its parts.
//
// In: the bytes of a file. Out: a grid.Book, or a *grid.Refusal that says in
// Chinese why the file cannot be read (another program's format, damaged,
// protected by a password, larger than any honest workbook).
//
// The row iterator of excelize gives texts only. A budget reader must also see
// formulas that have no result, error values, percentages, dates, merged cells
// and hidden rows; asking excelize for these loads each sheet as a tree (5.8 s
// and 678 MB on 100,000 formatted empty rows). So the sheet's XML is scanned
// here once for all of it. A test compares the cells with excelize's.
//
// The package never panics and never reads more than the limits of package
// grid, whatever the zip directory claims.
package xlsx
