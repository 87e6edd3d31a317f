package proof

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/doc"
)

// amount is what a cell of amounts holds.
type amount struct {
	money.Money
	last   bool // last year's
	number int  // of the cell, from 1
	reason *model.Text
}

// amountsOf lists the cells of amounts that sentences may sum.
func amountsOf(in *Input) map[diag.Pos]amount {
	n := 0
	for s := model.FromFacts; s <= model.FromPurchases; s++ {
		n += len(in.Ledger.Facts(s))
	}
	m := make(map[diag.Pos]amount, n+2*len(in.Disclosure.Targets))
	add := func(at diag.Pos, a amount) {
		a.number = len(m) + 1
		m[at] = a
	}
	for s := model.FromFacts; s <= model.FromPurchases; s++ {
		facts := in.Ledger.Facts(s)
		for i := range facts {
			add(facts[i].At, amount{Money: facts[i].Amount, last: facts[i].Year != model.ThisYear})
		}
	}
	for i := range in.Disclosure.Targets {
		for _, a := range []*model.Amount{&in.Disclosure.Targets[i].Annual.Total, &in.Disclosure.Targets[i].Period.Total} {
			if !a.Blank {
				add(a.At, amount{Money: a.Money})
			}
		}
	}
	give := func(at diag.Pos, t *model.Text) {
		if a, ok := m[at]; ok {
			a.reason = t
			m[at] = a
		}
	}
	for i := range in.Disclosure.Prior {
		give(in.Disclosure.Prior[i].Amount.At, &in.Disclosure.Prior[i].Reason)
	}
	for i := range in.Disclosure.Public {
		p := &in.Disclosure.Public[i]
		for j := range p.This {
			give(p.This[j].At, &p.Reason)
			give(p.Last[j].At, &p.Reason)
		}
	}
	return m
}

// sources is what the cells of a span add up to.
type sources struct {
	this, last money.Money // distinct cells of this and of last year
	twice      money.Money // cells that stand twice: the part within a whole
	years      [2]int      // number of distinct cells of this and of last year
	part       set         // the cells that stand twice
	whole      set
	reasons    []*model.Text
}

// set is a set of cells by number.
type set []uint64

func (s *set) add(n int) bool {
	for len(*s) <= n/64 {
		*s = append(*s, 0)
	}
	had := (*s)[n/64]&(1<<(n%64)) != 0
	(*s)[n/64] |= 1 << (n % 64)
	return !had
}

func (s set) key() string {
	var b strings.Builder
	for i, w := range s {
		if w != 0 {
			b.WriteByte(byte(i))
			for ; w != 0; w >>= 8 {
				b.WriteByte(byte(w))
			}
			b.WriteByte(255)
		}
	}
	return b.String()
}

func (s set) overlaps(t set) bool {
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// gather adds up the cells of a span; ok is false when one of them is no cell
// of amounts.
func (r *reader) gather(src []diag.Pos) (t sources, ok bool) {
	t.whole = make(set, 0, 1+len(r.amounts)/64)
	var this, last, twice money.Total
	for _, at := range src {
		a, known := r.amounts[at]
		if !known {
			return t, false
		}
		switch {
		case !t.whole.add(a.number):
			if t.part.add(a.number) && !a.last {
				twice.Add(a.Money)
			}
			continue
		case a.last:
			last.Add(a.Money)
			t.years[1]++
		default:
			this.Add(a.Money)
			t.years[0]++
		}
		if a.reason != nil {
			t.reasons = append(t.reasons, a.reason)
		}
	}
	t.this, t.last, t.twice = this.Money(), last.Money(), twice.Money()
	return t, len(src) > 0
}

// printed is a number of a text with its unit.
type printed struct {
	digits  string // without thousands separators: -12.30
	places  int32
	unit    money.Unit
	percent bool
}

// parsePrinted reads 472.01万元, 24,000元 or 9.25%.
func parsePrinted(s string) (p printed, ok bool) {
	switch {
	case strings.HasSuffix(s, "%"):
		p.percent, s = true, s[:len(s)-1]
	case strings.HasSuffix(s, "万元"):
		p.unit, s = money.WanYuan, strings.TrimSuffix(s, "万元")
	case strings.HasSuffix(s, "元"):
		s = strings.TrimSuffix(s, "元")
	default:
		return p, false
	}
	digits := make([]byte, 0, len(s))
	point := -1
	for i := range len(s) {
		switch c := s[i]; {
		case c == ',':
			continue
		case c == '.' && point < 0:
			point = len(digits)
		case !isDigit(c) && !(c == '-' && i == 0):
			return p, false
		}
		digits = append(digits, s[i])
	}
	if len(digits) == 0 {
		return p, false
	}
	if point >= 0 {
		p.places = int32(len(digits) - point - 1)
	}
	p.digits = string(digits)
	return p, true
}

// is reports whether an amount prints so.
func (p *printed) is(m money.Money) bool {
	return trimmed(m.Format(money.Format{Unit: p.unit, Places: p.places})) == trimmed(p.digits)
}

// ratio reports whether a share prints so.
func (p *printed) ratio(part, whole money.Money) bool {
	q, ok := part.Percent(whole, p.places)
	if !ok {
		return trimmed(p.digits) == "0"
	}
	return trimmed(q.Fixed()) == trimmed(p.digits)
}

// trimmed drops zeros behind the point.
func trimmed(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "" || s == "-0" {
		return "0"
	}
	return s
}

// figure is a chart with the headings above it.
type figure struct {
	*doc.Figure
	under []string
}
