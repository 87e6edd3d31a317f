package published

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/form"
)

// nested tells what the rows of a set stand for whose dimensions stand one
// within the other: each row is a value of one of them, under the values of
// those before it.
type nested struct {
	*part
	in    *input
	units map[string]bool
	set   *form.Row
	open  []opened // the values that the next row may stand under
	seen  map[string]int
}

// opened is a value with rows below it.
type opened struct {
	model.Filter
	name string
	left []money.Money // of its figures, less those of the rows below it
	full bool          // nothing is left for further rows
}

// nest gives the lines of such sets their filters. A line that fits no level is
// a fault; where a level that is not printed would have to tell lines apart,
// none of the set is compared, so that no figure is taken for another.
func (p *part) nest(in *input, units map[string]bool, faults *diag.List) {
	for _, set := range p.sets {
		if set.Kind != form.RowsBy {
			continue
		}
		n := nested{part: p, in: in, units: units, set: set, seen: map[string]int{}}
		hidden := slices.ContainsFunc(set.By, func(l form.Level) bool { return l.Hidden })
		unclear := false
		p.lines = slices.DeleteFunc(p.lines, func(l line) bool { return l.set == set && !n.fits(&l, faults) })
		for i := range p.lines {
			if l := &p.lines[i]; l.set == set && n.place(l) {
				unclear = unclear || hidden
			}
		}
		p.lines = slices.DeleteFunc(p.lines, func(l line) bool { return unclear && l.set == set })
	}
}

// fits reports whether a row is a value of any level.
func (n *nested) fits(l *line, faults *diag.List) bool {
	for i := range n.set.By {
		if _, fit := n.value(n.set.By[i].Dim, l); fit != fitsNot {
			return true
		}
	}
	n.clean = false
	faults.Add(n.strange(l.row))
	return false
}

// place puts a line at its level and reports whether its like was there before.
// The level is the deepest that its name is a value of. Names that may be
// anything stand below the last value that its rows do not add up to yet.
func (n *nested) place(l *line) (again bool) {
	at, best := 0, fitsNot
	var of model.Filter
	for i := range min(n.under(len(n.open)-1)+1, len(n.set.By)) {
		if f, fit := n.value(n.set.By[i].Dim, l); !n.set.By[i].Hidden && fit >= best {
			at, best, of = i, fit, f
		}
	}
	if best == fitsAny {
		for up := n.over(at); up >= 0 && n.open[up].full; up = n.over(at) {
			at = up
			of, _ = n.value(n.set.By[at].Dim, l)
		}
	}
	n.enter(at, of, l)
	key := ""
	for i := range n.open {
		l.within = append(l.within, &n.open[i].Filter)
		if key += n.open[i].name + "\x00"; n.set.By[i].Dim == model.ByUnit {
			l.unit = n.open[i].name
		}
	}
	if n.seen[key]++; n.seen[key] > 1 {
		n.apart(at, n.seen[key])
		l.within[at] = &n.open[at].Filter
	}
	return n.seen[key] > 1
}

// apart tells two values of one name under one value apart, where their names
// are all that there is of them.
func (n *nested) apart(at, number int) {
	o := &n.open[at]
	name := fmt.Sprint(o.name, "#", number)
	switch f := &o.Filter; {
	case f.Projects != nil:
		f.Projects = []string{name}
	case len(f.Functions) == 1 && strings.HasPrefix(f.Functions[0], codeless):
		f.Functions = []string{codeless + name}
	}
}

// under is the printed level below a level, over the one above it, or -1.
func (n *nested) under(at int) int {
	for at++; at < len(n.set.By)-1 && n.set.By[at].Hidden; at++ {
	}
	return at
}

func (n *nested) over(at int) int {
	for at--; at >= 0 && n.set.By[at].Hidden; at-- {
	}
	return at
}

// enter opens a value, and takes its figures from those of the one above it.
func (n *nested) enter(at int, of model.Filter, l *line) {
	o := opened{Filter: of, name: n.own(l)}
	for j, leaf := range n.leaves {
		if leaf.Sum != nil {
			o.left = append(o.left, l.cells[j].Amount)
		}
	}
	n.open = append([]opened(nil), n.open[:min(at, len(n.open))]...)
	for len(n.open) < at {
		n.open = append(n.open, opened{})
	}
	if up := n.over(at); up >= 0 {
		left := slices.Clone(n.open[up].left)
		n.open[up].full = true
		for j := range left {
			left[j] = left[j].Sub(o.left[j])
			n.open[up].full = n.open[up].full && left[j].IsZero()
		}
		n.open[up].left = left
	}
	n.open = append(n.open, o)
}

// fit is how well a row is a value of a dimension.
type fit int

const (
	fitsNot fit = iota
	fitsAny     // any name would
	fitsCode
	fitsName
)

// codeless stands before the name of a subject whose code nothing tells.
const codeless = "无编码"

// own is what a row is called, without its number.
func (n *nested) own(l *line) string {
	return unnumbered(cmp.Or(n.field(l.cells, "label"), n.field(l.cells, "name"), fold.Text(n.label(l.cells))))
}

// value reads a row as a value of a dimension.
func (n *nested) value(d model.Dimension, l *line) (f model.Filter, how fit) {
	name := n.own(l)
	how = fitsName
	fixed, ok := f.Name(d, name)
	ok = ok || !fixed
	switch d {
	case model.ByItem:
		f.Items, ok = item(name)
	case model.ByFunction:
		f.Functions, how = n.code(subject.Function, "function-code", name, l)
	case model.ByEconomic:
		f.Economic, how = n.code(subject.Department, "department-code", name, l)
	case model.ByGovernment:
		f.Government, how = n.code(subject.Government, "government-code", name, l)
	case model.ByUnit:
		if f.Units = []string{name}; !n.units[name] && !soundsLikeUnit(name) {
			how = fitsAny
		}
	case model.ByProject:
		f.Projects, how = []string{name}, fitsAny
	case model.ByCategory:
		if f.Categories = []string{name}; !slices.Contains(model.ProjectCategories, name) {
			how = fitsAny
		}
	}
	if !ok || name == "" {
		return model.Filter{}, fitsNot
	}
	return f, how
}

func item(name string) ([]string, bool) {
	if v, ok := model.ParsePublicItem(name); ok {
		return []string{v.ID()}, true
	}
	v, ok := model.ParseProcurement(name)
	return []string{v.ID()}, ok
}

// repeats reports whether a row under an open subject prints its code again.
func (n *nested) repeats(list subject.List, code string) bool {
	return slices.ContainsFunc(n.open, func(o opened) bool {
		codes := o.Functions
		switch list {
		case subject.Department:
			codes = o.Economic
		case subject.Government:
			codes = o.Government
		}
		return len(codes) == 1 && codes[0] == code
	})
}

// code reads a subject by the code that the row prints, or else by its name,
// which may be that of several, or of none: then it is like no other subject. A code that stands in
// a column of its own may be that of what the row stands under.
func (n *nested) code(list subject.List, field, name string, l *line) ([]string, fit) {
	if code := cmp.Or(n.field(l.cells, "code"), n.field(l.cells, field)); isCode(code) {
		if want, ok := n.in.subjects.Name(list, code); ok && fold.Text(want) == name {
			return []string{code}, fitsName
		}
		if n.repeats(list, code) {
			return nil, fitsNot
		}
		return []string{code}, fitsCode
	}
	var found []string
	for _, s := range subject.All(list) {
		if fold.Text(s.Name) == name {
			found = append(found, s.Code)
		}
	}
	switch {
	case len(found) == 1:
		return found, fitsName
	case len(found) > 1:
		return []string{codeless + name}, fitsName
	case n.coded:
		return nil, fitsNot
	}
	return []string{codeless + name}, fitsAny
}
