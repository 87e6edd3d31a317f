package paper

import (
	"math/big"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/prose/claim"
	"yugong/templates/relation"
)

// told is what sentences say of one meaning.
type told struct {
	meaning *meaning
	at      claim.Instant
	first   *said
}

// agree holds amounts of the running text against the tables (X01), and where
// no table prints them, against other paragraphs (C02) and their own parts (C01).
func (r *reader) agree() {
	var all []told
	own := r.itemised()
	for i := range r.said {
		s := &r.said[i]
		if s.Role != claim.Amount || s.At.Measure != claim.Budget || s.Apart || own[s] {
			continue
		}
		m := r.meaning(s.Topic.Words)
		if m == nil {
			continue
		}
		if r.table(s, m) {
			continue
		}
		i := slices.IndexFunc(all, func(t told) bool { return t.meaning.id == m.id && t.at == s.At })
		switch {
		case i < 0:
			all = append(all, told{m, s.At, s})
		case len(m.readings) == 1 && all[i].first.paragraph != s.paragraph && !near(&all[i].first.Figure, &s.Figure):
			first := all[i].first
			r.find(s, "C02", "与第"+pageNumber(r.Paragraphs[first.paragraph].Page)+"页的“"+r.text(first)+"”说的是同一事项，两个数不同：", "两处一致")
		}
	}
	r.divisions(all)
}

func (r *reader) text(s *said) string { return r.Paragraphs[s.paragraph].Text[s.From:s.To] }

// printed looks for an amount in the tables: whether one prints it, else what one
// prints in its place, and how many readings of its meaning they print.
func (r *reader) printed(s *said, m *meaning) (agreed bool, other *relation.Printed, readings int) {
	if r.Tables == nil || s.At.Year != r.Year && s.At.Year != r.Year-1 {
		return false, nil, 0
	}
	for _, q := range m.readings {
		q := *q
		if s.At.Year != r.Year {
			q.Filter.Years = []model.Year{model.LastYear}
		}
		list := r.Tables.Find(q.Source, &q.Filter)
		if len(list) > 0 {
			readings++
		}
		for _, f := range list {
			if agrees(&s.Figure, &f) {
				return true, nil, readings
			}
			if other == nil {
				other = &f
			}
		}
	}
	return false, other, readings
}

// table holds an amount against the tables; told is false when none of them
// prints it.
func (r *reader) table(s *said, m *meaning) (told bool) {
	agreed, other, readings := r.printed(s, m)
	if agreed {
		r.Report.Compared++
		return true
	}
	// Nothing is told of what tables leave blank: another reading says nothing.
	if other == nil || s.Value.Sign() == 0 && readings < len(m.readings) {
		return false
	}
	r.Report.Compared++
	if slices.ContainsFunc(r.Findings, func(f Finding) bool {
		return f.Rule == "X01" && f.Paragraph == s.paragraph && f.Expected == amount(s, exact(other.Amount))
	}) {
		return true // the same amount, said again
	}
	// Of two amounts the table tells which is right.
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return f.Rule == "C02" && f.Paragraph == s.paragraph && f.From == s.From })
	r.find(s, "X01", "文字与《"+other.Table+"》不一致：", amount(s, exact(other.Amount)))
	if last := &r.Findings[len(r.Findings)-1]; cutOff(&s.Figure, other) {
		last.Severity = diag.Hint
	}
	return true
}

// cutOff reports whether a sentence misses its table by no more than a unit of its
// last place: it was cut off, or made to add up, instead of rounded.
func cutOff(c *claim.Figure, f *relation.Printed) bool {
	wide := *c
	wide.Half = new(big.Rat).Mul(c.Half, big.NewRat(2, 1))
	return agrees(&wide, f)
}

// agrees reports whether a sentence and a table may print one amount.
func agrees(c *claim.Figure, f *relation.Printed) bool {
	off := new(big.Rat).Sub(c.Value, exact(f.Amount))
	slack := new(big.Rat).Add(c.Half, exact(f.Half))
	return off.Abs(off).Cmp(slack) <= 0
}

func exact(m money.Money) *big.Rat {
	v, ok := new(big.Rat).SetString(m.Format(money.Format{Unit: money.Yuan, Places: 6}))
	if !ok {
		return new(big.Rat)
	}
	return v
}

// amount writes a value in the unit and to the places of a figure.
func amount(s *said, v *big.Rat) string {
	if s.Unit.Money() {
		v = new(big.Rat).Quo(v, big.NewRat(s.Unit.Yuan, 1))
	}
	return v.FloatString(s.Places) + s.Unit.Name
}

func near(a, b *claim.Figure) bool {
	off := new(big.Rat).Sub(a.Value, b.Value)
	return off.Abs(off).Cmp(new(big.Rat).Add(a.Half, b.Half)) <= 0
}

// parts are wholes that consist of nothing but their parts.
var parts = []struct {
	whole string
	parts []string
}{
	{"procurement", []string{"goods", "works", "services"}},
	{"public", []string{"abroad", "reception", "vehicle"}},
	{"vehicle", []string{"vehicle-purchase", "vehicle-running"}},
	{"appropriated", []string{"general", "government-fund", "state-capital"}},
}

// divisions adds up what sentences say of a whole and of all its parts.
func (r *reader) divisions(all []told) {
	find := func(id string) *said {
		for i := range all {
			if all[i].meaning.id == id && all[i].at.Year == r.Year {
				return all[i].first
			}
		}
		return nil
	}
	for _, d := range parts {
		whole := find(d.whole)
		if whole == nil {
			continue
		}
		var list []*said
		for _, id := range d.parts {
			list = append(list, find(id))
		}
		if !slices.Contains(list, nil) {
			r.sum(whole, list)
		}
	}
}

// sum finds a whole that its parts do not add up to.
func (r *reader) sum(whole *said, list []*said) {
	if !addsUp(whole, list) {
		r.find(whole, "C01", "与各部分之和不符：", amount(whole, total(list)))
	}
}

func total(list []*said) *big.Rat {
	sum := new(big.Rat)
	for _, p := range list {
		sum.Add(sum, p.Value)
	}
	return sum
}

// addsUp reports whether parts may add up to a whole, each rounded.
func addsUp(whole *said, list []*said) bool {
	slack := new(big.Rat).Set(whole.Half)
	for _, p := range list {
		slack.Add(slack, p.Half)
	}
	off := new(big.Rat).Sub(total(list), whole.Value)
	return off.Abs(off).Cmp(slack) <= 0
}
