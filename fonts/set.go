package fonts

import (
	"fmt"
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
	stacks map[Role]Stack
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
	faces := map[Role]string{Song: fileSong, Title: fileTitle, Hei: fileHei, Kai: fileKai}
	song, err := builtin[fileSong]()
	if err != nil {
		return nil, err
	}
	s := &Set{stacks: map[Role]Stack{Fang: {song}}}
	for role, file := range faces {
		f, err := builtin[file]()
		if err != nil {
			return nil, err
		}
		s.stacks[role] = stackOf(f, song)
	}
	return s, nil
}

func stackOf(f, fallback *Face) Stack {
	if f == fallback {
		return Stack{f}
	}
	return Stack{f, fallback}
}

// With returns a copy of the set in which a role is drawn by face first.
func (s *Set) With(role Role, face *Face) (*Set, error) {
	if _, ok := s.stacks[role]; !ok {
		return nil, fmt.Errorf("没有字体角色 %q", role)
	}
	c := &Set{stacks: map[Role]Stack{}}
	for r, st := range s.stacks {
		c.stacks[r] = st
	}
	c.stacks[role] = append(Stack{face}, s.stacks[role]...)
	return c, nil
}

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
		if f.Glyph(r) != 0 {
			return f
		}
	}
	return nil
}

// Runs splits text into runs of one face. Characters that no face has are
// left out of the runs and returned in missing, each once, in order.
func (st Stack) Runs(text string) (runs []Run, missing []rune) {
	start, cur := 0, (*Face)(nil)
	flush := func(end int) {
		if cur != nil && end > start {
			runs = append(runs, Run{cur, text[start:end]})
		}
	}
	seen := map[rune]bool{}
	for i, r := range text {
		f := st.Face(r)
		if f == nil && !seen[r] {
			seen[r] = true
			missing = append(missing, r)
		}
		if f != cur {
			flush(i)
			start, cur = i, f
		}
	}
	flush(len(text))
	return runs, missing
}
