// Package file is the finishing step of a PDF: it takes apart the plain file
// that gopdf wrote, lets its objects be replaced and extended, and writes the
// result compactly.
//
// In: the bytes of gopdf, with their cross-reference table. Out: a PDF 1.7 file
// whose streams are deflated, whose other objects lie in object streams, and
// whose identifier is a hash of its content: the same objects give the same
// bytes. It knows PDF syntax, not what a page or a font is.
//
// pdfcpu could do the packing too (and validates the result in the tests), but
// it parses every object into maps, writes its own dates and identifiers, and
// takes longer than drawing the document does.
package file
