package workbook

import (
	"strings"

	"yugong/model"
	"yugong/model/compare"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/internal/schema"
)

// Facts lists what a workbook says, sheet by sheet as the schema has it, to be
// held against another's. A code and its name are one cell, told apart by the
// code; the names that the workbook gives codes itself are a list of their own.
func Facts(d *model.Disclosure) []compare.Table {
	own := make([]*model.RecordList, len(d.Records))
	for i := range d.Records {
		own[i] = d.Records[i].List
	}
	list := schema.Sheets(own...)
	c := schema.TakeApart(d, list)
	var out []compare.Table
	for _, s := range list {
		if s.About().Name == schema.SheetOwn {
			out = append(out, ownNames(d))
			continue
		}
		out = append(out, factsOf(s, c, d.Unit.AmountUnit.Value))
	}
	return out
}

func factsOf(s schema.Sheet, c *schema.Content, unit money.Unit) compare.Table {
	cols := s.Columns()
	t := compare.Table{Name: s.About().Name, Unit: unit}
	var shown []int // columns of the table
	for i, col := range cols {
		if nameBehind(cols, i) || s.About().Name == schema.SheetUnit && i == 2 {
			continue // the notes of 单位信息 are the program's own
		}
		shown = append(shown, i)
		_, amount := s.Sample()[i].(*model.Amount)
		t.Columns = append(t.Columns, compare.Column{Head: col.Head, Value: amount || col.Shape == schema.Body})
	}
	for _, fields := range s.Encode(c) {
		row := compare.Row{Cells: make([]compare.Cell, len(shown))}
		for k, i := range shown {
			row.Cells[k] = factOf(fields[i], unit)
			row.Cells[k].Text = strings.TrimSuffix(row.Cells[k].Text, requiredMark)
			if i+1 < len(cols) && nameBehind(cols, i+1) {
				name, _ := schema.EncodeValue(fields[i+1], unit)
				row.Cells[k].Name(name)
			}
		}
		row.At = placeOf(row.Cells, t.Name)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// placeOf is the row of a sheet that holds the cells; of a row that no sheet has the
// cell that it follows from: 没有的事项.
func placeOf(cells []compare.Cell, sheet string) (at diag.Pos) {
	for i := range cells {
		c := cells[i].At
		if c.Sheet == sheet {
			c.Col = 0
			return c
		}
		if at.IsZero() {
			at = c
		}
	}
	return at
}

// requiredMark stands behind the names of what must be filled in.
const requiredMark = "*"

// nameBehind reports whether a column holds the names of the codes in the one
// before it.
func nameBehind(cols []*schema.Column, i int) bool {
	return i > 0 && cols[i-1].Listed && strings.HasSuffix(cols[i].Head, "名称")
}

func factOf(field any, unit money.Unit) compare.Cell {
	text, figure := schema.EncodeValue(field, unit)
	c := compare.Cell{Text: text, Figure: figure, At: schema.PlaceOf(field)}
	if a, ok := field.(*model.Amount); ok {
		c.Amount = a.Money
	}
	return c
}

// ownNames are the names that the workbook itself gives codes and no list does.
func ownNames(d *model.Disclosure) compare.Table {
	t := compare.Table{Name: schema.SheetOwn, Names: true,
		Columns: []compare.Column{{Head: "科目类别"}, {Head: "编码"}, {Head: "名称", Value: true}}}
	for _, l := range subject.Lists {
		for _, s := range d.Subjects.Own(l) {
			if known, ok := d.Subjects.Lookup(l, s.Code); ok && known.Name == s.Name {
				continue
			}
			t.Rows = append(t.Rows, compare.Row{Cells: []compare.Cell{{Text: l.String()}, {Text: s.Code}, {Text: s.Name}}, At: diag.Pos{Book: d.Book, Sheet: schema.SheetOwn}})
		}
	}
	return t
}
