// Package font turns the bytes that a PDF shows into characters and widths.
//
// In: a font's dictionary. Out: a Font, which cuts a string into codes, names
// each code's text and tells how far the pen moves. A code's text comes from the
// first of these that has it: the font's ToUnicode map; its predefined
// encoding (UniGB, GBK and GB-EUC, UTF-16); the names of its glyphs; the cmap of the
// TrueType program embedded in it. What none of them names is Lost, never
// guessed.
package font
