package audit

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/templates/spec"
)

// bounds holds parts to their wholes across tables: of what has the same codes
// the smaller region prints no more. Where amounts below zero are printed
// nothing of the kind follows.
func (d *derivation) bounds() {
	if d.negative() {
		return
	}
	d.ofSomeUnits()
	kin := map[region][]*group{} // that differ in atoms alone
	var order []region
	for _, g := range d.groups {
		if g.region.empty() {
			continue
		}
		k := g.region.bare()
		if kin[k] == nil {
			order = append(order, k)
		}
		kin[k] = append(kin[k], g)
	}
	for _, k := range order {
		for _, w := range kin[k] {
			for _, p := range kin[k] {
				wr, pr := w.region.atoms, p.region.atoms
				if pr != wr && pr&^wr == 0 && !between(kin[k], pr, wr) {
					d.add(relation{whole: w.most, parts: []int{p.most}, bound: true, family: -1})
				}
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
		if whole := d.byRegion[r]; whole != nil {
			d.add(relation{whole: whole.most, parts: []int{g.most}, bound: true, family: -1})
		}
	}
}

// between: the bound follows from two others.
func between(kin []*group, part, whole uint64) bool {
	return slices.ContainsFunc(kin, func(g *group) bool {
		a := g.region.atoms
		return a != part && a != whole && part&^a == 0 && a&^whole == 0
	})
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
		if l := &p.lines[i]; l.set.Kind == spec.RowsEconomic && strings.HasPrefix(l.code, code) {
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
		whole := d.byRegion[d.atlas.region(model.FromPublic, &model.Filter{Items: items, Funds: d.fundsOf(p, p.sums[k].Column)})]
		if whole == nil {
			whole = d.byRegion[d.atlas.region(model.FromPublic, &model.Filter{Items: items})]
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
func (d *derivation) fundsOf(p *part, leaf *spec.Column) []model.Fund {
	for _, f := range [][]model.Fund{leaf.Sum.Filter.Funds, p.side.Where.Filter.Funds, p.sheet.Table.Where.Filter.Funds} {
		if len(f) > 0 {
			return f
		}
	}
	return nil
}
