// Package fonts holds the four embedded faces, their metrics and the decision
// which face draws a character.
//
// In: the TrueType files beside this file, or a user's own. Out: immutable
// faces, parsed once a process and shared by all goroutines, and stacks that
// split a text into runs of one face. A character that no face of a stack has
// is reported, never replaced: coverage is decided here, before layout.
//
// Advances are whole thousandths of an em, truncated as a PDF's
// width array wants them, so that layout, PDF and raster agree on every position.
//
// Below it, sfnt reads the tables of a file and subset cuts one down to the
// glyphs that a document uses.
package fonts
