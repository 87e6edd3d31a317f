package strict

import (
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"yugong/model/diag"
)

// Places finds the settings of a file that was decoded.
type Places struct {
	file string
	body ast.Node // nil for a file without any
}

// At is the place of a setting, of text, body, size that of the size of the body
// of text; items of lists go by number, from 0. Where it is not written, that of
// what it belongs to, and at last the beginning of the file.
func (p Places) At(path ...string) diag.Pos {
	at, n := Str{Line: 1, Col: 1}, p.body
	for _, key := range path {
		next, value := step(n, key)
		if next == nil {
			break
		}
		t := next.GetToken().Position
		at, n = Str{Line: t.Line, Col: t.Column}, value
	}
	return at.At(p.file)
}

// step goes from a node to a setting or an item of it: what is written where it
// begins, and its value.
func step(n ast.Node, key string) (begin, value ast.Node) {
	switch x := n.(type) {
	case *ast.MappingNode:
		if v := find(x, key); v != nil {
			return v.Key, v.Value
		}
	case *ast.SequenceNode:
		if i, err := strconv.Atoi(key); err == nil && i < len(x.Values) {
			v := x.Values[i]
			if m, ok := v.(*ast.MappingNode); ok && len(m.Values) > 0 {
				return m.Values[0].Key, v
			}
			return v, v
		}
	}
	return nil, nil
}
