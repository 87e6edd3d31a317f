// Package lattice finds tables in ruling lines.
//
// In: the horizontal and vertical lines of a page. Out: grids: the positions
// of columns and rows, and cells that span some of them. Lines may be drawn in
// pieces, doubled, or end short of each other; outer lines may be missing.
// Cells are what no line divides, so merged cells come out as they are seen.
package lattice
