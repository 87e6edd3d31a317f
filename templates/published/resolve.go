package published

import (
	"cmp"
	"fmt"
	"slices"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/templates/form"
	"yugong/templates/published/internal/scan"
)

// resolve finds the codes, names and units of a part's lines.
func (p *part) resolve(in *input, units map[string]bool, faults *diag.List) {
	class, listed := "", p.classes(in)
	seen := map[string]int{}
	trees := map[*form.Row]*tree{}
	for i := range p.lines {
		l := &p.lines[i]
		l.code = l.key
		switch l.set.Kind {
		case form.RowsSubjects:
			if l.name = p.field(l.cells, "name"); !isCode(l.key) {
				p.byName(l, trees, faults)
			}
		case form.RowsRevenue:
			l.name = p.field(l.cells, "name")
			if l.code == "" {
				l.code = codeless + l.name // revenue of a fund whose subjects nobody wrote
			}
		case form.RowsEconomic:
			e := economic{part: p, in: in, faults: faults, class: class, listed: listed}
			e.resolve(l)
			class = e.class
		case form.RowsUnits:
			l.unit = l.key
		}
	}
	p.nest(in, units, faults)
	p.projects(units, faults)
	for i := range p.lines {
		p.apart(&p.lines[i], seen)
	}
}

// byName finds the code of a row that prints the name of its subject alone.
func (p *part) byName(l *line, trees map[*form.Row]*tree, faults *diag.List) {
	t := trees[l.set]
	if t == nil {
		t = p.newTree(subject.Function, l.set, l.set.Levels)
		trees[l.set] = t
	}
	l.name = unnumbered(cmp.Or(l.name, p.field(l.cells, "function-name"), l.key))
	l.code, _ = t.find(l.name)
	l.code, _ = t.open(l.code, p.figures(l.cells))
	if len(t.named(l.name)) == 0 {
		p.odd(l, faults, diag.Hint, t.list.String()+"中没有“%s”", l.name)
	}
}

// apart keeps two projects of one name from being taken for one.
func (p *part) apart(l *line, seen map[string]int) {
	if l.set.Kind != form.RowsProjects || l.code == "" {
		return
	}
	k := l.unit + "\x00" + l.code
	if seen[k]++; seen[k] > 1 {
		l.code += fmt.Sprintf("#%d", seen[k])
	}
}

// economic resolves names within their 类: a row whose name is a 类 opens it.
type economic struct {
	*part
	in     *input
	faults *diag.List
	class  string
	listed map[string]bool // 类 that the part has a line for
}

func (e *economic) resolve(l *line) {
	l.name, l.second = e.own(l.cells, "name"), e.field(l.cells, "government-name")
	l.code = e.own(l.cells, "code")
	if l.code == "" {
		l.code = e.codeOf(l)
	}
	if len(l.code) == 3 && isCode(l.code) {
		e.class = l.code
	} else if isCode(l.code) {
		e.class = l.code[:3]
	}
	e.checkNames(l)
}

// own reads what an economic row says of its own subject, under either of the
// names that a form may use.
func (p *part) own(cells []scan.Cell, what string) string {
	return cmp.Or(p.field(cells, "department-"+what), p.field(cells, what))
}

// classes lists the 类 that have a line of their own.
func (p *part) classes(in *input) map[string]bool {
	out := map[string]bool{}
	paired := p.hasField("government-name")
	for i := range p.lines {
		l := &p.lines[i]
		if l.set.Kind != form.RowsEconomic || paired && p.field(l.cells, "government-name") != "" {
			continue
		}
		name := p.own(l.cells, "name")
		for _, s := range in.names.department {
			if len(s.Code) == 3 && s.Name == name {
				out[s.Code] = true
			}
		}
	}
	return out
}

// codeOf finds the code of a name: a 类, a subject of the 类 that is open, or
// of any other if the name is in one only.
func (e *economic) codeOf(l *line) string {
	paired := e.hasField("government-name")
	var elsewhere []string
	for _, s := range e.in.names.department {
		switch {
		case s.Name != l.name:
		case len(s.Code) == 3 && (l.second == "" || !paired):
			return s.Code
		case len(s.Code) > 3 && s.Code[:3] == e.class:
			return s.Code
		case len(s.Code) > 3:
			elsewhere = append(elsewhere, s.Code)
		}
	}
	if len(elsewhere) > 1 {
		elsewhere = slices.DeleteFunc(elsewhere, func(code string) bool { return !e.listed[code[:3]] })
	}
	if len(elsewhere) == 1 {
		return elsewhere[0]
	}
	if code := e.likeClass(l, paired); code != "" {
		return code
	}
	return e.class + l.name // a name of the unit's own
}

// likeClass sees through a slip in the name of a 类, whose row has no
// government subject.
func (e *economic) likeClass(l *line, paired bool) string {
	if !paired || l.second != "" {
		return ""
	}
	for _, s := range subject.All(subject.Department) {
		if len(s.Code) == 3 && fold.Similar(s.Name, l.name) {
			return s.Code
		}
	}
	return ""
}

func (e *economic) checkNames(l *line) {
	want, known := e.in.subjects.Name(subject.Department, l.code)
	switch {
	case !known:
		e.odd(l, e.faults, diag.Hint, "部门预算支出经济科目中没有“%s”", l.name)
	case l.name != "" && fold.Text(want) != l.name:
		l.otherwise = !fold.Similar(want, l.name)
		e.odd(l, e.faults, diag.Error, "部门预算支出经济科目“%s”应为“"+want+"”", l.name)
	}
	if l.second != "" && len(e.in.names.governmentCodes(l.second)) == 0 {
		e.odd(l, e.faults, diag.Hint, "政府预算支出经济科目中没有“%s”", l.second)
	}
}

func (p *part) odd(l *line, faults *diag.List, s diag.Severity, format, name string) {
	faults.Add(diag.Diagnostic{Severity: s, At: l.at, Rule: ruleNames, Message: fmt.Sprintf(format, name), Hints: []string{"请核对科目名称"}})
}
