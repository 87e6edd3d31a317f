// Package proof reads what is about to be printed, as a proof-reader does:
// the tables against each other, the text for what no publication may hold.
//
// In: a form, a disclosure, and what was made of them: grids, the document,
// after layout the pages. Out: findings under the rules T01 to T10 and X01 to
// X13 of model/check, each at the workbook cell that the text or figure comes
// from.
//
// Every span knows its origin, and that is how the unit's own texts are told
// from figures computed by the form and from the form's fixed wording:
// own texts come from a cell of a text column, figures from cells of amounts,
// fixed wording from nowhere.
package proof
