// Package inspect goes through published documents, many at a time, and makes
// of what was found the things a finance bureau wants: a workbook (报告.xlsx) and a
// page (index.html).
//
// In: files and folder trees, and a function that audits one document. Out:
// records in the order of the inputs, whatever was ready first. Of a document
// only its record is kept, so memory does not grow with their sizes; one that
// cannot be read, or on which the audit breaks, is a record too and stops
// nothing. Reports hold no date: the same documents give the same bytes.
package inspect
