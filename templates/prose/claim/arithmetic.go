package claim

import (
	"math/big"
	"regexp"
)

// key is whose number of which year a claim gives.
type key struct {
	topic string
	at    Instant
}

// twice finds one item with two amounts for the same year and measure: 住房公积金
// 176.20万元。2026年预算安排171.02万元。
func (h *holder) twice() {
	first := map[key]*Claim{}
	for i := range h.Claims {
		c := &h.Claims[i]
		if c.Role != Amount || c.Apart {
			continue
		}
		k := key{c.Topic.Words, c.At}
		f := first[k]
		if f == nil {
			first[k] = c
			continue
		}
		h.Repeated++
		if !near(&f.Figure, &c.Figure) && f.Topic.From == c.Topic.From {
			h.add(wrong("C02", c, "与前面的 "+h.s[f.From:f.To]+" 说的是同一事项，两个数不同：", "两处一致"))
		}
	}
}

// near reports whether two figures may be prints of one amount.
func near(a, b *Figure) bool {
	lo, hi := b.bounds()
	return a.fits(lo, hi)
}

// moves checks changes, rates and 持平 against the amounts of the two years.
func (h *holder) moves() {
	for i := range h.Claims {
		switch c := &h.Claims[i]; c.Role {
		case Change, Rate, Same:
			h.move(i, c)
		}
	}
}

// pair is an amount of this year beside one of the year compared with.
type pair struct{ now, last *Claim }

// move holds one statement of change against the amounts that it may speak of:
// those of its topic, else those of the head of its sentence. It is a fault
// only when none of them agrees.
func (h *holder) move(i int, c *Claim) {
	pairs := h.pairs(i, c)
	if len(pairs) > 0 {
		var worst *Fault
		for _, p := range pairs {
			f := h.against(c, p)
			if f == nil {
				h.Compared++
				return
			}
			if worst == nil {
				worst = f
			}
		}
		h.Compared++
		h.add(worst)
		return
	}
	switch c.Role {
	case Rate:
		h.derived(i, c)
	case Change:
		h.alone(i, c)
	}
}

// without are words behind a change from nothing.
var without = regexp.MustCompile(`^[（(]上年(?:度)?(?:无|没有|未安排|未编列)`)

// alone checks a change beside which no amount of the year before is told: no
// amount of its sentence can have grown by more than itself, and what there was
// not before can only have grown.
func (h *holder) alone(i int, c *Claim) {
	if c.Value.Sign() == 0 {
		return
	}
	if !c.Rise && without.MatchString(h.s[c.To:]) {
		h.Compared++
		h.add(wrong("C01", c, "上年无此项预算，不应写减少：", direction(true)+c.print(c.Value)))
		return
	}
	var most *Claim
	for j := i - 1; j >= 0 && h.Claims[j].Sentence == c.Sentence; j-- {
		a := &h.Claims[j]
		if a.Role != Amount {
			continue
		}
		if a.At.Year != h.c.Year {
			return // another year's amount may be the one
		}
		if most == nil || a.Value.Cmp(most.Value) > 0 {
			most = a
		}
	}
	if most == nil || !c.Rise {
		return
	}
	h.Compared++
	if lo, _ := c.bounds(); lo.Cmp(new(big.Rat).Add(most.Value, most.Half)) > 0 {
		h.add(wrong("C01", c, "增加额大于增加以后的数：", "不大于"+most.print(most.Value)))
	}
}

// pairs lists the amounts before a claim that it may compare.
func (h *holder) pairs(i int, c *Claim) []pair {
	var out []pair
	for j := i - 1; j >= 0; j-- {
		now := &h.Claims[j]
		if now.Role != Amount || now.At != (Instant{h.c.Year, now.At.Measure}) && now.At.Year != 0 || now.At == c.Base {
			continue
		}
		if now.Sentence != c.Sentence && now.Topic.Words != c.Topic.Words {
			break
		}
		if last := h.last(i, now, c.Base); last != nil {
			out = append(out, pair{now, last})
		}
	}
	return out
}

// last finds the amount of the base of a claim, for the topic of an amount.
func (h *holder) last(i int, now *Claim, base Instant) *Claim {
	within := func(j int) bool {
		c := &h.Claims[j]
		return c.Role == Amount && c.Topic.Words == now.Topic.Words && c.Topic.From == now.Topic.From && c.At.Year == base.Year && c.At.Year != now.At.Year
	}
	for j := i - 1; j >= 0; j-- {
		if within(j) && h.Claims[j].At == base {
			return &h.Claims[j]
		}
	}
	for j := i + 1; j < len(h.Claims) && h.Claims[j].Sentence == h.Claims[i].Sentence; j++ {
		if within(j) && h.Claims[j].At == base {
			return &h.Claims[j]
		}
	}
	return nil
}

// against returns what is wrong with a claim, if its amounts are these.
func (h *holder) against(c *Claim, p pair) *Fault {
	lo, hi := difference(&p.now.Figure, &p.last.Figure)
	exact := new(big.Rat).Sub(p.now.Value, p.last.Value)
	switch c.Role {
	case Same:
		if lo.Sign() <= 0 && hi.Sign() >= 0 {
			return nil
		}
		return wrong("C01", c, "两年的数不同，不应写持平：", direction(exact.Sign() > 0))
	case Change:
		return h.byHowMuch(c, p, exact, lo, hi)
	default:
		return h.byRate(c, p, exact)
	}
}

func (h *holder) byHowMuch(c *Claim, p pair, exact, lo, hi *big.Rat) *Fault {
	if !c.Rise {
		lo, hi = new(big.Rat).Neg(hi), new(big.Rat).Neg(lo)
	}
	if c.fits(lo, hi) {
		return nil
	}
	want := direction(exact.Sign() > 0) + c.print(new(big.Rat).Abs(exact))
	return wrong("C01", c, "增减额与前后两个数不符：", want)
}

// byRate checks 增长D% of two amounts.
func (h *holder) byRate(c *Claim, p pair, exact *big.Rat) *Fault {
	if p.last.Value.Sign() == 0 {
		if p.now.Value.Sign() == 0 && c.Value.Sign() == 0 {
			return nil
		}
		return wrong("X02", c, "上年数为零，不应写百分比：", "上年无此项预算")
	}
	if p.last.Value.Cmp(p.last.Half) <= 0 {
		return nil // a base smaller than its rounding says nothing
	}
	signed := percent(exact, p.last.Value)
	if c.Rise != (exact.Sign() > 0) && exact.Sign() != 0 && c.Value.Sign() != 0 {
		return wrong("C01", c, "增减方向与前后两个数相反：", direction(exact.Sign() > 0)+c.print(signed.Abs(signed)))
	}
	lo, hi := quotients(difference(&p.now.Figure, &p.last.Figure))(&p.last.Figure)
	if !c.Rise {
		lo, hi = new(big.Rat).Neg(hi), new(big.Rat).Neg(lo)
	}
	if c.fits(lo, hi) {
		return nil
	}
	f := wrong("C01", c, "增减幅度与前后两个数不符：", c.print(signed.Abs(signed)))
	if within(c, lo, hi) {
		f.Slight = true
	}
	return f
}

// within reports whether a figure misses by less than one unit of its last place.
func within(c *Claim, lo, hi *big.Rat) bool {
	return c.fits(new(big.Rat).Sub(lo, c.Half), new(big.Rat).Add(hi, c.Half))
}

func wrong(rule string, c *Claim, message, expected string) *Fault {
	return &Fault{Rule: rule, From: c.From, To: c.To, Message: message, Expected: expected}
}

func (h *holder) add(f *Fault) { h.Faults = append(h.Faults, *f) }

func direction(up bool) string {
	if up {
		return "增加"
	}
	return "减少"
}

// derived checks a rate that stands behind its change: A万元，比上年减少C万元，
// 下降D%. The year before is then A + C. The amount may be any of the sentence's,
// the head of it or the last named; it is a fault only when none fits.
func (h *holder) derived(i int, rate *Claim) {
	if i == 0 || h.Claims[i-1].Role != Change || h.Claims[i-1].Sentence != rate.Sentence {
		return
	}
	change := &h.Claims[i-1]
	if change.Rise != rate.Rise && change.Value.Sign() != 0 {
		h.Compared++
		h.add(wrong("C01", rate, "增减额与增减幅度方向相反：", direction(change.Rise)))
		return
	}
	var worst *Fault
	for j := i - 2; j >= 0 && h.Claims[j].Sentence == rate.Sentence; j-- {
		now := &h.Claims[j]
		if now.Role != Amount || now.At.Year != h.c.Year {
			continue
		}
		f, applies := h.rateOf(now, change, rate)
		switch {
		case applies && f == nil:
			h.Compared++
			return
		case applies:
			worst = f // the head of the sentence speaks last
		}
	}
	if worst != nil {
		h.Compared++
		h.add(worst)
	}
}

// rateOf holds a rate against its change, if the amount is this one; it is not
// when the year before would have been less than nothing.
func (h *holder) rateOf(now, change, rate *Claim) (f *Fault, applies bool) {
	by := new(big.Rat).Set(change.Value)
	if !change.Rise {
		by.Neg(by)
	}
	last := new(big.Rat).Sub(now.Value, by)
	slack := new(big.Rat).Add(now.Half, change.Half)
	if last.Cmp(slack) <= 0 {
		if last.Sign() < 0 || rate.Value.Sign() == 0 {
			return nil, false
		}
		return wrong("X02", rate, "上年数为零，不应写百分比：", "上年无此项预算"), true
	}
	base := Figure{Value: last, Half: slack}
	lo, hi := quotients(change.bounds())(&base)
	if rate.fits(lo, hi) {
		return nil, true
	}
	f = wrong("C01", rate, "增减幅度与增减额不符：", rate.print(percent(change.Value, last)))
	f.Slight = within(rate, lo, hi)
	return f, true
}

// difference bounds the exact difference of two printed figures.
func difference(now, last *Figure) (lo, hi *big.Rat) {
	d := new(big.Rat).Sub(now.Value, last.Value)
	slack := new(big.Rat).Add(now.Half, last.Half)
	return new(big.Rat).Sub(d, slack), new(big.Rat).Add(d, slack)
}

// quotients bounds the percentage that a difference between two bounds is of a
// positive base.
func quotients(dlo, dhi *big.Rat) func(*Figure) (lo, hi *big.Rat) {
	return func(base *Figure) (lo, hi *big.Rat) {
		blo, bhi := base.bounds()
		lo = percent(dlo, pick(dlo.Sign() < 0, blo, bhi))
		hi = percent(dhi, pick(dhi.Sign() < 0, bhi, blo))
		return lo, hi
	}
}

func pick(first bool, a, b *big.Rat) *big.Rat {
	if first {
		return a
	}
	return b
}

func percent(part, whole *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(part, whole)
	return q.Mul(q, big.NewRat(100, 1))
}
