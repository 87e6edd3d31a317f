package relation

import (
	"maps"
	"slices"

	"yugong/model/diag"
)

// Run holds tables against each other.
func Run(in *Input) *Report {
	r := &Report{}
	in.Tables = slices.Clone(in.Tables) // the caller's stay as they are
	sides := in.sides()
	atlas := newAtlas()
	fs := figures(in, atlas, sides)
	scale(in, fs, &r.Faults)
	d := derive(newLedger(in, atlas, sides, fs))
	d.settle()
	d.verdicts = d.judged(d.amounts)
	explained := d.absentCodes(&r.Faults)
	found, left := blame(d, explained)
	s := speaker{derivation: d, values: d.amounts}
	for i := range found {
		if f := found[i].figure; f < 0 || !fs[f].cell.Fault {
			r.Faults.Add(s.suspect(&found[i]))
		}
	}
	s.roundings(s.mend(found), &r.Faults)
	if left > 0 {
		r.Faults.Add(diag.Diagnostic{Severity: diag.Error, At: in.Tables[0].At, Rule: RuleOf(in.Tables[0].Form),
			Message: msgMore(left), Hints: []string{"请先改正以上各处"}})
	}
	r.Counts = d.counts()
	r.Exact = !slices.ContainsFunc(fs, func(f figure) bool { return !f.step.IsZero() })
	return r
}

// sides lists the sides of all tables.
func (in *Input) sides() []*Side {
	var out []*Side
	for i := range in.Tables {
		for _, s := range in.Tables[i].Sides {
			s.table = i
			out = append(out, s)
		}
	}
	return out
}

// mend gives the suspects the values they should have, so that what is judged
// after them is not misled, and tells how far the relations hold then.
func (s *speaker) mend(found []suspect) []verdict {
	if len(found) == 0 {
		return s.verdicts
	}
	s.values = slices.Clone(s.values)
	for i := range found {
		if x := &found[i]; x.figure >= 0 && x.sure {
			s.values[x.figure] = x.value
		}
	}
	return s.judged(s.values)
}

// roundings reports the tables with sums that miss by a rounding, at the first
// of them, unless the document says that they may.
func (s *speaker) roundings(verdicts []verdict, faults *diag.List) {
	if s.in.Noted {
		return
	}
	places := make([]map[int]*relation, len(s.in.Tables)) // of a table, by the total that is told
	for i, v := range verdicts {
		rel := &s.relations[i]
		if v != near || rel.bound {
			continue
		}
		at := rel.speaks()
		of := &places[s.figures[at].table]
		if *of == nil {
			*of = map[int]*relation{}
		}
		if (*of)[at] == nil {
			(*of)[at] = rel
		}
	}
	for _, of := range places {
		if len(of) > 0 {
			var list []*relation
			for _, at := range slices.Sorted(maps.Keys(of)) {
				list = append(list, of[at])
			}
			faults.Add(s.rounding(list))
		}
	}
}

// counts tells, by rule, what was compared.
func (d *derivation) counts() []Count {
	var out []Count
	var c *Count
	for i := range d.relations {
		if rule := d.relations[i].rule; c == nil || c.Rule != rule {
			n := slices.IndexFunc(out, func(c Count) bool { return c.Rule == rule })
			if n < 0 {
				out, n = append(out, Count{Rule: rule}), len(out)
			}
			c = &out[n]
		}
		c.Done++
		if d.verdicts[i] == broken {
			c.Failed++
		}
	}
	return out
}
