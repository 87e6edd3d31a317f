package audit

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/templates/form"
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
			if part == whole || part&^whole != 0 {
				continue
			}
			between := func(k int) bool {
				a := groups[k].region.atoms
				return a != part && a != whole && part&^a == 0 && a&^whole == 0
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

// itemSubjects are the economic subjects that a 三公 item is spent under.
var itemSubjects = []struct {
	item model.PublicItem
	code string
}{
	{model.Abroad, "30212"}, {model.Reception, "30217"}, {model.VehiclePurchase, "31013"}, {model.VehicleRunning, "30231"},
}

// publicItems: a 三公 item is not less than what basic expenditure alone holds
// of it.
func (d *derivation) publicItems() {
	for _, it := range itemSubjects {
		for _, p := range d.parts {
			if lines := p.under(it.code); len(lines) > 0 {
				d.publicItem(p, it.item, lines)
			}
		}
	}
}

func (p *part) under(code string) []int {
	var out []int
	for i := range p.lines {
		if l := &p.lines[i]; l.set.Kind == form.RowsEconomic && strings.HasPrefix(l.code, code) {
			out = append(out, i)
		}
	}
	return out
}

func (d *derivation) publicItem(p *part, item model.PublicItem, lines []int) {
	for k := range p.sums {
		if len(p.sums[k].Sum.Filter.Economic) > 0 {
			continue
		}
		items := []string{item.ID()}
		whole := d.find(d.atlas.region(model.FromPublic, &model.Filter{Items: items, Funds: d.fundsOf(p, p.sums[k].Column)}))
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

// fundsOf are the funds that a table and its column are bounded to.
func (d *derivation) fundsOf(p *part, leaf *form.Column) []model.Fund {
	for _, f := range [][]model.Fund{leaf.Sum.Filter.Funds, p.side.Where.Filter.Funds, p.sheet.Table.Where.Filter.Funds} {
		if len(f) > 0 {
			return f
		}
	}
	return nil
}
