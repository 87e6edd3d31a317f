package proof

import (
	"slices"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/doc"
	"yugong/templates/audit"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

// tableRules are the rules that speak of printed tables.
var tableRules = []string{"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10"}

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
		if rule := in.tableRule(c.Rule); rule != "" {
			f.Compared(rule, c.Done)
		}
	}
	for _, d := range report.Faults {
		if d.Rule = in.tableRule(d.Rule); d.Rule != "" {
			f.Add(d)
		}
	}
	for _, rule := range tableRules {
		f.Ran(rule)
	}
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

// tableRule is the rule of a finding of the audit: one of the rules on tables;
// for a table whose form names none, the one that speaks of such tables; ""
// for rules that are run on the facts.
func (in *Input) tableRule(rule string) string {
	if slices.Contains(tableRules, rule) {
		return rule
	}
	if t := in.Form.Data().Table(rule); t != nil {
		return kindOf(t)
	}
	return ""
}

// kindOf tells by its rows and filters which rule a table falls under.
func kindOf(t *form.Table) string {
	has := map[form.RowKind]bool{}
	for i := range t.Sides {
		for _, r := range slices.Concat(t.Sides[i].Body, t.Sides[i].Foot) {
			has[r.Kind] = true
		}
	}
	funds := t.Where.Filter.Funds
	general := len(funds) == 1 && funds[0] == model.General
	switch {
	case sourceOf(t) == model.FromPublic:
		return "T08"
	case has[form.RowsEconomic]:
		return "T06"
	case has[form.RowsProjects]:
		return "T10"
	case has[form.RowsUnits]:
		return "T09"
	case len(funds) == 1 && !general || sourceOf(t) == model.FromRevenue:
		return "T07"
	case len(t.Sides) > 1 && len(funds) > 0:
		return "T04"
	case len(t.Sides) > 1:
		return "T01"
	case general:
		return "T05"
	case byFund(t):
		return "T02"
	}
	return "T03"
}

// byFund reports whether the columns of a table are funds.
func byFund(t *form.Table) bool {
	return slices.ContainsFunc(form.Leaves(t.Sides[0].Columns), func(c *form.Column) bool {
		return c.Sum != nil && len(c.Sum.Filter.Funds) > 0
	})
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
