// Package published reads tables that were printed by a form, and audits
// them.
//
// In: pages as a spreadsheet holds them, and the form. internal/scan finds the
// tables and reads their cells; here each line gets its meaning, by its label,
// its place and its figures. Out: what templates/relation finds in them, with
// what is wrong with titles, heads and units, each at its sheet and cell, and
// which tables were not there.
//
// Nothing here knows a province.
package published
