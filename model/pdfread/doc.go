// Package pdfread reads a published PDF back: its tables, and its running text.
//
// In: the bytes of a PDF. Out: a Document: every table with its cells as they
// are seen (ruled, or aligned without rules; joined where it goes over pages),
// the running text in reading order with headings, the entries of the
// contents, and for each page what could not be read: a scan says so. Every cell
// and every character of the text has a Place: page and box.
//
// Places are in points as the reader sees the page: origin at the upper left, y
// down. Nothing is guessed: a character that no table of its font names is
// U+FFFD, and counted. The way of a page: internal/object (pdfcpu) →
// internal/content (internal/font, internal/token) → internal/lattice → lines →
// tables → text.
//
// Bad files are an error in Chinese, an *Error; time and memory are bounded.
package pdfread
