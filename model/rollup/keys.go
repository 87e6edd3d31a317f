package rollup

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
)

// separateKeys puts the unit's code before keys that another unit gave its
// projects first. The disclosures are copied before they are changed.
func (r *roll) separateKeys() {
	taken := map[string]bool{}
	for n, u := range r.units {
		renamed := map[string]string{}
		var first diag.Pos
		for i := range u.Projects {
			k := &u.Projects[i].Key
			if taken[k.Value] {
				if len(renamed) == 0 {
					first = k.At
				}
				renamed[k.Value] = freeKey(u, n, k.Value, taken)
			}
		}
		if len(renamed) > 0 {
			r.list.Add(diag.Diagnostic{At: first, Message: fmt.Sprintf("%d 个项目编号与其他单位的相同，汇总时在前面加了“%s”", len(renamed), prefix(u, n))})
			r.units[n] = rename(u, renamed)
			if u == r.frame {
				r.frame = r.units[n]
			}
		}
		for i := range r.units[n].Projects {
			taken[r.units[n].Projects[i].Key.Value] = true
		}
	}
}

func prefix(u *model.Disclosure, n int) string {
	if u.Unit.Code.Value != "" {
		return u.Unit.Code.Value + "-"
	}
	return fmt.Sprintf("%d-", n+1)
}

func freeKey(u *model.Disclosure, n int, key string, taken map[string]bool) string {
	out := prefix(u, n) + key
	for taken[out] {
		out += "+"
	}
	return out
}

// rename is a copy of a disclosure in which projects have other keys.
func rename(u *model.Disclosure, keys map[string]string) *model.Disclosure {
	out := *u
	to := func(t *model.Text) {
		if k, ok := keys[t.Value]; ok {
			t.Value = k
		}
	}
	out.Projects = slices.Clone(u.Projects)
	for i := range out.Projects {
		to(&out.Projects[i].Key)
	}
	out.Appropriations = slices.Clone(u.Appropriations)
	for i := range out.Appropriations {
		to(&out.Appropriations[i].Project)
	}
	out.Targets = slices.Clone(u.Targets)
	for i := range out.Targets {
		to(&out.Targets[i].Key)
	}
	out.Prior = slices.Clone(u.Prior)
	for i := range out.Prior {
		if out.Prior[i].Measure.Value == model.ProjectSpending {
			to(&out.Prior[i].Code)
		}
	}
	out.Records = slices.Clone(u.Records)
	for i := range out.Records {
		rec := &out.Records[i]
		rec.Rows = slices.Clone(rec.Rows)
		for j := range rec.Rows {
			rec.Rows[j].Values = slices.Clone(rec.Rows[j].Values)
			for c, col := range rec.List.Columns {
				if col.Kind == model.RecordProject {
					to(&rec.Rows[j].Values[c].Text)
				}
			}
		}
	}
	return &out
}
