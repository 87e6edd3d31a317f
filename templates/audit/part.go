package audit

import (
	"cmp"
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates/form"
)

// part is one side of a sheet: a list of lines under columns of its own.
type part struct {
	index  int // of the sheet
	sheet  *Sheet
	side   *form.Side
	leaves []*form.Column
	first  int         // column of the sheet where the side begins
	sets   []*form.Row // of body and foot, in order
	lines  []line
	clean  bool // every row was understood

	// Of what is printed, once lines are known:
	whole   region   // of the side
	sums    []column // those of figures
	printed int      // number of the first figure
}

// column is a column of figures.
type column struct {
	*form.Column
	at     int // in the part
	region region
}

// line is a row of a part that was understood.
type line struct {
	row    int // of the sheet
	cells  []Cell
	set    *form.Row
	key    string // code, fund or label: what tells rows of a set apart
	code   string // as it should be: key, but for a slip that was seen through
	name   string
	unit   string // of a project
	second string // government subject beside the department's
	at     diag.Pos

	*meaning // of the whole row
}

// parts divides the sheets into sides.
func parts(in *Input) []*part {
	var out []*part
	for i := range in.Sheets {
		s := &in.Sheets[i]
		first := 0
		for j := range s.Table.Sides {
			side := &s.Table.Sides[j]
			p := &part{index: i, sheet: s, side: side, leaves: form.Leaves(side.Columns), first: first, clean: true}
			p.add(side.Body)
			p.add(side.Foot)
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
func (p *part) cells(row int) []Cell {
	return p.sheet.Rows[row].Cells[p.first : p.first+len(p.leaves)]
}

func blank(cells []Cell) bool {
	for i := range cells {
		if cells[i].Text != "" || cells[i].Figure {
			return false
		}
	}
	return true
}

// hasText reports whether a text column of the row holds something.
func (p *part) hasText(cells []Cell) bool {
	for i, l := range p.leaves {
		if l.Sum == nil && cells[i].Text != "" {
			return true
		}
	}
	return false
}

// label is the first text of a row.
func (p *part) label(cells []Cell) string {
	for i, l := range p.leaves {
		if l.Sum == nil && cells[i].Text != "" {
			return strings.TrimSpace(cells[i].Text)
		}
	}
	return ""
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
func (p *part) field(cells []Cell, name string) string {
	out := ""
	for i, l := range p.leaves {
		f := l.Field.V
		if f == name || len(f) == len(name)+1 && strings.HasPrefix(f, name) && f[len(name)] >= '1' && f[len(name)] <= '3' {
			out += Fold(cells[i].Text)
		}
	}
	return out
}

func (p *part) hasField(name string) bool {
	for _, l := range p.leaves {
		if l.Field.V == name {
			return true
		}
	}
	return false
}

// rule is the check that speaks for the part's table.
func (p *part) rule() string { return ruleOf(p.sheet.Table) }

func ruleOf(t *form.Table) string {
	return cmp.Or(t.Rule.V, check.OtherTables)
}

// survey finds the regions of the side and its columns.
func (p *part) survey(a *atlas) {
	table, side := a.bound(&p.sheet.Table.Where.Filter), a.bound(&p.side.Where.Filter)
	within := func(source model.Source) region {
		r := everything(source.Whole())
		a.narrow(&r, &table)
		a.narrow(&r, &side)
		return r
	}
	p.whole = within(p.side.From)
	for j, leaf := range p.leaves {
		if leaf.Sum != nil {
			c := column{leaf, j, p.whole}
			if leaf.From != p.side.From {
				c.region = within(leaf.From)
			}
			b := a.bound(&leaf.Sum.Filter)
			a.narrow(&c.region, &b)
			p.sums = append(p.sums, c)
		}
	}
}

// figure is the number of the figure in a line and a column of sums.
func (p *part) figure(line, sum int) int { return p.printed + line*len(p.sums) + sum }

// say names a row in messages.
func (l *line) say(p *part) string {
	if s := p.label(l.cells); s != "" {
		if l.code != "" && l.name != "" && s != l.name {
			return s + " " + l.name
		}
		return s
	}
	return fmt.Sprintf("第 %d 行", l.at.Row)
}

// unnumbered drops 一、 or 1、 before a label.
func unnumbered(label string) string {
	number, rest, ok := strings.Cut(label, "、")
	if ok && strings.Trim(number, "一二三四五六七八九十0123456789") == "" {
		return rest
	}
	return label
}

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
