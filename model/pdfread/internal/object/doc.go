// Package object opens a PDF and hands out its pages, objects and streams.
//
// In: the bytes of a file. Out: pages with what they inherit, and accessors
// that follow references and never fail: what is missing or of another type is
// nil, zero or false, as viewers take it. pdfcpu reads the objects, with a
// cross-reference table that is wrong, encryption without a password to open,
// and object streams; nothing is validated or optimised.
//
// The work is bounded: the size of the file, how often its bytes are read,
// the number of objects and pages, the depth of trees, and the bytes that its
// streams decode to. What goes beyond is refused with an Error.
package object
