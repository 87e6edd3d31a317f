package published

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/templates/form"
)

// ruleNames holds codes and names to the lists and to each other.
const ruleNames = "T13"

// naming holds what the tables say of the codes of one list.
type naming struct {
	list  subject.List
	kind  form.RowKind
	in    *input
	parts []*part
	seen  map[string][]mention // by code
	codes map[string][]string  // by name
}

// mention is a line that names a code.
type mention struct {
	part *part
	line *line
}

func newNaming(in *input, list subject.List, kind form.RowKind, parts []*part) *naming {
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
	if meant := n.meant(p, l); meant != "" {
		d := diag.Diagnostic{Severity: diag.Error, At: l.at, Rule: ruleNames, Message: fmt.Sprintf("“%s”的编码为 %s", l.name, l.code), Expected: meant}
		d.Related = n.related(p, meant)
		faults.Add(d)
		l.code = meant
		return
	}
	if code := n.listed(l); code != "" && n.others(p, l.code) == 0 {
		faults.Add(diag.Diagnostic{Severity: diag.Hint, At: l.at, Rule: ruleNames,
			Message: fmt.Sprintf("“%s”的编码为 %s", l.name, l.code), Expected: code, Hints: []string{"据政府收支分类科目"}})
	}
	if want == "" || want == l.name {
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
		count[fold.Text(s.Name)]++ // the list speaks as one table more
	}
	best := l.name
	for _, m := range n.seen[l.code] {
		if count[m.line.name] > count[best] {
			best = m.line.name
		}
	}
	if listed && count[fold.Text(s.Name)] > count[best] {
		best = fold.Text(s.Name)
	}
	for _, m := range n.seen[l.code] {
		if best == l.name && m.part != p && m.line.name != best && count[m.line.name] == count[best] {
			return m.line.name, true // one against one: both are shown
		}
	}
	if best == l.name && count[best] == 1 && n.others(p, l.code) == 0 && !listed {
		return "", false
	}
	if best == l.name && listed && s.Certain() && fold.Text(s.Name) != l.name && n.others(p, l.code) == 0 {
		return fold.Text(s.Name), false
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

// meant looks for the code that a line's name has in other tables, fits
// between the line's neighbours and is missing from its own table; nothing
// must speak for the code and the name as they stand.
func (n *naming) meant(p *part, l *line) string {
	if s, ok := subject.Lookup(n.list, l.code); ok && fold.Text(s.Name) == l.name {
		return ""
	}
	if slices.ContainsFunc(n.seen[l.code], func(m mention) bool { return m.part != p && m.line.name == l.name }) {
		return ""
	}
	var found []string
	for _, code := range n.codes[l.name] {
		if code != l.code && len(code) == len(l.code) && n.others(p, code) > 0 && !n.stands(p, code) && n.fits(p, l, code) {
			found = append(found, code)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}

// listed is the code that the lists have for a line's name, when it is the
// only one and the line prints another of the same level.
func (n *naming) listed(l *line) string {
	if s, ok := subject.Lookup(n.list, l.code); ok && fold.Text(s.Name) == l.name {
		return ""
	}
	code := ""
	for _, s := range subject.All(n.list) {
		if len(s.Code) != len(l.code) || fold.Text(s.Name) != l.name {
			continue
		}
		if code != "" {
			return ""
		}
		code = s.Code
	}
	return code
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

// parents reports codes whose 类 or 款 has no line, and those above that have
// none below, where the form prints all levels.
func (p *part) parents(faults *diag.List) {
	stands, deepest := map[string]bool{}, 0
	for i := range p.lines {
		if l := &p.lines[i]; levelled(l) && isCode(l.code) {
			stands[l.code] = true
			deepest = max(deepest, len(l.code))
		}
	}
	reported := map[string]bool{}
	for i := range p.lines {
		l := &p.lines[i]
		if !levelled(l) || !isCode(l.code) {
			continue
		}
		for _, parent := range subject.Parents(l.code) {
			if !stands[parent] && !reported[parent] {
				reported[parent] = true
				faults.Add(diag.Diagnostic{Severity: diag.Error, At: l.at, Rule: ruleNames,
					Message: fmt.Sprintf("“%s”之上缺少 %s 一行", strings.TrimSpace(l.say(p)), parent)})
			}
		}
		if len(l.code) < deepest && p.unfilled == nil && !p.below(i) {
			faults.Add(diag.Diagnostic{Severity: diag.Error, At: l.at, Rule: ruleNames,
				Message: fmt.Sprintf("“%s”之下没有明细", strings.TrimSpace(l.say(p))), Hints: []string{"可能缺少一行"}})
		}
	}
}

// levelled tells the lines that stand in a tree of codes.
func levelled(l *line) bool {
	return l.set.Kind == form.RowsSubjects && len(l.set.Levels) == 0 || l.set.Kind == form.RowsEconomic
}

// below reports whether a line has others below its code.
func (p *part) below(i int) bool {
	code := p.lines[i].code
	for n := range p.lines { // most likely the next
		if l := &p.lines[(i+1+n)%len(p.lines)]; levelled(l) && len(l.code) > len(code) && strings.HasPrefix(l.code, code) {
			return true
		}
	}
	return false
}
