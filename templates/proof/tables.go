package proof

import (
	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/doc"
	"yugong/templates/audit"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

// Tables holds the grids of a form against each other. What follows from the
// form's header trees is known to the audit engine; its findings get the
// cells that a figure sums.
func Tables(in *Input, f *check.Findings) {
	sheets := make([]audit.Sheet, 0, len(in.Grids))
	for _, g := range in.Grids {
		if form.HasSums(g.Table) {
			sheets = append(sheets, sheetOf(g, in.Disclosure))
		}
	}
	report := audit.Run(audit.Input{Form: in.Form.Data(), Sheets: sheets, Subjects: in.Disclosure.Subjects,
		Units: unitNames(in.Disclosure), Text: remembered(in.Text), Exact: true})
	for _, c := range report.Checks {
		if of, ok := Rules.Lookup(c.Rule); ok && of.Stage == check.OnTables {
			f.Compared(c.Rule, c.Done)
		}
	}
	for _, d := range report.Faults {
		if of, ok := Rules.Lookup(d.Rule); ok && of.Stage == check.OnTables {
			f.Add(d)
		}
	}
	f.Reached(check.OnTables)
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

func unitNames(d *model.Disclosure) []string {
	names := make([]string, len(d.Units))
	for i := range d.Units {
		names[i] = d.Units[i].Name.Value
	}
	return names
}

// sheetOf is a grid as a printed sheet: one cell a column, exact amounts, and
// as place of each the first workbook cell behind it.
func sheetOf(g *pivot.Grid, d *model.Disclosure) audit.Sheet {
	s := audit.Sheet{Table: g.Table, Unit: money.Yuan, At: diag.Pos{Book: d.Book, Sheet: sourceOf(g.Table).String()}}
	s.Rows = make([]audit.Row, len(g.Body))
	for i := range g.Body {
		s.Rows[i] = rowOf(&g.Body[i], len(g.Leaves), s.At)
	}
	return s
}

func sourceOf(t *form.Table) model.Source {
	if t.From == model.SourceNone {
		return model.FromFacts
	}
	return t.From.Whole()
}

func rowOf(r *pivot.Row, columns int, sheet diag.Pos) audit.Row {
	row := audit.Row{Cells: make([]audit.Cell, 0, columns), At: sheet}
	for j := range r.Cells {
		c := &r.Cells[j]
		cell := audit.Cell{At: sheet}
		switch {
		case !c.Figure:
			cell.Text = c.Text.String()
			if src := firstSource(c.Text); !src.IsZero() {
				cell.At = src
			}
		case c.Sum.Src != nil:
			cell.Figure, cell.Amount, cell.At = true, c.Sum.Money, c.Sum.Src[0]
		}
		if row.At == sheet {
			row.At = cell.At
		}
		row.Cells = append(row.Cells, cell)
		for k := 1; k < c.Cols; k++ {
			row.Cells = append(row.Cells, audit.Cell{At: sheet})
		}
	}
	return row
}

func firstSource(t doc.Text) diag.Pos {
	for _, s := range t {
		if len(s.Src) > 0 {
			return s.Src[0]
		}
	}
	return diag.Pos{}
}
