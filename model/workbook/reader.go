package workbook

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

func (r *sheetReader) pos(row, col int) diag.Pos {
	return diag.Pos{Book: r.book, Sheet: r.sheet.Name, Row: row, Col: col}
}

// Size is how many rows there are, filled in or not.
func (r *sheetReader) Size() int { return len(r.sheet.Rows) }

// everyRow walks the rows below the header that hold something in a known
// column.
func (r *sheetReader) everyRow() iter.Seq[*grid.Row] {
	return func(yield func(*grid.Row) bool) {
		for i := range r.sheet.Rows {
			row := &r.sheet.Rows[i]
			if r.holds(row, true) && !yield(row) {
				return
			}
		}
	}
}

// Rows walks the rows that are filled in: not those that hold nothing but
// lead cells, as blank workbooks have them; not sums that people add below.
func (r *sheetReader) Rows() iter.Seq[*grid.Row] {
	return func(yield func(*grid.Row) bool) {
		seen := repeats{first: map[string]int{}}
		before := len(*r.list)
		for i := range r.sheet.Rows {
			row := &r.sheet.Rows[i]
			if !r.holds(row, false) || r.isTotal(row) || r.isMore(row) {
				continue
			}
			if len(*r.list)-before > maxFindings {
				r.list.Errorf(r.pos(row.Num, 0), "问题过多，这一行起没有继续读取；请先改正前面的问题")
				break
			}
			r.repeated(row, &seen)
			if !yield(row) {
				return
			}
		}
	}
}

// maxFindings is how much is said of one sheet; more helps nobody.
const maxFindings = 1000

func (r *sheetReader) holds(row *grid.Row, lead bool) bool {
	for i := range r.cols {
		c := &r.cols[i]
		if c.col == 0 || c.Lead && !lead {
			continue
		}
		if cell := row.At(c.col); cell != nil && (cell.Kind != grid.Text || !celltext.IsBlank(cell.Text)) {
			return true
		}
	}
	return false
}

// isTotal reports a sum that someone added below the rows: it would count
// twice.
func (r *sheetReader) isTotal(row *grid.Row) bool {
	if r.info.Totals || len(row.Cells) == 0 {
		return false
	}
	switch fold.Text(row.Cells[0].Text) {
	case "合计", "总计", "小计", "合计:", "总计:", "小计:":
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: r.pos(row.Num, row.Cells[0].Col),
			Message: "“" + strings.TrimSpace(row.Cells[0].Text) + "”行不是明细", Hints: []string{"合计由程序计算，请删除这一行"}})
		return true
	}
	return false
}

// isMore reports a row of nothing but … as templates have them below their last
// line: it says nothing, or that lines are missing.
func (r *sheetReader) isMore(row *grid.Row) bool {
	more := false
	for i := range row.Cells {
		text := strings.TrimSpace(row.Cells[i].Text)
		if strings.Trim(text, "…⋯.。·") != "" {
			return false
		}
		more = more || strings.ContainsAny(text, "…⋯") || utf8.RuneCountInString(text) > 2
	}
	if more {
		r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: r.pos(row.Num, 0), Message: "这一行只有省略号，没有读取",
			Hints: []string{"还有没列出的请补上，没有请删除这一行"}})
	}
	return more
}

// repeats knows the rows of a sheet by their texts.
type repeats struct {
	first map[string]int // numbers of the rows
	row   []byte         // texts of the one in hand
}

// repeated warns of a row that equals an earlier one in every known column.
// Rows that lack something required are reported for that, and of a rolled
// workbook many would look alike.
func (r *sheetReader) repeated(row *grid.Row, seen *repeats) {
	if !r.info.Distinct {
		return
	}
	b := seen.row[:0]
	for i := range r.cols {
		var cell *grid.Cell
		if r.cols[i].col > 0 {
			cell = row.At(r.cols[i].col)
		}
		if cell != nil {
			if s := r.cols[i].Shape; (s == schema.Code || s == schema.Key) && r.long.cut(cell.Text, cell) {
				return // many codes have become one
			}
			b = append(b, fold.Text(cell.Text)...)
		} else if r.cols[i].Required {
			return
		}
		b = append(b, 0)
	}
	seen.row = b
	first, ok := seen.first[string(b)]
	if !ok {
		seen.first[string(b)] = row.Num
		return
	}
	r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R02", At: r.pos(row.Num, 0),
		Message: fmt.Sprintf("与第%d行完全相同，是否重复录入？", first),
		Related: []diag.Related{{At: r.pos(first, 0), Message: "相同的一行"}}})
}

// Value reads the cell of a row and a schema column into a field.
func (r *sheetReader) Value(row *grid.Row, i int, field any) {
	c := &r.cols[i]
	at := r.pos(row.Num, c.col)
	var cell *grid.Cell
	if c.col > 0 {
		cell = row.At(c.col)
	}
	r.at, r.said = at, c.said
	bound := c.col > 0
	if c.Unless != "" && (cell == nil || celltext.IsBlank(cell.Text)) {
		bound = bound && celltext.IsBlank(r.text(row, r.find(c.Unless))) // said otherwise: nothing is asked for
	}
	r.decodeCell(cell, c.Column, c.unit, bound, field)
}

// text reads a cell as a plain text without reporting anything.
func (r *sheetReader) text(row *grid.Row, i int) string {
	if c := r.cols[i].col; c > 0 {
		if cell := row.At(c); cell != nil {
			return cell.Text
		}
	}
	return ""
}

// oddities reports what the sheet's form hides or joins: merged cells, hidden
// rows and columns. Nothing of it is left out of the reading.
func (r *sheetReader) oddities() {
	at := diag.Pos{Book: r.book, Sheet: r.sheet.Name}
	if r.sheet.Hidden {
		r.list.Add(diag.Diagnostic{At: at, Message: "工作表是隐藏的，其内容同样读取"})
	}
	var hidden []string
	for i := range r.sheet.Rows {
		if r.sheet.Rows[i].Hidden {
			hidden = append(hidden, fmt.Sprint(r.sheet.Rows[i].Num))
		}
	}
	if n := len(hidden); n > 0 {
		if n > 10 {
			hidden = append(hidden[:10], "…")
		}
		r.list.Add(diag.Diagnostic{At: at, Message: fmt.Sprintf("有%d个隐藏的行（第%s行），其内容同样读取", n, strings.Join(hidden, "、"))})
	}
	for i := range r.cols {
		for _, span := range r.sheet.HiddenCols {
			if c := &r.cols[i]; c.col > 0 && span.Has(c.col) {
				r.list.Add(diag.Diagnostic{At: at, Message: "“" + c.Head + "”列（" + diag.ColumnName(c.col) + "列）是隐藏的，其内容同样读取"})
				break
			}
		}
	}
	r.merged()
}

// merged reports merged cells among the data: all but the first cell of such
// a range read as blank.
func (r *sheetReader) merged() {
	const most = 1000 // more are never looked at: the form is broken anyway
	for i, m := range r.sheet.Merged {
		if i == most {
			r.list.Errorf(diag.Pos{Book: r.book, Sheet: r.sheet.Name}, "合并单元格过多（超过%d处）；请全部取消合并", most)
			return
		}
		known := 0
		for i := range r.cols {
			if c := r.cols[i].col; c > 0 && m.Cols.Has(c) {
				known++
			}
		}
		if m.Rows.Last <= r.head || known == 0 || known == 1 && m.Rows.First == m.Rows.Last || !r.anyIn(m) {
			continue
		}
		first, last := r.pos(m.Rows.First, m.Cols.First), r.pos(m.Rows.Last, m.Cols.Last)
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: first,
			Message: "合并单元格 " + first.Cell() + ":" + last.Cell(), Hints: []string{"请取消合并，在每个单元格分别填写"}})
	}
}

func (r *sheetReader) anyIn(m grid.Range) bool {
	rows := r.sheet.Rows
	from, _ := slices.BinarySearchFunc(rows, m.Rows.First, func(row grid.Row, n int) int { return row.Num - n })
	for i := from; i < len(rows) && m.Rows.Has(rows[i].Num); i++ {
		for j := range rows[i].Cells {
			if m.Cols.Has(rows[i].Cells[j].Col) {
				return true
			}
		}
	}
	return false
}

// sheetReader is what decoding a sheet needs: its grid, its columns by place,
// and where to put findings.
type sheetReader struct {
	book  string
	sheet *grid.Sheet
	info  *schema.Info
	cols  []boundColumn
	head  int // number of the header row
	list  *diag.List
	at    diag.Pos // of the cell being read
	said  *statement
	dept  bool

	stated *statement      // unit of account of the whole sheet, if it states one
	unitAt diag.Pos        // of the workbook's
	told   map[string]bool // what is said once a column
	long   *longCodes

	unsure bool // a column that must be there is not, or holds no names: what hangs on the sheet is not said
}

// boundColumn is a schema column and where the sheet has it.
type boundColumn struct {
	*schema.Column
	col    int        // 0 when the sheet lacks it
	amount bool       // holds amounts
	unit   money.Unit // of its amounts
	said   *statement // where the sheet says so; nil for the workbook's
}
