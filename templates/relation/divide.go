package relation

import (
	"encoding/binary"
	"slices"

	"yugong/model"
)

// rowDivisions finds lines that others divide by fund, kind, origin or item:
// a year's income and what was carried over make up the total.
func (d *derivation) rowDivisions(p *Side) {
	for _, group := range grouped(len(p.Lines), func(i int) region { return p.Lines[i].region.bare() }) {
		d.rowsByAtoms(p, group)
	}
}

func (d *derivation) rowsByAtoms(p *Side, group []int) {
	own := make([]atoms, len(group))
	for n, i := range group {
		own[n] = p.Lines[i].region.atoms
	}
	for n, w := range group {
		for _, cover := range exactCovers(own[n], own) {
			for k := range p.Columns {
				rel := relation{whole: p.figure(w, k), family: -1}
				for _, c := range cover {
					rel.parts = append(rel.parts, p.figure(group[c], k))
				}
				d.divide(rel)
			}
		}
	}
}

// division is a way in which regions that differ in atoms alone make up one.
type division struct {
	whole region
	parts string // their atoms, sorted
}

// divide adds a relation and remembers that a table has it.
func (d *derivation) divide(rel relation) {
	d.known[d.division(&rel)] = true
	d.add(rel)
}

func (d *derivation) division(rel *relation) division {
	all := make([]atoms, 0, 2*mostParts)
	for _, i := range rel.parts {
		all = append(all, d.figures[i].region.atoms)
	}
	slices.SortFunc(all, atoms.compare)
	parts := make([]byte, 0, 48*mostParts)
	for _, a := range all {
		for _, w := range a {
			parts = binary.BigEndian.AppendUint64(parts, w)
		}
	}
	return division{d.figures[rel.whole].region, string(parts)}
}

// columnDivisions finds columns that others divide, and holds them to it in
// every line.
func (d *derivation) columnDivisions(p *Side) {
	regions := make([]region, len(p.Columns))
	for k := range p.Columns {
		regions[k] = d.living(p.regions[k].dated())
	}
	for w := range regions {
		d.columnsByAtoms(p, regions, w)
		d.columnsByClass(p, regions, w)
	}
}

func (d *derivation) columnsByAtoms(p *Side, regions []region, w int) {
	var like []int
	var sets []atoms
	for k := range regions {
		if regions[k].bare() == regions[w].bare() {
			like, sets = append(like, k), append(sets, regions[k].atoms)
		}
	}
	for _, cover := range exactCovers(regions[w].atoms, sets) {
		for i := range p.Lines {
			rel := relation{whole: p.figure(i, w), parts: make([]int, 0, len(cover)), family: -1}
			for _, c := range cover {
				rel.parts = append(rel.parts, p.figure(i, like[c]))
			}
			d.divide(rel)
		}
	}
}

// columnsByClass: personnel and public expenditure, each a list of economic
// 类, make up a column without any; where no such column is printed, they stand
// for it together.
func (d *derivation) columnsByClass(p *Side, regions []region, w int) {
	listed := regions[w].lists[byEconomic] != unbounded
	if regions[w].source != model.FromFacts || listed && !leads(regions, w) {
		return
	}
	parts, union := d.classColumns(regions, regions[w].without(byEconomic))
	if len(parts) < 2 {
		return
	}
	bound := slices.ContainsFunc(d.classesOf(p, regions[w].atoms), func(c string) bool { return !slices.Contains(union, c) })
	if listed && bound {
		return
	}
	for i := range p.Lines {
		figures := make([]int, len(parts))
		for n, k := range parts {
			figures[n] = p.figure(i, k)
		}
		if listed {
			d.implied = append(d.implied, term{d.figures[figures[0]].region.without(byEconomic), figures})
			continue
		}
		d.add(relation{whole: p.figure(i, w), parts: figures, bound: bound, family: -1})
	}
}

// leads reports whether a column of some economic 类 is the first of those that
// differ in them alone, and none of those is without any.
func leads(regions []region, w int) bool {
	bare := regions[w].without(byEconomic)
	for k := range regions {
		if regions[k].without(byEconomic) == bare && (k < w || regions[k] == bare) {
			return false
		}
	}
	return true
}

// classColumns lists the columns that a region divides into by economic 类, none
// if they overlap.
func (d *derivation) classColumns(regions []region, whole region) (parts []int, union []string) {
	for k, r := range regions {
		if list := d.listed[r.lists[byEconomic]]; r.lists[byEconomic] != unbounded && r.without(byEconomic) == whole {
			if slices.ContainsFunc(list, func(c string) bool { return slices.Contains(union, c) }) {
				return nil, nil
			}
			parts, union = append(parts, k), append(union, list...)
		}
	}
	return parts, union
}

// classesOf lists the economic 类 that may occur in a part of the budget: those
// that the side lists, or a table of economic subjects that holds the part, or all.
func (d *derivation) classesOf(p *Side, part atoms) []string {
	if used, _ := d.economicUse(p); len(used) > 0 {
		return used
	}
	if len(d.used) > 0 && part.within(d.complete) {
		return d.used
	}
	return d.classes
}

// unions finds wholes whose parts stand in several tables: the projects of the
// year in one, those carried over in another.
func (d *derivation) unions() {
	terms := slices.Concat(d.printed(), d.implied, d.nothing())
	terms = slices.DeleteFunc(terms, func(t term) bool { return t.region.empty() })
	for _, group := range grouped(len(terms), func(i int) region { return terms[i].region.bare() }) {
		if len(group) == 1 {
			continue
		}
		var kin []term // that differ in atoms
		for _, i := range group {
			if !slices.ContainsFunc(kin, func(k term) bool { return k.region.atoms == terms[i].region.atoms }) {
				kin = append(kin, terms[i])
			}
		}
		d.united(kin)
	}
}

// printed lists the regions of figures.
func (d *derivation) printed() []term {
	out := make([]term, len(d.groups))
	for i, g := range d.groups {
		out[i] = term{g.region, []int{g.most}}
	}
	return out
}

// united finds the terms that others make up.
func (d *derivation) united(kin []term) {
	sets := make([]atoms, len(kin))
	for i := range kin {
		sets[i] = kin[i].region.atoms
	}
	for w := range kin {
		if len(kin[w].figures) == 1 {
			d.union(kin, sets, w)
		}
	}
}

func (d *derivation) union(kin []term, sets []atoms, w int) {
	covers := exactCovers(sets[w], sets)
	for n, cover := range covers {
		if n == 4 {
			return // further ones say the same again
		}
		rel := relation{whole: kin[w].figures[0], family: -1}
		for _, c := range cover {
			rel.parts = append(rel.parts, kin[c].figures...)
		}
		if len(cover) == len(rel.parts) && d.known[d.division(&rel)] {
			continue
		}
		d.add(rel)
	}
}

// nothing lists what is said to be zero by a table that lists nothing.
func (d *derivation) nothing() []term {
	var out []term
	for _, p := range d.sides {
		if len(p.Lines) > 0 || !p.Listing {
			continue
		}
		for k := range p.regions {
			out = append(out, term{d.living(p.regions[k].dated()), nil})
		}
	}
	return out
}
