// Package invariant checks what every finished layout must satisfy, whatever
// the document: nothing outside the page, no two texts over each other, no
// forbidden character at a line's edge, contents that tell the truth.
//
// In: a frame.Document, measured once by Of, and for some checks the style or
// the document it was made from. Out: a list of faults, empty when the layout
// is sound. It is for tests; nothing of the program imports it.
package invariant
