package fonts

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Role is what a face is used for; style.yaml and --font speak of roles.
type Role string

// The roles, by their customary Chinese names.
const (
	Song  Role = "song"  // 宋体: body of tables, and the fallback of every role
	Title Role = "title" // 小标宋: titles
	Hei   Role = "hei"   // 黑体: headings
	Kai   Role = "kai"   // 楷体: second-level headings
	Fang  Role = "fang"  // 仿宋: body; 宋体 unless the user names a file
)

// Roles lists every role.
var Roles = []Role{Song, Title, Hei, Kai, Fang}

// Set gives each role its faces. It is immutable; With returns a changed copy.
type Set struct {
	builtin map[Role]*Face
	own     map[Role]*Face // the user's files
	stacks  map[Role]Stack
}

// Stack is a face and its fallbacks, best first.
type Stack []*Face

// Run is a piece of text drawn in one face.
type Run struct {
	Face *Face
	Text string
}

// Embedded returns the set of the embedded faces.
func Embedded() (*Set, error) {
	faces, err := embedded()
	if err != nil {
		return nil, err
	}
	return newSet(faces, nil), nil
}

// newSet stacks for each role the user's file, the built-in face and then the
// same of 宋体.
func newSet(builtin, own map[Role]*Face) *Set {
	s := &Set{builtin: builtin, own: own, stacks: make(map[Role]Stack, len(Roles))}
	for _, role := range Roles {
		var st Stack
		for _, f := range []*Face{own[role], builtin[role], own[Song], builtin[Song]} {
			if f != nil && !slices.Contains(st, f) {
				st = append(st, f)
			}
		}
		s.stacks[role] = st
	}
	return s
}

// With returns a copy of the set in which a role is drawn by face first. A
// 宋体 given so is also the first fallback of the other roles.
func (s *Set) With(role Role, face *Face) (*Set, error) {
	if !slices.Contains(Roles, role) {
		return nil, fmt.Errorf("没有字体角色 %q，可用的是 %s", role, roleNames())
	}
	own := maps.Clone(s.own)
	if own == nil {
		own = make(map[Role]*Face)
	}
	own[role] = face
	return newSet(s.builtin, own), nil
}

// Label is the role's customary Chinese name.
func (r Role) Label() string {
	return map[Role]string{Song: "宋体", Title: "小标宋", Hei: "黑体", Kai: "楷体", Fang: "仿宋"}[r]
}

func roleNames() string {
	names := make([]string, len(Roles))
	for i, r := range Roles {
		names[i] = string(r)
	}
	return strings.Join(names, "、")
}

// Own reports whether a face of the user's own draws a role.
func (s *Set) Own(role Role) bool { return s.own[role] != nil }

// Stack returns the faces of a role; an unknown role is drawn in Song.
func (s *Set) Stack(role Role) Stack {
	if st, ok := s.stacks[role]; ok {
		return st
	}
	return s.stacks[Song]
}

// Face returns the first face of the stack that has the character, nil if none.
func (st Stack) Face(r rune) *Face {
	for _, f := range st {
		if f.lookup(r).index != 0 {
			return f
		}
	}
	return nil
}

// Runs splits text into runs of one face. Characters that no face has (and
// bytes that are not UTF-8, as U+FFFD) are left out of the runs and returned in
// missing, each once, in order.
func (st Stack) Runs(text string) (runs []Run, missing []rune) {
	start, cur := 0, (*Face)(nil)
	for i, r := range text {
		f := st.Face(r)
		if f == nil && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
		if f == cur {
			continue
		}
		if cur != nil {
			runs = append(runs, Run{cur, text[start:i]})
		}
		start, cur = i, f
	}
	if cur != nil {
		runs = append(runs, Run{cur, text[start:]})
	}
	return runs, missing
}
