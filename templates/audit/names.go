package audit

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/subject"
	"yugong/templates/spec"
)

// ruleNames holds codes and names to the lists and to each other.
const ruleNames = "T13"

// naming holds what the tables say of the codes of one list.
type naming struct {
	list  subject.List
	kind  spec.RowKind
	in    *Input
	parts []*part
	seen  map[string][]mention // by code
	codes map[string][]string  // by name
}

// mention is a line that names a code.
type mention struct {
	part *part
	line *line
}

func newNaming(in *Input, list subject.List, kind spec.RowKind, parts []*part) *naming {
	n := &naming{list: list, kind: kind, in: in, parts: parts, seen: map[string][]mention{}, codes: map[string][]string{}}
	for _, p := range parts {
		for i := range p.lines {
			l := &p.lines[i]
			if l.set.Kind != kind || !isCode(l.code) {
				continue
			}
			n.seen[l.code] = append(n.seen[l.code], mention{p, l})
			if !slices.Contains(n.codes[l.name], l.code) {
				n.codes[l.name] = append(n.codes[l.name], l.code)
			}
		}
	}
	return n
}

// check holds every code to its name and returns how many were compared. A
// code that is another's by its name, the other missing, is seen through: the
// line then counts under the code that was meant.
func (n *naming) check(faults *diag.List) int {
	done := 0
	for _, p := range n.parts {
		for i := range p.lines {
			l := &p.lines[i]
			if l.set.Kind == n.kind && isCode(l.code) && l.name != "" {
				done++
				n.line(p, l, faults)
			}
		}
	}
	return done
}

func (n *naming) line(p *part, l *line, faults *diag.List) {
	want, sure := n.wanted(p, l)
	others := n.others(p, l.code) > 0
	if want == l.name || want == "" && others {
		return
	}
	if meant := n.meant(p, l, others); meant != "" {
		d := diag.Diagnostic{Severity: diag.Error, At: l.at, Rule: ruleNames, Message: fmt.Sprintf("“%s”的编码为 %s", l.name, l.code), Expected: meant}
		d.Related = n.related(p, meant)
		faults.Add(d)
		l.code = meant
		return
	}
	if want == "" {
		return
	}
	d := diag.Diagnostic{Severity: diag.Hint, At: l.at, Rule: ruleNames, Message: fmt.Sprintf("编码 %s 的名称为“%s”", l.code, l.name), Expected: "“" + want + "”"}
	if sure {
		d.Severity = diag.Error
		d.Related = n.related(p, l.code)
	}
	faults.Add(d)
}

// wanted is the name that a code should have: what most other tables print,
// or what the official lists have. It is sure when another table says so.
func (n *naming) wanted(p *part, l *line) (name string, sure bool) {
	count := map[string]int{l.name: 1}
	for _, m := range n.seen[l.code] {
		if m.part != p {
			count[m.line.name]++
		}
	}
	s, listed := subject.Lookup(n.list, l.code)
	if listed {
		count[Fold(s.Name)]++ // the list speaks as one table more
	}
	best := l.name
	for _, m := range n.seen[l.code] {
		if count[m.line.name] > count[best] {
			best = m.line.name
		}
	}
	if listed && count[Fold(s.Name)] > count[best] {
		best = Fold(s.Name)
	}
	for _, m := range n.seen[l.code] {
		if best == l.name && m.part != p && m.line.name != best && count[m.line.name] == count[best] {
			return m.line.name, true // one against one: both are shown
		}
	}
	if best == l.name && count[best] == 1 && n.others(p, l.code) == 0 && !listed {
		return "", false
	}
	if best == l.name && listed && s.Seen && Fold(s.Name) != l.name && n.others(p, l.code) == 0 {
		return Fold(s.Name), false
	}
	return best, count[best] > 1 && n.others(p, l.code) > 0
}

func (n *naming) others(p *part, code string) int {
	c := 0
	for _, m := range n.seen[code] {
		if m.part != p {
			c++
		}
	}
	return c
}

// meant looks for the code that a line's name has elsewhere, fits between the
// line's neighbours and is missing from its own table.
func (n *naming) meant(p *part, l *line, known bool) string {
	if !known {
		if _, ok := subject.Lookup(n.list, l.code); ok && n.named(l.code) == l.name {
			return ""
		}
	}
	var found []string
	for _, code := range n.candidates(l.name) {
		if code != l.code && len(code) == len(l.code) && !n.stands(p, code) && n.fits(p, l, code) {
			found = append(found, code)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}

func (n *naming) named(code string) string {
	s, _ := subject.Lookup(n.list, code)
	return Fold(s.Name)
}

// candidates lists the codes of a name, in the tables and in the lists.
func (n *naming) candidates(name string) []string {
	out := slices.Clone(n.codes[name])
	if len(out) > 1 || len(out) == 1 && n.others(nil, out[0]) > 1 {
		return out
	}
	for _, s := range subject.All(n.list) {
		if Fold(s.Name) == name && !slices.Contains(out, s.Code) {
			out = append(out, s.Code)
		}
	}
	return out
}

func (n *naming) stands(p *part, code string) bool {
	return slices.ContainsFunc(n.seen[code], func(m mention) bool { return m.part == p })
}

// fits reports whether a code would stand in order between a line's
// neighbours.
func (n *naming) fits(p *part, l *line, code string) bool {
	before, after := "", "~"
	for i := range p.lines {
		o := &p.lines[i]
		if o.set.Kind != n.kind || !isCode(o.code) || o == l {
			continue
		}
		if o.row < l.row {
			before = o.code
		} else {
			after = o.code
			break
		}
	}
	return before < code && code < after
}

func (n *naming) related(p *part, code string) []diag.Related {
	var out []diag.Related
	for _, m := range n.seen[code] {
		if m.part != p && len(out) < 2 {
			out = append(out, diag.Related{At: m.line.at, Message: fmt.Sprintf("此处为 %s “%s”", m.line.code, m.line.name)})
		}
	}
	return out
}

// parents reports codes whose 类 or 款 has no line, where the form prints all
// levels.
func (p *part) parents(faults *diag.List) {
	stands := map[string]bool{}
	for i := range p.lines {
		stands[p.lines[i].code] = true
	}
	reported := map[string]bool{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.set.Kind != spec.RowsSubjects || len(l.set.Levels) > 0 {
			continue
		}
		for _, parent := range subject.Parents(l.code) {
			if !stands[parent] && !reported[parent] {
				reported[parent] = true
				faults.Add(diag.Diagnostic{Severity: diag.Error, At: l.at, Rule: ruleNames,
					Message: fmt.Sprintf("“%s”之上缺少 %s 一行", strings.TrimSpace(l.say(p)), parent)})
			}
		}
	}
}
