// Package subset cuts a TrueType file down to the glyphs that a document uses.
//
// In: the texts that a backend shows in a face. Out: a code for each glyph, and a
// TrueType file in which glyph i is that of code i, followed by the parts that
// composite glyphs are made of. Outlines are copied, not interpreted, so the cut
// takes well under a millisecond. Deflating the file takes far longer: of a document
// that shows nearly all of a stock of the face, most is packed already.
package subset
