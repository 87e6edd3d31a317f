package audit

import (
	"slices"

	"yugong/model/diag"
	"yugong/model/subject"
	"yugong/templates/form"
)

// Run checks the sheets and returns what is wrong with them.
func Run(in Input) *Report {
	in.Sheets = slices.Clone(in.Sheets) // the caller's stay as they are
	in.names = newLexicon(in.Subjects)
	r := &Report{}
	all := parts(&in)
	for _, p := range all {
		a := aligner{part: p, in: &in, faults: &r.Faults}
		a.align()
	}
	units := unitNames(&in, all)
	for _, p := range all {
		p.resolve(&in, units, &r.Faults)
	}
	names := newNaming(&in, subject.Function, form.RowsSubjects, all).check(&r.Faults)
	names += newNaming(&in, subject.Revenue, form.RowsRevenue, all).check(&r.Faults)
	for _, p := range all {
		p.order(in.names, &r.Faults)
		p.parents(&r.Faults)
	}
	likeProjects(all, &r.Faults)
	atlas := newAtlas()
	fs := figures(&in, atlas, all, &r.Faults)
	scale(&in, fs, &r.Faults)
	in.Exact = in.Exact || finer(&in, fs)
	steps(&in, all, fs)
	d := derive(newLedger(&in, atlas, all, fs))
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
		r.Faults.Errorf(in.Sheets[0].At, "另有 %d 处对不上，没有一一列出；请先改正以上各处", left)
	}
	kinds := d.unitKinds(&r.Faults)
	r.Faults.Sort()
	r.Faults = slices.CompactFunc(r.Faults, same)
	r.Checks = checks(&in, d, names, kinds, r.Faults)
	return r
}

func same(a, b diag.Diagnostic) bool {
	return a.At == b.At && a.Message == b.Message && a.Severity == b.Severity && a.Expected == b.Expected
}

// unitNames gathers the names that tables of units print.
func unitNames(in *Input, all []*part) map[string]bool {
	names := map[string]bool{}
	for _, u := range in.Units {
		names[Fold(u)] = true
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

// finer reports whether some amount has more decimals than its table prints:
// nothing was rounded then.
func finer(in *Input, fs []figure) bool {
	return slices.ContainsFunc(fs, func(f figure) bool { return in.finer(&in.Sheets[f.sheet], f.amount) })
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

// roundings reports the sums that miss by a rounding, one for each total.
func (s *speaker) roundings(verdicts []verdict, faults *diag.List) {
	told := map[int]bool{}
	for i, v := range verdicts {
		rel := &s.relations[i]
		if v != near || rel.bound || told[rel.speaks()] {
			continue
		}
		told[rel.speaks()] = true
		faults.Add(s.rounding(rel))
	}
}

func (in *Input) title(sheet int) string { return in.titleOf(in.Sheets[sheet].Table) }

func (in *Input) titleOf(t *form.Table) string {
	if len(t.Titles) == 0 {
		return t.Name.V
	}
	return in.Text(t.Titles[0])
}

// checks counts, by rule, what was compared and what fails.
func checks(in *Input, d *derivation, names, kinds int, faults diag.List) []Check {
	var out []Check
	at := func(rule, title string) *Check {
		i := slices.IndexFunc(out, func(c Check) bool { return c.Rule == rule })
		if i < 0 {
			out = append(out, Check{Rule: rule})
			i = len(out) - 1
		}
		if title != "" && !slices.Contains(out[i].Tables, title) {
			out[i].Tables = append(out[i].Tables, title)
		}
		return &out[i]
	}
	for _, t := range in.Form.Tables {
		if !form.HasSums(t) {
			continue
		}
		c := at(ruleOf(t), in.titleOf(t))
		if !slices.ContainsFunc(in.Sheets, func(s Sheet) bool { return s.Table == t }) {
			c.Absent = append(c.Absent, in.titleOf(t))
		}
	}
	at(ruleNames, "科目编码与名称").Done = names
	at(ruleUnitKind, "政府经济科目与单位性质").Done = kinds
	var c *Check
	for i := range d.relations {
		if rule := d.relations[i].rule; c == nil || c.Rule != rule {
			c = at(rule, "")
		}
		c.Done++
		if d.verdicts[i] == broken {
			c.Failed++
		}
	}
	for _, f := range faults {
		if f.Rule == "" {
			continue
		}
		c = at(f.Rule, "")
		switch {
		case f.Severity == diag.Hint:
			c.Hints++
		case c.Failed == 0 || f.Rule == ruleNames:
			c.Failed++
		}
	}
	return out
}
