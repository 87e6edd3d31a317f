package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/spec"
)

// Input is what an audit looks at.
type Input struct {
	Format   *spec.Format
	Sheets   []Sheet
	Subjects *subject.Catalog
	Units    []string              // names that stand as units among projects
	Text     func(spec.Str) string // fills in the format's texts: years, names
	Rounded  money.Money           // half a unit of the last printed place, 0 for exact figures
}

// Run checks the sheets and returns what is wrong with them, sorted by place.
func Run(in Input) diag.List {
	r := &reader{subjects: in.Subjects, units: in.Units, text: in.Text}
	for i := range in.Sheets {
		r.read(i, &in.Sheets[i])
	}
	faults := r.faults
	for _, s := range suspects(r.figures, relations(r.figures), in.Rounded) {
		faults.Add(s.diagnostic(in, r.figures))
	}
	faults.Sort()
	return faults
}

// suspect is a figure that must change, with the relations against it.
type suspect struct {
	figure int
	broken []relation
}

// suspects chooses, again and again, the figure that most broken relations
// speak against, until the rest hold together: one wrong figure breaks its
// row, its column and its likes in other tables, but each of those witnesses
// is broken only once.
func suspects(fs []figure, rels []relation, step money.Money) []suspect {
	broken := make([]relation, 0, 8)
	held := make([]int, len(fs)) // relations that hold, by figure
	for _, rel := range rels {
		if !rel.holds(fs, step) {
			broken = append(broken, rel)
		} else if !rel.bound {
			for _, i := range append([]int{rel.whole}, rel.parts...) {
				held[i]++
			}
		}
	}
	var out []suspect
	for len(broken) > 0 {
		s := suspect{figure: worst(fs, broken, held)}
		broken = slices.DeleteFunc(broken, func(rel relation) bool {
			hit := rel.whole == s.figure || slices.Contains(rel.parts, s.figure)
			if hit {
				s.broken = append(s.broken, rel)
			}
			return hit
		})
		out = append(out, s)
	}
	return out
}

// worst is the figure in the most broken relations; of equals, the one fewest
// sound relations vouch for, then the last in print: totals stand first and
// are copied most often.
func worst(fs []figure, broken []relation, held []int) int {
	count := make([]int, len(fs))
	for _, rel := range broken {
		weight := 2
		if rel.bound {
			weight = 1
		}
		count[rel.whole] += weight
		for _, p := range rel.parts {
			count[p] += weight
		}
	}
	best := 0
	for i := range fs {
		if c := cmp.Or(cmp.Compare(count[i], count[best]), cmp.Compare(held[best], held[i])); c > 0 {
			best = i
		}
	}
	return best
}

// diagnostic words a suspect: what stands there, what the strongest witness
// says should, and where the others are.
func (s *suspect) diagnostic(in Input, fs []figure) diag.Diagnostic {
	f := &fs[s.figure]
	d := diag.Diagnostic{Severity: diag.Error, At: f.at, Rule: rule(in, f)}
	d.Message = fmt.Sprintf("%s为 %s", f.name, print(in, f, f.amount))
	slices.SortStableFunc(s.broken, func(a, b relation) int { return cmp.Compare(rank(&a), rank(&b)) })
	first := true
	for i := range s.broken {
		rel := &s.broken[i]
		want, text := expected(in, fs, rel, s.figure)
		if first {
			d.Expected = want
			d.Hints = append(d.Hints, text)
			first = false
			continue
		}
		if len(d.Related) < 3 {
			d.Related = append(d.Related, diag.Related{At: fs[other(rel, s.figure)].at, Message: text})
		}
	}
	return d
}

// rank puts sums before bounds among the witnesses.
func rank(rel *relation) int {
	if rel.bound {
		return 1
	}
	return 0
}

func other(rel *relation, figure int) int {
	if rel.whole != figure {
		return rel.whole
	}
	return rel.parts[0]
}

// expected computes what a figure should be by one relation, and says why.
func expected(in Input, fs []figure, rel *relation, figure int) (want, why string) {
	f := &fs[figure]
	var sum money.Money
	for _, p := range rel.parts {
		sum = sum.Add(fs[p].amount)
	}
	switch {
	case rel.bound && rel.whole == figure:
		return "不小于 " + print(in, f, sum), fmt.Sprintf("不应小于%s%s", where(in, &fs[rel.parts[0]]), print(in, f, sum))
	case rel.bound:
		w := &fs[rel.whole]
		return "不大于 " + print(in, f, w.amount), fmt.Sprintf("不应大于%s%s", where(in, w), print(in, f, w.amount))
	case rel.equality():
		o := &fs[other(rel, figure)]
		return print(in, f, o.amount), fmt.Sprintf("应与%s%s一致", where(in, o), print(in, f, o.amount))
	case rel.whole == figure:
		return print(in, f, sum), fmt.Sprintf("应等于其各部分之和 %s（%s）", print(in, f, sum), parts(fs, rel))
	}
	w := &fs[rel.whole]
	rest := w.amount.Sub(sum).Add(f.amount)
	return print(in, f, rest), fmt.Sprintf("与其他各项相加应等于%s%s", where(in, w), print(in, f, w.amount))
}

func parts(fs []figure, rel *relation) string {
	names := make([]string, 0, 4)
	for i, p := range rel.parts {
		if i == 3 {
			names = append(names, fmt.Sprintf("等 %d 项", len(rel.parts)))
			break
		}
		names = append(names, fs[p].name)
	}
	return strings.Join(names, "、")
}

func where(in Input, f *figure) string {
	return "《" + title(in, f) + "》" + f.name
}

func title(in Input, f *figure) string {
	t := in.Sheets[f.sheet].Table
	if len(t.Titles) == 0 {
		return t.Name.V
	}
	return in.Text(t.Titles[0])
}

func rule(in Input, f *figure) string { return in.Sheets[f.sheet].Table.Rule.V }

func print(in Input, f *figure, m money.Money) string {
	n := in.Format.Numbers[in.Sheets[f.sheet].Table.Number.V]
	return m.Format(money.Format{Unit: n.Format.Unit, Places: 6, Trim: true, Group: true})
}
