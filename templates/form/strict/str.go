package strict

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"

	"yugong/model/diag"
)

// Str is a scalar of a form file that remembers where it stands, so that a
// fault found after decoding still names line and column.
type Str struct {
	V    string
	Line int
	Col  int
}

// UnmarshalYAML takes any scalar as the text it was written as.
func (s *Str) UnmarshalYAML(node ast.Node) error {
	tok := node.GetToken()
	switch n := node.(type) {
	case *ast.StringNode:
		s.V = n.Value
	case *ast.LiteralNode:
		s.V = n.Value.Value
	case *ast.NullNode:
		s.V = ""
	case ast.ScalarNode:
		s.V = n.GetToken().Value
	default:
		return fmt.Errorf("[%d:%d] 此处应为文字", tok.Position.Line, tok.Position.Column)
	}
	s.Line, s.Col = tok.Position.Line, tok.Position.Column
	return nil
}

// At returns the place in a file.
func (s Str) At(file string) diag.Pos {
	if s.Line >= Inherited {
		return diag.Pos{Book: Extended + "/" + file, Row: s.Line % Inherited, Col: s.Col}
	}
	return diag.Pos{Book: file, Row: s.Line, Col: s.Col}
}

// Strs is a list of scalars; a single scalar is a list of one.
type Strs []Str

// UnmarshalYAML takes a scalar or a sequence of scalars.
func (l *Strs) UnmarshalYAML(node ast.Node) error {
	seq, ok := node.(*ast.SequenceNode)
	if !ok {
		var s Str
		if err := s.UnmarshalYAML(node); err != nil {
			return err
		}
		*l = Strs{s}
		return nil
	}
	for _, v := range seq.Values {
		var s Str
		if err := s.UnmarshalYAML(v); err != nil {
			return err
		}
		*l = append(*l, s)
	}
	return nil
}

// Flag is a yes or no that remembers whether it was said.
type Flag struct{ On, Said bool }

// UnmarshalYAML takes true or false.
func (f *Flag) UnmarshalYAML(node ast.Node) error {
	b, ok := node.(*ast.BoolNode)
	if !ok {
		p := node.GetToken().Position
		return fmt.Errorf("[%d:%d] 此处应为 true 或 false", p.Line, p.Column)
	}
	f.On, f.Said = b.Value, true
	return nil
}

// Extended is where a folder keeps what the form extends; Layer puts it there.
const Extended = "extends"
