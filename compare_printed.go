package yugong

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yugong/model/compare"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/pdfread"
	"yugong/model/workbook/tables"
)

// see takes what was printed apart: tables, paragraphs, pages.
func (v *Version) see() {
	v.Tables = make([]compare.Table, 0, len(v.printed.Pages))
	for i := range v.printed.Pages {
		v.Tables = append(v.Tables, printedTable(&v.printed.Pages[i]))
	}
	if pdf := v.printed.PDF; pdf != nil {
		v.Texts = printedTexts(pdf, v.printed.Name)
		v.Pages = printedPages(pdf)
	}
}

// accountUnit is the unit of account over a table: 单位：万元.
var accountUnit = regexp.MustCompile(`单位[：:]\s*(?:人民币)?([百千万亿]*元)`)

// printedTable is a sheet as rows under heads. Rows over the first figure are
// its head, and each column is called by what stands there; a title or a line
// with the unit of account heads no column.
func printedTable(p *tables.Page) compare.Table {
	t := compare.Table{Name: printedName(p)}
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
			if amount, ok := printedAmount(&c, t.Unit); ok && figures[c.Col-1] {
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

// printedName is the title in a sheet, or else the name of the sheet.
func printedName(p *tables.Page) string {
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

// printedAmount is an amount as it is shown, or else as it is stored.
func printedAmount(c *tables.Cell, unit money.Unit) (m money.Money, ok bool) {
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

// printedTexts lists the running text, captions left to their tables, with the
// headings that it stands under.
func printedTexts(pdf *pdfread.Document, name string) []compare.Text {
	var out []compare.Text
	under := ""
	page, row := 0, 0
	for i := range pdf.Text {
		p := &pdf.Text[i]
		if p.Page() != page {
			page, row = p.Page(), 0
		}
		row++
		switch p.Kind {
		case pdfread.Caption:
			continue
		case pdfread.Heading:
			under = p.Text
		}
		out = append(out, compare.Text{Under: under, Text: p.Text, At: diag.Pos{Book: name, Page: page, Row: row, Col: 1}})
	}
	return out
}

// printedPages is the text of each page: paragraphs, then the cells of tables.
func printedPages(pdf *pdfread.Document) []string {
	out := make([]strings.Builder, len(pdf.Pages))
	add := func(page int, text string) {
		if page >= 1 && page <= len(out) {
			out[page-1].WriteString(text)
			out[page-1].WriteByte('\n')
		}
	}
	for i := range pdf.Text {
		p := &pdf.Text[i]
		add(p.Page(), p.Text)
	}
	for i := range pdf.Tables {
		for k := range pdf.Tables[i].Cells {
			c := &pdf.Tables[i].Cells[k]
			add(c.Page, fmt.Sprint(c.Col, c.Text))
		}
	}
	pages := make([]string, len(out))
	for i := range out {
		pages[i] = out[i].String()
	}
	return pages
}

var budgetYear = regexp.MustCompile(`(20\d\d)年`)

// printedYear is the year that most titles of tables name, or else the first
// that the text does.
func printedYear(b *tables.Published) int {
	count := map[string]int{}
	var seen []string
	note := func(s string) {
		if m := budgetYear.FindStringSubmatch(s); m != nil {
			if count[m[1]]++; count[m[1]] == 1 {
				seen = append(seen, m[1])
			}
		}
	}
	for i := range b.Pages {
		note(b.Pages[i].Sheet)
	}
	if b.PDF != nil && len(seen) == 0 {
		for i := range b.PDF.Text[:min(5, len(b.PDF.Text))] {
			note(b.PDF.Text[i].Text)
		}
	}
	if len(seen) == 0 {
		return 0
	}
	year, _ := strconv.Atoi(slices.MaxFunc(seen, func(a, b string) int { return count[a] - count[b] }))
	return year
}
