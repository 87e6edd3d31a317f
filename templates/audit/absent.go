package audit

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
)

// tree is a part that lists functional codes.
type tree struct {
	*part
	side  int
	atoms uint64
	lines map[string]int // by code
}

// absentCodes reports codes that one table prints and another, whose region
// holds the first's, does not. It returns the families that the missing lines
// explain.
func (d *derivation) absentCodes(faults *diag.List) map[int]bool {
	trees := d.trees()
	fails := d.failing()
	explained := map[int]bool{}
	reported := map[string]bool{}
	for _, t := range trees {
		for i := range t.part.lines {
			l := &t.part.lines[i]
			if l.set.Kind != form.RowsSubjects || t.lines[l.code] != i || !d.spends(t.side, i) {
				continue
			}
			for _, u := range trees {
				if _, ok := u.lines[l.code]; ok || u.part == t.part || t.atoms&^u.atoms != 0 {
					continue
				}
				k := fmt.Sprint(u.side, l.code)
				if reported[k] || !d.lacking(u, l.code, fails) {
					continue
				}
				reported[k] = true
				d.explain(u, l.code, explained)
				faults.Add(diag.Diagnostic{Severity: diag.Error, At: u.before(l.code), Rule: u.rule(),
					Message: fmt.Sprintf("这一行之后缺少 %s 一行", strings.TrimSpace(l.code+" "+l.name)),
					Related: []diag.Related{{At: l.at, Message: "此处有这一科目"}}})
			}
		}
	}
	return explained
}

// failing lists the families whose sums are broken.
func (d *derivation) failing() map[int]bool {
	out := map[int]bool{}
	for i := range d.relations {
		if f := d.relations[i].family; f >= 0 && d.verdicts[i] == broken {
			out[f] = true
		}
	}
	return out
}

// trees are the parts that list functional codes at all levels.
func (d *derivation) trees() []*tree {
	var out []*tree
	for side, p := range d.parts {
		if !slices.ContainsFunc(p.sets, func(s *form.Row) bool { return s.Kind == form.RowsSubjects && len(s.Levels) == 0 }) {
			continue
		}
		t := &tree{part: p, side: side, lines: map[string]int{}}
		for k := range p.sums {
			t.atoms |= d.living(p.sums[k].region).atoms
		}
		for i := range p.lines {
			if l := &p.lines[i]; l.set.Kind == form.RowsSubjects {
				if _, ok := t.lines[l.code]; !ok {
					t.lines[l.code] = i
				}
			}
		}
		out = append(out, t)
	}
	return out
}

// spends reports whether a line prints an amount.
func (d *derivation) spends(side, i int) bool {
	p := d.parts[side]
	for k := range p.sums {
		if !d.amounts[p.figure(i, k)].IsZero() {
			return true
		}
	}
	return false
}

// lacking tells a table that lacks a line from one whose sums are complete
// without it: then the line that has the code is the one that is wrong.
func (d *derivation) lacking(u *tree, code string, fails map[int]bool) bool {
	if f := d.familyOf(u, code); f >= 0 && len(code) > 3 {
		if fails[f] {
			return true
		}
		// A 款 whose 项 remain leaves the sums as they are.
		return slices.ContainsFunc(u.part.lines, func(l line) bool { return len(l.code) > len(code) && strings.HasPrefix(l.code, code) })
	}
	return true
}

// familyOf is the list that a code would stand in.
func (d *derivation) familyOf(u *tree, code string) int {
	parent := -1
	for n := len(code) - 2; n >= 3 && parent < 0; n -= 2 {
		if i, ok := u.lines[code[:n]]; ok {
			parent = i
		}
	}
	if parent < 0 {
		parent = slices.IndexFunc(u.part.lines, func(l line) bool { return l.set.Kind == form.RowsTotal })
	}
	return slices.IndexFunc(d.families, func(f family) bool {
		return f.part == u.side && f.parent == parent && f.dim == byFunction
	})
}

func (d *derivation) explain(u *tree, code string, explained map[int]bool) {
	if f := d.familyOf(u, code); f >= 0 {
		explained[f] = true
	}
}

// before is the place of the line after which a code should stand.
func (t *tree) before(code string) diag.Pos {
	at := t.sheet.At
	for i := range t.part.lines {
		l := &t.part.lines[i]
		if l.set.Kind == form.RowsTotal && t.part.lines[0].row == l.row || l.set.Kind == form.RowsSubjects && l.code < code {
			at = l.at
		}
	}
	return at
}

// absent guesses which line a list lacks: one below the same code that other
// tables print, of the amount that is missing where there are several.
func (d *derivation) absent(f *family, amount money.Money) (at diag.Pos, row string, ok bool) {
	trees := d.trees()
	n := slices.IndexFunc(trees, func(t *tree) bool { return t.side == f.part })
	if n < 0 || f.parent < 0 || f.dim != byFunction {
		return diag.Pos{}, "", false
	}
	u, parent := trees[n], d.parts[f.part].lines[f.parent].code
	if !isCode(parent) {
		parent = "" // the total
	}
	var candidates, exact []*line
	for _, t := range trees {
		for i := range t.part.lines {
			l := &t.part.lines[i]
			_, stands := u.lines[l.code]
			if stands || l.set.Kind != form.RowsSubjects || len(l.code) != max(3, len(parent)+2) || !strings.HasPrefix(l.code, parent) ||
				slices.ContainsFunc(candidates, func(c *line) bool { return c.code == l.code }) {
				continue
			}
			candidates = append(candidates, l)
			if slices.ContainsFunc(l.cells, func(c Cell) bool { return c.Figure && c.Amount.Equal(amount) }) {
				exact = append(exact, l)
			}
		}
	}
	if len(candidates) != 1 {
		candidates = exact
	}
	if len(candidates) != 1 {
		return diag.Pos{}, "", false
	}
	l := candidates[0]
	return u.before(l.code), strings.TrimSpace(l.code + " " + l.name), true
}
