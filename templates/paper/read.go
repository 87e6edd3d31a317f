package paper

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/templates/proof"
	"yugong/templates/prose"
	"yugong/templates/prose/claim"
)

// Read holds a document against itself.
func Read(d *Document) *Report {
	r := &reader{Document: d, Report: &Report{}, titles: map[string]bool{}}
	r.identify()
	r.context = prose.Context{Year: r.Year, Name: r.Report.Name, Word: r.Word, Known: r.others(), Torn: true}
	for _, e := range d.Contents {
		r.titles[r.core(e.Title)] = true
	}
	for i := range d.Paragraphs {
		r.paragraph(i)
	}
	r.agree()
	r.changes()
	r.counts()
	r.contents()
	r.watermarks()
	r.pages()
	r.repeated()
	r.sort()
	return r.Report
}

// reader is one reading of one document.
type reader struct {
	*Document
	*Report
	context prose.Context
	under   []string
	section int // headings so far
	said    []said
	titles  map[string]bool // that the contents name
	at      int             // paragraph that is read
}

// said is a claim with its paragraph.
type said struct {
	paragraph int
	list      string // that the paragraph is an item of, "" for none
	claim.Claim
}

func (r *reader) paragraph(i int) {
	p := &r.Paragraphs[i]
	r.at = i
	if p.Kind == prose.Heading && p.Level > 0 {
		r.section++
		n := min(p.Level-1, len(r.under))
		r.under = append(r.under[:n:n], p.Text)
	}
	kind := p.Kind
	if kind == prose.Running && !strings.ContainsAny(p.Text, "。；") {
		kind = prose.Label // a label of a chart, a line of a form: no sentence
		if r.titles[r.core(p.Text)] {
			kind = prose.Heading // set as the text is
		}
	}
	t := prose.Text{Kind: kind, S: p.Text, Under: r.under}
	prose.Read(t, &r.context, r)
	if p.Kind != prose.Label { // what stands at a table is told with its cells
		for _, g := range prose.Gaps(p.Text) {
			r.add(Finding{Paragraph: i, From: g[0], To: g[1], Entry: -1, Rule: "X05", Severity: severityOf("X05"),
				Message: "草稿的空缺没有填写：" + prose.Quote(p.Text, g[0], g[1])})
		}
	}
	if kind != prose.Running {
		return
	}
	read := prose.Claims(t, &r.context, r)
	r.Figures += read.Figures
	r.Unread += read.Unread
	list := r.listOf(p.Text)
	for _, c := range read.Claims {
		r.said = append(r.said, said{i, list, c})
	}
}

// Fault and Compared make the reader a prose.Sink. Which texts of a published
// document its unit typed is not known.
func (r *reader) Fault(f prose.Fault) {
	if f.Scope == prose.Typed || f.Scope == prose.Told {
		return
	}
	severity := severityOf(f.Rule)
	if f.Hint {
		severity = diag.Hint
	}
	if f.Rule == "C01" && r.again(f) {
		return
	}
	r.add(Finding{Paragraph: r.at, From: f.From, To: f.To, Entry: -1, Rule: f.Rule, Severity: severity, Message: f.Message, Expected: f.Expected})
}

// again counts a figure that is wrong as an earlier one is: one slip in what
// the sentences were made of stands in all of them.
func (r *reader) again(f prose.Fault) bool {
	figure := r.Paragraphs[r.at].Text[f.From:f.To]
	for i := range r.Findings {
		o := &r.Findings[i]
		if o.Rule == f.Rule && o.Expected == f.Expected && r.Paragraphs[o.Paragraph].Text[o.From:o.To] == figure {
			o.again++
			return true
		}
	}
	return false
}

// repeated tells how often what is told once stands there.
func (r *reader) repeated() {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.again > 0 {
			f.Message += fmt.Sprintf("，共 %d 处", f.again+1)
		}
	}
}

// Compared counts nothing: what matters of prose is how much of it was read.
func (r *reader) Compared(string, int) {}

func (r *reader) add(f Finding) { r.Findings = append(r.Findings, f) }

func (r *reader) find(s *said, rule, message, expected string) {
	text := r.Paragraphs[s.paragraph].Text
	r.add(Finding{Paragraph: s.paragraph, From: s.From, To: s.To, Entry: -1, Rule: rule, Severity: severityOf(rule),
		Message: message + prose.Quote(text, s.From, s.To), Expected: expected})
}

func severityOf(rule string) diag.Severity {
	r, ok := proof.Rules.Lookup(rule)
	if !ok {
		panic("paper: no rule " + rule)
	}
	return r.Severity
}

func (r *reader) sort() {
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		if d := r.pageOf(&a) - r.pageOf(&b); d != 0 {
			return d
		}
		if d := a.Paragraph - b.Paragraph; d != 0 {
			return d
		}
		return a.From - b.From
	})
}

func (r *reader) pageOf(f *Finding) int {
	if f.Paragraph >= 0 {
		return r.Paragraphs[f.Paragraph].Page
	}
	return f.Page
}
