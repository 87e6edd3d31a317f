package write

import (
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/workbook/internal/pack"
	"yugong/model/workbook/internal/schema"
)

// Imported writes a workbook of facts that were read from other files, to
// be gone on with: rows that are customary stand ready, every imported
// amount has a note with the cell it came from, and the sheet 导入报告 lists all
// values with theirs. A year of 0 is left blank. What stands in d's own book
// already has none. more adds sheets of a person's own. The error is w's, or that of
// more.
func Imported(w io.Writer, d *model.Disclosure, more func(*excelize.File) error) error {
	c, sheets := importedContent(d)
	for _, s := range sheets {
		if len(s.Encode(c)) == 0 {
			s.Blank(c)
		} else if s.About().Name == schema.SheetNotes {
			otherTopics(s, c)
		}
	}
	return writeAs(w, &bookWriter{unit: d.Unit.AmountUnit.Value, imported: true, own: d.Book, more: more, notes: map[int][]pack.Note{}}, c, sheets)
}

// otherTopics lets the topics that nothing was imported of stand ready.
func otherTopics(s schema.Sheet, c *schema.Content) {
	blank := schema.NewContent()
	s.Blank(blank)
	for _, n := range blank.Notes {
		if !slices.ContainsFunc(c.Notes, func(o model.Note) bool { return o.Topic.Value == n.Topic.Value }) {
			c.Notes = append(c.Notes, n)
		}
	}
}

func importedContent(d *model.Disclosure) (*schema.Content, []schema.Sheet) {
	own := make([]*model.RecordList, len(d.Records))
	for i := range d.Records {
		own[i] = d.Records[i].List
	}
	sheets := schema.Sheets(own...)
	c := schema.TakeApart(d, sheets)
	if c.Unit.Year.Value == 0 {
		c.Unit.Year.Value = schema.Absent
	}
	return c, sheets
}

// summed is said of an amount that has no cell of its own.
const summed = "由“支出预算”汇总"

// origins writes the sheet 导入报告, row after row since there are thousands, and
// gathers the notes of amounts.
func (b *bookWriter) origins(c *schema.Content, sheets []schema.Sheet) error {
	if _, err := b.f.NewSheet(schema.SheetImport); err != nil {
		return err
	}
	if err := b.fitToWidth(schema.SheetImport); err != nil {
		return err
	}
	out, err := b.f.NewStreamWriter(schema.SheetImport)
	if err != nil {
		return err
	}
	r := &origins{bookWriter: b, out: out}
	for i, width := range []float64{14, 10, 22, 36, 60} {
		r.do(out.SetColWidth(i+1, i+1, width))
	}
	r.do(out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	r.row(b.styles.head, b.styles.head, "工作表", "单元格", "项目", "内容", "来源")
	for n, s := range sheets {
		cols := s.Columns()
		for i, fields := range s.Encode(c) {
			for j, field := range fields {
				if from := r.origin(s, cols[j], fmt.Sprint(diag.ColumnName(j+1), i+2), field); from != "" {
					b.notes[n+1] = append(b.notes[n+1], pack.Note{Col: j + 1, Row: i + 2, Text: schema.NoteOrigin + from})
				}
			}
		}
	}
	r.do(out.Flush())
	return r.err
}

// origins is the sheet while it is written.
type origins struct {
	*bookWriter
	out  *excelize.StreamWriter
	rows int
	err  error
}

func (r *origins) do(err error) {
	if r.err == nil {
		r.err = err
	}
}

// row writes a row; the content in the column of values may look otherwise.
func (r *origins) row(style, content int, texts ...string) {
	r.rows++
	cells := make([]any, len(texts))
	for i, t := range texts {
		cells[i] = excelize.Cell{StyleID: style, Value: t}
	}
	cells[3] = excelize.Cell{StyleID: content, Value: texts[3]}
	r.do(r.out.SetRow(fmt.Sprint("A", r.rows), cells))
}

// origin tells of one cell where its value came from; the result is not "" for an
// amount, which has a note too.
func (r *origins) origin(s schema.Sheet, col *schema.Column, cell string, field any) (noted string) {
	text, number := schema.EncodeValue(field, r.unit)
	at := schema.PlaceOf(field)
	from := at.String()
	_, amount := field.(*model.Amount)
	if from == "" && amount {
		from = summed
	}
	if text == "" || from == "" || r.own != "" && at.Book == r.own {
		return ""
	}
	content := r.styles.text
	if number {
		content = r.styles.amount
	}
	r.row(r.styles.text, content, s.About().Name, cell, col.Head, text, from)
	if !amount {
		return ""
	}
	return from
}
