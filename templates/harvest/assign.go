package harvest

import (
	"cmp"
	"slices"

	"yugong/model"
)

// Bounds of the search for ways of giving projects their subjects.
const (
	mostSteps = 100_000
	mostWays  = 500
)

// assign gives projects whose functional subject is open one subject each, where
// all ways of doing so that add up agree.
func (s *system) assign() (found bool) {
	a := assignment{system: s}
	a.gather()
	if len(a.projects) == 0 {
		return false
	}
	a.measure()
	a.try(0)
	if len(a.found) == 0 || a.steps > mostSteps || len(a.found) > mostWays {
		return false
	}
	for i, p := range a.projects {
		if !slices.ContainsFunc(a.found, func(way []string) bool { return way[i] != a.found[0][i] }) {
			p.take(s, a.found[0][i])
			found = true
		}
	}
	return found
}

// assignment is the search.
type assignment struct {
	*system
	projects []*project
	room     []int64 // what the rows leave to the projects that are open
	slack    []int64
	ends     []int // the last project that has to do with a row; -1 where others may share in it
	chosen   []string
	found    [][]string
	steps    int
}

// project is one whose subject is open, with its money of one purse.
type project struct {
	unit, name string
	amounts    []part   // by fund and origin
	may        []string // subjects
	total      int64
}

type part struct {
	fund   model.Fund
	origin model.Origin
	value
	facts map[string]int32 // of the system, by subject
	rows  map[int32][]int  // that speak of a fact
}

// gather lists the projects with unknown facts. An amount of a fund and a year
// must be known as a whole.
func (a *assignment) gather() {
	type id struct {
		unit, name string
		purse      model.Fund
	}
	byKey := map[id]*project{}
	for n := range a.rows {
		r := &a.rows[n]
		unknown, fen, slack := a.rest(r)
		if len(unknown) == 0 || len(unknown) != len(r.of) && fen == 0 {
			continue
		}
		x := a.facts[unknown[0]]
		if x.Project == "" || slices.ContainsFunc(unknown, func(i int32) bool {
			y := &a.facts[i]
			return y.Project != x.Project || y.Unit != x.Unit || y.Fund != x.Fund || y.Origin != x.Origin
		}) {
			continue
		}
		k := id{x.Unit, x.Project, purse(x.Fund)}
		p := byKey[k]
		if p == nil {
			p = &project{unit: x.Unit, name: x.Project}
			byKey[k] = p
			a.projects = append(a.projects, p)
		}
		p.add(a.system, unknown, value{fen: fen, slack: slack, at: r.at})
	}
	for _, p := range a.projects {
		slices.Sort(p.may)
	}
	slices.SortStableFunc(a.projects, func(p, q *project) int { return cmp.Compare(q.total, p.total) })
}

// purse is what a functional subject belongs to: the government's funds and state
// capital have subjects of their own.
func purse(f model.Fund) model.Fund {
	if f == model.GovernmentFund || f == model.StateCapital {
		return f
	}
	return model.General
}

// add notes an amount and narrows the subjects to those that it may be under.
func (p *project) add(s *system, unknown []int32, v value) {
	x := s.facts[unknown[0]]
	if slices.ContainsFunc(p.amounts, func(b part) bool { return b.fund == x.Fund && b.origin == x.Origin }) {
		return
	}
	am := part{fund: x.Fund, origin: x.Origin, value: v, facts: map[string]int32{}, rows: map[int32][]int{}}
	var may []string
	for _, i := range unknown {
		f := s.facts[i].Function
		am.facts[f] = i
		if f != "" || len(unknown) > 1 { // one that no table lists is possible too
			may = append(may, f)
		}
	}
	if len(p.amounts) == 0 {
		p.may = may
	} else {
		p.may = slices.DeleteFunc(p.may, func(f string) bool { return !slices.Contains(may, f) })
	}
	p.amounts, p.total = append(p.amounts, am), p.total+v.fen
}

// measure finds what each row leaves to the open projects, and which of them
// speak of each amount.
func (a *assignment) measure() {
	of := map[int32]*part{} // the amounts of facts
	at := map[int32]int{}   // and their projects
	for n, p := range a.projects {
		for i := range p.amounts {
			for _, f := range p.amounts[i].facts {
				of[f], at[f] = &p.amounts[i], n
			}
		}
	}
	for i := range a.rows {
		unknown, fen, slack := a.rest(&a.rows[i])
		if len(unknown) == 0 {
			continue
		}
		n, end, closed := len(a.room), 0, true
		for _, u := range unknown {
			if p := of[u]; p != nil {
				p.rows[u], end = append(p.rows[u], n), max(end, at[u])
			} else {
				closed = false
			}
		}
		if !closed {
			end = -1
		}
		a.room, a.slack, a.ends = append(a.room, fen), append(a.slack, slack), append(a.ends, end)
	}
}

// try gives the projects from n on their subjects, in every way that fits.
func (a *assignment) try(n int) {
	if a.steps++; a.steps > mostSteps || len(a.found) > mostWays {
		return
	}
	if n == len(a.projects) {
		a.found = append(a.found, slices.Clone(a.chosen))
		return
	}
	p := a.projects[n]
	for _, f := range p.may {
		if a.move(p, f, 1); a.fits(n) {
			a.chosen = append(a.chosen, f)
			a.try(n + 1)
			a.chosen = a.chosen[:n]
		}
		a.move(p, f, -1)
	}
}

// fits reports whether no row holds more than it prints, and those that no later
// project has to do with not less.
func (a *assignment) fits(n int) bool {
	for i, left := range a.room {
		if left < -a.slack[i] || a.ends[i] >= 0 && a.ends[i] <= n && left > a.slack[i] {
			return false
		}
	}
	return true
}

// move puts a project under a subject, or takes it away again.
func (a *assignment) move(p *project, function string, sign int64) {
	for i := range p.amounts {
		am := &p.amounts[i]
		for _, r := range am.rows[am.facts[function]] {
			a.room[r] -= sign * am.fen
			a.slack[r] += sign * am.slack
		}
	}
}

// take makes the choice of a project known.
func (p *project) take(s *system, function string) {
	for _, am := range p.amounts {
		for f, i := range am.facts {
			v := value{known: true, inferred: true, at: am.at}
			if f == function {
				v.fen, v.slack = am.fen, am.slack
			}
			s.values[i] = v
		}
	}
}
