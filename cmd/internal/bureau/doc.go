// Package bureau makes of a batch's records the two things a finance bureau
// wants: a workbook for its desk (报告.xlsx) and a page for its site
// (index.html).
//
// In: records, and where the files will stand. Out: bytes on a writer. The
// workbook holds every unit and every finding. The page is for the public: the
// documents that exist, by department, with totals and a search, in one file
// that loads nothing else and holds no date, so that the same documents give
// the same bytes.
package bureau
