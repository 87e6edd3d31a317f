// Package scan finds the tables of a form on pages and reads their cells.
//
// Tables are found by their titles, columns by the form's header trees,
// whatever blank rows and columns were added, whatever year and unit of account
// they print. Out: every table's lines as cells under the form's columns, each
// at its place, and what is wrong with titles, heads, years and names.
package scan
