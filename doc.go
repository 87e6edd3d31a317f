// Package pipeline runs the whole way from a workbook to pages, once for all
// commands: read, build the document, check it, lay it out.
//
// In: Settings (form, style, fonts) that make a Publisher, then workbooks. Out:
// a Result with what every stage made and all that was found on the way; PDF
// and text dump are written from it. A Publisher may be shared by
// goroutines. Nothing here prints, exits or writes a file of its own accord.
package yugong
