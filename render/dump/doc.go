// Package dump prints a finished layout as text, for golden files and for
// whoever wants to see what a page holds without opening it.
//
// In: a frame.Document. Out: its description, then every page with one line an
// item in painting order — kind, place in points, role in the document's
// structure, face, size, spacing, text — then bookmarks and the alternative
// texts of figures. Runs of text that follow each other on one baseline are
// printed as the one line of text that they are, with the place where it
// starts and its width.
//
// Promised: the same document gives the same bytes, and a change of one item
// changes one line (numbers of nodes are not printed, since they would all
// shift).
package dump
