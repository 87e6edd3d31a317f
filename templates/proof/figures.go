package proof

import (
	"strings"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/prose"
)

// quantity is a figure that a text prints, with the cells that it comes from.
type quantity struct {
	printed
	sources
	span int
}

// figureRules: what finds faults of X01 meets those of X02.
var figureRules = []rule{
	{Rule: check.Rule{ID: "X01", Title: "文字中的数字", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "说明文字中的每个金额和百分比＝事实算出的数；增减的用词与正负一致，相等时为相同或持平；单位自己的文字中提到的主要数字与表一致",
		Basis:    "说明是对表的说明",
		Hint:     "请改正文字，或核对所引的单元格"}, text: (*reader).figures},
	{Rule: check.Rule{ID: "X02", Title: "上年为零", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "上年数为零时不写百分比",
		Basis:    "零不能作除数",
		Hint:     "请删去百分比，写“上年无此项预算”"}},
}

// quantities lists the figures that a text prints.
func (r *reader) quantities(p *piece) []quantity {
	var out []quantity
	for i := range p.text {
		n, ok := parsePrinted(p.text[i].Text)
		if !ok || r.origin(&p.text[i]) != value {
			continue
		}
		if src, ok := r.gather(p.text[i].Src); ok {
			out = append(out, quantity{n, src, i})
		}
	}
	return out
}

// figures: X01 and X02. Every figure that a text prints is computed again from
// the cells it comes from, by another way than the form's.
func (r *reader) figures(p *piece) {
	r.claims(p)
	r.Compared("X01", len(p.quantities))
	for i := range p.quantities {
		if n := &p.quantities[i]; n.percent {
			r.rate(p, n)
		} else {
			r.amount(p, n)
		}
	}
}

// amount checks a sum, or the change between two years.
func (r *reader) amount(p *piece, n *quantity) {
	want := n.this
	both := n.years[0] > 0 && n.years[1] > 0
	switch {
	case both:
		want = n.this.Sub(n.last).Abs()
	case n.years[1] > 0:
		want = n.last
	}
	from, to := p.bounds(n.span)
	if !n.is(want) {
		r.find("X01", p, from, to, "数字与所引单元格不一致：", want.Format(money.Format{Unit: n.unit, Places: n.places})+n.unit.String())
		return
	}
	up, stated := direction(p.s[:from])
	if !stated || !both && !compares(p.s, from) {
		return
	}
	diff := n.this.Sub(n.last)
	switch {
	case diff.IsZero():
		r.find("X01", p, from, to, "与上年相同，不应写增减：", "与上年预算数相同")
	case up != (diff.Sign() > 0):
		r.find("X01", p, from, to, "增减方向与数字相反：", word(diff.Sign() > 0))
	}
	if both && n.last.IsZero() {
		r.fromZero(p, to)
	}
}

func word(up bool) string {
	if up {
		return "增加"
	}
	return "减少"
}

// upWords and downWords end a text before the figure that they tell of.
var (
	upWords   = []string{"增加", "增长", "上升", "提高", "多"}
	downWords = []string{"减少", "下降", "降低", "减", "少"}
)

// direction reads the word before a figure.
func direction(before string) (up, ok bool) {
	before = strings.TrimSuffix(before, "了")
	for _, w := range downWords {
		if strings.HasSuffix(before, w) {
			return false, true
		}
	}
	for _, w := range upWords {
		if strings.HasSuffix(before, w) {
			return true, true
		}
	}
	return false, false
}

// compares reports whether the clause before a byte compares with last year.
func compares(s string, at int) bool {
	clause := s[prose.ClauseStart(s, at):at]
	return strings.Contains(clause, "比") || strings.Contains(clause, "较")
}

// fromZero: X02. After a change from nothing no percentage follows.
func (r *reader) fromZero(p *piece, to int) {
	r.Compared("X02", 1)
	rest := p.s[to:prose.SentenceEnd(p.s, to)]
	if i := strings.Index(rest, "原因"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.Index(rest, "%"); i >= 0 {
		r.find("X02", p, to, to+i+1, "上年数为零，不应写百分比：", "上年无此项预算")
	}
}

// rate checks a share of a whole, or a rate of change.
func (r *reader) rate(p *piece, n *quantity) {
	part, whole := n.twice, n.this
	change := n.years[1] > 0
	if change {
		part, whole = n.this.Sub(n.last).Abs(), n.last.Abs()
	}
	from, to := p.bounds(n.span)
	if change && n.last.IsZero() {
		r.find("X02", p, from, to, "上年数为零，不应写百分比：", "上年无此项预算")
		return
	}
	if !n.ratio(part, whole) {
		want := "0%"
		if q, ok := part.Percent(whole, n.places); ok {
			want = q.Fixed() + "%"
		}
		r.find("X01", p, from, to, "百分比与所引单元格不一致：", want)
		return
	}
	if up, stated := direction(p.s[:from]); change && stated {
		if diff := n.this.Sub(n.last); up != (diff.Sign() > 0) {
			r.find("X01", p, from, to, "增减方向与数字相反：", map[bool]string{true: "增长", false: "下降"}[diff.Sign() > 0])
		}
	}
}
