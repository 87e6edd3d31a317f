package audit

import (
	"fmt"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
)

// bound is what a line bounds its row by, beside its set.
func (l *line) bound(a *atlas) bound {
	var b bound
	switch l.set.Kind {
	case form.RowsFunds:
		fund, _ := model.ParseFund(l.key)
		b.funds = []model.Fund{fund}
	case form.RowsClasses, form.RowsSubjects:
		b.lists[byFunction] = a.one(l.code)
	case form.RowsRevenue:
		b.lists[byFunction] = a.one(l.code + end)
	case form.RowsEconomic:
		code := l.code
		if l.second != "" {
			code += "/" + l.second // pairs are told apart by names as well as by codes
		}
		b.lists[byEconomic] = a.one(code)
	case form.RowsUnits:
		b.lists[byUnit] = a.one(l.unit)
	case form.RowsProjects:
		if !l.set.NoUnits && l.unit != "" {
			b.lists[byUnit] = a.one(l.unit)
		}
		if l.code != "" {
			b.lists[byProject] = a.one(l.code)
		}
	}
	return b
}

// figures gives every printed number its region. A blank counts as zero.
func figures(in *Input, a *atlas, parts []*part, faults *diag.List) []figure {
	n := 0
	for _, p := range parts {
		p.survey(a)
		p.printed = n
		n += len(p.lines) * len(p.sums)
	}
	a.expect(n) // nearly every figure has a region of its own
	out := make([]figure, 0, n)
	for side, p := range parts {
		sole := p.soleUnit()
		for i := range p.lines {
			l := &p.lines[i]
			set, own := a.bound(&l.set.Where.Filter), l.bound(a)
			within := func(r region) *meaning {
				a.narrow(&r, &set)
				a.narrow(&r, &own)
				if sole != "" && r.lists[byUnit] == a.one(sole) {
					r.lists[byUnit] = unbounded // what belongs to the only unit belongs to the whole
				}
				return a.meaning(r.dated())
			}
			l.meaning = within(p.whole)
			for k := range p.sums {
				c := &l.cells[p.sums[k].at]
				if c.Fault {
					faults.Add(diag.Diagnostic{Severity: diag.Error, At: c.At, Rule: p.rule(),
						Message: fmt.Sprintf("此处应为金额，实为“%s”", c.Text), Hints: []string{"请填写数字"}})
				}
				m := within(p.sums[k].region)
				m.figures = append(m.figures, len(out))
				out = append(out, figure{sheet: p.index, side: side, line: i, sum: k, meaning: m, amount: c.Amount, cell: c})
			}
		}
	}
	steps(in, parts, out)
	return out
}

// name names a figure in messages.
func (g *ledger) name(f *figure) string {
	p := g.parts[f.side]
	return fmt.Sprintf("“%s”行“%s”列", p.lines[f.line].say(p), g.in.Text(p.sums[f.sum].Text))
}

// soleUnit is the only unit among a part's lines.
func (p *part) soleUnit() string {
	sole := ""
	for i := range p.lines {
		switch u := p.lines[i].unit; {
		case u == "" || u == sole:
		case sole == "":
			sole = u
		default:
			return ""
		}
	}
	return sole
}

// step is half a unit of the last place that a sheet prints.
func (in *Input) step(s *Sheet) money.Money {
	if in.Exact {
		return money.Money{}
	}
	return half(s.Unit, in.places(s))
}

// steps gives the figures the step of their sheet.
func steps(in *Input, parts []*part, fs []figure) {
	for _, p := range parts {
		step := in.step(p.sheet)
		for i := range len(p.lines) * len(p.sums) {
			fs[p.printed+i].step = step
		}
	}
}

// places is how many decimals a sheet prints: as the form says, or as is
// custom where a sheet counts in another unit.
func (in *Input) places(s *Sheet) int32 {
	n := in.Form.Numbers[s.Table.Number.V]
	switch {
	case n.Format.Unit == s.Unit:
		return n.Places
	case s.Unit == money.WanYuan:
		return 2
	}
	return 0
}

// half is half a unit of a decimal place: 0.005 万元 is 50 yuan.
func half(u money.Unit, places int32) money.Money {
	digits := "5"
	for range places {
		digits = "0" + digits
	}
	m, err := money.Parse("0."+digits, u)
	if err != nil {
		return money.Money{}
	}
	return m
}

// finer reports whether an amount has more decimals than its sheet prints:
// then it was not rounded.
func (in *Input) finer(s *Sheet, m money.Money) bool {
	return !m.Round(s.Unit, in.places(s)).Equal(m)
}
