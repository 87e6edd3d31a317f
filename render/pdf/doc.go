// Package pdf writes a display list as a PDF file.
//
// In: a finished frame.Document. Out: a PDF 1.7 file with embedded subset fonts,
// real text, links, bookmarks and a description; the same document gives the
// same bytes. It decides nothing: no measuring, wrapping or aligning.
//
// Three steps. The characters of each face are gathered and cut out of it
// (fonts/subset); gopdf draws the pages with those fonts; its file is taken
// apart, completed and packed: streams deflated, all other objects in an object
// stream.
//
// Where gopdf is wrong it is told so that the result is right: its links and
// anchors count from the top of the first page, its Text knows no transparency.
// What it cannot do is put in afterwards: bookmarks that nest, the catalog, the
// way from glyphs to characters beyond U+FFFF, the outlines of fonts (gopdf would
// deflate them with a new deflater each). It rounds to 0.01 pt; pies are
// polygons; translucent groups are blended item by item; nothing is clipped.
package pdf
