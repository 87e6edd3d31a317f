// Package geom holds the units and shapes of a page.
//
// Lengths are integers (thousandths of a point), so sums are exact and text
// dumps are readable. Font-relative lengths are Em, and Em.At is the only
// bridge between the two. The origin of a page or a frame is its top left
// corner; x grows to the right, y grows downwards.
package geom
