// Package sfnt reads the tables of a TrueType file.
//
// In: the bytes of a .ttf file. Out: its metrics, its characters and the raw
// outline of each glyph. Everything is checked once in Parse — every table lies
// inside the file, every outline inside its table — so that what a Font
// returns afterwards can be trusted. Outlines themselves are not interpreted.
package sfnt
