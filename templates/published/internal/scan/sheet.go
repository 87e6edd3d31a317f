package scan

import (
	"slices"

	"yugong/model/workbook/tables"
)

// view is a page with its merged cells looked through.
type view struct{ *tables.Grid }

// mostMerged bounds a merged range: a larger one is a background, not a head.
const mostMerged = 2000

func newView(p *tables.Page) *view { return &view{tables.NewGrid(p, mostMerged)} }

// between lists the rows that hold something from one row to before another.
func (v *view) between(from, to int) []*tables.Row {
	var out []*tables.Row
	for i := range v.Rows {
		if r := &v.Rows[i]; r.Num >= from && r.Num < to {
			out = append(out, r)
		}
	}
	return out
}

// blank reports whether a row shows nothing in some columns.
func (v *view) blank(row int, columns []int) bool {
	return !slices.ContainsFunc(columns, func(c int) bool { return v.Cell(row, c) != nil })
}
