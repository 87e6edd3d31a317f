package workbook

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
)

// WriteImported writes a workbook of facts that were read from other files, to
// be gone on with: rows that are customary stand ready, every imported
// amount has a note with the cell it came from, and the sheet 导入报告 lists all
// values with theirs. A year of 0 is left blank. The error is w's.
func WriteImported(w io.Writer, d *model.Disclosure) error {
	c, schema := importedContent(d)
	for _, s := range schema {
		if len(s.encode(c)) == 0 {
			s.blank(c)
		}
	}
	return writeAs(w, &bookWriter{unit: d.Unit.AmountUnit.Value, imported: true}, c, schema)
}

func importedContent(d *model.Disclosure) (*content, []sheet) {
	own := make([]*model.RecordList, len(d.Records))
	for i := range d.Records {
		own[i] = d.Records[i].List
	}
	schema := sheets(own...)
	c := takeApart(d, schema)
	if c.Unit.Year.Value == 0 {
		c.Unit.Year.Value = absent
	}
	return c, schema
}

// summed is said of an amount that has no cell of its own.
const summed = "由“支出预算”汇总"

// origins writes the sheet 导入报告 and the notes of amounts.
func (b *bookWriter) origins(c *content, schema []sheet) error {
	if _, err := b.f.NewSheet(sheetImport); err != nil {
		return err
	}
	p := &page{b: b, sheet: sheetImport, row: 1}
	for i, head := range []string{"工作表", "单元格", "项目", "内容", "来源"} {
		p.put(i+1, head, b.styles.head)
	}
	for _, s := range schema {
		cols := s.columns()
		for i, fields := range s.encode(c) {
			for j, field := range fields {
				b.origin(p, s, cols[j], fmt.Sprint(diag.ColumnName(j+1), i+2), field)
			}
		}
	}
	p.do(b.f.SetPanes(sheetImport, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	return p.finish(14, 10, 22, 36, 60)
}

// origin tells of one cell where its value came from.
func (b *bookWriter) origin(p *page, s sheet, col *column, cell string, field any) {
	text, number := encodeValue(field, b.unit)
	from := placeOf(field).String()
	_, amount := field.(*model.Amount)
	if from == "" && amount {
		from = summed
	}
	if text == "" || from == "" {
		return
	}
	p.row++
	for i, t := range []string{s.about().name, cell, col.head, text, from} {
		if i == 3 && number {
			p.do(p.b.f.SetCellDefault(p.sheet, p.at(i+1), t))
			p.do(p.b.f.SetCellStyle(p.sheet, p.at(i+1), p.at(i+1), b.styles.amount))
			continue
		}
		p.put(i+1, t, b.styles.text)
	}
	if amount {
		p.do(b.f.AddComment(s.about().name, excelize.Comment{Cell: cell, Author: "yugong", Text: "导入自 " + from, Width: 260, Height: 66}))
	}
}

// Blank is what a workbook still lacks on one sheet.
type Blank struct {
	Sheet string
	What  []string // heads of columns or names of lines; nil for the whole sheet
}

// Blanks lists, in the order of the sheets, what is not filled in: required
// lines and cells, and sheets that hold nothing.
func Blanks(d *model.Disclosure) []Blank {
	c, schema := importedContent(d)
	var out []Blank
	for _, s := range schema {
		rows := s.encode(c)
		switch _, lines := s.(unitSheet); {
		case lines:
			out = appendBlank(out, s, blankLines(&c.Unit))
		case len(rows) > 0:
			out = appendBlank(out, s, blankCells(s, rows, d.Unit.Department.Value))
		case !s.about().whenDept || d.Unit.Department.Value:
			out = append(out, Blank{Sheet: s.about().name})
		}
	}
	return out
}

func appendBlank(to []Blank, s sheet, what []string) []Blank {
	if len(what) == 0 {
		return to
	}
	return append(to, Blank{s.about().name, what})
}

func blankLines(u *model.Unit) (what []string) {
	for _, e := range entries() {
		if text, _ := encodeValue(e.field(u), u.AmountUnit.Value); text == "" {
			what = append(what, e.key)
		}
	}
	return what
}

// blankCells names the columns in which required cells are blank, with their
// number, and of performance sheets those that hold nothing at all.
func blankCells(s sheet, rows [][]any, dept bool) (what []string) {
	for i, col := range s.columns() {
		n := 0
		for _, fields := range rows {
			if text, _ := encodeValue(fields[i], 0); strings.TrimSpace(text) == "" {
				n++
			}
		}
		switch {
		case n == 0:
		case col.required || col.member && dept:
			what = append(what, fmt.Sprintf("%s（%d 行）", col.head, n))
		case n == len(rows) && s.about().name == sheetTargets:
			what = append(what, col.head)
		}
	}
	return what
}
