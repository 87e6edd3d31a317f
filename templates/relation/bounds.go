package relation

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/subject"
)

// bounds holds parts to their wholes across tables: of what has the same codes
// the smaller region prints no more. Where amounts below zero are printed
// nothing of the kind follows.
func (d *derivation) bounds() {
	if d.negative() {
		return
	}
	d.ofSomeUnits()
	groups := slices.DeleteFunc(slices.Clone(d.groups), func(g *group) bool { return g.region.empty() })
	for _, kin := range grouped(len(groups), func(i int) region { return groups[i].region.bare() }) {
		d.boundsOf(groups, kin)
	}
}

// boundsOf holds the groups to each other that differ in atoms alone.
func (d *derivation) boundsOf(groups []*group, kin []int) {
	for _, i := range kin {
		for _, j := range kin {
			w, p := groups[i], groups[j]
			whole, part := w.region.atoms, p.region.atoms
			if part == whole || !part.within(whole) {
				continue
			}
			between := func(k int) bool {
				a := groups[k].region.atoms
				return a != part && a != whole && part.within(a) && a.within(whole)
			}
			if !slices.ContainsFunc(kin, between) { // else it follows from two others
				d.add(relation{whole: w.most, parts: []int{p.most}, bound: true, family: -1})
			}
		}
	}
}

// ofSomeUnits: administrative units spend no more than all units.
func (d *derivation) ofSomeUnits() {
	all := mask(allUnitKinds)
	for _, g := range d.groups {
		r := g.region
		if r.units == all || r.empty() {
			continue
		}
		r.units = all
		if whole := d.find(r); whole != nil {
			d.add(relation{whole: whole.most, parts: []int{g.most}, bound: true, family: -1})
		}
	}
}

// negative reports whether amounts below zero are the tables' own: one alone
// is a slip.
func (d *derivation) negative() bool {
	n := 0
	for i := range d.figures {
		if d.figures[i].amount.Sign() < 0 {
			n++
		}
	}
	return n > 1
}

// publicItems: a 三公 item is not less than what basic expenditure alone holds
// of it.
func (d *derivation) publicItems() {
	if d.in.Facts {
		return
	}
	for _, item := range model.PublicItems {
		codes := subject.Public(item.ID())
		for _, p := range d.sides {
			if lines := d.under(p, codes); len(lines) > 0 {
				d.publicItem(p, item, lines)
			}
		}
	}
}

// under lists the lines of some economic subjects.
func (d *derivation) under(p *Side, codes []string) []int {
	var out []int
	for i := range p.Lines {
		if c := d.economicCode(&p.Lines[i]); c != "" && slices.ContainsFunc(codes, func(code string) bool { return strings.HasPrefix(c, code) }) {
			out = append(out, i)
		}
	}
	return out
}

// economicCode is the economic subject that a line lists, "" if it lists none.
func (d *derivation) economicCode(l *Line) string {
	if list := d.listed[l.born.lists[byEconomic]]; !l.Fixed && len(list) == 1 {
		return list[0]
	}
	return ""
}

func (d *derivation) publicItem(p *Side, item model.PublicItem, lines []int) {
	for k := range p.Columns {
		if len(p.Columns[k].Sum.Economic) > 0 {
			continue
		}
		items := []string{item.ID()}
		whole := d.find(d.atlas.region(model.FromPublic, &model.Filter{Items: items, Funds: p.fundsOf(k)}))
		if whole == nil {
			whole = d.find(d.atlas.region(model.FromPublic, &model.Filter{Items: items}))
		}
		if whole == nil {
			continue
		}
		rel := relation{whole: whole.most, bound: true, family: -1}
		for _, i := range lines {
			rel.parts = append(rel.parts, p.figure(i, k))
		}
		d.add(rel)
	}
}

// fundsOf are the funds that a side and its column are bounded to.
func (s *Side) fundsOf(column int) []model.Fund {
	if f := s.Columns[column].Sum.Funds; len(f) > 0 {
		return f
	}
	for _, f := range slices.Backward(s.Base) {
		if f != nil && len(f.Funds) > 0 {
			return f.Funds
		}
	}
	return nil
}
