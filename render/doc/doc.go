// Package doc is the document as meaning: headings, paragraphs, tables,
// figures and contents, in order, with named styles, before anything is
// measured. templates makes it from a Disclosure; render/layout turns it into
// pages. It knows nothing of budgets, fonts files or PDF.
//
// Every text is a list of Spans, and each span keeps the input cells it comes
// from, so that a fault found while setting type still names the cell.
package doc
