package proof

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// claim is a figure that a unit's own text may speak of.
type claim struct {
	words  []string
	source model.Source
	filter func(*model.Fact) bool
}

func all(*model.Fact) bool { return true }

func item(ids ...string) func(*model.Fact) bool {
	return func(f *model.Fact) bool {
		for _, id := range ids {
			if f.Item == id {
				return true
			}
		}
		return false
	}
}

var claims = []claim{
	{[]string{"预算收入总计", "收入总计", "预算支出总计", "支出总计", "收支总计"}, model.FromFacts, all},
	{[]string{"“三公”经费预算", "“三公”经费合计", "“三公”经费总额", "三公经费预算", "三公经费合计"}, model.FromPublic, all},
	{[]string{"公务接待费"}, model.FromPublic, item("reception")},
	{[]string{"公务用车运行维护费"}, model.FromPublic, item("vehicle-running")},
	{[]string{"公务用车购置费"}, model.FromPublic, item("vehicle-purchase")},
	{[]string{"因公出国（境）费"}, model.FromPublic, item("abroad")},
	{[]string{"政府采购预算总额", "政府采购预算"}, model.FromProcurement, all},
}

// claims: X01. Where a unit's own text names a main figure with an amount, it
// is this year's or last year's.
func (r *reader) claims(p *piece) {
	for i := range p.text {
		if r.origin(&p.text[i]) != words {
			continue
		}
		r.denied(p, i)
		r.counted(p, i)
		if !strings.Contains(p.text[i].Text, "元") {
			continue
		}
		for j := range claims {
			r.claim(p, i, &claims[j])
		}
	}
}

func (r *reader) claim(p *piece, span int, c *claim) {
	s := p.text[span].Text
	for _, w := range c.words {
		for at := 0; ; {
			i := strings.Index(s[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			from, to, n, ok := amountAfter(s, at)
			if !ok {
				continue
			}
			r.Compared("X01", 1)
			now, last := r.total(c)
			if n.is(now) || n.is(last) {
				continue
			}
			base := p.starts[span]
			r.Add(diag.Diagnostic{Severity: diag.Warning, At: p.place(span), Rule: "X01",
				Message:  "文字中的" + w + "与表中的数不一致：" + p.quote(base+from, base+to),
				Expected: now.Format(money.Format{Unit: n.unit, Places: n.places}) + n.unit.String()})
		}
		if strings.Contains(s, w) {
			return // the longest wording speaks
		}
	}
}

// amountAfter reads an amount that directly follows, but for 为, 共 and the
// like.
func amountAfter(s string, at int) (from, to int, n printed, ok bool) {
	for _, w := range []string{"安排", "共计", "总计", "合计", "为", "共", "是", "：", " "} {
		if strings.HasPrefix(s[at:], w) {
			at += len(w)
		}
	}
	to = at
	for to < len(s) && (isDigit(s[to]) || s[to] == '.' || s[to] == ',') {
		to++
	}
	if to == at {
		return 0, 0, n, false
	}
	for _, unit := range []string{"万元", "元"} {
		if strings.HasPrefix(s[to:], unit) {
			n, ok = parsePrinted(s[at : to+len(unit)])
			return at, to + len(unit), n, ok
		}
	}
	return 0, 0, n, false
}

// total sums a claim over this and last year.
func (r *reader) total(c *claim) (now, last money.Money) {
	facts := r.Ledger.Facts(c.source)
	for i := range facts {
		switch f := &facts[i]; {
		case !c.filter(f):
		case f.Year != model.ThisYear:
			last = last.Add(f.Amount)
		default:
			now = now.Add(f.Amount)
		}
	}
	return now, last
}
