package scan

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/templates/form"
)

// body reads the lines below the head.
func (r *reader) body(f *found, h *heading, unit money.Unit) []Row {
	var leaves []*form.Column
	for i := range f.table.Sides {
		leaves = append(leaves, form.Leaves(f.table.Sides[i].Columns)...)
	}
	var out []Row
	var empty *tables.Row // says that the table is empty
	for _, printed := range f.view.between(h.last+1, f.to) {
		if f.view.blank(printed.Num, h.columns) || numbering(f.view, printed.Num, h.columns) || r.repeats(f, h, printed.Num) || r.furniture(f, printed) {
			continue
		}
		if c := sole(printed); c != nil && r.remark(f, c.Text) {
			if strings.Contains(c.Text, "空表") || strings.Contains(c.Text, "无数据") {
				empty = printed
			}
			continue
		}
		line := Row{At: f.view.At(printed.Num, 0), Cells: make([]Cell, len(leaves))}
		for i, col := range h.columns {
			line.Cells[i] = cellOf(f.view.Cell(printed.Num, col), leaves[i], unit)
			line.Cells[i].At = f.view.At(printed.Num, col)
		}
		if !r.note(f, &line) {
			out = append(out, line)
		}
	}
	if empty != nil && slices.ContainsFunc(out, func(r Row) bool { return spends(r.Cells) }) {
		c := sole(empty)
		r.faults.Add(diag.Diagnostic{Severity: diag.Error, At: f.view.At(empty.Num, c.Col), Rule: ruleEmpty,
			Message: "“" + c.Text + "”，而表中有数据", Hints: []string{"请删去这一句"}})
	}
	return out
}

// ruleEmpty: the note of an empty table stands where a table is empty.
const ruleEmpty = "X08"

func spends(cells []Cell) bool {
	return slices.ContainsFunc(cells, func(c Cell) bool { return c.Figure && !c.Amount.IsZero() })
}

// numbering: 1 2 3 … under the head.
func numbering(v *view, row int, columns []int) bool {
	last, n := 0, 0
	for _, col := range columns {
		c := v.Cell(row, col)
		if c == nil {
			continue
		}
		k, err := strconv.Atoi(fold.Text(c.Text))
		if err != nil && n == 0 && last == 0 {
			continue // 栏次 in the first column
		}
		if err != nil || k != last+1 && last > 0 || last == 0 && k > 2 {
			return false
		}
		last, n = k, n+1
	}
	return n >= 2 && n >= len(columns)-1
}

// continued stands behind, or before, a title that is printed again where a page began.
var continued = regexp.MustCompile(`^\(?(?:接上页|续表?)[一二三四五六七八九十\d]*\)?[:.、]?|\(?(?:续表?|接上页)[一二三四五六七八九十\d]*\)?$`)

// furniture: what stands around a table and is no row of it, printed again: its
// title, its unit's name, its unit of account, a page number.
func (r *reader) furniture(f *found, row *tables.Row) bool {
	for i := range row.Cells {
		text := fold.Text(row.Cells[i].Text)
		if text == "" || accountOf(text) || pageNumber.MatchString(text) {
			continue
		}
		if row.Cells[i].Digits != "" || !r.surrounds(f, text) {
			return false
		}
	}
	return true
}

// pageNumber is 第 3 页 or - 3 -.
var pageNumber = regexp.MustCompile(`^(?:第\d+页(?:[,/]?共\d+页)?|[-—]\d+[-—])$`)

// surrounds: a title line, or what stands left, right or above the table.
func (r *reader) surrounds(f *found, text string) bool {
	bare := continued.ReplaceAllString(text, "")
	if bare == "" {
		return true // 续表 alone
	}
	for _, s := range f.table.Titles {
		if _, _, ok := r.book.pattern(s).match(bare); ok && r.telling(s) || bare == fold.Text(f.text) {
			return true
		}
	}
	if len(f.table.Titles) > 0 && r.telling(f.table.Title()) {
		if _, ok := r.isTitle(f.table, bare); ok {
			return true
		}
	}
	for _, s := range []form.Str{f.table.Left, f.table.Right, f.table.Label} {
		if s.V == "" || r.anything(s) {
			continue
		}
		if _, _, ok := r.book.pattern(s).match(bare); ok {
			return true
		}
	}
	return maker.MatchString(bare)
}

// maker is a line that names who made the table.
var maker = regexp.MustCompile(`^(?:编制单位|编制部门|单位名称|部门名称|填报单位|公开单位|预算单位|单位|部门)(?:\(.*\))?:`)

// accountOf: 单位：万元, or (单位：元).
func accountOf(text string) bool {
	_, after, ok := strings.Cut(text, "单位:")
	if !ok {
		return false
	}
	_, is := money.ParseUnit(strings.Trim(after, "()人民币"))
	return is
}

// repeats: the head printed again where a page began.
func (r *reader) repeats(f *found, h *heading, row int) bool {
	same := 0
	for _, col := range h.columns {
		c := f.view.Cell(row, col)
		if c == nil {
			continue
		}
		if !slices.Contains(f.view.path(h.first, h.last, col), c.Text) {
			return false
		}
		same++
	}
	return same > 0
}

// note: a remark below the table, which has one text and no figure.
func (r *reader) note(f *found, line *Row) bool {
	text := ""
	for i := range line.Cells {
		c := &line.Cells[i]
		if c.Figure || c.Fault || c.Text != "" && text != "" {
			return false
		}
		text += c.Text
	}
	return r.remark(f, text) || strings.Contains(fold.Text(text), ":")
}

// remark: a note of the form's, or one that says so.
func (r *reader) remark(f *found, text string) bool {
	for _, s := range append([]form.Str{f.table.Empty}, f.table.Foot...) {
		if s.V == "" {
			continue
		}
		if _, _, ok := r.book.pattern(s).match(text); ok {
			return true
		}
	}
	folded := fold.Text(text)
	for _, begin := range []string{"注", "说明", "备注", "*", "★"} {
		if rest, ok := strings.CutPrefix(folded, begin); ok && (begin == "*" || begin == "★" || strings.IndexAny(rest, ":.123456789") == 0) {
			return true
		}
	}
	return false
}

// cellOf reads a cell as its column wants it.
func cellOf(c *tables.Cell, leaf *form.Column, unit money.Unit) Cell {
	if c == nil {
		return Cell{}
	}
	if leaf.Sum == nil {
		out := Cell{Text: c.Text}
		if c.Digits != "" && strings.Trim(c.Digits, "0123456789") == "" {
			out.Text = c.Digits // a code, however the spreadsheet shows it
		}
		return out
	}
	if c.Fault != "" {
		return Cell{Text: c.Fault, Fault: true}
	}
	amount, err := parse(c, unit)
	switch err {
	case nil:
		return Cell{Text: c.Text, Amount: amount, Figure: true}
	case money.ErrEmpty:
		return Cell{}
	}
	return Cell{Text: c.Text, Fault: true}
}

func parse(c *tables.Cell, unit money.Unit) (money.Money, error) {
	if c.Digits != "" {
		return money.ParseDouble(c.Digits, unit)
	}
	text := fold.Text(c.Text)
	if strings.Trim(text, "-—–/一") == "" {
		return money.Money{}, money.ErrEmpty // a dash stands for nothing
	}
	return money.Parse(text, unit)
}

// unitOf finds the unit of account above a table: 单位：万元.
func (r *reader) unitOf(f *found, last int) (money.Unit, bool) {
	unit, ok := money.Yuan, false
	for _, row := range f.view.between(f.row-2, last+1) {
		for i := range row.Cells {
			text := fold.Text(row.Cells[i].Text)
			_, after, cut := strings.Cut(text, "单位:")
			if !cut {
				continue
			}
			if u, is := money.ParseUnit(strings.Trim(after, "()人民币")); is {
				unit, ok = u, true
			}
		}
	}
	return unit, ok
}

// nameOf finds the unit's name above a table, and where it stands.
func (r *reader) nameOf(f *found, last int) (name, text string, at diag.Pos) {
	if f.table.Left.V == "" || r.anything(f.table.Left) {
		return "", "", diag.Pos{}
	}
	p := r.book.pattern(f.table.Left)
	for _, row := range f.view.between(f.row-2, last+1) {
		for i := range row.Cells {
			if _, unit, ok := p.match(row.Cells[i].Text); ok && unit != "" {
				return unit, row.Cells[i].Text, f.view.At(row.Num, row.Cells[i].Col)
			}
		}
	}
	return "", "", diag.Pos{}
}
