// Package rollup makes a department's workbook of its units' (部门汇总).
//
// In: the units' disclosures, each of one year, and which of them speaks for
// the department. Out: one Disclosure of all of them, whose values keep the
// cells of the units' workbooks, and what does not fit together, each with the
// unit's cell.
//
// Facts, income, projects, purchases, performance sheets and the lists of a
// form stand unit by unit, the department's own first. What has no unit — 三公,
// procurement, assets, last year's figures, control totals — is added up. The
// texts are the department's own; a reason that it does not give is that of its
// units. Money that one unit passes on to another is told and not struck out:
// which fund it came from no workbook says. A key that two units gave their
// projects gets the unit's code in front. Nothing is rounded, nothing guessed.
package rollup
