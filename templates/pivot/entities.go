package pivot

import (
	"yugong/model"
	"yugong/render/doc"
	"yugong/templates/form"
)

// projects lists the projects that have facts, in the workbook's order, each
// unit's under a row of its own.
func (ls *lister) projects(row *form.Row, own *model.Filter) []line {
	type key struct{ unit, project string }
	has := map[key]bool{}
	units := map[string]bool{}
	for _, f := range ls.facts.Select(own) {
		has[key{f.Unit, f.Project}] = true
		units[f.Unit] = true
	}
	var out []line
	d := ls.src.Disclosure
	for i := range d.Units {
		m := &d.Units[i]
		unit := m.Name.Value
		if !units[unit] {
			continue
		}
		inUnit := &model.Filter{Units: []string{unit}}
		if !row.NoUnits {
			out = append(out, line{label: cellText(m.Name), strong: true, filter: []*model.Filter{own, inUnit}})
		}
		for n, j := 0, 0; j < len(d.Projects); j++ {
			p := &d.Projects[j]
			if !has[key{unit, p.Key.Value}] {
				continue
			}
			n++
			out = append(out, line{label: cellText(p.Name), code: p.Key.Value, name: p.Name.Value, number: n,
				filter: []*model.Filter{own, inUnit, {Projects: []string{p.Key.Value}}}})
		}
	}
	return out
}

// units lists the units that have facts.
func (ls *lister) units(own *model.Filter) []line {
	has := map[string]bool{}
	for _, f := range ls.facts.Select(own) {
		has[f.Unit] = true
	}
	var out []line
	d := ls.src.Disclosure
	for i := range d.Units {
		m := &d.Units[i]
		if has[m.Name.Value] {
			out = append(out, line{label: cellText(m.Name), code: m.Code.Value, name: m.Name.Value, number: len(out) + 1,
				filter: []*model.Filter{own, {Units: []string{m.Name.Value}}}})
		}
	}
	return out
}

// records lists 政府购买服务, padded to a least number of rows.
func (ls *lister) records(row *form.Row) []line {
	var out []line
	d := ls.src.Disclosure
	for i := range d.Purchases {
		out = append(out, line{record: &d.Purchases[i], number: i + 1})
	}
	for len(out) < row.Least {
		out = append(out, line{role: doc.RowBlank, number: len(out) + 1})
	}
	return out
}
