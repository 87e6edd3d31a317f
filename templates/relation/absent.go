package relation

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
)

// tree is a part that lists functional codes.
type tree struct {
	*Side
	side  int
	atoms atoms
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
		for i := range t.Lines {
			l := &t.Lines[i]
			if l.Code == "" || t.lines[l.Code] != i || !d.spends(t.side, i) {
				continue
			}
			for _, u := range trees {
				if _, ok := u.lines[l.Code]; ok || u.Side == t.Side || !t.atoms.within(u.atoms) {
					continue
				}
				k := fmt.Sprint(u.side, l.Code)
				if reported[k] || !d.lacking(u, l.Code, fails) {
					continue
				}
				reported[k] = true
				d.explain(u, l.Code, explained)
				faults.Add(diag.Diagnostic{Severity: diag.Error, At: d.before(u, l.Code), Rule: RuleOf(d.in.Tables[u.table].Form),
					Message: fmt.Sprintf("这一行之后缺少 %s 一行", strings.TrimSpace(l.Code+" "+l.Name)),
					Related: []diag.Related{{At: l.At, Message: "此处有这一科目"}}})
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
	for side, p := range d.sides {
		if !p.Tree {
			continue
		}
		t := &tree{Side: p, side: side, lines: map[string]int{}}
		for k := range p.regions {
			t.atoms = t.atoms.or(d.living(p.regions[k]).atoms)
		}
		for i := range p.Lines {
			if l := &p.Lines[i]; l.Code != "" {
				if _, ok := t.lines[l.Code]; !ok {
					t.lines[l.Code] = i
				}
			}
		}
		out = append(out, t)
	}
	return out
}

// spends reports whether a line prints an amount.
func (d *derivation) spends(side, i int) bool {
	p := d.sides[side]
	for k := range p.Columns {
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
		return slices.ContainsFunc(u.Lines, func(l Line) bool { return len(l.Code) > len(code) && strings.HasPrefix(l.Code, code) })
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
		parent = slices.IndexFunc(u.Lines, func(l Line) bool { return l.Total })
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
func (d *derivation) before(t *tree, code string) diag.Pos {
	at := d.in.Tables[t.table].At
	for i := range t.Lines {
		l := &t.Lines[i]
		if l.Total && i == 0 || l.Code != "" && l.Code < code {
			at = l.At
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
	u, parent := trees[n], d.sides[f.part].Lines[f.parent].Code // "" for the total
	var candidates, exact []*Line
	for _, t := range trees {
		for i := range t.Lines {
			l := &t.Lines[i]
			_, stands := u.lines[l.Code]
			if stands || l.Code == "" || len(l.Code) != max(3, len(parent)+2) || !strings.HasPrefix(l.Code, parent) ||
				slices.ContainsFunc(candidates, func(c *Line) bool { return c.Code == l.Code }) {
				continue
			}
			candidates = append(candidates, l)
			if slices.ContainsFunc(l.Figures, func(c Figure) bool { return !c.Blank && c.Amount.Equal(amount) }) {
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
	return d.before(u, l.Code), strings.TrimSpace(l.Code + " " + l.Name), true
}
