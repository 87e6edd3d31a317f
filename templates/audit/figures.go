package audit

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/spec"
)

// filters are what a line bounds its row by.
func (l *line) filters() []*model.Filter {
	own := &l.set.Where.Filter
	f := &model.Filter{}
	switch l.set.Kind {
	case spec.RowsFunds:
		fund, _ := model.ParseFund(l.key)
		f.Funds = []model.Fund{fund}
	case spec.RowsClasses, spec.RowsSubjects:
		f.Functions = []string{l.code}
	case spec.RowsRevenue:
		f.Functions, f.Exact = []string{l.code}, true
	case spec.RowsEconomic:
		code := l.code
		if l.second != "" {
			code += "/" + l.second // pairs are told apart by names as well as by codes
		}
		f.Economic = []string{code}
	case spec.RowsUnits:
		f.Units = []string{l.unit}
	case spec.RowsProjects:
		if !l.set.NoUnits && l.unit != "" {
			f.Units = []string{l.unit}
		}
		if l.code != "" {
			f.Projects = []string{l.code}
		}
	}
	return []*model.Filter{own, f}
}

// figures gives every printed number its region. A blank counts as zero.
func figures(in *Input, parts []*part, faults *diag.List) []figure {
	var out []figure
	for side, p := range parts {
		unit := p.soleUnit()
		for i := range p.lines {
			l := &p.lines[i]
			filters := l.filters()
			l.region = p.base(p.side.From, filters...)
			l.region.forget(unit)
			for j, leaf := range p.leaves {
				if leaf.Sum == nil {
					continue
				}
				c := &l.cells[j]
				if c.Fault {
					faults.Add(diag.Diagnostic{Severity: diag.Error, At: c.At, Rule: p.rule(),
						Message: fmt.Sprintf("此处应为金额，实为“%s”", c.Text), Hints: []string{"请填写数字"}})
				}
				r := p.base(leaf.From, append([]*model.Filter{&leaf.Sum.Filter}, filters...)...)
				r.forget(unit)
				out = append(out, figure{
					sheet: p.index, side: side, line: i, column: j, region: r, amount: c.Amount, printed: c.Figure, fault: c.Fault,
					step: in.step(p.sheet), at: c.At, name: fmt.Sprintf("“%s”行“%s”列", l.say(p), in.Text(leaf.Text)),
				})
			}
		}
	}
	return out
}

// soleUnit is the only unit among a part's lines: what belongs to it belongs
// to the whole.
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

func (r *region) forget(unit string) {
	if unit != "" && slices.Equal(r.lists[byUnit], []string{unit}) {
		r.lists[byUnit] = nil
	}
}

// step is half a unit of the last place that a sheet prints.
func (in *Input) step(s *Sheet) money.Money {
	if in.Exact {
		return money.Money{}
	}
	return half(s.Unit, in.places(s))
}

// places is how many decimals a sheet prints: as the format says, or as is
// custom where a sheet counts in another unit.
func (in *Input) places(s *Sheet) int32 {
	n := in.Format.Numbers[s.Table.Number.V]
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
