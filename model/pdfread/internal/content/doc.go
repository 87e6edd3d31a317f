// Package content runs the content of pages and keeps what budgets are read
// from: characters with their boxes, ruling lines, and how much of the page is
// pictures.
//
// In: an open file and a page of it. Out: a Page in points as the reader sees
// it: origin at the upper left, y down, /Rotate applied, and a page whose text
// runs up or down turned so that it runs to the right. What is not seen is not
// there: text beyond the page or outside the clip, and invisible text.
//
// A Reader bounds the operators, characters and lines of a whole document.
package content
