package published

import (
	"regexp"
	"slices"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/workbook/tables"
	"yugong/templates/prose"
	"yugong/templates/published/internal/scan"
)

// placeholder is what a blank template puts where a row is to be filled in: …,
// or a number before nothing.
var placeholder = regexp.MustCompile(`^(?:[一二三四五六七八九十0-9]+[、.．])?(?:…|\.{3}|。{3})*$`)

// placeholders takes the texts off the rows that a template has for those to
// come: texts that say nothing, and no figure.
func (p *part) placeholders() {
	for i := range p.sheet.Rows {
		cells := p.cells(i)
		if blank(cells) || slices.ContainsFunc(cells, func(c scan.Cell) bool {
			return c.Figure || c.Fault || !placeholder.MatchString(fold.Text(c.Text))
		}) {
			continue
		}
		n := slices.IndexFunc(cells, func(c scan.Cell) bool { return c.Text != "" })
		p.unfilled = append(p.unfilled, cells[n].At)
		for j := range cells {
			cells[j].Text = ""
		}
	}
}

// gaps reports what a draft left open (X05), each cell once.
func gaps(b *tables.Published) (faults diag.List) {
	for i := range b.Pages {
		page := &b.Pages[i]
		for j := range page.Rows {
			for _, c := range page.Rows[j].Cells {
				for _, g := range prose.Gaps(c.Text) {
					at := page.At(page.Rows[j].Num, c.Col)
					faults.Add(diag.Diagnostic{Severity: diag.Error, At: at, Rule: "X05", Message: "草稿的空缺没有填写：" + prose.Quote(c.Text, g[0], g[1])})
				}
			}
		}
	}
	return faults
}

// leftovers reports such rows in a document that is filled in; one without a
// figure is a blank template, which has them rightly.
func leftovers(all []*part, faults *diag.List) {
	filled := slices.ContainsFunc(all, func(p *part) bool {
		return slices.ContainsFunc(p.lines, func(l line) bool {
			return slices.ContainsFunc(l.cells, func(c scan.Cell) bool { return c.Figure && !c.Amount.IsZero() })
		})
	})
	if !filled {
		return
	}
	for _, p := range all {
		for _, at := range p.unfilled {
			faults.Add(diag.Diagnostic{Severity: diag.Error, At: at, Rule: p.rule(), Message: "模板留下的行没有填写",
				Hints: []string{"请填写这一行；没有就删去"}})
		}
	}
}
