package strict

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"yugong/model/diag"
)

// Check holds a plain yaml tree against the type it will be decoded into and
// reports every setting that the type does not have, with those it has, and
// every value of another kind.
func Check(file string, n ast.Node, into any, faults *diag.List) {
	s := shaper{file, faults}
	s.node(n, reflect.TypeOf(into).Elem())
}

type shaper struct {
	file   string
	faults *diag.List
}

func (s *shaper) fault(n ast.Node, format string, args ...any) {
	p := n.GetToken().Position
	s.faults.Errorf(Str{Line: p.Line, Col: p.Column}.At(s.file), format, args...)
}

// Worded is a struct that is written as one text, or as one text beside its
// settings.
type Worded interface {
	Wording() (what string, settings bool)
}

var (
	typeStr  = reflect.TypeFor[Str]()
	typeStrs = reflect.TypeFor[Strs]()
	typeFlag = reflect.TypeFor[Flag]()
)

func (s *shaper) node(n ast.Node, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch n.(type) {
	case *ast.NullNode, *ast.AliasNode: // an alias that is left has no anchor, which the reader tells
		return
	}
	if w, ok := reflect.Zero(t).Interface().(Worded); ok {
		what, settings := w.Wording()
		if _, mapped := n.(*ast.MappingNode); !mapped || !settings {
			s.scalar(n, what)
			return
		}
	}
	switch {
	case t == typeStr:
		s.scalar(n, "文字")
	case t == typeStrs:
		if list, ok := n.(*ast.SequenceNode); ok {
			for _, v := range list.Values {
				s.scalar(v, "文字")
			}
			return
		}
		s.scalar(n, "文字或文字的列表")
	case t == typeFlag || t.Kind() == reflect.Bool:
		if _, ok := n.(*ast.BoolNode); !ok {
			s.fault(n, "此处应为 true 或 false")
		}
	case t.Kind() == reflect.Struct:
		s.mapping(n, t)
	case t.Kind() == reflect.Map:
		s.entries(n, t)
	case t.Kind() == reflect.Slice:
		s.sequence(n, t)
	default:
		s.number(n, t)
	}
}

func (s *shaper) scalar(n ast.Node, what string) {
	if _, ok := n.(ast.ScalarNode); !ok {
		s.fault(n, "此处应为%s", what)
	}
}

func (s *shaper) number(n ast.Node, t reflect.Type) {
	switch n.(type) {
	case *ast.IntegerNode:
		return
	case *ast.FloatNode:
		if t.Kind() == reflect.Float64 {
			return
		}
		s.fault(n, "此处应为整数")
	case *ast.StringNode, *ast.LiteralNode, *ast.BoolNode:
		if t.Kind() != reflect.String {
			s.fault(n, "此处应为数字")
		}
	default:
		if t.Kind() == reflect.String {
			s.fault(n, "此处应为文字")
		} else {
			s.fault(n, "此处应为数字")
		}
	}
}

func (s *shaper) sequence(n ast.Node, t reflect.Type) {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		s.fault(n, "此处应为列表（每项以“- ”开头，或写在方括号里）")
		return
	}
	for _, v := range list.Values {
		s.node(v, t.Elem())
	}
}

func (s *shaper) entries(n ast.Node, t reflect.Type) {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		s.fault(n, "此处应为“名称: 值”")
		return
	}
	for _, v := range m.Values {
		if s.written(v) {
			s.node(v.Value, t.Elem())
		}
	}
}

// mapping checks the settings of a struct.
func (s *shaper) mapping(n ast.Node, t reflect.Type) {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		s.fault(n, "此处应为“设置: 值”，可用的设置：%s", strings.Join(Settings(t), "、"))
		return
	}
	for _, v := range m.Values {
		field, ok := setting(t, key(v))
		if !ok {
			s.unknown(v, t)
			continue
		}
		if s.written(v) {
			s.node(v.Value, field.Type)
			s.bounds(key(v), v.Value, field.Tag.Get("range"))
		}
	}
}

// written refuses a setting without a value, which would mean none was given.
func (s *shaper) written(v *ast.MappingValueNode) bool {
	if _, empty := v.Value.(*ast.NullNode); empty && v.Value.GetToken().Value != "~" {
		s.fault(v.Key, "%q 后面没有内容；不要这一项请整个删去，空文字请写 \"\"", key(v))
		return false
	}
	return true
}

// bounds holds a number, or each of a list, against the range of its field.
func (s *shaper) bounds(name string, n ast.Node, within string) {
	if within == "" {
		return
	}
	if list, ok := n.(*ast.SequenceNode); ok {
		for _, v := range list.Values {
			s.bounds(name, v, within)
		}
		return
	}
	low, high, _ := strings.Cut(within, " ")
	x, err := strconv.ParseFloat(n.GetToken().Value, 64)
	least, _ := strconv.ParseFloat(low, 64)
	most, _ := strconv.ParseFloat(high, 64)
	if err == nil && (x < least || x > most) {
		s.fault(n, "%s 应在 %s 到 %s 之间，不是 %s", name, low, high, n.GetToken().Value)
	}
}

func (s *shaper) unknown(v *ast.MappingValueNode, t reflect.Type) {
	if key(v) == remove {
		s.fault(v.Key, "remove: true 去掉所继承格式里同名的一项；这里没有同名的，或写的不是 true")
		return
	}
	known := Settings(t)
	p := v.Key.GetToken().Position
	d := diag.Diagnostic{Severity: diag.Error, At: Str{Line: p.Line, Col: p.Column}.At(s.file),
		Message: fmt.Sprintf("没有 %q 这个设置，可用：%s", key(v), strings.Join(known, "、"))}
	if k := nearest(key(v), known); k != "" {
		d.Hints = []string{"是否为 " + k + "？"}
	}
	s.faults.Add(d)
}

// Settings lists what a struct takes, in the order of its fields.
func Settings(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if name := t.Field(i).Tag.Get("yaml"); name != "" && name != "-" {
			out = append(out, name)
		}
	}
	return out
}

func setting(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("yaml") == name && name != "-" {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// nearest is the known word that differs least from a found one, by at most
// two letters.
func nearest(found string, known []string) string {
	best, least := "", 3
	for _, k := range known {
		if d := distance(found, k); d < least && d < len(k) {
			best, least = k, d
		}
	}
	return best
}

// distance counts the letters to insert, delete or replace.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost++
			}
			last = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
