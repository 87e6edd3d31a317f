package schema

import (
	"yugong/model"
	"yugong/model/subject"
)

// TakeApart turns a Disclosure back into rows of sheets.
func TakeApart(d *model.Disclosure, schema []Sheet) *Content {
	c := &Content{Disclosure: *d}
	if !d.Unit.Department.Value {
		c.Units = nil
	}
	for i := range d.Targets {
		for _, ind := range d.Targets[i].Indicators {
			c.Indicators = append(c.Indicators, indicatorRow{Key: d.Targets[i].Key, Indicator: ind})
		}
	}
	for i := range d.Appropriations {
		c.Spending = append(c.Spending, spendingRow{Appropriation: d.Appropriations[i]})
	}
	for i := range d.Economic {
		c.Economic = append(c.Economic, economicRow{EconomicItem: d.Economic[i]})
	}
	if !d.Unit.Department.Value {
		c.forgetUnit(d.Unit.Name.Value, schema)
	}
	c.nameSubjects(d)
	return c
}

// forgetUnit leaves the unit column of a unit's own document blank, as people
// do; it reads back as the unit.
func (c *Content) forgetUnit(name string, schema []Sheet) {
	for _, s := range schema {
		for i, col := range s.Columns() {
			if !col.Member {
				continue
			}
			s.detach(c)
			for field := range s.Each(c, i) {
				if u := field.(*model.Text); u.Value == name {
					u.Value = ""
				}
			}
		}
	}
}

// Clone copies rows and changes each copy.
func Clone[T any](rows []T, change func(*T)) []T {
	if rows == nil {
		return nil
	}
	out := make([]T, len(rows))
	for i := range rows {
		out[i] = rows[i]
		change(&out[i])
	}
	return out
}

func ClearAmounts(amounts *[3]model.Amount) {
	for i := range amounts {
		amounts[i] = model.Amount{Blank: true}
	}
}

// nameSubjects writes the name of every code beside it, and into 自定义科目 the
// workbook's own names of codes that no row uses (parents, mostly).
func (c *Content) nameSubjects(d *model.Disclosure) {
	type key struct {
		list subject.List
		code string
	}
	named := map[key]bool{}
	name := func(l subject.List, code string) model.Text {
		named[key{l, code}] = true
		n, _ := d.Subjects.Name(l, code)
		return model.Text{Value: n}
	}
	for i := range c.Spending {
		r := &c.Spending[i]
		r.FunctionName = name(subject.Function, r.Function.Value)
		r.DeptName = name(subject.Department, r.DeptEconomic.Value)
		r.GovName = name(subject.Government, r.GovEconomic.Value)
	}
	for i := range c.Economic {
		r := &c.Economic[i]
		r.DeptName = name(subject.Department, r.DeptEconomic.Value)
		r.GovName = name(subject.Government, r.GovEconomic.Value)
	}
	c.Revenue = Clone(c.Revenue, func(r *model.Revenue) {
		if r.Code.Value != "" {
			r.Name = name(subject.Revenue, r.Code.Value)
		}
	})
	c.Prior = Clone(c.Prior, func(r *model.PriorFigure) {
		if l, ok := PriorList(r); ok && r.Code.Value != "" {
			r.Name = name(l, r.Code.Value)
		}
	})
	for _, l := range subject.Lists {
		for _, s := range d.Subjects.Own(l) {
			if !named[key{l, s.Code}] {
				c.Own = append(c.Own, ownSubject{List: model.Cell[subject.List]{Value: l}, Code: model.Text{Value: s.Code}, Name: model.Text{Value: s.Name}})
			}
		}
	}
}

// PriorList is the list that the code of a figure of last year is of; that of
// 项目支出 is the key of a project.
func PriorList(p *model.PriorFigure) (subject.List, bool) {
	switch p.Measure.Value {
	case model.EconomicSpending:
		return subject.Department, true
	case model.Income:
		return subject.Revenue, true
	case model.ProjectSpending:
		return 0, false
	}
	return subject.Function, true
}
