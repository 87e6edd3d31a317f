package workbook

import (
	"strings"
	"unicode/utf8"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/internal/grid"
)

// A unit of account may be stated in 单位信息, in a line above the heads (单位：
// 万元), in the name of the sheet, in a head (金额（千元）) and in a number format
// (0.00"万元"). The nearest statement counts; two of one rank, or a head and a
// line above it, that differ are an error, and so is a unit that is unknown.

// statement is a unit of account that a sheet states.
type statement struct {
	unit money.Unit
	at   diag.Pos
	text string
}

// unitWord reads 万元, 单位：万元, (金额单位:万) and their like, folded. It is
// false for what speaks of no unit of account; an unknown one (美元) has known
// false.
func unitWord(s string) (unit money.Unit, known, ok bool) {
	s = strings.Trim(s, "()[]【】<>《》:*")
	named := false
	for _, label := range []string{"金额单位", "计量单位", "货币单位", "计价单位", "单位", "币种"} {
		if t, cut := strings.CutPrefix(s, label); cut && (t == "" || t[0] == ':' || strings.HasPrefix(t, "为")) {
			s, named = strings.Trim(strings.TrimPrefix(t, "为"), ":()"), true
			break
		}
	}
	if t, cut := strings.CutPrefix(s, "人民币"); cut {
		s, named = strings.Trim(t, ":()"), true
	}
	if !named && utf8.RuneCountInString(s) > 4 {
		return 0, false, false
	}
	if u, is := money.ParseUnit(s); is {
		return u, true, true
	}
	if u, is := money.ParseUnit(s + "元"); is && s != "" && s != "百" && s != "千" {
		return u, true, true
	}
	if t, cut := strings.CutSuffix(s, "圆"); cut {
		u, is := money.ParseUnit(t + "元")
		return u, is, true
	}
	return 0, false, strings.HasSuffix(s, "元") && utf8.RuneCountInString(s) <= 4 || named && (s == "角" || s == "分" || s == "千" || s == "百")
}

// remarkUnit reads the unit in a remark of a head: 万元, or 单位:万元,保留两位小数.
// Two that differ (元/万元) are none that is known.
func remarkUnit(remark string) (unit money.Unit, known, ok bool) {
	for _, part := range strings.FieldsFunc(remark, func(r rune) bool { return strings.ContainsRune(",;、/或 ", r) }) {
		u, k, is := unitWord(part)
		if !is {
			continue
		}
		if ok && (u != unit || !k) {
			return unit, false, true
		}
		unit, known, ok = u, k, true
	}
	return unit, known, ok
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
	return unitWord(s)
}

// stateUnits finds what the sheet says of its unit in its name and above its
// heads, and reports statements that differ.
func (r *sheetReader) stateUnits(head int) {
	if h := parseHead(r.sheet.Own); h.states {
		r.state(h.unit, h.known, diag.Pos{Book: r.book, Sheet: r.sheet.Name}, r.sheet.Own)
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
			if row.Num == head && r.find(headName(c.Text)) >= 0 {
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
			Hints: []string{"“" + sheetUnit + "”的金额单位是" + workbook.String()}})
	}
}

// headUnit counts a column in the unit of its head.
func (r *sheetReader) headUnit(c *boundColumn, h headText, at diag.Pos, text string) {
	text = shorten(oneLine(strings.TrimSpace(text)))
	switch {
	case !h.known:
		r.state(0, false, at, text)
	case r.stated != nil && r.stated.unit != h.unit:
		r.differ(at, text, r.stated)
	default:
		c.unit, c.said = h.unit, &statement{h.unit, at, text}
	}
}

// state takes a statement, the first of which counts.
func (r *sheetReader) state(u money.Unit, known bool, at diag.Pos, text string) {
	text = shorten(oneLine(strings.TrimSpace(text)))
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
				r.differ(at, shorten(oneLine(strings.TrimSpace(text))), other)
			}
			return
		}
	}
}
