// Package pdf writes a display list as a PDF file.
//
// In: a finished frame.Document. Out: a file that is PDF/A-3a and PDF/UA-1 at
// once — tagged with the document's structure, its description in XMP, its
// colours sRGB, the attached files inside — or, when a Writer is told to write
// plainly, a PDF 1.7 file without all that. Either has embedded subset fonts, real
// text, links and bookmarks, and the same document gives the same bytes. It
// decides nothing: no measuring, wrapping or aligning.
//
// The content of each page is written from its items as it comes, marked with
// the nodes that they belong to, deflated and done with. Fonts follow when all
// texts have been seen, then the structure, which knows every mark. What is no
// stream is packed into an object stream at the end.
//
// gopdf decodes pictures, and is started for documents that have some.
//
// Positions are rounded to 0.01 pt. The items of a translucent group are blended
// one by one.
package pdf
