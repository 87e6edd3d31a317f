// Package subset cuts a TrueType file down to the glyphs that a document uses.
//
// In: a checked font, a list of its glyphs and the characters they are shown
// for. Out: a TrueType file in which glyph i is the i-th of the list, followed by
// the parts that composite glyphs are made of, and the same file without outlines
// but with the characters and what else gopdf wants to see in a font. Outlines
// are copied, not interpreted, so the cut takes well under a millisecond.
package subset
