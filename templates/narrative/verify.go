package narrative

import (
	"fmt"
	"reflect"
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

	library *Library
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

func (v *verifier) node(n tree.Node) {
	switch n := n.(type) {
	case *tree.TextNode:
		if i := loose(string(n.Text)); i >= 0 {
			at := *n
			at.Pos += tree.Pos(i)
			v.fault(&at, looseBraces)
		}
	case *tree.ActionNode:
		v.printed(n)
	case *tree.RangeNode:
		if c := n.Pipe.Cmds[0]; len(n.Pipe.Cmds) == 1 && c.Args[0].Type() == tree.NodeNumber {
			v.fault(c, "range 后面应是列表，不是 "+c.String())
		}
	case *tree.TemplateNode:
		if t := v.library.root.Lookup(n.Name); v.library.whole && (t == nil || t.Tree == nil) {
			v.fault(n, "没有片段 "+strconv.Quote(n.Name)+"；片段写在 narrative 的文件里：{{define \"名称\"}}…{{end}}")
		}
	}
}

const looseBraces = "文字里有单个的花括号；函数写在两对花括号里：{{…}}；标题末尾可写 " + unlisted

// loose finds a brace of a text that would be printed, -1 where there is none.
func loose(text string) int {
	blank := strings.Repeat(" ", len(unlisted))
	return strings.IndexAny(strings.ReplaceAll(text, unlisted, blank), "{}")
}

// printed refuses to print what is no text: a figure without its unit, a list,
// true.
func (v *verifier) printed(a *tree.ActionNode) {
	if len(a.Pipe.Decl) > 0 {
		return
	}
	c := a.Pipe.Cmds[len(a.Pipe.Cmds)-1]
	name, ok := c.Args[0].(*tree.IdentifierNode)
	if !ok {
		return
	}
	f, ok := v.library.funcs[name.Ident]
	if !ok {
		return
	}
	switch t := reflect.TypeOf(f).Out(0); t.Kind() {
	case reflect.String, reflect.Int:
	case reflect.Slice:
		v.fault(name, "“"+name.Ident+"”是列表，不能直接印；请用 range 逐项印，或用 join 连接")
	case reflect.Bool:
		v.fault(name, "“"+name.Ident+"”是判断，不能直接印；请写在 if 里")
	default:
		v.fault(name, "“"+name.Ident+"”不能直接印；金额请写 {{amount (…)}}，百分比请写 {{share …}}")
	}
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
		if !strings.Contains(s.V, "{{") && loose(s.V) >= 0 {
			faults.Errorf(s.At(form.FormatFile), "%s", looseBraces)
		}
		if t := l.root.Lookup(s.V); t != nil && strings.Contains(s.V, "{{") && !seen[s.V] {
			seen[s.V] = true
			l.verifyTree(t, func(*tree.Tree, tree.Node) diag.Pos { return s.At(form.FormatFile) }, &faults)
		}
	}
	faults.Sort()
	return faults
}

func (l *Library) verifyTree(t *template.Template, at func(*tree.Tree, tree.Node) diag.Pos, faults *diag.List) {
	v := verifier{format: l.format, library: l}
	v.fault = func(n tree.Node, message string) { faults.Errorf(at(t.Tree, n), "%s", message) }
	w := walker{call: v.command, node: v.node}
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

// verifyLines holds the lines that narrative files begin with # and ! against
// what there is.
func verifyLines(f *form.Form, name string, faults *diag.List) {
	for i, line := range strings.Split(f.Narratives[name], "\n") {
		if line = strings.TrimSpace(line); strings.Contains(line, "{{") {
			continue
		}
		fault := ""
		switch {
		case strings.HasPrefix(line, "!"):
			fault = verifyDirective(f, line[1:])
		case strings.HasPrefix(line, "####"):
			fault = "标题至多三级：#、##、###"
		}
		if fault != "" {
			faults.Errorf(diag.Pos{Book: fileName(name), Row: i + 1, Col: 1}, "%s", fault)
		}
	}
}

// directive is what a line names behind its !, and with what.
func directive(line string) (name, arg string) {
	name, arg, _ = strings.Cut(line, " ")
	return name, strings.TrimSpace(arg)
}

// verifyDirective says what is wrong with a line !name argument.
func verifyDirective(f *form.Form, line string) string {
	name, arg := directive(line)
	var known []string
	switch name {
	case "table":
		known = namesOf(f.Tables, func(t *form.Table) string { return t.Name.V })
	case "chart":
		known = namesOf(f.Charts, func(c *form.Chart) string { return c.Name.V })
	case "sheets":
		known = namesOf(f.Performances, func(p *form.Performance) string { return p.Name.V })
	case "glossary":
		if known = form.Numberings[1:]; arg == "" {
			return ""
		}
	case "part":
		if arg == "" {
			return "!part 后面应写标题"
		}
		return ""
	default:
		return fmt.Sprintf("没有这个指令：!%s；可用：!chart、!table、!sheets、!glossary、!part", name)
	}
	if slices.Contains(known, arg) || name == "table" && f.Elsewhere(arg) {
		return ""
	}
	return fmt.Sprintf("!%s 后面没有这个名称：%q；可用：%s", name, arg, strings.Join(known, "、"))
}

func namesOf[T any](list []T, name func(T) string) (names []string) {
	for _, x := range list {
		names = append(names, name(x))
	}
	return names
}
