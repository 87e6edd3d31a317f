// Package compare tells how two versions of a document differ: two drafts, or
// last year's and this year's.
//
// In: two Versions, each as lists of facts, printed tables, paragraphs and
// pages. Out: a Report of changes, every one once: a row that came, went or
// says something else, a paragraph, a page. Rows are paired by what tells them
// apart in the two lists, not by their place, so that a row put in between
// changes no other; which columns tell rows apart is seen from the values, so
// that a list of a form's own needs no declaration. Figures are compared as
// amounts, texts as a reader sees them. Where the years differ, the year of
// the one and the year of the other are the same word.
//
// The package knows no sheet, no form and no file. The same input gives the
// same report.
package compare
