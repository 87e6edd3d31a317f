package paper

import (
	"math/big"
	"slices"

	"yugong/templates/prose/claim"
)

// moved is by how much sentences say that something changed.
type moved struct {
	id    string
	by    *big.Rat // below zero for a fall
	half  *big.Rat
	first *said
	mixed bool // another sentence says otherwise
	ended bool // it is nothing this year; what it was is not told
}

// changes: C01. What the parts of a whole changed by adds up to what the whole
// did, where sentences tell all of them.
func (r *reader) changes() {
	var all []moved
	for i := range r.said {
		if m, ok := r.movement(&r.said[i]); ok {
			k := slices.IndexFunc(all, func(o moved) bool { return o.id == m.id })
			switch {
			case k < 0:
				all = append(all, m)
			case all[k].by.Cmp(m.by) != 0 || all[k].first.Base != m.first.Base:
				all[k].mixed = true
			}
		}
	}
	find := func(id string) *moved {
		i := slices.IndexFunc(all, func(m moved) bool { return m.id == id })
		switch {
		case i < 0 && r.nothing(id):
			return &moved{id: id, by: new(big.Rat), half: new(big.Rat), ended: true}
		case i < 0 || all[i].mixed:
			return nil
		}
		return &all[i]
	}
	for _, d := range parts {
		whole := find(d.whole)
		if whole == nil || whole.ended || whole.first.Role != claim.Change {
			continue
		}
		var list []*moved
		for _, id := range d.parts {
			list = append(list, find(id))
		}
		if !slices.ContainsFunc(list, func(m *moved) bool { return m == nil || !m.ended && m.first.Base != whole.first.Base }) {
			r.moved(whole, list)
		}
	}
}

// nothing reports whether a sentence says that something is zero this year.
func (r *reader) nothing(id string) bool {
	return slices.ContainsFunc(r.said, func(s said) bool {
		if s.Role != claim.Amount || s.At.Year != r.Year || s.Value.Sign() != 0 {
			return false
		}
		m := r.meaning(s.Topic.Words)
		return m != nil && m.id == id
	})
}

// movement reads a change, or that there was none.
func (r *reader) movement(s *said) (moved, bool) {
	if s.Role != claim.Change && s.Role != claim.Same || s.Base.Year != r.Year-1 {
		return moved{}, false
	}
	m := r.meaning(s.Topic.Words)
	if m == nil {
		return moved{}, false
	}
	if s.Role == claim.Same {
		return moved{id: m.id, by: new(big.Rat), half: big.NewRat(100, 1), first: s}, true // 0.01万元 is told as none
	}
	by := new(big.Rat).Set(s.Value)
	if !s.Rise {
		by.Neg(by)
	}
	return moved{id: m.id, by: by, half: s.Half, first: s}, true
}

// moved finds a change that those of its parts do not add up to. When one of
// them, turned round, would make the sum, that is the one. A part that ended can
// only have lowered it.
func (r *reader) moved(whole *moved, list []*moved) {
	sum, slack := new(big.Rat), new(big.Rat).Set(whole.half)
	ended := false
	for _, m := range list {
		sum.Add(sum, m.by)
		slack.Add(slack, m.half)
		ended = ended || m.ended
	}
	off := new(big.Rat).Sub(whole.by, sum)
	agrees := func(off *big.Rat) bool { return new(big.Rat).Abs(off).Cmp(slack) <= 0 }
	r.Report.Compared++
	if agrees(off) {
		return
	}
	var turned []*moved
	twice := func(m *moved) *big.Rat { return new(big.Rat).Add(m.by, m.by) }
	if agrees(new(big.Rat).Sub(off, twice(whole))) {
		turned = append(turned, whole)
	}
	for _, m := range list {
		if m.by.Sign() != 0 && agrees(new(big.Rat).Add(off, twice(m))) {
			turned = append(turned, m)
		}
	}
	if len(turned) == 1 {
		r.find(turned[0].first, "C01", "增减方向与总的和各部分的增减不符：", direction(turned[0].by.Sign() < 0)+r.text(turned[0].first))
		return
	}
	if ended && len(turned) == 0 && off.Sign() < 0 {
		return
	}
	r.find(whole.first, "C01", "增减额与各部分增减额之和不符：", direction(sum.Sign() >= 0)+amount(whole.first, new(big.Rat).Abs(sum)))
}

func direction(up bool) string {
	if up {
		return "增加"
	}
	return "减少"
}
