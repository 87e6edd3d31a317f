// Package templates owns the step from a disclosure to a document: it loads a
// publication form (a folder of data: see README.md) and
// builds the tables, texts, charts and performance sheets it asks for.
//
// In: a form folder and a Disclosure. Out: a doc.Document whose texts all
// know their workbook cells, or the faults of the form with file, line and
// column. A Format is made once and may be shared by goroutines.
package templates
