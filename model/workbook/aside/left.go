package aside

import (
	"slices"

	"yugong/model/diag"
	"yugong/model/workbook/tables"
)

// Left lists what reading a workbook found that does not stand in the one that goes
// on with it: columns of one's own, cells with faults. What was found of a sheet that
// is kept is told as it is.
func Left(book *tables.Published, found diag.List, kept *Sheets) diag.List {
	var left diag.List
	lost := false
	for _, f := range found {
		whole, over := kept.Has(f.At.Sheet), passedOver(book, &f)
		if whole || over {
			left.Add(f)
		}
		lost = lost || !whole && over
	}
	if lost {
		left.Add(diag.Diagnostic{Severity: diag.Warning, At: diag.Pos{Book: book.Name}, Message: "已有的工作簿里没有读取的内容不在新的工作簿里",
			Hints: []string{"逐处列在下面；请改正后再导入，或由原工作簿抄入，原工作簿没有改动"}})
	}
	return left
}

// passedOver reports whether a finding of reading a workbook speaks of something that
// stands there, not of what is still to be filled in.
func passedOver(book *tables.Published, f *diag.Diagnostic) bool {
	n := slices.IndexFunc(book.Pages, func(p tables.Page) bool { return p.Sheet == f.At.Sheet })
	switch {
	case n < 0:
		return f.Severity < diag.Error || f.At.Sheet != ""
	case f.At.Row > 0 && f.At.Col > 0:
		return tables.NewGrid(&book.Pages[n], 0).Cell(f.At.Row, f.At.Col) != nil
	}
	return f.Severity < diag.Error || len(book.Pages[n].Rows) > 1
}
