// Package chart draws figures as display items.
//
// In: a doc.Figure, its style and a paragraph setter. Out: items whose origin
// is the figure's top left corner, the figure's size, and an error for every
// character that no face has.
//
// Three to six parts are a pie, fewer or more are bars, since one or two slices
// show nothing and more than six cannot be told apart. A bar has its name at the
// left, its amount and share behind it.
//
// A pie starts at twelve o'clock and runs clockwise in the order of its slices;
// it is turned only where its labels ask for it. Every slice has a label beside
// the pie — name, then amount and share — at the end of a leader.
//
// Promised: labels overlap neither each other nor the pie, leaders cross
// neither each other nor the pie, and nothing leaves the figure. When there
// are more labels than its height holds, the figure grows, to twice the height
// that its style asks for; when that is not enough, the smallest slices are
// gathered into one whose label keeps their sum. Long names are set on two
// lines, then shortened. Colours come from the style; since every slice has
// its label and a white line parts it from the next, nothing is lost in grey
// printing.
//
// Bars lie level, names at the left, amounts at their ends; a bar in pieces has
// the names and amounts of its pieces below it. All have one scale, from zero;
// what is not positive is a line without length.
//
// The alternative text of a figure is not drawn.
package chart
