package invariant

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"yugong/render/frame"
	"yugong/render/geom"
)

// amount is a figure of money in a cell: a figure with a decimal point or
// separators of thousands.
type amount struct {
	ink
	point geom.Length // where its decimal point is, or its end
	rule  geom.Length // the stroke on its right
}

// mostPad is the most that a figure may stand off the stroke on its right.
const mostPad = 4 * geom.OnePt

// Amounts finds figures of money that stand neither at the right of their
// column nor under the decimal point of the widest one there. Parts of a table
// on several pages are looked at one by one.
func (p *Pages) Amounts() (faults []Fault) {
	for n := range p.inks {
		byRule := map[[2]geom.Length][]amount{}
		for _, a := range p.amounts(n) {
			key := [2]geom.Length{geom.Length(p.table(a.node)), a.rule}
			byRule[key] = append(byRule[key], a)
		}
		for _, column := range byRule {
			faults = append(faults, misaligned(column)...)
		}
	}
	slices.SortFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.At.Y, b.At.Y), cmp.Compare(a.At.X, b.At.X))
	})
	return faults
}

func misaligned(column []amount) (faults []Fault) {
	point, end := column[0].point, geom.Length(0)
	for _, a := range column {
		point, end = max(point, a.point), max(end, a.box.Max().X)
	}
	for _, a := range column {
		switch off := point - a.point; {
		case off > edge:
			faults = append(faults, a.fault(fmt.Sprintf("%s stands %s pt left of the figures of its column", describe(a.item), off)))
		case a.rule-end > mostPad:
			faults = append(faults, a.fault(fmt.Sprintf("%s stands %s pt off the rule at its right", describe(a.item), a.rule-end)))
		}
	}
	return faults
}

// amounts lists the figures of money on a page.
func (p *Pages) amounts(page int) (list []amount) {
	var rules []geom.Length // of upright strokes
	for _, i := range p.inks[page] {
		if r, ok := i.item.(*frame.Rule); ok && r.To.X == 0 {
			rules = append(rules, i.box.Min.X)
		}
	}
	slices.Sort(rules)
	for _, i := range p.inks[page] {
		t, ok := i.item.(*frame.Text)
		if !ok || i.node <= 0 || int(i.node) >= len(p.doc.Nodes) || p.doc.Nodes[i.node].Role != frame.RoleCell || !isAmount(t.S) {
			continue
		}
		at, _ := slices.BinarySearch(rules, i.box.Max().X-edge)
		if at == len(rules) || len(p.lines[i.node]) != 1 || len(p.lines[i.node][0].texts) != 1 {
			continue
		}
		a := amount{ink: i, point: i.box.Max().X, rule: rules[at]}
		if k := strings.IndexByte(t.S, '.'); k >= 0 {
			tail := *t
			tail.S = t.S[k:]
			a.point -= tail.Width()
		}
		list = append(list, a)
	}
	return list
}

func isAmount(s string) bool {
	figure := strings.IndexFunc(s, func(r rune) bool {
		return r >= utf8.RuneSelf || !strings.ContainsRune("0123456789.,-", r)
	}) < 0
	return figure && strings.ContainsAny(s, ".,") && strings.ContainsAny(s, "0123456789")
}

// table is the table that a node stands in, 0 for none.
func (p *Pages) table(id frame.NodeID) frame.NodeID {
	for id > 0 && p.doc.Nodes[id].Role != frame.RoleTable {
		id = p.doc.Nodes[id].Parent
	}
	return id
}
