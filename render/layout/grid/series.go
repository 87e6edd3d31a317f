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
	set.remember(s, tables)
	if s.style.Size < st.Size {
		return nil
	}
	columns := widths(s.track, s.inner)
	s.wrap.prepare(s)
	s.wrap.improve(columns, s.track)
	return columns
}

// remember keeps the extents of the cells of a series, for its tables are
// measured one by one afterwards.
func (s *Setter) remember(all *solver, tables []*doc.Table) {
	if s.measured == nil {
		s.measured = map[*doc.Row]measured{}
	}
	cells := all.cells
	for _, t := range tables {
		n := 0
		for r := range t.Body {
			n += len(t.Body[r].Cells)
		}
		if n > 0 {
			s.measured[&t.Body[0]] = measured{all.full, cells[:n]}
		}
		cells = cells[n:]
	}
}

// measured are the cells of a table's body that a series has measured.
type measured struct {
	style doc.TableStyle
	cells []cell
}

// recall takes over what a series has measured of the body's cells. What it did
// not measure in the same way is measured anew: the style may be another one, a
// row may be one of the head here and none in the series.
func (s *solver) recall() {
	if !s.open || len(s.table.Body) == 0 {
		return
	}
	known, ok := s.setter.measured[&s.table.Body[0]]
	first := len(s.cells) - len(known.cells)
	if !ok || first < 0 || s.rows[len(s.table.Head)].first != int32(first) ||
		known.style.Size != s.full.Size || known.style.Role != s.full.Role || known.style.Strong != s.full.Strong || known.style.Head != s.full.Head {
		return
	}
	for i := range known.cells {
		k, c := &known.cells[i], &s.cells[first+i]
		if k.inHead == c.inHead {
			c.size, c.given, c.par, c.whole, c.known = s.full.Size, k.given, k.par, k.whole, true
		}
	}
}
