// Package subset cuts a TrueType file down to the glyphs that a document uses.
//
// In: a checked font and a list of its glyphs. Out: a TrueType file in which
// glyph i is the i-th of the list, followed by the parts that composite glyphs
// are made of. Outlines are copied, not interpreted, so the cut takes well
// under a millisecond; the result holds only the tables that a PDF viewer reads
// (no characters, no names: a PDF brings its own).
package subset
