// Package chart draws figures as display items.
//
// In: a doc.Figure, its style and a paragraph setter. Out: items with their
// origin at the figure's top left corner, and the figure's size. Promised:
// labels never overlap each other or the pie and never leave the figure; when
// there are many, the figure grows taller than its style asks for. Colours are
// told apart by their lightness too, and every slice has its label, so that
// grey printing loses nothing.
package chart
