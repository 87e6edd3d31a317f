package harvest

import (
	"slices"

	"yugong/model"
	"yugong/model/diag"
)

// system is the facts that may be, and what figures say of their sums.
type system struct {
	facts  []model.Fact
	rows   []row
	values []value
	lost   []Gap // what dimensions were given up for
}

// row is an equation with its facts.
type row struct {
	set
	fen, slack int64
	at         diag.Pos
	figure     *equation // as it is printed, nil for what follows from others
	of         []int32   // the set as a list
}

// value is what is known of a fact.
type value struct {
	known    bool
	inferred bool // by giving each project one subject
	fen      int64
	slack    int64
	at       diag.Pos
}

func newSystem(facts []model.Fact, eqs []equation) *system {
	s := &system{facts: facts, values: make([]value, len(facts))}
	m := newMasks(facts)
	for i := range eqs {
		e := &eqs[i]
		s.add(row{set: m.of(e.filters), fen: e.fen, slack: e.slack, at: e.at, figure: e})
	}
	return s
}

func (s *system) add(r row) {
	r.each(func(i int) { r.of = append(r.of, int32(i)) })
	s.rows = append(s.rows, r)
}

// solve finds what the figures determine. Money below zero would allow other
// ways of adding up: with such a figure only what stands alone is known.
func (s *system) solve() {
	signed := slices.ContainsFunc(s.rows, func(r row) bool { return r.fen < 0 })
	steps := []func(*row) bool{s.alone, s.last}
	if !signed {
		steps = []func(*row) bool{s.nothing, s.alone, s.last}
	}
	for {
		if s.each(steps...) {
			continue
		}
		if signed || !s.derive() && !s.each(s.noise) && !s.squeeze() {
			return
		}
	}
}

// each takes the steps in order, from the first again once one finds something.
func (s *system) each(steps ...func(*row) bool) (found bool) {
	for _, step := range steps {
		for i := range s.rows {
			found = step(&s.rows[i]) || found
		}
		if found {
			return true
		}
	}
	return false
}

// rest is what a row leaves to its unknown facts.
func (s *system) rest(r *row) (unknown []int32, fen, slack int64) {
	fen, slack = r.fen, r.slack
	for _, i := range r.of {
		v := &s.values[i]
		if !v.known {
			unknown = append(unknown, i)
			continue
		}
		fen, slack = fen-v.fen, slack+v.slack
	}
	return unknown, fen, slack
}

func (s *system) know(i int32, fen, slack int64, at diag.Pos) {
	if !s.values[i].known {
		s.values[i] = value{known: true, fen: fen, slack: slack, at: at}
	}
}

// nothing: a figure of zero, or a whole that its known parts make up.
func (s *system) nothing(r *row) bool {
	unknown, fen, _ := s.rest(r)
	if fen != 0 {
		return false
	}
	for _, i := range unknown {
		s.know(i, 0, 0, r.at)
	}
	return len(unknown) > 0
}

// alone: a figure of one fact; what rows leave of others is none while it may be
// rounding.
func (s *system) alone(r *row) bool {
	if len(r.of) != 1 || s.values[r.of[0]].known || r.figure == nil && r.fen <= r.slack && r.slack > 0 {
		return false
	}
	s.know(r.of[0], r.fen, r.slack, r.at)
	return true
}

// last: what is left of a whole belongs to the last unknown fact, unless it is
// no more than rounding.
func (s *system) last(r *row) bool {
	unknown, fen, slack := s.rest(r)
	if len(unknown) != 1 || fen < 0 || fen <= slack && (fen != r.fen || r.figure == nil && slack > 0) {
		return false
	}
	s.know(unknown[0], fen, slack, r.at)
	return true
}

// noise: what is left is no more than rounding.
func (s *system) noise(r *row) bool {
	unknown, fen, slack := s.rest(r)
	if len(unknown) == 0 || fen > slack || fen < -slack {
		return false
	}
	for _, i := range unknown {
		s.know(i, 0, slack, r.at)
	}
	return true
}

// squeeze finds facts that cannot be more than one figure leaves and not less
// than another needs.
func (s *system) squeeze() bool {
	most := make([]value, len(s.facts))
	for i := range s.rows {
		r := &s.rows[i]
		unknown, fen, slack := s.rest(r)
		for _, u := range unknown {
			if m := &most[u]; !m.known || fen < m.fen {
				*m = value{known: true, fen: max(fen, 0), slack: slack, at: r.at}
			}
		}
	}
	found := false
	for i := range s.rows {
		unknown, fen, slack := s.rest(&s.rows[i])
		var all int64
		for _, u := range unknown {
			all += most[u].fen
		}
		for _, u := range unknown {
			least := fen - (all - most[u].fen)
			if m := &most[u]; !s.values[u].known && least > slack && least >= m.fen-min(slack, m.slack) {
				s.know(u, m.fen, m.slack, m.at)
				found = true
			}
		}
	}
	return found
}

// mostDerived bounds the rows that are held against each other.
const mostDerived = 600

// derive finds rows that lie within others: what they leave of them is a row too.
func (s *system) derive() bool {
	rows, seen := s.unsolved()
	found := false
	for i := range rows {
		for j := range rows {
			a, b := &rows[i], &rows[j]
			if i == j || len(rows) > mostDerived || len(s.rows) > 20*mostDerived || !a.set.within(b.set) {
				continue
			}
			c := row{set: b.set.but(a.set), fen: b.fen - a.fen, slack: a.slack + b.slack, at: b.at}
			if k := c.key(); !seen[k] {
				seen[k] = true
				s.add(c)
				found = true
			}
		}
	}
	return found
}

// unsolved lists the rows with unknown facts, with these alone, each set once.
func (s *system) unsolved() (rows []row, seen map[string]bool) {
	seen = map[string]bool{}
	for i := range s.rows {
		unknown, fen, slack := s.rest(&s.rows[i])
		if len(unknown) == 0 {
			continue
		}
		r := row{set: newSet(len(s.facts)), fen: fen, slack: slack, at: s.rows[i].at}
		for _, u := range unknown {
			r.put(int(u))
		}
		if k := r.key(); !seen[k] {
			seen[k] = true
			rows = append(rows, r)
		}
	}
	return rows, seen
}
