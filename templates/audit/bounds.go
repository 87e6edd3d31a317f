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
	d.ofSomeUnits(d.keys())
	groups := map[string][]int{}
	var order []string
	for _, k := range d.keys() {
		i := d.majority(d.byKey[k])
		if d.figures[i].region.empty() {
			continue
		}
		g := d.figures[i].region.key(every, false)
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], i)
	}
	for _, g := range order {
		for _, w := range groups[g] {
			for _, p := range groups[g] {
				wr, pr := d.figures[w].region.atoms, d.figures[p].region.atoms
				if pr != wr && pr&^wr == 0 && !d.between(groups[g], pr, wr) {
					d.add(relation{plus: []int{w}, minus: []int{p}, bound: true, family: -1})
				}
			}
		}
	}
}

// ofSomeUnits: administrative units spend no more than all units.
func (d *derivation) ofSomeUnits(keys []string) {
	all := mask(allUnitKinds)
	for _, k := range keys {
		i := d.majority(d.byKey[k])
		r := d.figures[i].region
		if r.units == all || r.empty() {
			continue
		}
		r.units = all
		if whole := d.byKey[r.key(every, true)]; len(whole) > 0 {
			d.add(relation{plus: []int{d.majority(whole)}, minus: []int{i}, bound: true, family: -1})
		}
	}
}

// between: the bound follows from two others.
func (d *derivation) between(group []int, part, whole uint64) bool {
	return slices.ContainsFunc(group, func(i int) bool {
		a := d.figures[i].region.atoms
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
		for side, p := range d.parts {
			if lines := p.under(it.code); len(lines) > 0 {
				d.publicItem(side, p, it.item, lines)
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

func (d *derivation) publicItem(side int, p *part, item model.PublicItem, lines []int) {
	for j, leaf := range p.leaves {
		if leaf.Sum == nil || len(leaf.Sum.Filter.Economic) > 0 {
			continue
		}
		rel := relation{bound: true, family: -1}
		funds := d.fundsOf(p, leaf)
		want := regionOf(model.FromPublic, &model.Filter{Items: []string{item.ID()}, Funds: funds})
		whole := d.byKey[want.key(every, true)]
		if len(whole) == 0 {
			want = regionOf(model.FromPublic, &model.Filter{Items: []string{item.ID()}})
			whole = d.byKey[want.key(every, true)]
		}
		if len(whole) == 0 {
			continue
		}
		rel.plus = []int{d.majority(whole)}
		for _, i := range lines {
			rel.minus = append(rel.minus, d.cells[[3]int{side, i, j}])
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
