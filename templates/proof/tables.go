package proof

import (
	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/doc"
	"yugong/templates/audit"
	"yugong/templates/pivot"
	"yugong/templates/spec"
)

// tableRules are the rules that speak of printed tables.
var tableRules = []string{"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10"}

// Tables holds the grids of a format against each other. What follows from the
// format's header trees is known to the audit engine; its findings get the
// cells that a figure sums.
func Tables(in *Input, f *check.Findings) {
	sheets := make([]audit.Sheet, 0, len(in.Grids))
	for _, g := range in.Grids {
		if spec.HasSums(g.Table) {
			sheets = append(sheets, sheetOf(g, in.Disclosure))
		}
	}
	report := audit.Run(audit.Input{Format: in.Format.Spec(), Sheets: sheets, Subjects: in.Disclosure.Subjects,
		Units: unitNames(in.Disclosure), Text: in.Text, Exact: true})
	for _, c := range report.Checks {
		if known(c.Rule) {
			f.Compared(c.Rule, c.Done)
		}
	}
	for _, d := range report.Faults {
		if known(d.Rule) {
			f.Add(d)
		}
	}
	for _, rule := range tableRules {
		f.Ran(rule)
	}
}

func known(rule string) bool {
	for _, r := range tableRules {
		if r == rule {
			return true
		}
	}
	return false
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

func sourceOf(t *spec.Table) model.Source {
	if t.From == model.SourceNone {
		return model.FromFacts
	}
	return t.From
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
