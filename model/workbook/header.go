package workbook

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/internal/grid"
)

// headName folds a header to what names the column: the mark of required
// columns, a remark in brackets and a unit of account are left out.
func headName(s string) string { return parseHead(s).name }

// headText is what a header says.
type headText struct {
	name          string
	unit          money.Unit // of amounts: 金额（万元）
	states, known bool       // states a unit, one that is known
}

func parseHead(s string) headText {
	h := headText{name: strings.Trim(fold.Text(s), "*")}
	for strings.HasSuffix(h.name, ")") || strings.HasSuffix(h.name, "]") || strings.HasSuffix(h.name, "】") {
		i := strings.LastIndexAny(h.name, "([【")
		if i <= 0 {
			break
		}
		if u, known, ok := remarkUnit(strings.Trim(h.name[i:], "()[]【】")); ok {
			h.unit, h.known, h.states = u, known, true
		}
		h.name = strings.Trim(h.name[:i], "*")
	}
	for _, mark := range []string{":", "/", "-"} {
		if name, word, cut := strings.Cut(h.name, mark); cut && name != "" && !h.states {
			if u, known, ok := unitWord(word); ok {
				return headText{name, u, true, known}
			}
		}
	}
	if name, u, cut := money.CutUnit(h.name); cut && name != "" && !h.states {
		return headText{name, u, true, true}
	}
	return h
}

// headerRows is how far down a header is looked for: people put a title above.
const headerRows = 10

// bind finds the header row and the place of every column. It is false when
// the sheet has none.
func (r *sheetReader) bind(s sheet, unit money.Unit) bool {
	columns := s.columns()
	r.cols = make([]boundColumn, len(columns))
	for i, field := range s.sample() {
		_, amount := field.(*model.Amount)
		r.cols[i] = boundColumn{column: columns[i], amount: amount, unit: unit}
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
	r.bindRow(&rows[best])
	r.missingColumns(&rows[best])
	r.looseColumns(&rows[best])
	r.sheet.Rows = rows[best+1:]
	r.unitsBelow()
	return true
}

func matches(row *grid.Row, columns []*column) int {
	n := 0
	for i := range row.Cells {
		if findColumn(columns, headName(row.Cells[i].Text)) >= 0 {
			n++
		}
	}
	return n
}

func findColumn(columns []*column, name string) int {
	for i, c := range columns {
		if c.head == name {
			return i
		}
	}
	return -1
}

func (r *sheetReader) bindRow(row *grid.Row) {
	for i := range row.Cells {
		c := &row.Cells[i]
		h := parseHead(c.Text)
		name := h.name
		j := r.find(name)
		switch {
		case j < 0:
			if _, _, states := stating(c.Text); !states {
				r.unknownColumn(c)
			}
		case r.cols[j].col > 0:
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: r.pos(row.Num, c.Col),
				Message: "“" + name + "”列有两个（" + diag.ColumnName(r.cols[j].col) + "列和" + diag.ColumnName(c.Col) + "列）",
				Hints:   []string{"请删除多余的一列"}})
		default:
			r.cols[j].col = c.Col
			if h.states && r.cols[j].amount {
				r.headUnit(&r.cols[j], h, r.pos(row.Num, c.Col), c.Text)
			}
		}
	}
}

func (r *sheetReader) find(name string) int {
	for i := range r.cols {
		if r.cols[i].head == name {
			return i
		}
	}
	return -1
}

func (r *sheetReader) unknownColumn(c *grid.Cell) {
	var names []string
	for i := range r.cols {
		names = append(names, r.cols[i].head)
	}
	r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: r.pos(r.head, c.Col),
		Message: "未识别的列“" + shorten(oneLine(c.Text)) + "”，已忽略", Hints: suggest(c.Text, names)})
}

func (r *sheetReader) missingColumns(row *grid.Row) {
	for i := range r.cols {
		c := &r.cols[i]
		if c.col == 0 && (c.required || c.member && r.dept) {
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: r.book, Sheet: r.sheet.Name, Row: row.Num},
				Message: "缺少“" + c.head + "”列", Hints: []string{"表头须写作“" + c.head + "”；找到的列：" + heads(row)}})
		}
	}
}

func (r *sheetReader) noHeader(columns []*column) {
	var names []string
	for _, c := range columns {
		if c.required {
			names = append(names, c.head)
		}
	}
	d := diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: r.book, Sheet: r.sheet.Name, Row: 1},
		Message: "第一行没有表头", Expected: "含有“" + strings.Join(names, "、") + "”等列的一行"}
	if len(r.sheet.Rows) == 0 {
		// An empty sheet is an absent one: only required sheets miss anything.
		if !r.info.required {
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
			if seen[c.Col] || head.At(c.Col) != nil || isBlank(c.Text) && c.Kind == grid.Text {
				continue
			}
			seen[c.Col] = true
			r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: r.pos(row.Num, c.Col),
				Message: "这一列没有表头，“" + shorten(oneLine(c.Text)) + "”等内容没有读取", Hints: []string{"请补上表头，或删除这一列"}})
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
		names = append(names, shorten(oneLine(strings.TrimSpace(row.Cells[i].Text))))
	}
	return strings.Join(names, "、")
}

// suggest proposes the known name that a found one is likely meant for.
func suggest(found string, known []string) []string {
	name := headName(found)
	for _, k := range known {
		if near(name, k) {
			return []string{"是否为“" + k + "”？"}
		}
	}
	return nil
}

// near holds for names one character apart, or of which one contains the
// other.
func near(a, b string) bool {
	if a == "" || a == b {
		return a == b
	}
	x, y := []rune(a), []rune(b)
	if min(len(x), len(y)) >= 3 && max(len(x), len(y)) <= 2*min(len(x), len(y)) &&
		(strings.Contains(a, b) || strings.Contains(b, a)) {
		return true
	}
	return len(x) >= 3 && len(y) >= 3 && oneApart(x, y)
}

func oneApart(x, y []rune) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return string(x[min(i+1, len(x)):]) == string(y[min(i+1, len(y)):])
	}
	return string(x[i:]) == string(y[i+1:])
}
