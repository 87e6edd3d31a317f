package yugong

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"yugong/model/diag"
	"yugong/model/pdfread"
	"yugong/templates/paper"
	"yugong/templates/prose"
	"yugong/templates/published"
	"yugong/templates/relation"
)

// Prose is how much of the running text of a PDF was read.
type Prose struct {
	Figures  int // amounts and percentages in sentences
	Unread   int // those that were not understood: neither right nor wrong
	Compared int // those held against a table
}

// paragraphKinds are the kinds of text of a PDF in the words of those who
// proof-read it.
var paragraphKinds = map[pdfread.Kind]prose.Kind{pdfread.Body: prose.Running, pdfread.Heading: prose.Heading, pdfread.Caption: prose.Label}

// prose reads the running text of a PDF beside its tables; nil of other
// publications.
func (p *Publication) prose(r *published.Result) (*Prose, Findings) {
	pdf := p.book.PDF
	if pdf == nil {
		return nil, nil
	}
	d := &paper.Document{Name: r.Unit}
	if r.Printed != nil && len(r.Printed.Tables) > 0 {
		d.Tables = relation.NewIndex(r.Printed)
	}
	for i := range pdf.Text {
		t := &pdf.Text[i]
		kind := paragraphKinds[t.Kind]
		if chartLabel.MatchString(t.Text) {
			kind = prose.Label
		}
		d.Paragraphs = append(d.Paragraphs, paper.Paragraph{Kind: kind, Level: t.Level, Text: t.Text, Page: t.Page()})
	}
	for _, e := range pdf.Contents {
		d.Contents = append(d.Contents, paper.Entry{Title: e.Title, Label: e.Label, Page: e.Page})
	}
	for i := range pdf.Pages {
		page := &pdf.Pages[i]
		d.Pages = append(d.Pages, paper.Page{Label: page.Label, Blank: page.State == pdfread.Blank, Cut: len(page.Cut), Askew: page.Askew})
	}
	for i := range pdf.Tables {
		title := paper.Title{Page: pdf.Tables[i].Page}
		for k := range pdf.Tables[i].Above {
			title.Text += pdf.Tables[i].Above[k].Text()
		}
		d.Titles = append(d.Titles, title)
	}
	read := paper.Read(d)
	var found Findings
	for i := range read.Findings {
		f := &read.Findings[i]
		found.Add(diag.Diagnostic{Severity: f.Severity, At: p.place(d, f), Rule: f.Rule, Message: f.Message, Expected: f.Expected})
	}
	return &Prose{read.Figures, read.Unread, read.Compared}, found
}

// chartLabel tells the parts of one bar of a chart, 基本支出9.09万元；项目支出50.61万元: of
// that bar alone, whatever the bar is, and no sentence.
var chartLabel = regexp.MustCompile(`^(?:[^，。；：0-9]{2,24}[\d,.]+[千万亿]?元；)+[^，。；：0-9]{2,24}[\d,.]+[千万亿]?元$`)

// place is where a finding stands: a character of a paragraph of its page, or
// a page.
func (p *Publication) place(d *paper.Document, f *paper.Finding) Place {
	at := Place{Book: p.book.Name, Page: f.Page}
	if f.Paragraph < 0 {
		return at
	}
	of := &d.Paragraphs[f.Paragraph]
	at.Page = of.Page
	for i := f.Paragraph; i >= 0 && d.Paragraphs[i].Page == of.Page; i-- {
		at.Row++
	}
	at.Col = 1 + utf8.RuneCountInString(of.Text[:f.From])
	return at
}

// textual reports whether a place is one of running text.
func textual(at Place) bool { return at.Page > 0 && at.Sheet == "" && at.Row > 0 }

// passage is the clause at a place of running text, on its page.
func (p *Publication) passage(at Place) []pdfread.Place {
	pdf := p.book.PDF
	n := slices.IndexFunc(pdf.Text, func(t pdfread.Paragraph) bool { return t.Page() == at.Page })
	if n < 0 || n+at.Row > len(pdf.Text) {
		return nil
	}
	t := &pdf.Text[n+at.Row-1]
	from := len(t.Text) - len(strings.TrimLeftFunc(t.Text, func() func(rune) bool {
		left := at.Col - 1
		return func(rune) bool { left--; return left >= 0 }
	}()))
	const most = 36 // bytes: a dozen characters
	to := min(len(t.Text), from+most)
	if i := strings.IndexAny(t.Text[from:to], "，。；"); i > 0 {
		to = from + i
	}
	return t.Places(from, to)
}
