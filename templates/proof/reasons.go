package proof

import (
	"slices"
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
	u := unexplained{says: p.quote(p.starts[c.span], c.end)}
	for _, t := range c.reasons {
		if t.Value != "" {
			return
		}
		if !t.At.IsZero() && !slices.Contains(u.cells, t.At) { // the workbook has a column for it
			u.cells = append(u.cells, t.At)
		}
	}
	if len(u.cells) > 0 {
		r.unexplained = append(r.unexplained, u)
	}
}

// unexplained is a change without a reason, and the cells that could hold one.
type unexplained struct {
	says  string
	cells []diag.Pos
}

// explain asks for the reason of each change; that of a sum where no item of it is
// asked for its own.
func (r *reader) explain() {
	asked := map[diag.Pos]bool{}
	for _, sums := range []bool{false, true} {
		for _, u := range r.unexplained {
			if len(u.cells) > 1 != sums || slices.ContainsFunc(u.cells, func(at diag.Pos) bool { return asked[at] }) {
				continue
			}
			at := u.cells[len(u.cells)-1]
			asked[at] = true
			r.findAt("X03", at, "有增减变动，没有填写原因："+u.says, "变动原因")
		}
	}
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
