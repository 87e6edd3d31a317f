package workbook

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// A unit of account may be stated in 单位信息, in a line above the heads (单位：
// 万元), in the name of the sheet, in the header of its printed pages, in a head (金额（千元）) and in a number format
// (0.00"万元"). The nearest statement counts; two of one rank, or a head and a
// line above it, that differ are an error, and so is a unit that is unknown.

// statement is a unit of account that a sheet states.
type statement struct {
	unit money.Unit
	at   diag.Pos
	text string
}

// stating reads a cell that states the unit of its sheet: 单位：万元, alone or
// behind a title.
func stating(text string) (unit money.Unit, known, ok bool) {
	s := fold.Text(text)
	if i := strings.LastIndex(s, "单位:"); i > 0 && utf8.RuneCountInString(s) <= 60 {
		if j := strings.LastIndexAny(s[:i], "( ,;"); j >= 0 {
			s = s[j+1:]
		} else {
			s = s[i:]
		}
	}
	if !strings.ContainsRune(s, ':') && !strings.HasPrefix(s, "(") && !strings.HasPrefix(s, "人民币") {
		if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
			s = s[i:] // 支出预算表（万元）
		} else if u, is := money.ParseUnit(s); is && s != "" {
			return u, true, true
		} else {
			return 0, false, false
		}
	}
	return celltext.UnitWord(s)
}

// marginCode divides the header of a printed page: &L, &"宋体", &10.
var marginCode = regexp.MustCompile(`&(?:"[^"]*"|[0-9]+|[A-Za-z])`)

// stateUnits finds what the sheet says of its unit in its name, in the margins
// of its pages and above its heads, and reports statements that differ.
func (r *sheetReader) stateUnits(head int) {
	for _, margin := range r.sheet.Margins {
		for _, text := range marginCode.Split(margin, -1) {
			if u, known, ok := stating(text); ok && strings.Contains(text, "单位") {
				r.state(u, known, diag.Pos{Book: r.book, Sheet: r.sheet.Name}, text)
			}
		}
	}
	if h := celltext.ParseHead(r.sheet.Own); h.States {
		r.state(h.Unit, h.Known, diag.Pos{Book: r.book, Sheet: r.sheet.Name}, r.sheet.Own)
	}
	for i := range r.sheet.Rows {
		row := &r.sheet.Rows[i]
		if row.Num > head {
			break
		}
		for j := range row.Cells {
			c := &row.Cells[j]
			if row.Num == head && !strings.Contains(fold.Text(c.Text), "单位:") || c.Kind != grid.Text {
				continue
			}
			if row.Num == head && r.find(celltext.HeadName(c.Text)) >= 0 {
				continue
			}
			if u, known, ok := stating(c.Text); ok {
				r.state(u, known, r.pos(row.Num, c.Col), c.Text)
			}
		}
	}
}

// useStated counts the amounts in the unit that the sheet states.
func (r *sheetReader) useStated(workbook money.Unit) {
	some := false
	for i := range r.cols {
		if c := &r.cols[i]; c.amount {
			c.unit, c.said, some = r.stated.unit, r.stated, true
		}
	}
	if some && r.stated.unit != workbook {
		r.list.Add(diag.Diagnostic{At: r.stated.at, Message: "这张表写明“" + r.stated.text + "”，金额按" + r.stated.unit.String() + "读取",
			Hints: []string{"“" + schema.SheetUnit + "”的金额单位是" + workbook.String()}})
	}
}

// headUnit counts a column in the unit of its head.
func (r *sheetReader) headUnit(c *boundColumn, h celltext.HeadText, at diag.Pos, text string) {
	text = celltext.Shorten(celltext.OneLine(strings.TrimSpace(text)))
	switch {
	case !h.Known:
		r.state(0, false, at, text)
	case r.stated != nil && r.stated.unit != h.Unit:
		r.differ(at, text, r.stated)
	default:
		c.unit, c.said = h.Unit, &statement{h.Unit, at, text}
	}
}

// state takes a statement, the first of which counts.
func (r *sheetReader) state(u money.Unit, known bool, at diag.Pos, text string) {
	text = celltext.Shorten(celltext.OneLine(strings.TrimSpace(text)))
	switch {
	case !known:
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: at, Message: "不认识的金额单位“" + text + "”", Hints: []string{"请改为元、千元、万元或亿元"}})
	case r.stated == nil:
		r.stated = &statement{u, at, text}
	case r.stated.unit != u:
		r.differ(at, text, r.stated)
	}
}

// differ reports two statements of unit that contradict each other.
func (r *sheetReader) differ(at diag.Pos, text string, other *statement) {
	r.list.Add(diag.Diagnostic{Severity: diag.Error, At: at, Message: "金额单位“" + text + "”与“" + other.text + "”矛盾",
		Hints: []string{"请只保留正确的一处"}, Related: []diag.Related{{At: other.at, Message: "写的是“" + other.text + "”"}}})
}

// unitsBelow holds what is written below the heads against the unit in use,
// and takes lines away that say nothing else.
func (r *sheetReader) unitsBelow() {
	kept := r.sheet.Rows[:0]
	for i := range r.sheet.Rows {
		row := r.sheet.Rows[i]
		alone := len(row.Cells) > 0
		for j := range row.Cells {
			c := &row.Cells[j]
			u, known, ok := money.Yuan, false, false
			if c.Kind == grid.Text && len(c.Text) < 80 && strings.Contains(c.Text, "单位") {
				if strings.ContainsAny(c.Text, "：:") {
					u, known, ok = stating(c.Text)
				}
			}
			if !ok {
				alone = false
				continue
			}
			r.below(u, known, r.pos(row.Num, c.Col), c.Text)
		}
		if !alone {
			kept = append(kept, row)
		}
	}
	r.sheet.Rows = kept
}

func (r *sheetReader) below(u money.Unit, known bool, at diag.Pos, text string) {
	for i := range r.cols {
		c := &r.cols[i]
		if !c.amount || c.col == 0 {
			continue
		}
		if !known || c.unit != u {
			other := c.said
			if other == nil {
				other = &statement{c.unit, r.unitAt, c.unit.String()}
			}
			if !known {
				r.state(u, false, at, text)
			} else {
				r.differ(at, celltext.Shorten(celltext.OneLine(strings.TrimSpace(text))), other)
			}
			return
		}
	}
}
