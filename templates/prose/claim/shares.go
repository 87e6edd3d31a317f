package claim

import "math/big"

// portion is a share with the amount that has it.
type portion struct {
	share, part *Claim
	whole       string
}

// shares checks 占…的D%. The whole is the amount that the sentence names so; a
// whole that is not printed is the sum of its parts, where their shares divide
// it.
func (h *holder) shares() {
	portions := h.portions()
	for len(portions) > 0 {
		whole := portions[0].whole
		var group, rest []portion
		for _, p := range portions {
			if p.whole == whole {
				group = append(group, p)
			} else {
				rest = append(rest, p)
			}
		}
		h.group(group)
		portions = rest
	}
}

// portions pairs each share with the amount right before it. A share that
// leaves out its whole continues the one before it.
func (h *holder) portions() []portion {
	var out []portion
	whole := ""
	sentence := -1
	for i := 1; i < len(h.Claims); i++ {
		c := &h.Claims[i]
		if c.Role != Share || h.Claims[i-1].Role != Amount || h.Claims[i-1].Topic.Words != c.Topic.Words {
			continue
		}
		if c.Whole != "" || c.Sentence != sentence {
			whole = c.Whole
		}
		sentence = c.Sentence
		out = append(out, portion{c, &h.Claims[i-1], whole})
	}
	return out
}

func (h *holder) group(group []portion) {
	wholes := h.wholes(group)
	if len(wholes) == 0 {
		return
	}
	for _, p := range group {
		h.Compared++
		var worst *Fault
		for i := range wholes {
			f := h.portion(p, &wholes[i])
			if f == nil {
				worst = nil
				break
			}
			if worst == nil {
				worst = f
			}
		}
		if worst != nil {
			h.add(worst)
		}
	}
}

// wholes lists what a group of shares may be shares of.
func (h *holder) wholes(group []portion) []Figure {
	if w := group[0].whole; w != "" {
		for i := range h.Claims {
			if c := &h.Claims[i]; c.Role == Amount && c.Topic.Words == w {
				return []Figure{c.Figure}
			}
		}
	}
	sum, half := new(big.Rat), new(big.Rat)
	hundred, slack := new(big.Rat), new(big.Rat)
	for _, p := range group {
		sum.Add(sum, p.part.Value)
		half.Add(half, p.part.Half)
		hundred.Add(hundred, p.share.Value)
		slack.Add(slack, new(big.Rat).Mul(p.share.Half, big.NewRat(2, 1)))
	}
	if len(group) >= 2 {
		for i := range h.Claims {
			if c := &h.Claims[i]; c.Role == Amount && c.From < group[0].part.From && near(&c.Figure, &Figure{Value: sum, Half: half}) {
				return []Figure{c.Figure} // which the parts divide
			}
		}
	}
	off := new(big.Rat).Sub(hundred, big.NewRat(100, 1))
	if len(group) >= 2 && off.Abs(off).Cmp(slack) <= 0 {
		return []Figure{{Value: sum, Half: half}}
	}
	return h.common(group)
}

// common is the amount before a group of which all its shares but one, and at
// least two, are shares: the whole that the sentence began with.
func (h *holder) common(group []portion) []Figure {
	for i := range h.Claims {
		c := &h.Claims[i]
		if c.Role != Amount || c.From >= group[0].part.From {
			continue
		}
		fit := 0
		for _, p := range group {
			if h.portion(p, &c.Figure) == nil {
				fit++
			}
		}
		if fit >= 2 && fit >= len(group)-1 {
			return []Figure{c.Figure}
		}
	}
	return nil
}

// portion returns what is wrong with a share of a whole.
func (h *holder) portion(p portion, whole *Figure) *Fault {
	if whole.Value.Cmp(whole.Half) <= 0 {
		return nil
	}
	lo, hi := quotients(p.part.bounds())(whole)
	if p.share.fits(lo, hi) {
		return nil
	}
	f := wrong("C01", p.share, "占比与金额不符：", p.share.print(percent(p.part.Value, whole.Value)))
	if within(p.share, lo, hi) {
		f.Slight = true
	}
	return f
}

// completions checks 完成年初预算的F%.
func (h *holder) completions() {
	for i := range h.Claims {
		c := &h.Claims[i]
		if c.Role != Completion {
			continue
		}
		done, planned := h.before(i, Final, Executed), h.before(i, Budget)
		if done == nil || planned == nil {
			continue
		}
		h.Compared++
		if planned.Value.Sign() == 0 {
			h.add(wrong("X02", c, "预算为零，不应写完成百分比：", "年初无此项预算"))
			continue
		}
		lo, hi := quotients(done.bounds())(&planned.Figure)
		if !c.fits(lo, hi) {
			f := wrong("C01", c, "完成率与预算、决算不符：", c.print(percent(done.Value, planned.Value)))
			if within(c, lo, hi) {
				f.Slight = true
			}
			h.add(f)
		}
	}
}

// before finds the last amount of one of the measures in the same sentence.
func (h *holder) before(i int, measures ...Measure) *Claim {
	for j := i - 1; j >= 0 && h.Claims[j].Sentence == h.Claims[i].Sentence; j-- {
		for _, m := range measures {
			if c := &h.Claims[j]; c.Role == Amount && c.At.Measure == m {
				return c
			}
		}
	}
	return nil
}
