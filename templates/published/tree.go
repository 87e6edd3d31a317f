package published

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"yugong/model"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/form"
)

// newTree is that of the rows of a set.
func (p *part) newTree(list subject.List, set *form.Row, levels []int) *tree {
	if list == subject.Function && set.From == model.FromRevenue {
		list = subject.Revenue
	}
	return &tree{list: list, levels: levels, mark: fmt.Sprint(p.index)}
}

// tree finds the codes of rows that print only the names of subjects. A name says
// little by itself (nearly every 款 has a 行政运行); below the names before it,
// it says which one is meant.
type tree struct {
	list   subject.List
	levels []int    // that are printed, none for all
	mark   string   // tells names that may be several subjects' from those of other tables
	path   []branch // the last row and those that it stands under
	seen   map[string]int
}

// branch is a subject with rows below it.
type branch struct {
	code string
	left []money.Money // of its figures, less those of the rows below it
	full bool          // nothing is left for further rows
}

// codeless stands before the name of a subject whose code nothing tells.
const codeless = "无编码"

// find tells which subject a name is: the one right below a row that is open,
// the lowest whose rows do not add up yet; or else the only one of the name
// further below such a row. What cannot be told is a subject of its own there.
func (t *tree) find(name string) (code string, how fit) {
	all := t.named(name)
	place := -1
	for d := len(t.path); d >= 0; d-- {
		if len(t.below(d, all)) > 0 && (place < 0 || t.full(place)) && !(place >= 0 && t.full(d)) {
			place = d
		}
	}
	if place >= 0 {
		if found := t.below(place, all); len(found) == 1 {
			return found[0], fitsName
		}
		return t.parent(place) + codeless + t.mark + name, fitsName
	}
	parent := t.parent(t.room())
	found := slices.DeleteFunc(slices.Clone(all), func(c string) bool { return !strings.HasPrefix(c, parent) })
	switch {
	case len(found) == 1:
		return found[0], fitsAny // what it stands under is not printed
	case len(all) > 0:
		name = t.mark + name
	}
	return parent + codeless + name, fitsAny
}

// below lists those of some codes that may stand right below the row at a depth,
// behind the one that stands there.
func (t *tree) below(d int, codes []string) (out []string) {
	parent := t.parent(d)
	next := slices.IndexFunc(t.lengths(), func(n int) bool { return n > len(parent) })
	for _, c := range codes {
		if next >= 0 && len(c) == t.lengths()[next] && strings.HasPrefix(c, parent) && (d == len(t.path) || !isCode(t.path[d].code) || c > t.path[d].code) {
			out = append(out, c)
		}
	}
	return out
}

// room is the depth below the lowest row that has room for more.
func (t *tree) room() int {
	d, lengths := len(t.path), t.lengths()
	for d > 0 && (t.full(d) || d >= len(lengths) || len(t.parent(d)) == lengths[len(lengths)-1]) {
		d--
	}
	return d
}

// parent is the code of the row that a depth lies below.
func (t *tree) parent(d int) string {
	if d == 0 {
		return ""
	}
	return t.path[d-1].code
}

func (t *tree) full(d int) bool { return d > 0 && t.path[d-1].full }

// lengths are those of the codes of the levels that are printed.
func (t *tree) lengths() []int {
	if len(t.levels) == 0 {
		return codeLengths[t.list]
	}
	out := make([]int, len(t.levels))
	for i, l := range t.levels {
		out[i] = 1 + 2*l
	}
	return out
}

var codeLengths = map[subject.List][]int{subject.Function: {3, 5, 7}, subject.Revenue: {3, 5, 7, 9}, subject.Department: {3, 5}, subject.Government: {3, 5}}

// open takes a row with its figures, below the rows whose codes begin its own. It
// returns the code, which is no other's where it is made up, and how deep it stands.
func (t *tree) open(code string, figures []money.Money) (own string, depth int) {
	for depth < len(t.path) && len(t.path[depth].code) < len(code) && strings.HasPrefix(code, t.path[depth].code) {
		depth++
	}
	t.path = t.path[:depth:depth]
	if depth > 0 {
		up := &t.path[depth-1]
		up.full = true
		up.left = slices.Clone(up.left)
		for j := range up.left {
			up.left[j] = up.left[j].Sub(figures[j])
			up.full = up.full && up.left[j].IsZero()
		}
	}
	if !isCode(code) {
		if t.seen == nil {
			t.seen = map[string]int{}
		}
		if t.seen[code]++; t.seen[code] > 1 {
			code = fmt.Sprint(code, "#", t.seen[code])
		}
	}
	t.path = append(t.path, branch{code: code, left: figures})
	return code, depth
}

// named lists the codes of a name, by its present name where it is retired.
func (t *tree) named(name string) []string {
	names := subjectNames()[t.list]
	found, ok := names[name]
	if !ok {
		found = names[fold.Text(retired(name))]
	}
	return slices.DeleteFunc(slices.Clone(found), func(c string) bool { return !slices.Contains(t.lengths(), len(c)) })
}

// subjectNames finds the codes of a list by their names as labels are compared.
var subjectNames = sync.OnceValue(func() map[subject.List]map[string][]string {
	out := map[subject.List]map[string][]string{}
	for _, list := range []subject.List{subject.Function, subject.Revenue, subject.Department, subject.Government} {
		out[list] = map[string][]string{}
		for _, s := range subject.All(list) {
			name := fold.Text(s.Name)
			out[list][name] = append(out[list][name], s.Code)
		}
	}
	return out
})
