package layout

import (
	"slices"

	"yugong/render/doc"
	"yugong/render/layout/grid"
)

// alignSeries gives tables of one sheet that are alike the same columns. The
// tables themselves stay as they are: those of the result stand for them.
func (f *flow) alignSeries(blocks []doc.Block) map[*doc.Table]*doc.Table {
	var aligned map[*doc.Table]*doc.Table
	for _, series := range seriesOf(blocks) {
		columns := grid.Series(series, f.l.style.Table[series[0].Style], f.l.grids, f.width())
		if columns == nil {
			continue
		}
		if aligned == nil {
			aligned = map[*doc.Table]*doc.Table{}
		}
		for _, t := range series {
			fixed := *t
			fixed.Columns = make([]doc.Column, len(columns))
			for i, w := range columns {
				fixed.Columns[i].Width = w
			}
			aligned[t] = &fixed
		}
	}
	return aligned
}

// seriesOf groups the tables of one sheet that have the same style and ask for
// the same columns; a group has two at least.
func seriesOf(blocks []doc.Block) (groups [][]*doc.Table) {
	for _, b := range blocks {
		t, is := b.(*doc.Table)
		if !is || !t.OnePage {
			continue
		}
		k := slices.IndexFunc(groups, func(g []*doc.Table) bool {
			return g[0].Style == t.Style && slices.Equal(g[0].Columns, t.Columns)
		})
		if k < 0 {
			groups = append(groups, []*doc.Table{t})
		} else {
			groups[k] = append(groups[k], t)
		}
	}
	return slices.DeleteFunc(groups, func(g []*doc.Table) bool { return len(g) < 2 })
}

// alignedTable measures a table, as one of a series if it is one, unless its
// own columns save a page.
func (f *flow) alignedTable(own, same *doc.Table) *table {
	if same == nil {
		return f.tablePiece(own)
	}
	faults := f.faults
	t := f.tablePiece(same)
	if n := t.pages(f); n > 1 {
		found := f.faults
		f.faults = faults
		if alone := f.tablePiece(own); alone.pages(f) < n {
			return alone
		}
		f.faults = found
	}
	return t
}

// pages is how many pages a table takes that begins on a fresh one.
func (t *table) pages(f *flow) int {
	return t.grid.Pages(f.height()-t.above-t.below, f.height()-stacked(t.again)-t.below)
}
