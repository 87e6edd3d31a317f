// Package grid sets tables: column widths, row heights, lines, and how a table
// breaks over pages.
//
// In: a doc.Table that doc.Table.Validate accepts, its TableStyle, a setter of
// paragraphs and the width of the type area. Out: a Grid, which hands out
// fragments (one for each page) of placed texts and rules.
//
// Promised:
//   - the columns fill the given width exactly; no figure is broken; what
//     cannot fit even in the smallest type is reported with its workbook cell
//     and set smaller, never cut off, so that no printed figure is misread;
//   - every row stands once and in order; the head rows repeat on every
//     fragment, as artifacts after the first, and so does a row of header cells
//     in the body beside the cell whose rows it heads;
//   - rows joined by row spans stay together while that leaves no more than a
//     third of a page empty, and where they are cut, a label of theirs stands
//     on every part; a total stays with the row before it, a subject with the
//     first one below it;
//   - the last page of a table holds four rows at least, and a fifth of those
//     on the page before it, when that costs no page;
//   - a fragment is never higher than its room unless the room cannot take a
//     single line, and handing the returned Mark back always makes progress;
//   - nothing reaches outside its cell, and no stroke is drawn twice.
//
// Heading, label and caption lines above a table and the notes below it are
// set by render/layout.
package grid
