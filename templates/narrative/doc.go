// Package narrative runs the text templates of a form: one file a section,
// and the short texts of format.yaml such as titles and labels.
//
// In: a form's templates, a disclosure and its ledger. Out: blocks of text
// (headings, paragraphs, directives) whose spans know the workbook cells they
// come from. Every figure in a text is a query on the ledger.
//
// What a template function inserts is wrapped in brackets made of Unicode
// noncharacters that index the origins; they never reach the page. Inserted
// text is therefore never read as markup: a unit's own text may begin with #.
package narrative
