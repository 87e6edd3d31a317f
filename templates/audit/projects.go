package audit

import (
	"fmt"
	"slices"

	"yugong/model/diag"
	"yugong/templates/spec"
)

// likeProjects compares the projects of tables with each other. A project need
// not stand in two tables, but a name that another table has but for a slip is
// the same project, and those in both stand in one order.
func likeProjects(all []*part, faults *diag.List) {
	for n, q := range all {
		for _, p := range all[:n] {
			a, b := p.projectLines(), q.projectLines()
			if len(a) > 0 && len(b) > 0 {
				slips(p, a, b, faults)
				sameOrder(q, a, b, faults)
			}
		}
	}
}

// mostLike bounds the comparing of names by their characters.
const mostLike = 300

func (p *part) projectLines() []*line {
	var out []*line
	for i := range p.lines {
		if l := &p.lines[i]; l.set.Kind == spec.RowsProjects && l.code != "" && len(out) < mostLike {
			out = append(out, l)
		}
	}
	return out
}

func stands(lines []*line, l *line) bool {
	return slices.ContainsFunc(lines, func(o *line) bool { return o.unit == l.unit && o.code == l.code })
}

// slips reports names of b that a has but for a character in ten.
func slips(p *part, a, b []*line, faults *diag.List) {
	for _, l := range b {
		if stands(a, l) {
			continue
		}
		for _, o := range a {
			if o.unit == l.unit && !stands(b, o) && alike(o.code, l.code) {
				faults.Add(diag.Diagnostic{Severity: diag.Warning, At: l.at, Rule: p.rule(),
					Message: fmt.Sprintf("项目名称“%s”与另一表的“%s”相近而不同", l.code, o.code), Hints: []string{"如是同一项目，名称应一致"},
					Related: []diag.Related{{At: o.at, Message: "此处为“" + o.code + "”"}}})
				break
			}
		}
	}
}

func alike(a, b string) bool {
	x, y := len([]rune(a)), len([]rune(b))
	most := max(1, max(x, y)/10)
	return min(x, y) > 3 && x-y <= most && y-x <= most && Distance(a, b) <= most
}

// sameOrder hints at projects of q that stand in another order than in a.
func sameOrder(q *part, a, b []*line, faults *diag.List) {
	var keys []string
	var lines []*line
	for _, l := range b {
		if i := slices.IndexFunc(a, func(o *line) bool { return o.unit == l.unit && o.code == l.code }); i >= 0 {
			keys, lines = append(keys, fmt.Sprintf("%05d", i)), append(lines, l)
		}
	}
	for _, i := range outOfOrder(keys) {
		faults.Add(diag.Diagnostic{Severity: diag.Hint, At: lines[i].at, Rule: q.rule(),
			Message: fmt.Sprintf("“%s”的次序与另一项目表不同", lines[i].say(q))})
	}
}
