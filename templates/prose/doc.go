// Package prose reads texts as a proof-reader does: what no publication may
// hold (文字规则 X03 to X07, X11, X13), and what sentences with figures say
// (package claim, rules C01, C02 and X02).
//
// In: a paragraph, heading, label or cell as plain text, and what is known of
// its document. Out: faults with the rule, the range of bytes, what is wrong
// and what was expected. Nothing here knows where a text came from: callers turn ranges into
// cells of a workbook or boxes of a page, and drop faults in wording that is not the unit's
// own (Fault.Scope says which).
package prose
