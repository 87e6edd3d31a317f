// Package overview writes the workbook in which a finance bureau sees what
// became of every unit's document.
//
// In: a Report, plain values in the order in which they are to stand. Out: an
// .xlsx with three sheets: 汇总 (totals, by department too), 单位 (a row a unit,
// with a link to its document) and 问题 (a row a finding, for filtering). The
// same Report gives the same bytes. Amounts are yuan, exact to the fen.
package overview
