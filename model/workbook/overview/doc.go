// Package overview writes the workbook in which a finance bureau sees what
// became of every unit's document.
//
// In: a Report, plain values in the order in which they are to stand. Out: an
// .xlsx with the sheets 汇总 (totals, by department too, against last year), 报送
// (who has handed in, with a roster), 单位 (a row a unit, with its main trouble
// and a link to its document) and 问题 (a row a finding, for filtering). Beside
// it, the blank roster (名单). The same Report gives the same bytes. Amounts are yuan, exact to the fen.
package overview
