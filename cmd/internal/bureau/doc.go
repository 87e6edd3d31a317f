// Package bureau makes of a batch's records what a finance bureau wants: a
// workbook for its desk (报告.xlsx), a page (index.html), and a message to send
// back to each unit.
//
// In: records, the roster of those who are to hand in, and where the files will
// stand. Out: bytes on a writer. A Review finds what only all units together
// show. The workbook holds every unit and every finding. The page holds the
// documents that exist, by department, with totals and a search, and before
// them what is left to do, unless it is for the public; it is one file that
// loads nothing else and holds no date, so that the same documents give the same
// bytes.
package bureau
