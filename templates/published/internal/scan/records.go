package scan

import (
	"strings"
	"unicode/utf8"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/form"
)

// Record is a line of a table that prints the lines of a list as they are.
type Record struct {
	From    model.Source
	Texts   map[string]model.Text   // by field
	Amounts map[string]model.Amount // of its fields of money
	At      diag.Pos
}

// Money is a field of money, blank where the table does not print it.
func (x *Record) Money(field string) model.Amount {
	if a, ok := x.Amounts[field]; ok {
		return a
	}
	return model.Amount{Blank: true}
}

// Records reads the tables of a form that print lists line by line: they have no
// sums, and are no part of an audit. The second result are the pages read.
func Records(f *templates.Form, b *tables.Published) ([]Record, []diag.Pos) {
	r := newReader(f, b)
	var out []Record
	var pages []diag.Pos
	for i := range b.Pages {
		v := newView(&b.Pages[i])
		for _, t := range r.form.Data().Tables {
			if recorded(t) == nil || r.taken[t] {
				continue
			}
			if one := r.titled(v, t); one != nil {
				if h, ok := r.heading(one); ok {
					r.taken[t] = true
					out = append(out, r.records(one, h)...)
					pages = append(pages, diag.Pos{Book: v.Book, Sheet: v.Sheet})
				}
			}
		}
	}
	return out, pages
}

// recorded is the side whose rows are the lines of a list.
func recorded(t *form.Table) *form.Side {
	for i := range t.Sides {
		for _, row := range t.Sides[i].Body {
			if row.Kind == form.RowsRecords && len(t.Sides) == 1 {
				return &t.Sides[i]
			}
		}
	}
	return nil
}

// fewestWords of a title tell a table.
const fewestWords = 4

// telling: a line of a title that has words of its own, beside a name or a note.
func (r *reader) telling(s form.Str) bool {
	return utf8.RuneCountInString(strings.ReplaceAll(words(r.book.texts[0](s)), someUnit, "")) >= fewestWords
}

// anything: a text that is a name alone, and would be found in every cell.
func (r *reader) anything(s form.Str) bool {
	return strings.ReplaceAll(words(r.book.texts[0](s)), someUnit, "") == ""
}

// titled finds a table by the line of its title that is no name.
func (r *reader) titled(v *view, t *form.Table) *found {
	for i := range v.Rows {
		row := &v.Rows[i]
		c := sole(row)
		if c == nil {
			continue
		}
		for _, s := range t.Titles {
			if _, _, ok := r.book.pattern(s).match(c.Text); ok && r.telling(s) {
				return &found{table: t, view: v, row: row.Num, from: row.Num + 1, to: 1 << 30, title: v.At(row.Num, c.Col), text: c.Text}
			}
		}
	}
	return nil
}

// records reads the lines under a head: those that say more than their number.
func (r *reader) records(f *found, h *heading) []Record {
	side := recorded(f.table)
	leaves := form.Leaves(side.Columns)
	unit, known := r.unitOf(f, h.last)
	if !known {
		unit = r.form.Data().Numbers[f.table.Number.V].Format.Unit
	}
	fields := r.form.Data().Schema(side.From)
	var out []Record
	for _, row := range f.view.between(h.last+1, f.to) {
		if c := sole(row); c != nil && len(row.Cells) == 1 && len(leaves) > 2 || r.repeats(f, h, row.Num) {
			continue // a note, or the head again
		}
		x := Record{From: side.From, Texts: map[string]model.Text{}, Amounts: map[string]model.Amount{}, At: f.view.At(row.Num, 0)}
		filled := false
		for i, col := range h.columns {
			text, at := f.view.Shown(row.Num, col)
			x.Texts[leaves[i].Field.V] = model.Text{Value: text, At: at}
			filled = filled || text != "" && leaves[i].Field.V != "number"
			if field, ok := fields.Field(leaves[i].Field.V); ok && field.Amount {
				x.money(field.ID, f.view.Cell(row.Num, col), unit, at)
			}
		}
		if filled && !isSum(x.Texts) {
			out = append(out, x)
		}
	}
	return out
}

func (x *Record) money(field string, c *tables.Cell, unit money.Unit, at diag.Pos) {
	a := model.Amount{Blank: true, At: at}
	if c != nil {
		if m, err := parse(c, unit); err == nil {
			a.Money, _ = m.RoundFen()
			a.Blank = false
		}
	}
	x.Amounts[field] = a
}

// isSum: the line 合计 under a list.
func isSum(texts map[string]model.Text) bool {
	for _, t := range texts {
		if w := strings.TrimSpace(t.Value); w == "合计" || w == "总计" {
			return true
		}
	}
	return false
}
