// Package mark draws the findings of a check into the margin of a draft.
//
// In: finished pages, whose items know their workbook cells, and findings. Out:
// the same pages with a bar beside every row and paragraph that prints a
// faulty cell most directly: red for errors, orange for warnings, blue for
// hints. Bars are artifacts: a screen reader passes over them, and no text
// moves.
package mark
