package proof

import (
	"cmp"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
	"yugong/templates/pivot"
	"yugong/templates/relation"
)

// Tables holds the grids of a form against each other: regions, not labels,
// since a grid keeps the filters that made it. Findings stand at the workbook
// cells that a figure sums. A table of 三公 of which nobody has said anything is
// no table of zeros: S01 and T08 tell that once. Money of a kind that the form cannot print upsets
// them all: what they find then says nothing more than rule S03.
func Tables(in *Input, f *check.Findings) {
	all := &relation.Input{Tables: make([]relation.Table, 0, len(in.Grids)), Kinds: kindsOf(in.Disclosure), Text: remembered(in.Text), Exact: true, Facts: true}
	for _, g := range in.Grids {
		if form.HasSums(g.Table) && (sourceOf(g.Table) != model.FromPublic || len(in.Ledger.Facts(model.FromPublic)) > 0) {
			all.Tables = append(all.Tables, tableOf(g, in.Disclosure))
			f.Speaks(relation.RuleOf(g.Table), cmp.Or(g.Title, g.Table.Name.V))
		}
	}
	report := relation.Run(all)
	f.Reached(check.OnTables)
	if len(unprinted(in.Grids, in.Disclosure)) > 0 {
		for _, c := range report.Counts {
			f.Unchecked(c.Rule, "先改正公开格式印不出的支出类型")
		}
		return
	}
	for _, c := range report.Counts {
		f.Compared(c.Rule, c.Done)
	}
	for _, d := range report.Faults {
		f.Add(d)
	}
}

// kindsOf lists the kinds of the units, nil where one is not known.
func kindsOf(d *model.Disclosure) []model.UnitKind {
	kinds := make([]model.UnitKind, len(d.Units))
	for i := range d.Units {
		if kinds[i] = d.Units[i].Kind.Value; kinds[i] == model.UnitKindNone {
			return nil
		}
	}
	return kinds
}

// remembered asks for each text once.
func remembered(text func(form.Str) string) func(form.Str) string {
	known := map[form.Str]string{}
	return func(s form.Str) string {
		t, ok := known[s]
		if !ok {
			t = text(s)
			known[s] = t
		}
		return t
	}
}

// tableOf is a grid as a printed table: exact amounts, and as place of each the
// first workbook cell behind it.
func tableOf(g *pivot.Grid, d *model.Disclosure) relation.Table {
	t := relation.Table{Form: g.Table, Unit: money.Yuan, At: diag.Pos{Book: d.Book, Sheet: sourceOf(g.Table).String()}}
	first := 0
	for n := range g.Table.Sides {
		leaves := form.Leaves(g.Table.Sides[n].Columns)
		s := sideOf(g, n, leaves)
		s.lines(g, n, first, t.At)
		t.Sides = append(t.Sides, &s.Side)
		first += len(leaves)
	}
	return t
}

// side is a side that is being made.
type side struct {
	relation.Side
	at   []int // of the columns of figures, among the leaves of the side
	wide int   // how many leaves
	rows []int // of the lines, in the grid
}

func sideOf(g *pivot.Grid, n int, leaves []*form.Column) *side {
	spec := &g.Table.Sides[n]
	base := []*model.Filter{&g.Table.Where.Filter, &spec.Where.Filter}
	s := &side{Side: relation.Side{From: spec.From, Base: base, Listing: true}, wide: len(leaves)}
	for i, l := range leaves {
		if l.Sum == nil {
			continue
		}
		c := relation.Column{Text: l.Text, Sum: &l.Sum.Filter}
		if l.Source.V != "" {
			c.From, c.Base = l.From, l.Base[:]
		}
		s.Columns, s.at = append(s.Columns, c), append(s.at, i)
	}
	for _, set := range [][]form.Row{spec.Body, spec.Foot} {
		for i := range set {
			s.Listing = s.Listing && !stands(&set[i])
		}
	}
	return s
}

// stands tells rows that the form always has.
func stands(r *form.Row) bool { return r.Kind == form.RowsFixed || r.Kind == form.RowsTotal }

// lines takes the rows of a grid that have figures on the side.
func (s *side) lines(g *pivot.Grid, n, first int, sheet diag.Pos) {
	s.Lines = make([]relation.Line, 0, len(g.Body))
	figures := make([]relation.Figure, len(g.Body)*len(s.Columns))
	for i := range g.Body {
		part := &g.Body[i].Parts[n]
		if part.Filters == nil {
			continue
		}
		l := relation.Line{Filters: part.Filters, Fixed: stands(part.Spec), Total: part.Spec.Kind == form.RowsTotal, At: sheet}
		if r := part.Spec; r.Source.V != "" || len(r.Without) > 0 {
			l.From, l.Base = r.From, r.Base[:]
		}
		l.Figures, figures = figures[:len(s.Columns):len(s.Columns)], figures[len(s.Columns):]
		s.figures(&g.Body[i], first, &l, sheet)
		s.Lines, s.rows = append(s.Lines, l), append(s.rows, i)
	}
	s.Say = func(line int) string { return labelOf(&g.Body[s.rows[line]], first) }
}

// figures reads the cells of a row from a leaf on, and the place of the line:
// that of its first cell that comes from the workbook.
func (s *side) figures(r *pivot.Row, first int, l *relation.Line, sheet diag.Pos) {
	leaf, k := -first, 0
	for j := range r.Cells {
		c := &r.Cells[j]
		if k < len(s.at) && leaf == s.at[k] {
			f := &l.Figures[k]
			if f.At, f.Blank = sheet, c.Sum.Src == nil; !f.Blank {
				f.Amount, f.At = c.Sum.Money, c.Sum.Src[0]
			}
			k++
		}
		if leaf >= 0 && leaf < s.wide && l.At == sheet {
			l.At = placeOf(c, sheet)
		}
		leaf += max(c.Cols, 1)
	}
}

func placeOf(c *pivot.Cell, sheet diag.Pos) diag.Pos {
	if c.Figure && c.Sum.Src != nil {
		return c.Sum.Src[0]
	}
	for _, s := range c.Text {
		if len(s.Src) > 0 {
			return s.Src[0]
		}
	}
	return sheet
}

// labelOf is the first text of a row from a leaf on.
func labelOf(r *pivot.Row, first int) string {
	leaf := 0
	for j := range r.Cells {
		if c := &r.Cells[j]; leaf >= first && !c.Figure && len(c.Text) > 0 {
			return c.Text.String()
		}
		leaf += max(r.Cells[j].Cols, 1)
	}
	return ""
}

func sourceOf(t *form.Table) model.Source {
	if t.From == model.SourceNone {
		return model.FromFacts
	}
	return t.From.Whole()
}
