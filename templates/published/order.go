package published

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/subject"
	"yugong/templates/form"
)

// orderOf gives the keys of a set an order that sorts as text.
func (x *lexicon) orderOf(set *form.Row, key string) string {
	switch set.Kind {
	case form.RowsFunds:
		i := slices.IndexFunc(set.FundList, func(f model.Fund) bool { return f.ID() == key })
		return fmt.Sprintf("%03d", i+1)
	case form.RowsClasses:
		i := slices.IndexFunc(x.classes, func(s subject.Subject) bool { return s.Code == key })
		return fmt.Sprintf("%03d%s", i+1, key)
	case form.RowsSubjects, form.RowsRevenue, form.RowsEconomic:
		return key
	}
	return ""
}

// order reports rows out of the order of their codes, and codes that stand
// twice.
func (p *part) order(x *lexicon, faults *diag.List) {
	for _, set := range p.sets {
		var lines []*line
		var keys []string
		for i := range p.lines {
			l := &p.lines[i]
			if l.set != set || !ordered(l) {
				continue
			}
			if k := x.orderOf(set, l.code); k != "" {
				lines, keys = append(lines, l), append(keys, k)
			}
		}
		for _, i := range outOfOrder(keys) {
			faults.Add(diag.Diagnostic{Severity: diag.Error, At: lines[i].at, Rule: p.rule(), Message: fmt.Sprintf("“%s”一行次序不对", lines[i].say(p)),
				Hints: []string{"请按编码或表式的次序排列"}})
		}
		p.twice(lines, faults)
	}
}

// twice reports lines of a set that stand there a second time.
func (p *part) twice(lines []*line, faults *diag.List) {
	seen := make(map[[2]string]bool, len(lines))
	for _, l := range lines {
		k := [2]string{l.code, l.second}
		if seen[k] {
			faults.Add(diag.Diagnostic{Severity: diag.Error, At: l.at, Rule: p.rule(), Message: fmt.Sprintf("“%s”一行重复", l.say(p))})
		}
		seen[k] = true
	}
}

// ordered: a subject that no list knows has no place of its own, and one that
// prints its name alone none that is sure.
func ordered(l *line) bool {
	switch l.set.Kind {
	case form.RowsSubjects, form.RowsRevenue:
		return isCode(l.key)
	case form.RowsEconomic:
		return isCode(l.code)
	}
	return true
}

// outOfOrder returns what lies outside the heaviest run of keys that never
// falls. A key weighs more the more it has in common with a neighbour, so that
// of two that contradict each other the odd one is left out.
func outOfOrder(keys []string) []int {
	n := len(keys)
	if n == 0 {
		return nil
	}
	weight, prev := make([]int, n), make([]int, n)
	best := 0
	for i := range keys {
		own := 100 + likeness(keys, i)
		weight[i], prev[i] = own, -1
		for j := range i {
			if keys[j] <= keys[i] && weight[j]+own >= weight[i] {
				weight[i], prev[i] = weight[j]+own, j
			}
		}
		if weight[i] >= weight[best] {
			best = i
		}
	}
	keep := make([]bool, n)
	for i := best; i >= 0; i = prev[i] {
		keep[i] = true
	}
	var out []int
	for i := range keys {
		if !keep[i] {
			out = append(out, i)
		}
	}
	return out
}

// likeness is how long a beginning a key shares with one of its neighbours.
func likeness(keys []string, i int) int {
	most := 0
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(keys) {
			continue
		}
		n := 0
		for n < min(len(keys[i]), len(keys[j])) && keys[i][n] == keys[j][n] {
			n++
		}
		most = max(most, n)
	}
	return most
}
