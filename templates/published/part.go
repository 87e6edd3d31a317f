package published

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/templates/form"
	"yugong/templates/published/internal/scan"
	"yugong/templates/relation"
)

// part is one side of a sheet: a list of lines under columns of its own.
type part struct {
	index    int // of the sheet
	sheet    *scan.Sheet
	side     *form.Side
	leaves   []*form.Column
	first    int         // column of the sheet where the side begins
	sets     []*form.Row // of body and foot, in order
	lines    []line
	clean    bool       // every row was understood
	unfilled []diag.Pos // rows that a template has for those to come: …
	coded    bool       // codes are printed

}

// line is a row of a part that was understood.
type line struct {
	row    int // of the sheet
	cells  []scan.Cell
	set    *form.Row
	key    string // code, fund or label: what tells rows of a set apart
	code   string // as it should be: key, but for a slip that was seen through
	name   string
	unit   string // of a project
	second string // government subject beside the department's
	at     diag.Pos

	within    []*model.Filter // of nested rows: what it is, and what it stands under
	otherwise bool            // code and name are those of two subjects
}

// parts divides the sheets into sides.
func parts(in *input) []*part {
	var out []*part
	for i := range in.sheets {
		s := &in.sheets[i]
		first := 0
		for j := range s.Table.Sides {
			side := &s.Table.Sides[j]
			p := &part{index: i, sheet: s, side: side, leaves: form.Leaves(side.Columns), first: first, clean: true}
			p.coded = slices.ContainsFunc(p.leaves, func(l *form.Column) bool { return strings.Contains(l.Field.V, "code") })
			p.add(side.Body)
			p.add(side.Foot)
			p.placeholders()
			first += len(p.leaves)
			out = append(out, p)
		}
	}
	return out
}

// add appends the sets that rows can be matched with.
func (p *part) add(sets []form.Row) {
	for i := range sets {
		switch sets[i].Kind {
		case form.RowsBlank, form.RowsNumbering, form.RowsRecords:
		default:
			p.sets = append(p.sets, &sets[i])
		}
	}
}

// cells are the cells of a row that belong to the part.
func (p *part) cells(row int) []scan.Cell {
	return p.sheet.Rows[row].Cells[p.first : p.first+len(p.leaves)]
}

func blank(cells []scan.Cell) bool {
	for i := range cells {
		if cells[i].Text != "" || cells[i].Figure {
			return false
		}
	}
	return true
}

// hasText reports whether a text column of the row holds something.
func (p *part) hasText(cells []scan.Cell) bool {
	for i, l := range p.leaves {
		if l.Sum == nil && cells[i].Text != "" {
			return true
		}
	}
	return false
}

// label is the text of a row that the form calls so, or else the first one.
func (p *part) label(cells []scan.Cell) string {
	for i, l := range p.leaves {
		if l.Field.V == "label" && cells[i].Text != "" {
			return strings.TrimSpace(cells[i].Text)
		}
	}
	for i, l := range p.leaves {
		if l.Sum == nil && cells[i].Text != "" {
			return strings.TrimSpace(cells[i].Text)
		}
	}
	return ""
}

// called is the name that a row prints, beside codes.
func (p *part) called(cells []scan.Cell) string {
	for i, l := range p.leaves {
		if (l.Field.V == "name" || strings.HasSuffix(l.Field.V, "-name")) && cells[i].Text != "" {
			return strings.TrimSpace(cells[i].Text)
		}
	}
	return p.label(cells)
}

// figures are the amounts of a row, column by column.
func (p *part) figures(cells []scan.Cell) (out []money.Money) {
	for j, leaf := range p.leaves {
		if leaf.Sum != nil {
			out = append(out, cells[j].Amount)
		}
	}
	return out
}

// place is where a row's label stands.
func (p *part) place(row int) diag.Pos {
	cells := p.cells(row)
	for i := range cells {
		if cells[i].Text != "" && p.leaves[i].Sum == nil && cells[i].At.Col > 0 {
			return cells[i].At
		}
	}
	return p.sheet.Rows[row].At
}

// field joins what the columns of a field hold: code stands in one column, or
// in code1, code2 and code3.
func (p *part) field(cells []scan.Cell, name string) string {
	out := ""
	for i, l := range p.leaves {
		f := l.Field.V
		if f == name || len(f) == len(name)+1 && strings.HasPrefix(f, name) && f[len(name)] >= '1' && f[len(name)] <= '3' {
			digits := fold.Text(cells[i].Text)
			if lostZero(f, digits) {
				digits = "0" + digits
			}
			out += digits
		}
	}
	return out
}

// lostZero: 2 for 02, as a spreadsheet makes of a 款 or 项 that stands in a
// column of its own.
func lostZero(field, digits string) bool {
	return len(digits) == 1 && digits[0] >= '0' && digits[0] <= '9' && strings.HasSuffix(strings.TrimRight(field, "23"), "code") &&
		(strings.HasSuffix(field, "2") || strings.HasSuffix(field, "3"))
}

// zeros hints at parts of codes that lost their zeros, once a part.
func (p *part) zeros(faults *diag.List) {
	var first *scan.Cell
	n := 0
	for i := range p.lines {
		for j, leaf := range p.leaves {
			if c := &p.lines[i].cells[j]; lostZero(leaf.Field.V, fold.Text(c.Text)) {
				if n++; first == nil {
					first = c
				}
			}
		}
	}
	if n == 0 {
		return
	}
	d := diag.Diagnostic{Severity: diag.Hint, At: first.At, Rule: ruleNames, Message: "编码写作 " + first.Text, Expected: "0" + fold.Text(first.Text), Hints: []string{"编码前面的 0 不能省略"}}
	if n > 1 {
		d.Hints[0] += fmt.Sprintf("；本表共 %d 处", n)
	}
	faults.Add(d)
}

// prints reports whether the part has columns of a field, whole or divided.
func (p *part) prints(name string) bool { return p.hasField(name) || p.hasField(name+"1") }

func (p *part) hasField(name string) bool {
	for _, l := range p.leaves {
		if l.Field.V == name {
			return true
		}
	}
	return false
}

// rule is the check that speaks for the part's table.
func (p *part) rule() string { return relation.RuleOf(p.sheet.Table) }

// say names a row in messages: by code and name where the table prints codes.
func (l *line) say(p *part) string {
	if p.coded && isCode(l.code) && l.name != "" {
		return l.code + " " + l.name
	}
	if s := p.label(l.cells); s != "" {
		if l.code != "" && l.name != "" && s != l.name {
			return s + " " + l.name
		}
		return s
	}
	return fmt.Sprintf("第 %d 行", l.at.Row)
}

// ordinal is 一、, （一） or 1、 before a label.
var ordinal = regexp.MustCompile(`^(?:[一二三四五六七八九十0-9]+、|` + fold.Roman + `[、.．]|[(（](?:[一二三四五六七八九十0-9]+|` + fold.Roman + `)[)）])`)

// unnumbered drops an ordinal before a label.
func unnumbered(label string) string { return label[len(ordinal.FindString(label)):] }

func isCode(s string) bool {
	if len(s) < 3 {
		return false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
