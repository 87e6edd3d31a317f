package para

import (
	"unicode/utf8"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/geom"
)

// atom is one character with the room behind it.
type atom struct {
	face  *fonts.Face
	rune  rune
	span  int32 // index of its span
	off   int32 // byte offset in the span's text
	size  int32 // bytes there
	class class
	bound bool // no break behind it whatever the classes say
	unit  bool // bound only by the unit that follows its figure
	free  bool // an invisible place to break is behind it, which frees it
	own   bool // the character drawn is not the one in the text

	advance int32 // thousandths of a point, as a backend moves the pen
	left    int32 // blank half that is lost at a line's start
	right   int32 // blank half that is lost at a line's end
	gap     gap   // to the next character
}

// gap is the room between two characters of a line.
type gap struct {
	width   int32 // at rest; negative where marks are set close
	shrink  int32 // how much it can give up
	flex    int32 // how much it takes before characters are moved apart
	back    int32 // how much of its blank it takes back in a loose line
	order   order // which gaps give up first
	stretch bool  // takes part when characters are moved apart
}

// order says in which turn gaps are squeezed (clreq, 3.1.9).
type order uint8

const (
	squeezeBrackets order = iota // brackets, quotes, middle dots
	squeezePauses                // 、 ， ； ：
	squeezeStops                 // 。 ？ ！
	squeezeSpaces                // word spaces and Han–Latin spaces
	orders
)

// scan lists the characters of the text, a newline after each line of it and
// at its end. Newlines at the end of the text are left out: cells of a
// workbook often carry one.
func (s *Setter) scan() {
	s.atoms = s.atoms[:0]
	for i := range s.job.text {
		s.scanSpan(i, &s.job.text[i])
	}
	n := len(s.atoms)
	for n > 0 && (s.atoms[n-1].class == newline || s.atoms[n-1].class == space) {
		n--
	}
	s.atoms = s.atoms[:n]
	if n > 0 {
		s.atoms = append(s.atoms, atom{class: newline})
		s.decideQuotes()
	}
}

func (s *Setter) scanSpan(index int, span *doc.Span) {
	role := s.job.style.Role
	if span.Bold && s.job.style.Strong != "" {
		role = s.job.style.Strong
	}
	stack := s.fonts.Stack(role)
	size := s.job.size
	for off, r := range span.Text {
		a := atom{rune: r, span: int32(index), off: int32(off), size: 1, class: classOf(r)}
		if r >= utf8.RuneSelf {
			a.size = int32(utf8.RuneLen(r)) // of a bad byte it does not matter
		}
		switch a.class {
		case ignored:
			continue
		case newline:
			if r == '\n' && off > 0 && span.Text[off-1] == '\r' {
				continue
			}
			s.atoms = append(s.atoms, a)
			continue
		case zeroSpace:
			if n := len(s.atoms); n > 0 {
				s.atoms[n-1].free = true
			}
			continue
		}
		em := s.draw(&a, stack, span)
		a.advance = int32(size)
		if em != geom.OneEm {
			a.advance = int32(em.At(size))
		}
		if a.class >= opening && a.class <= middle {
			s.blanks(&a, em)
		}
		s.atoms = append(s.atoms, a)
	}
}

// draw finds the face of a character and its width; what no face has is
// reported and replaced by a mark that shows the place.
func (s *Setter) draw(a *atom, stack fonts.Stack, span *doc.Span) geom.Em {
	if a.class != control {
		for _, f := range stack {
			if em, ok := f.Advance(a.rune); ok {
				a.face = f
				return em
			}
		}
	}
	a.own = true
	if a.class == space || a.class == hardSpace {
		a.rune = ' ' // a space of any width is a space
		return s.substitute(a, stack)
	}
	s.reportMissing(a.rune, span)
	a.rune, a.class = '〓', han
	return s.substitute(a, stack)
}

// substitute draws a.rune in the first face that has it, else nothing at all.
func (s *Setter) substitute(a *atom, stack fonts.Stack) geom.Em {
	for _, f := range stack {
		if em, ok := f.Advance(a.rune); ok {
			a.face = f
			return em
		}
	}
	a.face = stack[0]
	em, _ := a.face.Advance(a.rune)
	return em
}

// decideQuotes takes ASCII quotes in turn for opening and closing ones, and
// an apostrophe inside a word for a letter.
func (s *Setter) decideQuotes() {
	single, double := false, false // open
	for i := range s.atoms {
		a := &s.atoms[i]
		switch {
		case a.class == newline:
			single, double = false, false
		case a.class != quote && a.rune != '’':
		case i > 0 && s.atoms[i-1].class == letter && s.atoms[i+1].class == letter:
			a.class = letter
		case a.rune == '\'':
			a.class, single = turned(single)
		case a.rune == '"':
			a.class, double = turned(double)
		}
	}
}

// turned is what an ASCII quote is when one is open or not, and whether one is
// open behind it.
func turned(open bool) (class, bool) {
	if open {
		return lclose, false
	}
	return lopen, true
}
