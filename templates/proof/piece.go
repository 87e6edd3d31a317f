package proof

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates/prose"
)

// piece is a text about to be printed: one paragraph, heading or cell.
type piece struct {
	kind   prose.Kind
	text   doc.Text
	s      string   // the spans joined
	starts []int    // byte offset of each span
	under  []string // headings above, outermost first

	quantities []quantity // figures with their cells, of running text
}

// origin is what kind of cell a span comes from.
type origin uint8

const (
	fixed  origin = iota // no cell: the format's wording
	value                // a cell of amounts, codes or names
	words                // the unit's running text: 说明, 名词解释
	reason               // 变动原因, 用途
	sheet                // a text of a performance sheet
	name                 // a project, a purchase, an asset
)

// own reports whether the unit wrote the span as text of its own.
func (o origin) own() bool { return o == words || o == reason }

// origins lists the cells of texts. What it does not list is a value.
func origins(d *model.Disclosure) map[diag.Pos]origin {
	n := len(d.Notes) + 2*len(d.Glossary) + 2*len(d.Prior) + len(d.Public) + len(d.Projects) + 4*len(d.Purchases) + len(d.Assets)
	for i := range d.Targets {
		n += 12 + 5*len(d.Targets[i].Indicators)
	}
	m := make(map[diag.Pos]origin, n)
	add := func(o origin, texts ...*model.Text) {
		for _, t := range texts {
			if t.Value != "" {
				m[t.At] = o
			}
		}
	}
	for i := range d.Notes {
		add(words, &d.Notes[i].Body)
	}
	for i := range d.Glossary {
		add(words, &d.Glossary[i].Name, &d.Glossary[i].Meaning)
	}
	for i := range d.Prior {
		add(reason, &d.Prior[i].Reason, &d.Prior[i].Purpose)
	}
	for i := range d.Public {
		add(reason, &d.Public[i].Reason)
	}
	for i := range d.Targets {
		t := &d.Targets[i]
		add(sheet, &t.Overview, &t.Basis, &t.Necessity, &t.Measures, &t.Plan, &t.PeriodGoal, &t.AnnualGoal, &t.Attribute, &t.Term)
		add(name, &t.Name, &t.Superior, &t.Unit)
		for j := range t.Indicators {
			x := &t.Indicators[j]
			add(sheet, &x.Level1, &x.Level2, &x.Level3, &x.Period, &x.Annual)
		}
	}
	for i := range d.Projects {
		add(name, &d.Projects[i].Name)
	}
	for i := range d.Purchases {
		p := &d.Purchases[i]
		add(name, &p.Project, &p.Content, &p.Quantity, &p.Source)
	}
	for i := range d.Assets {
		add(name, &d.Assets[i].Quantity)
	}
	return m
}

// origin tells what a span is.
func (r *reader) origin(s *doc.Span) origin {
	if len(s.Src) == 0 {
		return fixed
	}
	if len(s.Src) == 1 {
		if o, ok := r.origins[s.Src[0]]; ok {
			return o
		}
	}
	return value
}

// each reads the document's texts in their order.
func (r *reader) each() {
	var under []string
	for i := range r.Document.Sections {
		for _, b := range r.Document.Sections[i].Blocks {
			switch b := b.(type) {
			case *doc.Heading:
				under = append(under[:min(b.Level-1, len(under)):min(b.Level-1, len(under))], b.Text.String())
				r.piece(prose.Heading, b.Text, under)
			case *doc.Paragraph:
				k := prose.Label
				if b.Style == "body" {
					k = prose.Running
				}
				r.piece(k, b.Text, under)
			case *doc.Figure:
				r.figs = append(r.figs, figure{b, under})
			case *doc.Table:
				r.table(b, under)
			}
		}
	}
}

func (r *reader) table(t *doc.Table, under []string) {
	k := prose.Cell
	if t.OnePage {
		k = prose.Performance
	}
	for _, h := range t.Heading {
		r.piece(prose.Heading, h.Text, under)
	}
	for _, text := range []doc.Text{t.Label, t.Left, t.Right} {
		r.piece(prose.Label, text, under)
	}
	for i := range t.Head {
		for j := range t.Head[i].Cells {
			r.piece(prose.Label, t.Head[i].Cells[j].Text, under)
		}
	}
	for i := range t.Body {
		for j := range t.Body[i].Cells {
			r.piece(k, t.Body[i].Cells[j].Text, under)
		}
	}
	for i := range t.Notes {
		r.piece(prose.Label, t.Notes[i].Text, under)
	}
}

// piece reads a text, unless it is nothing but fixed wording in a table or a
// figure in one: the audit of the tables reads those.
func (r *reader) piece(k prose.Kind, t doc.Text, under []string) {
	if len(t) == 0 || (k == prose.Cell || k == prose.Performance || k == prose.Label) && !r.worth(t) {
		return
	}
	r.starts = r.starts[:0]
	at := 0
	for i := range t {
		r.starts = append(r.starts, at)
		at += len(t[i].Text)
	}
	p := piece{kind: k, text: t, s: t.String(), starts: r.starts, under: under}
	r.hasTail = r.hasTail || strings.Contains(p.s, "尾差")
	r.read(&p)
}

// worth reports whether a span is a text, not a figure or fixed wording.
func (r *reader) worth(t doc.Text) bool {
	for i := range t {
		if o := r.origin(&t[i]); o != fixed && o != value {
			return true
		}
	}
	return false
}

// span returns the span that holds a byte of the text.
func (p *piece) span(at int) int {
	i := len(p.starts) - 1
	for i > 0 && p.starts[i] > at {
		i--
	}
	return i
}

// bounds are the first byte of a span and the one behind it.
func (p *piece) bounds(span int) (from, to int) {
	return p.starts[span], p.starts[span] + len(p.text[span].Text)
}

// written returns the first span between two bytes that is not fixed wording,
// -1 when there is none.
func (p *piece) written(from, to int) int {
	for i := p.span(from); i < len(p.text) && p.starts[i] < to; i++ {
		if len(p.text[i].Src) > 0 {
			return i
		}
	}
	return -1
}

// place is the cell of a span, or the nearest cell before or after it.
func (p *piece) place(i int) diag.Pos {
	for j := i; j >= 0; j-- {
		if len(p.text[j].Src) > 0 {
			return p.text[j].Src[0]
		}
	}
	for j := i + 1; j < len(p.text); j++ {
		if len(p.text[j].Src) > 0 {
			return p.text[j].Src[0]
		}
	}
	return diag.Pos{}
}

func (p *piece) quote(from, to int) string { return prose.Quote(p.s, from, to) }

// find records a finding of a rule about a byte range of the piece.
func (r *reader) find(rule string, p *piece, from, to int, message, expected string) {
	to = min(to, len(p.s)) // a byte that is no UTF-8 counts as a character of three
	i := p.written(from, to)
	if i < 0 {
		i = p.span(from)
	}
	r.Add(diag.Diagnostic{Severity: r.Rule(rule).Severity, At: p.place(i), Rule: rule, Message: message + p.quote(from, to), Expected: expected})
}

// findAt records a finding of a rule at a cell.
func (r *reader) findAt(rule string, at diag.Pos, message, expected string) {
	r.Add(diag.Diagnostic{Severity: r.Rule(rule).Severity, At: at, Rule: rule, Message: message, Expected: expected})
}
