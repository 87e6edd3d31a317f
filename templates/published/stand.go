package published

import (
	"slices"

	"yugong/model"
	"yugong/model/money"
	"yugong/templates/form"
)

// levelNames are the fields that print the name of a row's level, and of those
// that it stands under.
var levelNames = map[model.Dimension]string{model.ByUnit: "unit-name", model.ByFunction: "function-name", model.ByEconomic: "department-name",
	model.ByGovernment: "government-name", model.ByProject: "project-name", model.ByFund: "fund-name", model.ByKind: "kind-name"}

// columnsOf lists the fields of a set's levels where each that is printed has a column
// of its own, "" for one that is hidden without; nil where rows have one name.
func (p *part) columnsOf(set *form.Row) []string {
	out := make([]string, len(set.By))
	for i := range set.By {
		if name := levelNames[set.By[i].Dim]; name != "" && p.hasField(name) {
			out[i] = name
		} else if !set.By[i].Hidden {
			return nil
		}
	}
	if p.hasField("label") || p.hasField("name") {
		return nil
	}
	return out
}

// hides reports whether there are levels that no row tells.
func (n *nested) hides() bool {
	for i := range n.set.By {
		if n.set.By[i].Hidden && (n.columns == nil || n.columns[i] == "") {
			return true
		}
	}
	return false
}

// stand puts a line that prints what it stands under at the lowest level that it
// names.
func (n *nested) stand(l *line) (at int) {
	for i := range n.set.By {
		if n.own(i, l) != "" {
			at = i
		}
	}
	figures := n.figures(l.cells)
	none := make([]money.Money, len(figures))
	for i := range at {
		if name := n.own(i, l); i < len(n.open) && (name == "" || name == n.open[i].text) {
			continue
		}
		f, _ := n.value(i, l)
		n.enter(i, f, l, none)
	}
	f, _ := n.value(at, l)
	n.enter(at, f, l, slices.Clone(figures))
	return at
}
