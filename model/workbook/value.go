package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// fault appends an error at the cell being read.
func (r *sheetReader) fault(message, expected string, hints ...string) {
	r.list.Add(diag.Diagnostic{Severity: diag.Error, At: r.at, Message: message, Expected: expected, Hints: hints})
}

// decodeCell reads a cell (nil when blank) into a field, and reports what it
// cannot read. bound is false when the sheet lacks the column: that was said
// once already.
func (r *sheetReader) decodeCell(cell *grid.Cell, c *schema.Column, unit money.Unit, bound bool, field any) {
	schema.Place(field, r.at)
	if cell != nil && cell.Kind == grid.Text && celltext.IsBlank(cell.Text) {
		cell = nil
	}
	if cell == nil {
		if bound && (c.Required || c.Member && r.dept) {
			r.fault("“"+c.Head+"”没有填写", "", c.ChoicesHint(field)...)
		}
		return
	}
	switch cell.Kind {
	case grid.Fault:
		if t, ok := field.(*model.Text); ok && written(c) {
			if r.residue("“"+c.Head+"”是错误值 "+cell.Text, c); !c.Member {
				t.Value = cell.Text
			}
			return
		}
		r.fault("“"+c.Head+"”是错误值 "+cell.Text, "", "请修正公式，或直接填写内容")
		return
	case grid.Odd:
		if _, ok := field.(*model.Amount); !ok {
			r.fault("“"+c.Head+"”的单元格格式无法识别，不知道显示的是什么（存的是 "+cell.Text+"）", "", "请把单元格改为文本格式，直接填写")
			return
		}
	case grid.Uncached:
		r.fault("“"+c.Head+"”的公式没有计算结果", "", "请用 Excel 打开并保存一次，或直接填写数值")
		return
	}
	if a, ok := field.(*model.Amount); ok {
		r.amount(cell, c, unit, a)
		return
	}
	text := r.cleanText(cell, c)
	if text == "" {
		return
	}
	if _, ok := field.(*model.Text); ok && r.left(text, cell, c) && c.Member {
		return // no unit is called that
	}
	if c.Shape == schema.Code || c.Shape == schema.Key {
		text = r.digits(text, cell, c)
	}
	if c.Shape == schema.Code && !c.Listed && cell.Kind == grid.Number && len(text)%3 != 0 {
		r.list.Add(diag.Diagnostic{At: r.at, Message: "“" + c.Head + "”是数字 " + text + "，前面的 0 可能已经丢失", Hints: []string{"请核对；有 0 的编码要先把单元格改为文本格式"}})
	}
	if cell.Kind == grid.Date {
		text = r.day(text, cell, c, field)
	}
	r.decodeText(text, c, field)
}

// day returns what a cell with a day says: the whole day where one is asked
// for, else what the sheet shows. Spreadsheets make days of 3-5.
func (r *sheetReader) day(text string, cell *grid.Cell, c *schema.Column, field any) string {
	n := cell.Notation
	if n == nil {
		return text
	}
	if _, ok := field.(*model.Cell[time.Time]); ok && n.Day != "" {
		return n.Day
	}
	if n.NoYear && n.Day != "" {
		r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R06", At: r.at, Message: "“" + c.Head + "”存的是日期 " + n.Day + "，印作“" + text + "”",
			Hints: []string{"输入 3-5、1/2 一类内容会被自动改成日期：请把单元格改为文本格式后重新填写"}})
	}
	return text
}

// cleanText returns the text of a cell fit for its column.
func (r *sheetReader) cleanText(cell *grid.Cell, c *schema.Column) string {
	if n := utf8.RuneCountInString(cell.Text); n > grid.MaxText {
		r.fault(fmt.Sprintf("“%s”有%d个字，过长", c.Head, n), fmt.Sprintf("不超过%d个字", grid.MaxText), "请分成几行或删减")
		return ""
	}
	text, control := celltext.Clean(cell.Text)
	if control != 0 {
		r.list.Warnf(r.at, "R06", "“%s”含有看不见的控制字符（U+%04X），已去掉；请检查“%s”", c.Head, control, celltext.Shorten(celltext.OneLine(text)))
	}
	if strings.ContainsRune(text, utf8.RuneError) {
		r.fault("“"+c.Head+"”含有无法识别的字符（�）", "", "文字在保存或转换时已损坏，请重新录入")
	}
	if c.Shape != schema.Body {
		text = celltext.OneLine(text)
	}
	return text
}

// decodeText reads a text into a field by the field's type.
func (r *sheetReader) decodeText(text string, c *schema.Column, field any) {
	switch f := field.(type) {
	case *model.Text:
		f.Value = r.textValue(text, c)
	case *model.Cell[model.Fund]:
		choose(r, text, c, f, model.ParseFund)
	case *model.Cell[model.Kind]:
		choose(r, text, c, f, model.ParseKind)
	case *model.Cell[model.Origin]:
		choose(r, text, c, f, model.ParseOrigin)
	case *model.Cell[model.Use]:
		choose(r, text, c, f, model.ParseUse)
	case *model.Cell[model.Year]:
		choose(r, text, c, f, parseBasis)
	case *model.Cell[model.UnitKind]:
		choose(r, text, c, f, model.ParseUnitKind)
	case *model.Cell[model.Level]:
		choose(r, text, c, f, model.ParseLevel)
	case *model.Cell[model.Paging]:
		choose(r, text, c, f, model.ParsePaging)
	case *model.Cell[model.Measure]:
		choose(r, text, c, f, model.ParseMeasure)
	case *model.Cell[model.PublicItem]:
		choose(r, text, c, f, parsePublicItem)
	case *model.Cell[model.Procurement]:
		choose(r, text, c, f, model.ParseProcurement)
	case *model.Cell[model.Topic]:
		choose(r, text, c, f, model.ParseTopic)
	case *model.Cell[subject.List]:
		choose(r, text, c, f, parseList)
	case *model.Cell[money.Unit]:
		choose(r, text, c, f, money.ParseUnit)
	case *model.Cell[bool]:
		choose(r, text, c, f, parseDocument)
	case *model.Cell[int]:
		r.count(text, c, f)
	case *model.Cell[time.Time]:
		r.date(text, c, f)
	}
}

// choose reads one of a list of names, however its width and spaces are typed.
func choose[T any](r *sheetReader, text string, c *schema.Column, f *model.Cell[T], parse func(string) (T, bool)) {
	v, ok := parse(fold.Text(text))
	if !ok {
		v, ok = parse(text)
	}
	if !ok {
		r.fault("“"+c.Head+"”不能是“"+celltext.Shorten(text)+"”", "", c.ChoicesHint(f)...)
		return
	}
	f.Value = v
	r.synonym(text, v, c)
}

// synonym says, once a column and word, that a word was taken for another.
func (r *sheetReader) synonym(text string, v any, c *schema.Column) {
	name, ok := v.(fmt.Stringer)
	if !ok || name.String() == "" || fold.Same(name.String(), text) {
		return
	}
	key := "synonym " + c.Head + text
	if r.told[key] {
		return
	}
	r.told[key] = true
	r.list.Add(diag.Diagnostic{At: r.at, Message: "“" + c.Head + "”的“" + celltext.Shorten(text) + "”按“" + name.String() + "”读取"})
}

// textValue cleans a text by its column's shape.
func (r *sheetReader) textValue(text string, c *schema.Column) string {
	switch c.Shape {
	case schema.Code:
		return r.codeValue(text, c)
	case schema.Key:
		return fold.Text(text)
	}
	for _, choice := range c.Choices {
		if fold.Text(choice) == fold.Text(text) {
			return choice
		}
	}
	if c.Strict {
		r.fault("“"+c.Head+"”不能是“"+celltext.Shorten(text)+"”", "", c.ChoicesHint(nil)...)
		return ""
	}
	return text
}

// codeValue reads a code; the drop-downs offer 2010350 事业运行, so a name may
// stand behind it.
func (r *sheetReader) codeValue(text string, c *schema.Column) string {
	digits := fold.Text(text)
	if c.Listed {
		digits = strings.ReplaceAll(digits, ",", "")
		n := 0
		for n < len(digits) && digits[n] >= '0' && digits[n] <= '9' {
			n++
		}
		if n < 3 || n < len(digits) && digits[n] < utf8.RuneSelf {
			r.fault("“"+c.Head+"”不能是“"+celltext.Shorten(text)+"”", "", "请填科目编码，如 "+schema.CodeExample(c.List))
			return ""
		}
		return digits[:n]
	}
	return digits
}

func (r *sheetReader) count(text string, c *schema.Column, f *model.Cell[int]) {
	digits := strings.ReplaceAll(wholeNumber(fold.Text(text)), ",", "")
	for _, suffix := range []string{"年度", "年", "人", "名"} {
		digits = strings.TrimSuffix(digits, suffix)
	}
	n, err := strconv.Atoi(digits)
	isYear := c.Head == "年度"
	const most = 1_000_000 // people of a unit
	if err != nil || n < 0 || n > most || isYear && (n < 2000 || n > 2100) {
		want := "整数，如 12"
		switch {
		case n > most: // also where err is of its range
			want = "不超过 100 万的整数，如 12"
		case isYear:
			want = "2000 到 2100 的年份，如 2025"
		}
		r.fault("“"+c.Head+"”不能是“"+celltext.Shorten(text)+"”", want)
		return
	}
	f.Value = n
}

func (r *sheetReader) date(text string, c *schema.Column, f *model.Cell[time.Time]) {
	t, ok := celltext.ParseDate(text)
	if !ok {
		r.fault("“"+c.Head+"”不是日期：“"+celltext.Shorten(text)+"”", "如 2025-02-28")
		return
	}
	f.Value = t
}

func parsePublicItem(s string) (model.PublicItem, bool) {
	if s == schema.LabelPublicSum {
		return model.PublicItemNone, true
	}
	return model.ParsePublicItem(s)
}

// parseBasis reads 口径 of a figure of last year.
func parseBasis(s string) (model.Year, bool) {
	for _, y := range []model.Year{model.LastYear, model.LastOutturn} {
		if s == y.String() || s == strings.TrimPrefix(y.String(), "上年") {
			return y, true
		}
	}
	return 0, false
}

func parseDocument(s string) (bool, bool) {
	return s == schema.LabelDeptBudget, s == schema.LabelDeptBudget || s == schema.LabelUnitBudget
}

func parseList(s string) (subject.List, bool) {
	for _, l := range subject.Lists {
		if s == l.String() {
			return l, true
		}
	}
	return 0, false
}
