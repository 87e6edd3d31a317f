// Package published reads tables that were printed by a form, and audits
// them.
//
// In: pages as a spreadsheet holds them, and the form. Tables are found by
// their titles, columns by the form's header trees, whatever blank rows and
// columns were added, whatever year and unit of account they print. Out: what
// templates/relation finds in them, with what is wrong with titles, heads and
// units, each at its sheet and cell, and which tables were not there.
//
// Nothing here knows a province.
package published
