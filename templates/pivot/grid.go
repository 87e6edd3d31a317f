package pivot

import (
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates/form"
)

// Grid is a table with its figures.
type Grid struct {
	Table  *form.Table
	Leaves []*form.Column // of all sides, left to right
	Head   []Row
	Body   []Row
	Empty  bool   // no figure and no record anywhere
	Title  string // as printed, once it is
}

// Row is a line of cells; spanned positions are left out, as in doc.Row. Its
// parts, one a side, say what its figures are of.
type Row struct {
	Role  doc.RowRole
	Cells []Cell
	Parts []Part
}

// Part is what the figures of a row on one side of the table are sums of: the
// facts of Spec.From under Spec.Base and Filters; a column with a list of its
// own says so instead of Spec. Filters is nil where the row has no figures.
type Part struct {
	Spec    *form.Row
	Filters []*model.Filter
}

// Region returns the list and the filters whose facts a cell sums: of the leaf
// column c on a side. It is false for a cell that is no sum.
func (p *Part) Region(c *form.Column) (model.Source, []*model.Filter, bool) {
	if p.Filters == nil || c.Sum == nil {
		return 0, nil, false
	}
	from, base := p.Spec.From, p.Spec.Base
	if c.Source.V != "" {
		from, base = c.From, c.Base
	}
	return from, slices.Concat(base[:], p.Filters, []*model.Filter{&c.Sum.Filter}), true
}

// Cell is a text or a sum.
type Cell struct {
	Text       doc.Text  // of a text cell
	Sum        model.Sum // exact yuan
	Cols, Rows int       // spans, 0 means 1
	Indent     int
	Figure     bool // the cell prints Sum
	Asked      bool // facts were looked for, whether or not there are any
	Gap        bool // nobody has said what they are
	Strong     bool
	Header     bool // it names its row
	Align      doc.Align
}

// Expand fills in a text of the form that is a template.
type Expand func(form.Str) doc.Text

// Source is what grids are made from.
type Source struct {
	Form       *form.Form
	Disclosure *model.Disclosure
	Ledger     *model.Ledger
	Expand     Expand
	Faults     diag.List // facts that a table asks for more than they say
	Gaps       []Gap     // what last year's list does not say
}

func (s *Source) fault(at diag.Pos, message string) {
	d := diag.Diagnostic{Severity: diag.Error, At: at, Message: message}
	for i := range s.Faults {
		if s.Faults[i].At == at && s.Faults[i].Message == message {
			return
		}
	}
	s.Faults.Add(d)
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
	for _, sd := range sides {
		body, foot = max(body, len(sd.body)), max(foot, len(sd.foot))
	}
	rows := make([]Row, body+foot)
	parts := make([]Part, len(rows)*len(sides))
	for n, sd := range sides {
		for i := range rows {
			part, j := sd.body, i
			if i >= body {
				part, j = sd.foot, i-body
			}
			r := &rows[i]
			r.Parts = parts[i*len(sides) : (i+1)*len(sides)]
			if j >= len(part) {
				r.Cells = appendBlank(slices.Grow(r.Cells, columns-len(r.Cells)), sd)
				continue
			}
			r.Parts[n] = part[j].part
			if r.Cells == nil {
				r.Cells = part[j].cells
			} else {
				r.Cells = append(r.Cells, part[j].cells...)
			}
			r.Role = heavier(r.Role, part[j].role)
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

func appendBlank(cells []Cell, sd *side) []Cell {
	for i, l := range sd.leaves {
		cells = append(cells, Cell{Figure: l.Figure(), Align: sd.aligns[i]})
	}
	return cells
}

// alignOf gives figures one decimal line and sets texts to the left.
func alignOf(c *form.Column, amount bool) doc.Align {
	switch {
	case c.Sum != nil || c.Op != form.OpNone || amount:
		return form.AlignOf(c.Align, doc.AlignDecimal)
	case c.Field.V == "number":
		return form.AlignOf(c.Align, doc.AlignCenter)
	default:
		return form.AlignOf(c.Align, doc.AlignLeft)
	}
}
