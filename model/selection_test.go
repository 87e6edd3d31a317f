package model

import (
	"fmt"
	"slices"
	"testing"
)

// TestNarrowByProject: the index by project lets the same facts through, in
// the same order, as looking at each.
func TestNarrowByProject(t *testing.T) {
	l := &Ledger{facts: make([][]Fact, int(fromOwn))}
	for i := range 3 * few {
		l.facts[FromFacts] = append(l.facts[FromFacts], Fact{Project: fmt.Sprint("P", i%7), Kind: Kind(i % 3), Item: fmt.Sprint(i)})
	}
	all := l.Selection(FromFacts)
	var row Selection
	for _, filters := range [][]*Filter{
		{{Projects: []string{"P3"}}},
		{{Kinds: []Kind{1}}, {Projects: []string{"P3"}}},
		{{Projects: []string{"P3", "P4"}}},
		{{Projects: []string{"none"}}},
	} {
		row.Narrow(all, filters...)
		var want []*Fact
		for _, f := range all.facts {
			if matchAll(f, anyYear, filters) {
				want = append(want, f)
			}
		}
		if !slices.Equal(row.facts, want) {
			t.Errorf("%d facts, want %d", len(row.facts), len(want))
		}
	}
	if len(row.facts) != 0 {
		t.Error("a project that no fact has")
	}
	// What was let through is indexed itself.
	var kind Selection
	kind.Narrow(all, &Filter{Kinds: []Kind{1}})
	row.Narrow(&kind, &Filter{Projects: []string{"P3"}})
	kind.Narrow(all, &Filter{Kinds: []Kind{2}})
	row.Narrow(&kind, &Filter{Projects: []string{"P3"}})
	if len(row.facts) == 0 || row.facts[0].Kind != 2 {
		t.Error("the index of an earlier narrowing")
	}
}
