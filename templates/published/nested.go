package published

import (
	"cmp"
	"fmt"
	"slices"

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
	trees []*tree  // of the levels whose subjects have names alone
	seen  map[string]int

	columns []string // fields that print the name of each level, where every row prints all that it stands under
}

// opened is a value with rows below it.
type opened struct {
	model.Filter
	name string        // of a subject, its code
	text string        // as printed
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
		n.columns = p.columnsOf(set)
		n.plant()
		hidden := n.hides()
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

// plant begins the trees of the levels below the first few.
func (n *nested) plant(kept ...*tree) {
	n.trees = kept
	for i := range n.set.By[len(kept):] {
		l := &n.set.By[len(kept)+i]
		n.trees = append(n.trees, n.newTree(subjectsOf[l.Dim], n.set, l.Levels))
	}
}

var subjectsOf = map[model.Dimension]subject.List{model.ByEconomic: subject.Department, model.ByGovernment: subject.Government}

// fits reports whether a row is a value of any level.
func (n *nested) fits(l *line, faults *diag.List) bool {
	for i := range n.set.By {
		if _, fit := n.value(i, l); fit != fitsNot {
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
	if n.columns != nil {
		return n.closes(n.stand(l), l)
	}
	at, best := 0, fitsNot
	var of model.Filter
	for i := range min(n.under(len(n.open)-1)+1, len(n.set.By)) {
		if f, fit := n.value(i, l); !n.set.By[i].Hidden && fit >= best {
			at, best, of = i, fit, f
		}
	}
	if best == fitsAny {
		for up := n.over(at); up >= 0 && n.open[up].full; up = n.over(at) {
			at = up
			of, _ = n.value(at, l)
		}
	}
	n.enter(at, of, l, n.figures(l.cells))
	return n.closes(at, l)
}

// closes gives a line at a level what it stands under, and reports whether its
// like was there before.
func (n *nested) closes(at int, l *line) (again bool) {
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

// apart tells two projects of one name under one value apart.
func (n *nested) apart(at, number int) {
	o := &n.open[at]
	if o.Projects != nil {
		o.Projects = []string{fmt.Sprint(o.name, "#", number)}
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
func (n *nested) enter(at int, of model.Filter, l *line, figures []money.Money) {
	o := opened{Filter: of, name: n.own(at, l), text: n.own(at, l), left: figures}
	part := true // of the value above it, not of another subject
	if codes := codesIn(&o.Filter, n.set.By[at].Dim); codes != nil && len(*codes) > 0 {
		o.name = (*codes)[0]
		own, depth := n.trees[at].open(o.name, o.left)
		*codes, part = []string{own}, depth == 0
	}
	n.plant(n.trees[: at+1 : at+1]...)
	n.open = append([]opened(nil), n.open[:min(at, len(n.open))]...)
	for len(n.open) < at {
		n.open = append(n.open, opened{})
	}
	if up := n.over(at); up >= 0 && part {
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

// own is what a row is called at a level, without its number.
func (n *nested) own(level int, l *line) string {
	if n.columns != nil {
		return unnumbered(n.field(l.cells, n.columns[level]))
	}
	return unnumbered(cmp.Or(n.field(l.cells, "label"), n.field(l.cells, "name"), fold.Text(n.label(l.cells))))
}

// value reads a row as a value of a level.
func (n *nested) value(level int, l *line) (f model.Filter, how fit) {
	name, d := n.own(level, l), n.set.By[level].Dim
	how = fitsName
	fixed, ok := f.Name(d, name)
	ok = ok || !fixed
	switch d {
	case model.ByItem:
		f.Items, ok = n.item(name)
	case model.ByFunction:
		f.Functions, how = n.code(level, name, l)
	case model.ByEconomic:
		f.Economic, how = n.code(level, name, l)
	case model.ByGovernment:
		f.Government, how = n.code(level, name, l)
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

// item reads an item: of a list of the form's own, one of its choices.
func (n *nested) item(name string) ([]string, bool) {
	if i, own := n.set.From.Own(); own {
		for _, c := range n.in.form.Lists[i].Record.Columns {
			for _, v := range c.Choices {
				if c.Kind == model.RecordItem && fold.Text(v) == name {
					return []string{v}, true
				}
			}
		}
		return nil, false
	}
	if v, ok := model.ParsePublicItem(name); ok {
		return []string{v.ID()}, true
	}
	v, ok := model.ParseProcurement(name)
	return []string{v.ID()}, ok
}

// repeats reports whether a row under an open subject prints its code again.
func (n *nested) repeats(level int, code string) bool {
	return slices.ContainsFunc(n.open, func(o opened) bool {
		codes := codesIn(&o.Filter, n.set.By[level].Dim)
		return len(*codes) == 1 && (*codes)[0] == code
	})
}

// codesIn are a filter's codes in a dimension that has them, nil in any other.
func codesIn(f *model.Filter, d model.Dimension) *[]string {
	switch d {
	case model.ByFunction:
		return &f.Functions
	case model.ByEconomic:
		return &f.Economic
	case model.ByGovernment:
		return &f.Government
	}
	return nil
}

// code reads a subject by the code that the row prints, or else by its name. A
// code that stands in a column of its own may be that of what the row stands under.
func (n *nested) code(level int, name string, l *line) ([]string, fit) {
	t, field := n.trees[level], n.set.By[level].Dim.ID()+"-code"
	if n.set.By[level].Dim == model.ByEconomic {
		field = "department-code"
	}
	switch code, found := cmp.Or(n.field(l.cells, "code"), n.field(l.cells, field)), t.named(name); {
	case isCode(code):
		if want, ok := n.in.subjects.Name(t.list, code); ok && fold.Text(want) == name {
			return []string{code}, fitsName
		}
		if n.repeats(level, code) {
			return nil, fitsNot
		}
		return []string{code}, fitsCode
	case !n.prints("code") && !n.prints(field):
		code, how := t.find(name)
		return []string{code}, how
	case len(found) == 0:
		return nil, fitsNot
	case len(found) == 1:
		return found, fitsName
	}
	return []string{codeless + name}, fitsName
}
