// Package dump writes a display list as text: what stands where on each page,
// one line an item, for reviews and golden files.
//
// In: a frame.Document. Out: text that is the same for the same document.
// Neighbouring text items of one structure node, face and size on one baseline
// are joined into a line, so that a shift of a row reads as a shift of a row.
package dump
