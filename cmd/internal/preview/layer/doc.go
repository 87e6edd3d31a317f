// Package layer makes of a page what a browser needs besides its picture: the
// text with its places, for selecting and searching, and the workbook cells
// every piece of text comes from.
//
// In: a finished frame.Document. Out: for each page two names that change with
// what they stand for (one for the picture, one for the layer), the layer as
// JSON, and the places on the pages that show a given workbook cell. Nothing
// here depends on a scale: all places are in points from the page's top left.
package layer
