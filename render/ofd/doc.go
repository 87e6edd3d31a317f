// Package ofd writes a display list as an OFD file (GB/T 33190-2016), the page
// format of the state's offices and archives.
//
// In: a finished frame.Document. Out: the pages as the PDF has them, with
// embedded subset fonts and glyphs named by number, the watermark and links as
// annotations, bookmarks, description, attached files, and the structure as
// custom tags (CustomTags) that point at the pages' objects. Nothing outside the
// file is referred to, as archives demand (OFD-A). The same document gives the
// same bytes. It decides nothing: no measuring, wrapping or aligning.
//
// Runs of text that follow each other on a line become one object, so that text
// is copied in whole lines. Lengths are written in millimetres to a thousandth,
// places from the page's upper left corner. Nothing is clipped.
package ofd
