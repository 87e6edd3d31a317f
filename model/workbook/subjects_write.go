package workbook

import (
	"yugong/model"
	"yugong/model/subject"
)

// nameSubjects writes the name of every code beside it, and into 自定义科目 the
// workbook's own names of codes that no row uses (parents, mostly).
func (c *content) nameSubjects(d *model.Disclosure) {
	named := map[subjectKey]bool{}
	name := func(l subject.List, code string) model.Text {
		named[subjectKey{l, code}] = true
		n, _ := d.Subjects.Name(l, code)
		return model.Text{Value: n}
	}
	for i := range c.spending {
		r := &c.spending[i]
		r.FunctionName = name(subject.Function, r.Function.Value)
		r.DeptName = name(subject.Department, r.DeptEconomic.Value)
		r.GovName = name(subject.Government, r.GovEconomic.Value)
	}
	for i := range c.economic {
		r := &c.economic[i]
		r.DeptName = name(subject.Department, r.DeptEconomic.Value)
		r.GovName = name(subject.Government, r.GovEconomic.Value)
	}
	c.Revenue = clone(c.Revenue, func(r *model.Revenue) {
		if r.Code.Value != "" {
			r.Name = name(subject.Revenue, r.Code.Value)
		}
	})
	c.Prior = clone(c.Prior, func(r *model.PriorFigure) {
		if l, ok := priorList(r); ok && r.Code.Value != "" {
			r.Name = name(l, r.Code.Value)
		}
	})
	for _, l := range subject.Lists {
		for _, s := range d.Subjects.Own(l) {
			if !named[subjectKey{l, s.Code}] {
				c.own = append(c.own, ownSubject{List: model.Cell[subject.List]{Value: l}, Code: model.Text{Value: s.Code}, Name: model.Text{Value: s.Name}})
			}
		}
	}
}
