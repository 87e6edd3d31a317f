// Package layout turns a document of meaning into pages: which line stands on
// which page and where.
//
// In: a doc.Document, a doc.Style that knows every style name in it, and the
// faces. Out: a frame.Document, the display list that the backends draw, and
// what setting it found: characters that no face has, cells too narrow for
// their text. Both lists name the workbook cell. Lines of paragraphs come from
// para, the insides of tables from grid, charts from chart; this package
// decides pages, headings, contents, page numbers, bookmarks and the watermark.
//
// Promised:
//   - the same input gives the same pages;
//   - nothing stands outside the type area but the page number and the
//     watermark;
//   - no heading stands alone at the foot of a page: at least two lines of what
//     follows go with it, or the first rows of a table, or the figure;
//   - no first or last line of a paragraph stands alone on a page;
//   - a table that fits a page is broken only when more than half a page would
//     stay empty otherwise; its notes stand with its last rows;
//   - a figure stands where it is written or at the head of the next page;
//   - every number in the contents is the printed number of the page on which
//     the heading stands.
//
// # Vertical grid and even foot
//
// Without Style.Grid, text is not bound to a grid: headings, tables and charts
// of budget disclosures have heights of their own, and a grid would leave holes
// of up to a line around each. Instead, a page that ends because it is full is
// stretched to the foot of the type area: the room above headings, tables and
// charts by up to 16 pt each, then the lines by up to a forty-eighth of their
// leading. The room below a heading stays, so that headings of one level look
// alike on all pages. A page that would need more stays as it is, and so does
// the last page before a forced break.
//
// With Style.Grid (the 22 lines of GB/T 9704), every block starts on the grid,
// text of another leading takes whole grid lines, and nothing is stretched but
// the room between blocks, by whole lines.
//
// # How
//
// A section starts on a new page, so its pages depend on no other section; only
// the contents depend on numbers. So every section is set once (collect, then
// flow), the contents last and again until their numbers settle, and then the
// pages are joined and numbered (assemble, finish).
package layout
