package proof

import (
	"slices"
	"strings"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
)

// share is a printed percentage with the cells of its part and its whole.
type share struct {
	ratio       money.Ratio
	part, whole set
	at          diag.Pos // first cell of the part
}

var shareRules = []rule{
	{Rule: check.Rule{ID: "X12", Title: "百分比之和", Severity: diag.Hint, Stage: check.OnTexts,
		Compares: "同一整体各部分印出的百分比之和为 100.00%",
		Basis:    "四舍五入会留下尾差；可印“因四舍五入存在尾差”",
		Hint:     "可在说明中注明“部分数据因四舍五入存在尾差”"}, text: (*reader).shares, document: (*reader).tails},
}

// shares: X12. Printed shares of one whole that divide it add to 100.00.
func (r *reader) shares(p *piece) {
	var list []share
	for i := range p.quantities {
		n := &p.quantities[i]
		if !n.percent || n.years[1] > 0 {
			continue
		}
		if q, ok := n.asRatio(); ok {
			list = append(list, share{q, n.part, n.whole, p.text[n.span].Src[0]})
		}
	}
	for len(list) > 0 {
		key := list[0].whole.key()
		var group, rest []share
		for _, s := range list {
			if s.whole.key() == key {
				group = append(group, s)
			} else {
				rest = append(rest, s)
			}
		}
		r.hundred(group, p.under)
		list = rest
	}
}

// divisionKey tells divisions apart: a chart draws one that a text has told.
func divisionKey(group []share) string {
	parts := make([]string, 0, len(group))
	for _, s := range group {
		if k := s.part.key(); k != "" {
			parts = append(parts, k)
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, "|")
}

// asRatio turns a printed percentage into a ratio that can be added.
func (p *printed) asRatio() (money.Ratio, bool) {
	part, err := money.Parse(p.digits, money.Yuan)
	if err != nil {
		return money.Ratio{}, false
	}
	return part.Percent(money.FromFen(10000), p.places)
}

// hundred adds up the shares of a whole, when they divide it.
func (r *reader) hundred(group []share, under []string) {
	var union set
	var sum money.Ratio
	for i, s := range group {
		if i > 0 && union.overlaps(s.part) {
			return
		}
		for len(union) < len(s.part) {
			union = append(union, 0)
		}
		for j, w := range s.part {
			union[j] |= w
		}
		sum = sum.Add(s.ratio)
	}
	key := divisionKey(group)
	if union.key() != group[0].whole.key() || r.divided[key] {
		return
	}
	if r.divided == nil {
		r.divided = map[string]bool{}
	}
	r.divided[key] = true
	r.Compared("X12", 1)
	if s := sum.Trimmed(); s != "100" && s != "0" { // nothing has no parts
		r.uneven = append(r.uneven, uneven{diag.Pos{Book: group[0].at.Book, Sheet: group[0].at.Sheet}, last(under), sum})
	}
}

// uneven is a division whose printed shares do not add up.
type uneven struct {
	at    diag.Pos
	under string
	sum   money.Ratio
}

// tails reports the divisions that do not add up, unless the document says,
// before or after, that they may not.
func (r *reader) tails() {
	r.charts()
	if r.hasTail {
		return
	}
	for _, u := range r.uneven {
		r.findAt("X12", u.at, "“"+u.under+"”中各部分的百分比之和为 "+u.sum.Fixed()+"%", "100.00%")
	}
}

func last(list []string) string {
	if len(list) == 0 {
		return "正文"
	}
	return strings.TrimSpace(list[len(list)-1])
}

// charts: the shares of a chart, unless a text has them already.
func (r *reader) charts() {
	for _, f := range r.figs {
		var group []share
		var whole set
		for i := range f.Slices {
			s := &f.Slices[i]
			n, ok := parsePrinted(s.Share)
			src, known := r.gather(s.Src)
			if !ok || !known {
				group = nil
				break
			}
			q, _ := n.asRatio()
			group = append(group, share{ratio: q, part: src.whole, at: s.Src[0]})
			for len(whole) < len(src.whole) {
				whole = append(whole, 0)
			}
			for j, w := range src.whole {
				whole[j] |= w
			}
		}
		for i := range group {
			group[i].whole = whole
		}
		if len(group) > 0 {
			r.hundred(group, f.under)
		}
	}
}
