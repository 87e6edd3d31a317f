package published

import (
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/templates/form"
)

// misnamed pairs a row that fits nothing with the row that the form misses at
// its place.
func (a *aligner) misnamed() {
	for i := range a.rows {
		cells := a.cells(a.rows[i])
		if a.to[i] >= 0 || blank(cells) {
			continue
		}
		if !a.hasText(cells) {
			a.nameless(i)
			continue
		}
		set, key, want := a.missingAt(i, a.label(cells))
		if set < 0 {
			a.uncoded(i)
			continue
		}
		a.to[i], a.key[i] = set, key
		if !single(a.sets[set]) { // checkLabel speaks for the others
			a.misname(a.rows[i], want)
		}
	}
}

// nameless gives figures without a name the meaning of the only row that is
// missing there, or, in a list of revenue or of projects that lacks none, of one
// of its rows.
func (a *aligner) nameless(i int) {
	all := a.missing(i)
	list := slices.IndexFunc(a.sets, func(s *form.Row) bool { return s.Kind == form.RowsRevenue || s.Kind == form.RowsProjects })
	switch {
	case len(all) == 1:
		a.to[i], a.key[i] = all[0].set, all[0].key
		if !single(a.sets[all[0].set]) { // checkLabel speaks for the others
			a.misname(a.rows[i], all[0].want)
		}
	case len(all) == 0 && list >= 0:
		a.to[i], a.key[i] = list, codeless
		a.faults.Add(a.strange(a.rows[i]))
	}
}

// uncoded gives a row that lost the code of its subject that of its name between
// its neighbours.
func (a *aligner) uncoded(i int) {
	set := slices.IndexFunc(a.sets, func(s *form.Row) bool { return s.Kind == form.RowsSubjects })
	cells := a.cells(a.rows[i])
	if set < 0 || !a.prints("code") || a.field(cells, "code") != "" {
		return
	}
	before, after := "", "~" // behind all codes
	for j, key := range a.key {
		switch {
		case a.to[j] != set || !isCode(key):
		case j < i:
			before = key
		case after == "~":
			after = key
		}
	}
	name := a.field(cells, "name")
	codes := slices.DeleteFunc(slices.Clone(subjectNames()[subject.Function][name]), func(c string) bool { return c <= before || c >= after })
	if len(codes) > 1 { // that whose parent is open
		codes = slices.DeleteFunc(codes, func(c string) bool { return !strings.HasPrefix(before, c[:len(c)-2]) })
	}
	if len(codes) != 1 {
		return
	}
	a.to[i], a.key[i] = set, codes[0]
	a.faults.Add(diag.Diagnostic{Severity: diag.Error, At: a.place(a.rows[i]), Rule: a.rule(), Message: "“" + name + "”一行没有编码", Expected: codes[0]})
}

// candidate is a row that the form misses.
type candidate struct {
	set       int
	key, want string
}

// missingAt looks for the row that the form wants between the neighbours of
// row i whose name is alike.
func (a *aligner) missingAt(i int, label string) (set int, key, want string) {
	for _, c := range a.missing(i) {
		if fold.Similar(unnumbered(fold.Text(label)), unnumbered(fold.Text(c.want))) {
			return c.set, c.key, c.want
		}
	}
	return -1, "", ""
}

// missing lists the rows that the form wants between the neighbours of row i.
func (a *aligner) missing(i int) (all []candidate) {
	from, to := 0, len(a.sets)-1
	for j := i - 1; j >= 0; j-- {
		if a.to[j] >= 0 {
			from = a.to[j]
			break
		}
	}
	for j := i + 1; j < len(a.rows); j++ {
		if a.to[j] >= 0 {
			to = a.to[j]
			break
		}
	}
	for s := from; s <= to; s++ {
		for _, k := range a.wanted(s) {
			all = append(all, candidate{s, k.key, k.label})
		}
	}
	return all
}

// wish is a row that the form always has.
type wish struct{ key, label string }

// wanted lists the rows of a set that the form always has and that no row has
// been matched with.
func (a *aligner) wanted(s int) []wish {
	set := a.sets[s]
	var out []wish
	switch {
	case single(set) && set.Kind != form.RowsEmpty && !slices.Contains(a.to, s):
		if label := a.in.text(set.Label); label != "" {
			out = append(out, wish{fold.Text(label), label})
		}
	case set.Kind == form.RowsFunds && !set.Used:
		for _, f := range set.FundList {
			if !a.taken(s, f.ID()) {
				out = append(out, wish{f.ID(), f.String()})
			}
		}
	case set.Kind == form.RowsClasses && !set.Used:
		for _, c := range a.in.names.classes {
			if !a.taken(s, c.Code) {
				name, _ := a.in.subjects.Name(subject.Function, c.Code)
				out = append(out, wish{c.Code, name})
			}
		}
	}
	return out
}

func (a *aligner) taken(set int, key string) bool {
	for i := range a.rows {
		if a.to[i] == set && a.key[i] == key {
			return true
		}
	}
	return false
}
