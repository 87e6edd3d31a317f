package workbook

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// missingColumns reports the columns that a sheet must have and lacks, each with
// the unread head that is likely meant for it, and then the other unread heads.
// What hangs on such a sheet is not said.
func (r *sheetReader) missingColumns(sample []any, unknown []*grid.Cell) {
	for i := range r.cols {
		c := &r.cols[i]
		if c.col > 0 || !c.Required && !(c.Member && r.dept) {
			continue
		}
		r.unsure = true
		d := diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: r.book, Sheet: r.sheet.Name, Row: r.head},
			Message: "缺少“" + c.Head + "”列", Expected: "表头" + spellings(c)}
		if k := r.meant(c, sample[i], unknown); k >= 0 {
			d.At.Col = unknown[k].Col
			d.Hints = []string{"没有读取的“" + headText(unknown[k]) + "”列（" + diag.ColumnName(d.At.Col) + "列）如果就是，请改正表头"}
			unknown = slices.Delete(unknown, k, k+1)
		}
		r.list.Add(d)
	}
	if len(unknown) == 0 {
		return
	}
	var names []string
	for i := range r.cols {
		names = append(names, r.cols[i].Head)
	}
	for _, c := range unknown {
		r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: r.pos(r.head, c.Col),
			Message: "未识别的列“" + headText(c) + "”，已忽略", Hints: celltext.Suggest(c.Text, names)})
	}
}

// spellings says how a head may be written.
func spellings(c *boundColumn) string {
	if c.amount {
		return "“" + c.Head + "”，或写明单位，如“" + c.Head + "（" + money.WanYuan.String() + "）”"
	}
	return "“" + c.Head + "”，也可带 * 号，或在括号里加说明"
}

// meant chooses the unread head whose name and cells are most like a column's:
// the only one there is, unless its cells forbid it. It is -1 when none is.
func (r *sheetReader) meant(c *boundColumn, field any, unknown []*grid.Cell) int {
	best, most := -1, 0
	for k, u := range unknown {
		score := shared(celltext.HeadName(u.Text), c.Head)
		if !r.couldHold(c, field, u.Col) {
			continue
		}
		if c.amount || len(choicesOf(c, field)) > 0 {
			score += 2 // few columns hold amounts, or just those words
		} else if len(unknown) == 1 {
			score++
		}
		if score > most {
			best, most = k, score
		}
	}
	return best
}

// shared counts the characters that two names share.
func shared(a, b string) (n int) {
	for _, r := range a {
		if strings.ContainsRune(b, r) {
			n++
		}
	}
	return n
}

// couldHold reports whether the first cell of a column is one that another
// column would take.
func (r *sheetReader) couldHold(c *boundColumn, field any, col int) bool {
	for i := range r.sheet.Rows {
		cell := r.sheet.Rows[i].At(col)
		if cell == nil || celltext.IsBlank(cell.Text) {
			continue
		}
		_, err := money.Parse(cell.Text, c.unit)
		switch choices := choicesOf(c, field); {
		case c.amount:
			return err == nil
		case len(choices) > 0:
			return anyChoice(r.sheet.Rows, col, choices)
		case c.Shape == schema.Code:
			return cell.Text[0] >= '0' && cell.Text[0] <= '9'
		case c.Shape == schema.Key:
			return true
		}
		return err != nil
	}
	return true
}

func choicesOf(c *boundColumn, field any) []string {
	if _, text := field.(*model.Text); text && len(c.Choices) > 0 && !c.Strict {
		return nil
	}
	if len(c.Choices) > 0 {
		return c.Choices
	}
	return schema.ChoicesOf(field)
}

func headText(c *grid.Cell) string {
	return celltext.Shorten(celltext.OneLine(strings.TrimSpace(c.Text)))
}
