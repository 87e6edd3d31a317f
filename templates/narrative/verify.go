package narrative

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	tree "text/template/parse"

	"yugong/model"
	"yugong/model/diag"
	"yugong/templates/form"
)

// queries are the functions whose first argument is a query, with the
// dimension that each groups by and what it puts before the query.
var queries = map[string]struct {
	before string
	dims   []model.Dimension
}{
	"sum":       {},
	"prior":     {before: "source=prior "},
	"reason":    {before: "source=prior "},
	"purpose":   {before: "source=prior "},
	"records":   {},
	"quantity":  {},
	"fundsof":   {},
	"classes":   {dims: []model.Dimension{model.ByFunction}},
	"functions": {dims: []model.Dimension{model.ByFunction}},
	"funds":     {dims: []model.Dimension{model.ByFund}},
	"economic":  {dims: []model.Dimension{model.ByEconomic}},
	"projects":  {dims: []model.Dimension{model.ByProject}},
}

// verifier holds what templates say as plain text against the form, before any
// unit is met: queries, names of number formats.
type verifier struct {
	format *form.Form
	fault  func(n tree.Node, message string)
	asset  func(name string) // called for every asset that is asked for; may be nil
}

// command checks a call whose argument is a text written in the template; one
// put together there is checked when it runs.
func (v *verifier) command(c *tree.CommandNode) {
	name, ok := c.Args[0].(*tree.IdentifierNode)
	if !ok || len(c.Args) < 2 {
		return
	}
	if q, ok := queries[name.Ident]; ok {
		if s, ok := c.Args[1].(*tree.StringNode); ok {
			if _, err := v.format.ParseQuery(q.before+s.Text, q.dims...); err != nil {
				v.fault(s, "查询 "+strconv.Quote(s.Text)+"："+err.Error())
			}
		}
	}
	if s, ok := c.Args[1].(*tree.StringNode); ok && name.Ident == "asset" && v.asset != nil {
		v.asset(s.Text)
	}
	last, ok := c.Args[len(c.Args)-1].(*tree.StringNode)
	if !ok {
		return
	}
	if _, known := v.format.Numbers[last.Text]; name.Ident == "amount" && !known {
		v.fault(last, "numbers 里没有数字格式 "+strconv.Quote(last.Text))
	}
	if _, known := v.format.Shares[last.Text]; name.Ident == "share" && !known {
		v.fault(last, "shares 里没有百分比格式 "+strconv.Quote(last.Text))
	}
}

// Assets are the names that the texts ask 国有资产 for, in the order of the
// document, those of parts that texts share behind them.
func (l *Library) Assets() (names []string) {
	v := verifier{format: l.format, fault: func(tree.Node, string) {}}
	v.asset = func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	w := walker{call: v.command}
	for _, it := range l.format.Document {
		if t := l.root.Lookup(fileName(it.Narrative.V)); t != nil && t.Tree != nil {
			w.walk(t.Tree.Root)
		}
	}
	shared := l.root.Templates()
	slices.SortFunc(shared, func(a, b *template.Template) int { return strings.Compare(a.Name(), b.Name()) })
	for _, t := range shared {
		if t.Tree != nil {
			w.walk(t.Tree.Root)
		}
	}
	return names
}

// verifyAll checks every template of the library: narrative files at their
// line, short texts at theirs.
func (l *Library) verifyAll(texts []form.Str) (faults diag.List) {
	for _, t := range l.root.Templates() {
		if t.Tree == nil || !strings.HasPrefix(t.Tree.ParseName, form.NarrativeDir+"/") {
			continue
		}
		l.verifyTree(t, nodePlace, &faults)
	}
	seen := map[string]bool{}
	for _, s := range texts {
		if t := l.root.Lookup(s.V); t != nil && strings.Contains(s.V, "{{") && !seen[s.V] {
			seen[s.V] = true
			l.verifyTree(t, func(*tree.Tree, tree.Node) diag.Pos { return s.At(form.FormatFile) }, &faults)
		}
	}
	faults.Sort()
	return faults
}

func (l *Library) verifyTree(t *template.Template, at func(*tree.Tree, tree.Node) diag.Pos, faults *diag.List) {
	v := verifier{format: l.format}
	v.fault = func(n tree.Node, message string) { faults.Errorf(at(t.Tree, n), "%s", message) }
	w := walker{call: v.command}
	w.walk(t.Tree.Root)
}

var location = regexp.MustCompile(`^(.*):(\d+):(\d+)$`)

func nodePlace(t *tree.Tree, n tree.Node) diag.Pos {
	where, _ := t.ErrorContext(n)
	m := location.FindStringSubmatch(where)
	if m == nil {
		return diag.Pos{Book: t.ParseName}
	}
	row, _ := strconv.Atoi(m[2])
	col, _ := strconv.Atoi(m[3])
	return diag.Pos{Book: m[1], Row: row, Col: col + 1}
}

var directive = regexp.MustCompile(`^!(\w+)[ \t]*(\S*)[ \t]*$`)

// verifyDirectives holds the lines !table, !chart, !sheets of the narrative
// files against what the form has.
func verifyDirectives(f *form.Form, name string, faults *diag.List) {
	for i, line := range strings.Split(f.Narratives[name], "\n") {
		m := directive.FindStringSubmatch(strings.TrimRight(line, "\r"))
		if m == nil || strings.Contains(line, "{{") {
			continue
		}
		ok := true
		switch m[1] {
		case "table":
			ok = f.Table(m[2]) != nil
		case "chart":
			ok = f.Chart(m[2]) != nil
		case "sheets":
			ok = f.Performance(m[2]) != nil
		case "glossary":
			ok = m[2] == "" || slices.Contains(form.Numberings, m[2])
		case "part":
			ok = m[2] != ""
		default:
			ok = false
		}
		if !ok {
			faults.Errorf(diag.Pos{Book: fileName(name), Row: i + 1, Col: 1},
				"没有这个指令或名称：!%s %s；可用：!chart、!table、!sheets，后面写图、表、绩效目标表的 name；!glossary，后面可写编号方式；!part，后面写标题", m[1], m[2])
		}
	}
}
