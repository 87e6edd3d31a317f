// Package paper reads a published document as a whole: its running text, its
// contents and its pages, held against each other and against its tables.
//
// In: a Document, that is paragraphs, entries of the contents, pages and titles of tables as any reader
// of files gives them, and Tables, who answers what the document's own tables
// print for a region of the budget. Out: a Report: findings, each at a range of a
// paragraph, an entry or a page, and how much of the prose was understood.
//
// Publisher, year and kind (单位 or 部门) are read from the document itself.
// What a topic's words mean is looked up in one list (topics.go); a topic that
// is not there is not compared, and counted so.
package paper
