package grid

import (
	"yugong/render/doc"
	"yugong/render/geom"
)

// Series decides one set of columns for tables that follow each other and are
// alike (the performance sheets of a document), so that their strokes stand
// still when the pages are turned: those that suit the rows of all of them. nil
// when there are none in the style's own type size.
func Series(tables []*doc.Table, st doc.TableStyle, set *Setter, width geom.Length) []geom.Length {
	all := &doc.Table{Columns: tables[0].Columns}
	for _, t := range tables {
		all.Body = append(all.Body, t.Body...)
	}
	s := newSolver(all, st, set, width)
	s.open = true
	s.fitWidth(st.Size)
	if s.style.Size < st.Size {
		return nil
	}
	columns := widths(s.track, s.inner)
	s.wrap.prepare(s)
	s.wrap.improve(columns, s.track)
	return columns
}
