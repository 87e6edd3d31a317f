package published

import (
	"fmt"
	"unicode/utf8"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/templates/form"
)

// likeProjects compares the projects of tables with each other. A project need
// not stand in two tables, but a name that another table has but for a slip is
// the same project, and those in both stand in one order.
func likeProjects(all []*part, faults *diag.List) {
	for n, q := range all {
		for _, p := range all[:n] {
			a, b := p.projectLines(), q.projectLines()
			if len(a) > 0 && len(b) > 0 {
				inA, inB := positions(a), positions(b)
				misspelt(p, without(a, inB), without(b, inA), faults)
				sameOrder(q, inA, b, faults)
			}
		}
	}
}

// mostLike bounds the comparing of names by their characters.
const mostLike = 300

func (p *part) projectLines() []*line {
	var out []*line
	for i := range p.lines {
		if l := &p.lines[i]; l.set.Kind == form.RowsProjects && l.code != "" && len(out) < mostLike {
			out = append(out, l)
		}
	}
	return out
}

// project tells projects apart.
type project struct{ unit, name string }

func (l *line) project() project { return project{l.unit, l.code} }

// positions finds each project's first place among lines.
func positions(lines []*line) map[project]int {
	at := make(map[project]int, len(lines))
	for i, l := range lines {
		if _, ok := at[l.project()]; !ok {
			at[l.project()] = i
		}
	}
	return at
}

// without lists the lines whose projects stand nowhere else.
func without(lines []*line, elsewhere map[project]int) []*line {
	var out []*line
	for _, l := range lines {
		if _, ok := elsewhere[l.project()]; !ok {
			out = append(out, l)
		}
	}
	return out
}

// misspelt reports names of b that a has but for a character in ten.
func misspelt(p *part, a, b []*line, faults *diag.List) {
	for _, l := range b {
		for _, o := range a {
			if o.unit == l.unit && alike(o.code, l.code) {
				faults.Add(diag.Diagnostic{Severity: diag.Warning, At: l.at, Rule: p.rule(),
					Message: fmt.Sprintf("项目名称“%s”与另一表的“%s”相近而不同", l.code, o.code), Hints: []string{"如是同一项目，名称应一致"},
					Related: []diag.Related{{At: o.at, Message: "此处为“" + o.code + "”"}}})
				break
			}
		}
	}
}

func alike(a, b string) bool {
	x, y := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	most := max(1, max(x, y)/10)
	return min(x, y) > 3 && x-y <= most && y-x <= most && fold.Distance(a, b) <= most
}

// sameOrder hints at projects of q that stand in another order than elsewhere.
func sameOrder(q *part, elsewhere map[project]int, b []*line, faults *diag.List) {
	var keys []string
	var lines []*line
	for _, l := range b {
		if i, ok := elsewhere[l.project()]; ok {
			keys, lines = append(keys, fmt.Sprintf("%05d", i)), append(lines, l)
		}
	}
	for _, i := range outOfOrder(keys) {
		faults.Add(diag.Diagnostic{Severity: diag.Hint, At: lines[i].at, Rule: q.rule(),
			Message: fmt.Sprintf("“%s”的次序与另一项目表不同", lines[i].say(q))})
	}
}
