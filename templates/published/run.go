package published

import (
	"fmt"
	"slices"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/templates/form"
	"yugong/templates/prose"
	"yugong/templates/relation"
)

// run understands the sheets, holds them against each other and returns what
// is wrong with them.
func run(in *input) *Report {
	in.names = newLexicon(in.subjects)
	r := &Report{}
	all := parts(in)
	for _, p := range all {
		p.mendCodes(&r.Faults)
		a := aligner{part: p, in: in, faults: &r.Faults}
		a.align()
	}
	leftovers(all, &r.Faults)
	units := unitNames(in, all)
	for _, p := range all {
		p.resolve(in, units, &r.Faults)
	}
	names := newNaming(in, subject.Function, form.RowsSubjects, all).check(&r.Faults)
	names += newNaming(in, subject.Revenue, form.RowsRevenue, all).check(&r.Faults)
	for _, p := range all {
		p.order(in.names, &r.Faults)
		p.parents(&r.Faults)
		p.numbers(&r.Faults)
		p.zeros(&r.Faults)
	}
	likeProjects(all, &r.Faults)
	count := in.of.units(countUnits(in, all))
	r.Printed = &relation.Input{Tables: tablesOf(in, all), Units: count, Text: in.text, Exact: in.exact, Claimed: in.claimed, Noted: in.noted}
	found := relation.Run(r.Printed)
	r.Exact = found.Exact
	r.Faults = append(r.Faults, found.Faults...)
	kinds := 0
	if count == 1 || count == 0 && in.of == aUnit {
		kinds = unitKinds(in, all, &r.Faults) // a department's units may be of both kinds
	}
	r.Faults.Sort()
	r.Faults = slices.CompactFunc(r.Faults, same)
	r.Checks = checks(in, found.Counts, names, kinds, r.Faults)
	return r
}

func same(a, b diag.Diagnostic) bool {
	return a.At == b.At && a.Message == b.Message && a.Severity == b.Severity && a.Expected == b.Expected
}

// unitNames gathers the names that tables of units print.
func unitNames(in *input, all []*part) map[string]bool {
	names := map[string]bool{}
	for _, u := range in.units {
		names[fold.Text(u)] = true
	}
	for _, p := range all {
		for i := range p.lines {
			if p.lines[i].set.Kind == form.RowsUnits {
				names[p.lines[i].key] = true
			}
		}
	}
	return names
}

// countUnits counts the units whose rows the tables hold. A unit that is not
// the one in the headings is one of several.
func countUnits(in *input, parts []*part) int {
	names := map[string]bool{}
	for _, p := range parts {
		for i := range p.lines {
			if u := p.lines[i].unit; u != "" {
				names[u] = true
			}
		}
	}
	if len(names) != 1 {
		return len(names)
	}
	for _, u := range in.units {
		if u != "" {
			names[fold.Text(u)] = true
		}
	}
	return len(names)
}

// numbers reports cells that should hold an amount and hold something else.
func (p *part) numbers(faults *diag.List) {
	for i := range p.lines {
		for j, leaf := range p.leaves {
			if c := &p.lines[i].cells[j]; leaf.Sum != nil && c.Fault && len(prose.Gaps(c.Text)) == 0 {
				faults.Add(diag.Diagnostic{Severity: diag.Error, At: c.At, Rule: p.rule(),
					Message: fmt.Sprintf("此处应为金额，实为“%s”", c.Text), Hints: []string{"请填写数字"}})
			}
		}
	}
}
