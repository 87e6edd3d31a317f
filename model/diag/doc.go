// Package diag holds what the whole program says about an input: a place, a
// severity, what was found, what was expected and how to mend it.
//
// It is the one package of the model that the rendering side may import, so
// that a place travels from a workbook cell to the item on the page. Nothing
// here prints; a List is returned, sorted by place, with every fault of a run.
package diag
