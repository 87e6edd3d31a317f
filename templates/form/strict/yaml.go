package strict

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"yugong/model/diag"
)

// Decode reads a yaml file into a value: first its shape is held against
// the value's type, which finds every unknown setting and wrong kind of value
// at once, then it is decoded. Under lies what it extends, or nil. The places are
// those of its settings; ok is false with faults.
func Decode(name string, data []byte, under ast.Node, into any, faults *diag.List) (at Places, ok bool) {
	file, err := parse(data)
	if err != nil {
		faults.Add(yamlFault(name, err))
		return Places{}, false
	}
	if len(file.Docs) > 1 && file.Docs[1].Body != nil {
		t := file.Docs[1].Body.GetToken()
		faults.Errorf(Str{Line: t.Position.Line, Col: t.Position.Column}.At(name), "一个文件只能有一份设置；请去掉前面的“---”一行")
		return Places{}, false
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		if under == nil {
			return Places{file: name}, true
		}
		return DecodeNode(name, under, into, faults)
	}
	body := plain(file.Docs[0].Body)
	if under != nil {
		body = Merge(under, body)
	}
	return DecodeNode(name, body, into, faults)
}

// mostNested is how deep brackets may stand in each other. The yaml reader takes
// the square of the depth: minutes for a file of brackets.
const mostNested = 100

// parse reads a file of settings. Brackets in quotes are counted too: there
// they come in pairs.
func parse(data []byte) (*ast.File, error) {
	depth, line := 0, 1
	for _, c := range data {
		switch c {
		case '\n':
			line++
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		}
		if depth > mostNested {
			return nil, fmt.Errorf("[%d:1] 括号嵌套不应超过 %d 层；请检查括号是否配对", line, mostNested)
		}
	}
	return parser.ParseBytes(data, 0)
}

// DecodeNode decodes a tree as Decode does a file.
func DecodeNode(name string, body ast.Node, into any, faults *diag.List) (at Places, ok bool) {
	n := len(*faults)
	Check(name, body, into, faults)
	if len(*faults) > n {
		return Places{}, false
	}
	if err := yaml.NodeToValue(body, into, yaml.Strict()); err != nil {
		faults.Add(yamlFault(name, err))
		return Places{}, false
	}
	return Places{name, body}, true
}

// Inherited is added to the lines of what a form extends, so that a fault
// found later still tells the files apart.
const Inherited = 1 << 20

// ParseInherited parses a file of the form that another extends.
func ParseInherited(name string, data []byte, faults *diag.List) ast.Node {
	file, err := parse(data)
	if err != nil || len(file.Docs) == 0 {
		faults.Errorf(diag.Pos{Book: name}, "所继承的格式无法读取")
		return nil
	}
	body := plain(file.Docs[0].Body)
	seen := map[*token.Token]bool{}
	ast.Walk(visitor(func(n ast.Node) {
		if t := n.GetToken(); t != nil && t.Position != nil && !seen[t] {
			seen[t] = true
			t.Position.Line += Inherited
		}
	}), body)
	return body
}

type visitor func(ast.Node)

// Visit calls the function for every node.
func (v visitor) Visit(n ast.Node) ast.Visitor {
	v(n)
	return v
}

// plain puts what aliases and merge keys (<<) stand for in their place, so that
// nodes can be moved between files and a mapping may differ from what it
// merges, which the yaml reader refuses. Tags (!!str) say nothing that the type
// of a setting does not.
func plain(n ast.Node) ast.Node {
	anchors := map[string]ast.Node{}
	return unalias(n, anchors)
}

func unalias(n ast.Node, anchors map[string]ast.Node) ast.Node {
	switch x := n.(type) {
	case *ast.AnchorNode:
		v := unalias(x.Value, anchors)
		anchors[x.Name.String()] = v
		return v
	case *ast.AliasNode:
		if v, ok := anchors[x.Value.String()]; ok {
			return v
		}
	case *ast.TagNode:
		return unalias(x.Value, anchors)
	case *ast.SequenceNode:
		for i, v := range x.Values {
			x.Values[i] = unalias(v, anchors)
		}
	case *ast.MappingNode:
		var merged, own []*ast.MappingValueNode
		for _, v := range x.Values {
			v.Value = unalias(v.Value, anchors)
			if m, ok := v.Value.(*ast.MappingNode); ok && v.Key.IsMergeKey() {
				merged = append(merged, m.Values...)
			} else {
				own = append(own, v)
			}
		}
		for _, v := range own {
			merged = with(merged, v)
		}
		x.Values = merged
	}
	return n
}

// with sets a key of a mapping.
func with(values []*ast.MappingValueNode, v *ast.MappingValueNode) []*ast.MappingValueNode {
	for i := range values {
		if key(values[i]) == key(v) {
			out := append([]*ast.MappingValueNode(nil), values...)
			out[i] = v
			return out
		}
	}
	return append(values[:len(values):len(values)], v)
}

func key(v *ast.MappingValueNode) string { return v.Key.GetToken().Value }

// Merge lays what a form says over what it extends: mappings key by key, lists
// whose items have names by name, all else whole. An item with remove: true
// goes.
func Merge(under, over ast.Node) ast.Node {
	switch o := over.(type) {
	case *ast.MappingNode:
		u, ok := under.(*ast.MappingNode)
		if !ok {
			return over
		}
		out := *u
		for _, v := range o.Values {
			if at := find(u, key(v)); at != nil {
				merged := *v
				merged.Value = Merge(at.Value, v.Value)
				v = &merged
			}
			out.Values = with(out.Values, v)
		}
		return &out
	case *ast.SequenceNode:
		u, ok := under.(*ast.SequenceNode)
		if !ok || !named(o) || !named(u) {
			return over
		}
		return mergeNamed(u, o)
	}
	return over
}

func mergeNamed(under, over *ast.SequenceNode) ast.Node {
	out := *under
	out.Values = append([]ast.Node(nil), under.Values...)
	for _, v := range over.Values {
		at := -1
		for i, u := range out.Values {
			if nameOf(u) == nameOf(v) {
				at = i
			}
		}
		gone := at >= 0 && removed(v)
		switch {
		case at < 0:
			out.Values = append(out.Values, v)
		case gone:
			out.Values = append(out.Values[:at], out.Values[at+1:]...)
		default:
			out.Values[at] = Merge(out.Values[at], v)
		}
	}
	return &out
}

// remove is the setting by which an item of a form that is extended goes.
const remove = "remove"

func removed(n ast.Node) bool {
	v := find(n.(*ast.MappingNode), remove)
	if v == nil {
		return false
	}
	yes, ok := v.Value.(*ast.BoolNode)
	return ok && yes.Value
}

func find(m *ast.MappingNode, name string) *ast.MappingValueNode {
	for _, v := range m.Values {
		if key(v) == name {
			return v
		}
	}
	return nil
}

func named(s *ast.SequenceNode) bool {
	for _, v := range s.Values {
		if nameOf(v) == "" {
			return false
		}
	}
	return len(s.Values) > 0
}

func nameOf(n ast.Node) string {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		return ""
	}
	for _, k := range []string{"name", "term"} {
		if v := find(m, k); v != nil {
			return v.Value.GetToken().Value
		}
	}
	return ""
}

var (
	yamlPlace = regexp.MustCompile(`^\[(\d+):(\d+)\] ?`)
	duplicate = regexp.MustCompile(`(?:duplicate key|mapping key) "([^"]+)"`)
)

// yamlWords turn what the yaml reader says into Chinese; the rest is said in
// general, since nobody is helped by another language.
var yamlWords = []struct{ has, say string }{
	{"alias", "*别名 没有对应的 &锚"},
	{"anchor", "&锚 的写法不对"},
	{"']'", "方括号 [ ] 没有配对，或缺少逗号"},
	{"'}'", "花括号 { } 没有配对，或缺少逗号"},
	{"flow map", "花括号 { } 没有配对，或缺少逗号"},
	{"quot", "引号没有配对"},
	{"tab", "缩进用了制表符（Tab）；请用空格"},
	{"delimiter", "缺少冒号“: ”（冒号后要有空格）"},
	{"non-map value", "这里应为“设置: 值”；请检查冒号（后面要有空格）和缩进"},
	{"map", "“设置: 值”的写法或缩进不对"},
	{"sequence", "列表“- ”的写法或缩进不对"},
}

// yamlFault says in Chinese, with its place, what the yaml reader found.
func yamlFault(file string, err error) diag.Diagnostic {
	msg, _, _ := strings.Cut(err.Error(), "\n")
	at := Str{}
	if m := yamlPlace.FindStringSubmatch(msg); m != nil {
		at.Line, _ = strconv.Atoi(m[1])
		at.Col, _ = strconv.Atoi(m[2])
		msg = msg[len(m[0]):]
	}
	d := diag.Diagnostic{Severity: diag.Error, At: at.At(file)}
	switch {
	case duplicate.MatchString(msg):
		d.Message = fmt.Sprintf("%q 写了两次", duplicate.FindStringSubmatch(msg)[1])
	case strings.ContainsAny(msg, "一此没不应"):
		d.Message = msg
	default:
		d.Message = "YAML 写法有误"
		for _, w := range yamlWords {
			if strings.Contains(msg, w.has) {
				d.Message += "：" + w.say
				break
			}
		}
		d.Hints = []string{"请检查这一处和上一行的缩进、冒号和引号"}
	}
	return d
}

// Setting is the text of a setting at the top of a file, empty where there is
// none or the file cannot be read. It must stand at the margin: parsing a whole
// form for one line was a third of the program's start.
func Setting(data []byte, name string) Str {
	above, key := 0, []byte(name+":")
	for line := range bytes.Lines(data) {
		if line = bytes.TrimPrefix(line, []byte("\ufeff")); bytes.HasPrefix(line, key) {
			return settingOf(line, name, above)
		}
		above++
	}
	return Str{}
}

// settingOf is the setting of a line that stands below others.
func settingOf(line []byte, name string, above int) Str {
	file, err := parser.ParseBytes(line, 0)
	if err != nil || len(file.Docs) == 0 {
		return Str{}
	}
	m, ok := file.Docs[0].Body.(*ast.MappingNode)
	if !ok {
		return Str{}
	}
	v := find(m, name)
	if v == nil {
		return Str{}
	}
	t := v.Value.GetToken()
	return Str{V: t.Value, Line: above + t.Position.Line, Col: t.Position.Column}
}
