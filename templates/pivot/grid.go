package pivot

import (
	"slices"

	"yugong/model"
	"yugong/render/doc"
	"yugong/templates/form"
)

// Grid is a table with its figures.
type Grid struct {
	Table  *form.Table
	Leaves []*form.Column // of all sides, left to right
	Head   []Row
	Body   []Row
	Empty  bool // no figure and no record anywhere
}

// Row is a line of cells; spanned positions are left out, as in doc.Row.
type Row struct {
	Role  doc.RowRole
	Cells []Cell
}

// Cell is a text or a sum.
type Cell struct {
	Text       doc.Text  // of a text cell
	Sum        model.Sum // exact yuan
	Cols, Rows int       // spans, 0 means 1
	Indent     int
	Figure     bool // the cell prints Sum
	Strong     bool
	Header     bool // it names its row
	Align      doc.Align
}

// Expand fills in a text of the form that is a template.
type Expand func(form.Str) doc.Text

// Source is what grids are made from.
type Source struct {
	Disclosure *model.Disclosure
	Ledger     *model.Ledger
	Expand     Expand
}

// Build makes the grid of a table.
func (s *Source) Build(t *form.Table) *Grid {
	g := &Grid{Table: t, Empty: true}
	for i := range t.Sides {
		g.Leaves = append(g.Leaves, form.Leaves(t.Sides[i].Columns)...)
	}
	sides := make([]*side, len(t.Sides))
	for i, room := 0, len(g.Leaves); i < len(sides); i, room = i+1, 0 {
		sides[i] = s.side(t, &t.Sides[i], room)
		g.Empty = g.Empty && sides[i].empty()
	}
	g.Head = s.head(t)
	for _, sd := range sides {
		if n := sd.numbering; n {
			g.Head = append(g.Head, numberingRow(len(g.Leaves)))
			break
		}
	}
	g.Body = join(sides, len(g.Leaves))
	return g
}

// head lays the header trees of the sides beside each other: a group spans its
// columns, a column reaches down to the last header row.
func (s *Source) head(t *form.Table) []Row {
	depth := 0
	for i := range t.Sides {
		depth = max(depth, form.Depth(t.Sides[i].Columns))
	}
	rows := make([]Row, depth)
	for i := range rows {
		rows[i].Role = doc.RowHead
	}
	for i := range t.Sides {
		s.headCells(rows, t.Sides[i].Columns)
	}
	return rows
}

func (s *Source) headCells(rows []Row, cs []form.Column) {
	for i := range cs {
		c := &cs[i]
		cell := Cell{Text: s.Expand(c.Text), Align: doc.AlignCenter, Strong: true}
		if len(c.Columns) > 0 {
			cell.Cols = len(form.Leaves(c.Columns))
			rows[0].Cells = append(rows[0].Cells, cell)
			s.headCells(rows[1:], c.Columns)
			continue
		}
		cell.Rows = len(rows)
		rows[0].Cells = append(rows[0].Cells, cell)
	}
}

func numberingRow(columns int) Row {
	r := Row{Role: doc.RowNumber, Cells: make([]Cell, columns)}
	for i := range r.Cells {
		r.Cells[i] = Cell{Text: doc.Plain(itoa(i + 1)), Align: doc.AlignCenter}
	}
	return r
}

// join pads the bodies of the sides to equal length and pairs their feet line
// by line. The cells of the first side, which have room for those of the
// others, become those of the row.
func join(sides []*side, columns int) []Row {
	body, foot := 0, 0
	for _, s := range sides {
		body, foot = max(body, len(s.body)), max(foot, len(s.foot))
	}
	rows := make([]Row, body+foot)
	for _, s := range sides {
		for i := range rows {
			part, j := s.body, i
			if i >= body {
				part, j = s.foot, i-body
			}
			r := &rows[i]
			switch {
			case j >= len(part):
				r.Cells = appendBlank(slices.Grow(r.Cells, columns-len(r.Cells)), s.leaves)
				continue
			case r.Cells == nil:
				r.Cells = part[j].Cells
			default:
				r.Cells = append(r.Cells, part[j].Cells...)
			}
			r.Role = heavier(r.Role, part[j].Role)
		}
	}
	return rows
}

// heavier chooses the role of a row whose sides differ: a total outweighs a
// plain row, and a plain row a blank one.
func heavier(a, b doc.RowRole) doc.RowRole {
	if a == doc.RowTotal || b == doc.RowTotal {
		return doc.RowTotal
	}
	if b == doc.RowBlank {
		return a
	}
	return b
}

func appendBlank(cells []Cell, leaves []*form.Column) []Cell {
	for _, l := range leaves {
		cells = append(cells, Cell{Figure: l.Sum != nil, Align: alignOf(l)})
	}
	return cells
}

// alignOf gives figures one decimal line and sets texts to the left.
func alignOf(c *form.Column) doc.Align {
	switch {
	case c.Sum != nil || c.Field.V == "amount":
		return form.AlignOf(c.Align, doc.AlignDecimal)
	case c.Field.V == "number":
		return form.AlignOf(c.Align, doc.AlignCenter)
	default:
		return form.AlignOf(c.Align, doc.AlignLeft)
	}
}
