package printed

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yugong/model/compare"
	"yugong/model/diag"
	"yugong/model/pdfread"
	"yugong/model/workbook/tables"
)

// Version is a published document as it is compared with another: its tables;
// of a PDF its paragraphs and pages too; the year that it speaks of, 0 when it
// names none.
func Version(b *tables.Published) compare.Version {
	v := compare.Version{Year: yearOf(b), Tables: make([]compare.Table, 0, len(b.Pages))}
	for i := range b.Pages {
		v.Tables = append(v.Tables, tableOf(&b.Pages[i]))
	}
	if b.PDF != nil {
		v.Texts = textsOf(b.PDF, b.Name)
		v.Pages = pagesOf(b.PDF)
	}
	return v
}

// textsOf lists the running text, captions left to their tables, with the
// headings that it stands under.
func textsOf(pdf *pdfread.Document, name string) []compare.Text {
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

// pagesOf is the text of each page: paragraphs, then the cells of tables.
func pagesOf(pdf *pdfread.Document) []string {
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

// yearOf is the year that most titles of tables name, or else the first
// that the text does.
func yearOf(b *tables.Published) int {
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
