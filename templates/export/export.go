// Package export lays the published tables out as a workbook, for programs, and
// as text.
//
// In: a form and a disclosure. Out: a tables.Book with a sheet for every
// table of sums, in the shape of the form's header trees: the same grids
// that the document prints, the figures exact in the table's unit and shown
// with the form's decimals; and the same as Data, written as JSON.
package export

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/render/doc"
	"yugong/templates"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

// Book makes the workbook. The list holds the faults of the form's templates
// on this disclosure.
func Book(f *templates.Form, d *model.Disclosure) (*tables.Book, diag.List) {
	grids, faults := f.Tables(d)
	if faults.HasErrors() {
		return nil, faults
	}
	return Of(f, grids, f.Expander(d)), faults
}

// Of makes the workbook of tables that are there already; text fills in a text
// of the form.
func Of(f *templates.Form, grids []*pivot.Grid, text func(form.Str) string) *tables.Book {
	b := &tables.Book{Title: text(f.Data().Title)}
	for _, g := range grids {
		if form.HasSums(g.Table) {
			b.Sheets = append(b.Sheets, sheet(f.Data(), g, text, len(b.Sheets)+1))
		}
	}
	return b
}

func sheet(f *form.Form, g *pivot.Grid, text func(form.Str) string, number int) tables.Sheet {
	t := g.Table
	n := f.Numbers[t.Number.V]
	s := tables.Sheet{
		Landscape: t.Landscape.On, Label: text(t.Label), Left: text(t.Left), Right: text(t.Right),
		Columns: columns(g, n), Head: boxes(g.Head, n), Body: boxes(g.Body, n),
	}
	for _, line := range t.Titles {
		s.Titles = append(s.Titles, text(line))
	}
	if g.Empty && t.Empty.V != "" {
		s.Notes = append(s.Notes, text(t.Empty))
	}
	for _, line := range t.Foot {
		s.Notes = append(s.Notes, text(line))
	}
	s.Name = name(number, text(t.Title()))
	return s
}

// longest name of a sheet that spreadsheets take.
const longest = 31

// name is 表一 with the title, less the year and remarks in brackets.
func name(number int, title string) string {
	if before, after, ok := strings.Cut(title, "年"); ok && strings.Trim(before, "0123456789") == "" {
		title = strings.TrimPrefix(after, "度")
	}
	title, _, _ = strings.Cut(title, "（")
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return -1
		}
		return r
	}, title)
	runes := []rune("表" + pivot.Numeral(number) + " " + title)
	return strings.TrimSpace(string(runes[:min(len(runes), longest)]))
}

// Paper width in mm that the columns share, and the least for a shared one.
const (
	portrait  = 175.0
	landscape = 262.0
	least     = 28.0
	perFigure = 24.0
)

func columns(g *pivot.Grid, n form.Number) []tables.Column {
	room, shares := portrait, 0
	if g.Table.Landscape.On {
		room = landscape
	}
	for _, l := range g.Leaves {
		room -= l.Width
		if l.Width == 0 {
			shares += max(l.Share, 1)
		}
	}
	out := make([]tables.Column, len(g.Leaves))
	for i, l := range g.Leaves {
		out[i] = tables.Column{Width: l.Width, Format: numberFormat(n)}
		if l.Width == 0 {
			out[i].Width = max(least, room*float64(max(l.Share, 1))/float64(shares))
		}
		if l.Sum != nil {
			out[i].Width = max(out[i].Width, perFigure)
		}
	}
	return out
}

// numberFormat shows a figure as the document does, whatever lies behind it.
func numberFormat(n form.Number) string {
	f := "0"
	if n.Group {
		f = "#,##0"
	}
	if n.Places > 0 {
		f += "." + strings.Repeat("0", int(n.Places))
	}
	return f
}

func boxes(rows []pivot.Row, n form.Number) [][]tables.Box {
	out := make([][]tables.Box, len(rows))
	for i := range rows {
		out[i] = make([]tables.Box, len(rows[i].Cells))
		for j := range rows[i].Cells {
			out[i][j] = box(&rows[i].Cells[j], n)
		}
	}
	return out
}

func box(c *pivot.Cell, n form.Number) tables.Box {
	b := tables.Box{Text: c.Text.String(), Cols: c.Cols, Rows: c.Rows, Indent: c.Indent, Strong: c.Strong, Align: align(c.Align)}
	switch {
	case !c.Figure || c.Sum.Src == nil:
	case c.Sum.IsZero() && n.Zero == "":
	default:
		b.Digits = c.Sum.Format(money.Format{Unit: n.Format.Unit, Places: 6, Trim: true})
	}
	return b
}

func align(a doc.Align) tables.Align {
	switch a {
	case doc.AlignCenter:
		return tables.Center
	case doc.AlignRight, doc.AlignDecimal:
		return tables.Right
	}
	return tables.Left
}
