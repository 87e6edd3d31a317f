// Package pdf writes a display list as a PDF file.
//
// In: a finished frame.Document. Out: a PDF 1.7 file with embedded subset fonts,
// real text, links, bookmarks and a description; the same document gives the
// same bytes. It draws and decides nothing: no measuring, wrapping or aligning.
//
// Three steps. Draw turns the items of each page into a content stream and notes
// which characters each face needs. gopdf makes the skeleton: the page tree,
// pictures and transparency states. Package file takes gopdf's output apart; the
// content streams, fonts, links, bookmarks and catalog are put in, and the whole
// is packed. gopdf's own drawing calls are not used for what is on the pages: they
// know no curves of many segments, clipping, translucent text or marked content,
// round to 0.01 pt, place links by the wrong page's height, break characters
// beyond U+FFFF, and took ten times as long and four megabytes a document.
package pdf
