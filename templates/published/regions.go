package published

import (
	"yugong/model"
	"yugong/templates/form"
	"yugong/templates/relation"
)

// tablesOf gives the lines that were understood the filters that say what their
// figures sum.
func tablesOf(in *input, all []*part) []relation.Table {
	tables := make([]relation.Table, len(in.sheets))
	for i := range in.sheets {
		s := &in.sheets[i]
		tables[i] = relation.Table{Form: s.Table, Unit: s.Unit, Places: s.Places, At: s.At}
	}
	for _, p := range all {
		t := &tables[p.index]
		t.Sides = append(t.Sides, p.relate())
	}
	return tables
}

// relate is the part as a side of figures.
func (p *part) relate() *relation.Side {
	spec := p.side
	base := []*model.Filter{&p.sheet.Table.Where.Filter, &spec.Where.Filter}
	s := &relation.Side{From: spec.From, Base: base, Listing: p.clean}
	s.Say = func(i int) string { return p.lines[i].say(p) }
	var at []int
	for j, leaf := range p.leaves {
		if leaf.Sum == nil {
			continue
		}
		c := relation.Column{Text: leaf.Text, Sum: &leaf.Sum.Filter}
		if leaf.Source.V != "" {
			c.From, c.Base = leaf.From, leaf.Base[:]
		}
		s.Columns, at = append(s.Columns, c), append(at, j)
	}
	for _, set := range p.sets {
		s.Listing = s.Listing && !single(set)
		s.Tree = s.Tree || set.Kind == form.RowsSubjects && len(set.Levels) == 0 && p.prints("code")
	}
	s.Lines = make([]relation.Line, len(p.lines))
	figures := make([]relation.Figure, len(p.lines)*len(at))
	for i := range p.lines {
		l := &p.lines[i]
		r := &s.Lines[i]
		*r = relation.Line{Filters: append([]*model.Filter{&l.set.Where.Filter, l.filter()}, l.within...), Fixed: single(l.set), Total: l.set.Kind == form.RowsTotal, At: l.at}
		if l.set.Source.V != "" || len(l.set.Without) > 0 {
			r.From, r.Base = l.set.From, l.set.Base[:]
		}
		if r.Label = p.called(l.cells); l.set.Kind == form.RowsSubjects {
			r.Code, r.Name = l.code, l.name
		}
		r.Figures, figures = figures[:len(at):len(at)], figures[len(at):]
		for k, j := range at {
			c := &l.cells[j]
			r.Figures[k] = relation.Figure{Amount: c.Amount, Blank: !c.Figure, Fault: c.Fault, At: c.At}
		}
	}
	return s
}

// filter is what a line bounds its figures by, beside its set.
func (l *line) filter() *model.Filter {
	f := &model.Filter{}
	switch l.set.Kind {
	case form.RowsFunds:
		fund, _ := model.ParseFund(l.key)
		f.Funds = []model.Fund{fund}
	case form.RowsClasses, form.RowsSubjects:
		f.Functions = []string{l.code}
	case form.RowsRevenue:
		f.Functions, f.Exact = []string{l.code}, true
	case form.RowsEconomic:
		f.Economic = []string{l.code}
		if l.otherwise && len(l.code) > 3 {
			f.Economic[0] = l.code[:3] + l.name // which of code and name is meant nobody knows
		}
		if l.second != "" {
			f.Government, f.Exact = []string{l.second}, true // pairs are told apart by names as well as by codes
		}
	case form.RowsUnits:
		f.Units = []string{l.unit}
	case form.RowsProjects:
		if !l.set.NoUnits && l.unit != "" {
			f.Units = []string{l.unit}
		}
		if l.code != "" {
			f.Projects = []string{l.code}
		}
	}
	return f
}
