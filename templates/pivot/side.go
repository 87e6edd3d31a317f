package pivot

import (
	"slices"
	"strconv"

	"yugong/model"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates/form"
)

// side is one list of a table under its own columns.
type side struct {
	src       *Source
	spec      *form.Side
	table     *form.Table
	leaves    []*form.Column
	room      int          // for the cells of a row, with those of other sides
	picks     []*pick      // by list and the conditions it is held to
	columns   []*pick      // of each leaf with a list of its own
	said      map[int]bool // leaves whose list holds something for them, as far as asked
	amounts   []bool       // of each leaf: it prints an amount of the lines of a list
	aligns    []doc.Align  // of each leaf
	indented  string       // field of the column whose text shows the level of a row
	body      []part
	foot      []part
	numbering bool
	figures   bool // a fact passes the filters
	records   bool
	compares  bool // a column is of last year's list
}

// part is a row of a side.
type part struct {
	role  doc.RowRole
	cells []Cell
	part  Part
}

// pick is the facts of a list: those that the table and the side let through,
// and of them those of the row in hand.
type pick struct {
	from model.Source
	base [2]*model.Filter
	side *model.Selection
	row  model.Selection
	used bool // by the row in hand
}

func (s *Source) side(t *form.Table, sp *form.Side, room int) *side {
	sd := &side{src: s, spec: sp, table: t, leaves: form.Leaves(sp.Columns)}
	sd.room = max(room, len(sd.leaves))
	sd.indented = indentedField(sd.leaves)
	sd.columns = make([]*pick, len(sd.leaves))
	sd.amounts, sd.aligns = make([]bool, len(sd.leaves)), make([]doc.Align, len(sd.leaves))
	schema := s.Form.Schema(sp.From)
	for i, c := range sd.leaves {
		f, ok := schema.Field(c.Field.V)
		sd.amounts[i] = ok && f.Amount
		sd.aligns[i] = alignOf(c, sd.amounts[i])
		if c.Source.V != "" {
			sd.columns[i] = sd.pick(c.From, c.Base)
			sd.compares = sd.compares || c.From == model.FromPrior
		}
	}
	sd.body = sd.rows(sp.Body)
	sd.foot = sd.rows(sp.Foot)
	return sd
}

// pick returns the facts of a list under the conditions of table and side.
func (sd *side) pick(from model.Source, base [2]*model.Filter) *pick {
	for _, p := range sd.picks {
		if p.from == from && p.base == base {
			return p
		}
	}
	if from == model.FromDetail && len(sd.src.Disclosure.Economic) > 0 {
		at := sd.src.Disclosure.Economic[0].DeptEconomic.At
		at.Row, at.Col = 0, 0
		sd.src.fault(at, "“"+sd.title()+"”同时按功能科目和经济科目列支出，而工作簿的经济科目另填在“经济分类”；请在“支出预算”逐行填写经济科目")
	}
	p := &pick{from: from, base: base, side: sd.src.Ledger.Selection(from, base[0], base[1])}
	sd.picks = append(sd.picks, p)
	return p
}

func (sd *side) title() string { return (&lister{src: sd.src, table: sd.table}).title() }

func (sd *side) empty() bool { return !sd.figures && !sd.records }

func (sd *side) rows(rows []form.Row) []part {
	lister := lister{src: sd.src, table: sd.table, pairs: sd.hasGovernment()}
	var out []part
	for i := range rows {
		row := &rows[i]
		if row.Kind == form.RowsNumbering {
			sd.numbering = true
			continue
		}
		own := sd.pick(row.From, row.Base)
		lister.facts, lister.other = own.side, lister.other[:0]
		for _, c := range row.Lists {
			lister.other = append(lister.other, pool{sd.pick(c.From, c.Base).side, &c.Sum.Filter})
		}
		lines := lister.lines(row)
		out = slices.Grow(out, len(lines))
		for j := range lines {
			out = append(out, sd.row(row, own, &lines[j]))
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

func (sd *side) row(spec *form.Row, own *pick, l *line) part {
	for _, p := range sd.picks {
		p.used = false
	}
	r := part{role: l.role, part: Part{spec, l.filter}, cells: make([]Cell, 0, sd.room)}
	texts := 0
	if l.role == doc.RowTotal {
		if texts = sd.leadingTexts(); texts > 0 {
			r.cells = append(r.cells, Cell{Text: l.label, Cols: texts, Align: sd.totalAlign(texts), Strong: true, Header: true})
		}
	}
	for leaf := texts; leaf < len(sd.leaves); leaf++ {
		p := sd.columns[leaf]
		if p == nil {
			p = own
		}
		r.cells = append(r.cells, sd.cell(l, leaf, p))
	}
	if l.filter != nil && sd.compares {
		sd.gaps(r.cells[min(texts, 1):], texts, l)
	}
	for i, c := range sd.leaves[texts:] {
		if c.Op != form.OpNone && l.filter != nil {
			sd.operate(r.cells, max(texts-1, 0), texts+i, c)
		}
	}
	return r
}

// operate fills the cell that two others of its row make; a total's label
// takes the place of spanned leaves more than one.
func (sd *side) operate(cells []Cell, spanned, leaf int, c *form.Column) {
	a, b, cell := cells[c.Of[0]-spanned].Sum, cells[c.Of[1]-spanned].Sum, &cells[leaf-spanned]
	src := slices.Concat(a.Src, b.Src)
	if src == nil || cells[c.Of[0]-spanned].Gap || cells[c.Of[1]-spanned].Gap || sd.unsaid(c.Of[0]) || sd.unsaid(c.Of[1]) {
		return
	}
	if c.Op == form.OpDifference {
		cell.Figure, cell.Sum = true, model.Sum{Money: a.Sub(b.Money), Src: src}
		return
	}
	part := a.Money
	if c.Op == form.OpGrowth {
		part = part.Sub(b.Money)
	}
	share := sd.src.Form.Shares[c.Percent.V]
	text := c.BaseZero.V
	if ratio, ok := part.Percent(b.Money, share.Places); ok {
		text = share.Print(ratio)
	}
	if text != "" {
		cell.Text = doc.Text{{Text: text, Src: src}}
	}
}

// unsaid reports whether a column has no figure in any row because nobody filled
// in its list. Expenditure that is not listed is none; last year's may be
// anything.
func (sd *side) unsaid(leaf int) bool {
	p := sd.columns[leaf]
	if p == nil {
		p = sd.pick(sd.spec.From, [2]*model.Filter{&sd.table.Where.Filter, &sd.spec.Where.Filter})
	}
	if p.from.Whole() == model.FromFacts {
		return false
	}
	if sd.said == nil {
		sd.said = make(map[int]bool, len(sd.leaves))
	}
	said, known := sd.said[leaf]
	if !known {
		said = len(p.side.Select(&sd.leaves[leaf].Sum.Filter)) > 0
		sd.said[leaf] = said
	}
	return !said
}

// totalAlign centres a total's label that spans several columns; in a single
// column it stands as the labels above it do.
func (sd *side) totalAlign(columns int) doc.Align {
	if columns == 1 {
		return sd.aligns[0]
	}
	return doc.AlignCenter
}

// leadingTexts is how many columns the label of a total takes: none where the
// first column is a figure.
func (sd *side) leadingTexts() int {
	n := 0
	for n < len(sd.leaves) && sd.leaves[n].Sum == nil && sd.leaves[n].Op == form.OpNone && !sd.amounts[n] {
		n++
	}
	return n
}

func (sd *side) cell(l *line, leaf int, p *pick) Cell {
	c := sd.leaves[leaf]
	cell := Cell{Align: sd.aligns[leaf], Strong: l.strong}
	switch {
	case c.Sum != nil:
		if cell.Figure = true; l.filter == nil {
			return cell
		}
		if !p.used {
			p.row.Narrow(p.side, l.filter...)
			p.used = true
		}
		cell.Sum, cell.Asked = p.row.Sum(&c.Sum.Filter), true
		if !cell.Sum.IsZero() {
			sd.figures = true
		}
	case sd.amounts[leaf]:
		cell.Figure = true
		switch {
		case l.record != nil:
			if a, ok := l.record.Money(c.Field.V); ok && !a.Blank {
				cell.Sum = model.Sum{Money: a.Money, Src: []diag.Pos{a.At}}
			}
		case l.filter != nil:
			cell.Sum = sd.recordSum(slices.Concat(p.base[:], l.filter), c)
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

// recordSum adds an amount of the lines that a row lets through.
func (sd *side) recordSum(filters []*model.Filter, c *form.Column) (t model.Sum) {
	for _, r := range sd.src.Disclosure.Lines(sd.spec.From) {
		f := r.Fact()
		if slices.ContainsFunc(filters, func(flt *model.Filter) bool { return !flt.Match(&f) }) {
			continue
		}
		if a, ok := r.Money(c.Field.V); ok && !a.Blank {
			t.Money, t.Src = t.Add(a.Money), append(t.Src, a.At)
		}
	}
	return t
}

// indentedField is the column whose text shows the level of a row: the name,
// or the label where there is none.
func indentedField(leaves []*form.Column) string {
	for _, f := range []string{"name", "department-name", "government-name", "label", "project"} {
		for _, l := range leaves {
			if l.Field.V == f {
				return f
			}
		}
	}
	return ""
}

func itoa(n int) string { return strconv.Itoa(n) }
