package pivot

import (
	"slices"
	"strconv"

	"yugong/model"
	"yugong/render/doc"
	"yugong/templates/form"
)

// side is one list of a table under its own columns.
type side struct {
	src       *Source
	spec      *form.Side
	leaves    []*form.Column
	room      int    // for the cells of a row, with those of other sides
	picks     []pick // by source, the side's own first
	indented  string // field of the column whose text shows the level of a row
	body      []Row
	foot      []Row
	numbering bool
	figures   bool // a fact passes the filters
	records   bool
}

// pick is the facts of a source: those of the side, and of them those of the
// row in hand.
type pick struct {
	from model.Source
	side *model.Selection
	row  model.Selection
}

func (s *Source) side(t *form.Table, sp *form.Side, room int) *side {
	sd := &side{src: s, spec: sp, leaves: form.Leaves(sp.Columns)}
	sd.room = max(room, len(sd.leaves))
	sd.indented = indentedField(sd.leaves)
	sd.pickFrom(t, sp.From)
	for _, c := range sd.leaves {
		if c.Sum != nil {
			sd.pickFrom(t, c.From)
		}
	}
	sd.body = sd.rows(sp.Body)
	sd.foot = sd.rows(sp.Foot)
	return sd
}

// pickFrom picks the facts of a source that the table and the side let through.
func (sd *side) pickFrom(t *form.Table, from model.Source) {
	if sd.pick(from) == nil {
		sd.picks = append(sd.picks, pick{from: from, side: sd.src.Ledger.Selection(from, &t.Where.Filter, &sd.spec.Where.Filter)})
	}
}

func (sd *side) pick(from model.Source) *pick {
	for i := range sd.picks {
		if sd.picks[i].from == from {
			return &sd.picks[i]
		}
	}
	return nil
}

func (sd *side) empty() bool { return !sd.figures && !sd.records }

func (sd *side) rows(rows []form.Row) []Row {
	lister := lister{src: sd.src, facts: sd.picks[0].side, pairs: sd.hasGovernment()}
	var out []Row
	for i := range rows {
		if rows[i].Kind == form.RowsNumbering {
			sd.numbering = true
			continue
		}
		lines := lister.lines(&rows[i])
		out = slices.Grow(out, len(lines))
		for j := range lines {
			out = append(out, sd.row(&lines[j]))
		}
	}
	return out
}

// hasGovernment tells whether the table shows government economic subjects:
// then its economic rows are distinct pairs.
func (sd *side) hasGovernment() bool {
	for _, l := range sd.leaves {
		if l.Field.V == "government-name" || l.Field.V == "government-code" {
			return true
		}
	}
	return false
}

func (sd *side) row(l *line) Row {
	if l.filter != nil {
		for i := range sd.picks {
			sd.picks[i].row.Narrow(sd.picks[i].side, l.filter...)
		}
	}
	r := Row{Role: l.role, Cells: make([]Cell, 0, sd.room)}
	texts := 0
	if l.role == doc.RowTotal {
		texts = sd.leadingTexts()
		r.Cells = append(r.Cells, Cell{Text: l.label, Cols: texts, Align: totalAlign(texts, sd.leaves), Strong: true, Header: true})
	}
	for _, c := range sd.leaves[texts:] {
		r.Cells = append(r.Cells, sd.cell(l, c))
	}
	return r
}

// totalAlign centres a total's label that spans several columns; in a single
// column it stands as the labels above it do.
func totalAlign(columns int, leaves []*form.Column) doc.Align {
	if columns == 1 {
		return alignOf(leaves[0])
	}
	return doc.AlignCenter
}

func (sd *side) leadingTexts() int {
	n := 0
	for n < len(sd.leaves) && sd.leaves[n].Sum == nil && sd.leaves[n].Field.V != "amount" {
		n++
	}
	return max(n, 1)
}

func (sd *side) cell(l *line, c *form.Column) Cell {
	cell := Cell{Align: alignOf(c), Strong: l.strong}
	switch {
	case c.Sum != nil:
		cell.Figure = true
		if l.filter == nil {
			return cell
		}
		cell.Sum = sd.pick(c.From).row.Sum(&c.Sum.Filter)
		if !cell.Sum.IsZero() {
			sd.figures = true
		}
	case c.Field.V == "amount":
		cell.Figure = true
		if l.record != nil && !l.record.Amount.Blank {
			cell.Sum = model.Sum{Money: l.record.Amount.Money, Src: l.src}
			cell.Sum.Src = append(cell.Sum.Src, l.record.Amount.At)
		}
	default:
		cell.Text = l.field(c.Field.V)
		if c.Field.V == sd.indented {
			cell.Indent, cell.Header = l.indent, len(cell.Text) > 0
		}
	}
	if l.record != nil {
		sd.records = true
	}
	return cell
}

// indentedField is the column whose text shows the level of a row: the name,
// or the label where there is none.
func indentedField(leaves []*form.Column) string {
	for _, f := range []string{"name", "department-name", "label", "project"} {
		for _, l := range leaves {
			if l.Field.V == f {
				return f
			}
		}
	}
	return ""
}

func itoa(n int) string { return strconv.Itoa(n) }
