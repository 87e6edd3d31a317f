package workbook

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// headerRows is how far down a header is looked for: people put a title above.
const headerRows = 10

// bind finds the header row and the place of every column. It is false when
// the sheet has none.
func (r *sheetReader) bind(s schema.Sheet, unit money.Unit) bool {
	columns := s.Columns()
	r.cols = make([]boundColumn, len(columns))
	for i, field := range s.Sample() {
		_, amount := field.(*model.Amount)
		r.cols[i] = boundColumn{Column: columns[i], amount: amount, unit: unit}
	}
	rows := r.sheet.Rows
	best, bestCount := -1, 0
	for i := 0; i < len(rows) && i < headerRows; i++ {
		if n := matches(&rows[i], columns); n > bestCount {
			best, bestCount = i, n
		}
	}
	if best < 0 {
		r.noHeader(columns)
		return false
	}
	r.head = rows[best].Num
	r.stateUnits(r.head)
	if r.stated != nil {
		r.useStated(unit)
	}
	unknown := r.bindRow(&rows[best])
	r.looseColumns(&rows[best])
	r.sheet.Rows = rows[best+1:]
	r.missingColumns(s.Sample(), unknown)
	r.unitsBelow()
	r.unitsNoted()
	return true
}

func matches(row *grid.Row, columns []*schema.Column) int {
	n := 0
	for i := range row.Cells {
		text := row.Cells[i].Text
		name := celltext.HeadName(text)
		if slices.ContainsFunc(columns, func(c *schema.Column) bool { return headed(c, name, text) }) {
			n++
		}
	}
	return n
}

// headed reports whether a head names a column: by its name, or by all of its text
// where the column's own head has brackets.
func headed(c *schema.Column, name, text string) bool {
	return c.Head == name || c.Whole != "" && c.Whole == strings.Trim(fold.Text(text), "*")
}

// bindRow finds the columns of a header row and returns the heads that are
// none.
func (r *sheetReader) bindRow(row *grid.Row) (unknown []*grid.Cell) {
	for i := range row.Cells {
		c := &row.Cells[i]
		h := celltext.ParseHead(c.Text)
		name := h.Name
		j := slices.IndexFunc(r.cols, func(col boundColumn) bool { return headed(col.Column, name, c.Text) })
		switch {
		case j < 0:
			if _, _, states := stating(c.Text); !states {
				unknown = append(unknown, c)
			}
		case r.cols[j].col > 0:
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: r.pos(row.Num, c.Col),
				Message: "“" + name + "”列有两个（" + diag.ColumnName(r.cols[j].col) + "列和" + diag.ColumnName(c.Col) + "列）",
				Hints:   []string{"请删除多余的一列"}})
		default:
			r.cols[j].col = c.Col
			if h.States && r.cols[j].amount {
				r.headUnit(&r.cols[j], h, r.pos(row.Num, c.Col), c.Text)
			}
		}
	}
	return unknown
}

func (r *sheetReader) find(name string) int {
	for i := range r.cols {
		if r.cols[i].Head == name {
			return i
		}
	}
	return -1
}

func (r *sheetReader) noHeader(columns []*schema.Column) {
	var names []string
	for _, c := range columns {
		if c.Required {
			names = append(names, c.Head)
		}
	}
	d := diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: r.book, Sheet: r.sheet.Name, Row: 1},
		Message: "第一行没有表头", Expected: "含有“" + strings.Join(names, "、") + "”等列的一行"}
	if len(r.sheet.Rows) == 0 {
		// An empty sheet is an absent one: only required sheets miss anything.
		if !r.info.Required {
			return
		}
		d.Message = "工作表是空的"
	} else {
		d.Hints = []string{fmt.Sprintf("第%d行是：%s", r.sheet.Rows[0].Num, heads(&r.sheet.Rows[0]))}
	}
	r.list.Add(d)
}

// looseColumns warns of columns that hold something under no header.
func (r *sheetReader) looseColumns(head *grid.Row) {
	seen := map[int]bool{}
	for i := range r.sheet.Rows {
		row := &r.sheet.Rows[i]
		if row.Num <= head.Num {
			continue
		}
		for j := range row.Cells {
			c := &row.Cells[j]
			if seen[c.Col] || head.At(c.Col) != nil || celltext.IsBlank(c.Text) && c.Kind == grid.Text {
				continue
			}
			seen[c.Col] = true
			r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: r.pos(row.Num, c.Col),
				Message: "这一列没有表头，“" + celltext.Shorten(celltext.OneLine(c.Text)) + "”等内容没有读取", Hints: []string{"请补上表头，或删除这一列"}})
			if len(seen) > 20 {
				return
			}
		}
	}
}

// heads lists the texts of a header row for a message.
func heads(row *grid.Row) string {
	const most = 16
	var names []string
	for i := range row.Cells {
		if i == most {
			names = append(names, "…")
			break
		}
		names = append(names, celltext.Shorten(celltext.OneLine(strings.TrimSpace(row.Cells[i].Text))))
	}
	return strings.Join(names, "、")
}
