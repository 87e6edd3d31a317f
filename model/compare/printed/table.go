package printed

import (
	"cmp"
	"regexp"
	"strings"

	"yugong/model/compare"
	"yugong/model/money"
	"yugong/model/workbook/tables"
)

// accountUnit is the unit of account over a table: 单位：万元.
var accountUnit = regexp.MustCompile(`单位[：:]\s*(?:人民币)?([百千万亿]*元)`)

// tableOf is a sheet as rows under heads. Rows over the first figure are
// its head, and each column is called by what stands there; a title or a line
// with the unit of account heads no column.
func tableOf(p *tables.Page) compare.Table {
	t := compare.Table{Name: nameOf(p)}
	last := 0
	above := map[int]bool{} // lines over the table: they head nothing
	for _, r := range p.Rows {
		above[r.Num] = len(r.Cells) == 1 && r.Num < 4 || r.Num <= 0
		for _, c := range r.Cells {
			last = max(last, c.Col)
			if m := accountUnit.FindStringSubmatch(c.Text); m != nil {
				t.Unit, _ = money.ParseUnit(m[1])
				above[r.Num] = true
			}
		}
	}
	t.Columns = make([]compare.Column, last)
	figures := figureColumns(p, last)
	heading := true
	for _, r := range p.Rows {
		row := compare.Row{Cells: make([]compare.Cell, last), At: p.At(r.Num, 0)}
		if above[r.Num] {
			row.Cells[0] = compare.Cell{Text: joined(&r), At: row.At}
			t.Rows = append(t.Rows, row)
			continue
		}
		for _, c := range r.Cells {
			at := p.At(r.Num, c.Col)
			row.Cells[c.Col-1] = compare.Cell{Text: c.Text, At: at}
			if amount, ok := amountOf(&c, t.Unit); ok && figures[c.Col-1] {
				row.Cells[c.Col-1].Amount, row.Cells[c.Col-1].Figure = amount, true
				heading = false
			}
		}
		if heading {
			headColumns(t.Columns, p, &r)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// nameOf is the title in a sheet, or else the name of the sheet.
func nameOf(p *tables.Page) string {
	if p.At(1, 1).Page > 0 {
		return p.Sheet // it is the title
	}
	for _, r := range p.Rows[:min(4, len(p.Rows))] {
		if len(r.Cells) == 1 && strings.Contains(r.Cells[0].Text, "表") && budgetYear.MatchString(r.Cells[0].Text) {
			return r.Cells[0].Text
		}
	}
	return p.Sheet
}

// joined is a line over or under a table as one text.
func joined(r *tables.Row) string {
	words := make([]string, len(r.Cells))
	for i := range r.Cells {
		words[i] = r.Cells[i].Text
	}
	return strings.Join(words, " ")
}

// headColumns adds a row of the head to the names of the columns; a cell over
// several names each.
func headColumns(cols []compare.Column, p *tables.Page, r *tables.Row) {
	for _, c := range r.Cells {
		to := c.Col
		for _, m := range p.Merged {
			if m.Row == r.Num && m.Col == c.Col {
				to = m.LastCol
			}
		}
		for i := c.Col; i <= min(to, len(cols)); i++ {
			if h := &cols[i-1]; h.Head != "" {
				h.Head += "·" + c.Text
			} else {
				h.Head = c.Text
			}
		}
	}
}

// amountText is a number as amounts are printed; what has neither a point nor
// thousands is one where others of its column do.
var (
	amountText = regexp.MustCompile(`^[-−－(（]?[¥￥]?(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d+)[)）]?$`)
	wholeText  = regexp.MustCompile(`^[-−－]?(?:0|[1-9]\d*)$`)
)

// figureColumns are the columns that hold amounts, codes left out.
func figureColumns(p *tables.Page, n int) []bool {
	out := make([]bool, n)
	for _, r := range p.Rows {
		for _, c := range r.Cells {
			if amountText.MatchString(cmp.Or(c.Digits, strings.TrimSpace(c.Text))) {
				out[c.Col-1] = true
			}
		}
	}
	return out
}

// amountOf is an amount as it is shown, or else as it is stored.
func amountOf(c *tables.Cell, unit money.Unit) (m money.Money, ok bool) {
	s := strings.TrimSpace(c.Text)
	m, err := money.Parse(s, unit)
	switch {
	case amountText.MatchString(s) || wholeText.MatchString(s) && c.Digits == "":
	case c.Digits != "":
		m, err = money.ParseDouble(c.Digits, unit)
	default:
		return m, false
	}
	return m, err == nil
}
