package proof

import (
	"strings"

	"yugong/model/diag"
	"yugong/templates/prose"
)

// change is a printed change since last year.
type change struct {
	*quantity
	end int // the byte behind it
	up  bool
}

// reasons: X03.
func (r *reader) reasons(p *piece) {
	asked := asksReasons(p.under)
	for i := range p.quantities {
		n := &p.quantities[i]
		from, to := p.bounds(n.span)
		up, stated := direction(p.s[:from])
		if n.percent || n.years[1] == 0 || !stated || !compares(p.s, from) {
			continue
		}
		r.Compared("X03", 1)
		r.reason(p, &change{n, to, up}, asked)
	}
}

// asksReasons: a heading such as 增减变动原因说明 asks for the reasons of what
// stands below it.
func asksReasons(under []string) bool {
	for _, h := range under {
		if strings.Contains(h, "原因") {
			return true
		}
	}
	return false
}

// reason finds a change that its heading wants explained, and that has none, or
// one that explains the contrary. A reason belongs to its change by its cell: in
// the sentence, or in the next one before that speaks of another figure.
func (r *reader) reason(p *piece, c *change, asked bool) {
	end := prose.SentenceEnd(p.s, c.end)
	next := prose.SentenceEnd(p.s, min(end+len("。"), len(p.s)))
	for i := c.span + 1; i < len(p.text) && p.starts[i] < next; i++ {
		switch o := r.origin(&p.text[i]); {
		case o == value && p.starts[i] > end:
			next = end
		case o == reason:
			r.contrary(p, c, i)
			return
		}
	}
	if !asked || strings.Contains(p.s[c.end:end], "原因") {
		return
	}
	// A sum of several items is explained where they are.
	var at diag.Pos
	for _, t := range c.reasons {
		if t.Value != "" {
			return
		}
		at = t.At
	}
	if at.IsZero() {
		return // the workbook has no column for it
	}
	r.findAt("X03", at, "有增减变动，没有填写原因："+p.quote(p.starts[c.span], c.end), "变动原因")
}

// contrary holds a reason against its change where no word tells package prose
// that it is one.
func (r *reader) contrary(p *piece, c *change, i int) {
	from, to := p.bounds(i)
	if strings.Contains(p.s[c.end:from], "原因") || !prose.Contrary(p.text[i].Text, c.up) {
		return
	}
	moved, told := "减少", "增加"
	if c.up {
		moved, told = told, moved
	}
	r.find("X03", p, from, to, "数字"+moved+"，原因说的是"+told+"：", "")
}
