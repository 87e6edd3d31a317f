package invariant

import (
	"fmt"
	"strings"
	"unicode"

	"yugong/render/frame"
	"yugong/render/geom"
)

// tornEm is the part of an em beyond which the room between two ideographs
// makes a line look torn apart.
const tornEm = 10

// Gap is the room between two ideographs of a line beyond their ems.
type Gap struct {
	Line Line
	Room geom.Length
	Size geom.Length // of the type
	all  geom.Length // room between all ideographs of the line
	many geom.Length // how often
}

// Ems is the room in ems.
func (g Gap) Ems() float64 { return float64(g.Room) / float64(max(g.Size, 1)) }

// letter is a character where it stands.
type letter struct {
	r       rune
	x       geom.Length
	advance geom.Length
}

// letters lists the characters of a line from left to right.
func (l *Line) letters() (list []letter) {
	for _, i := range l.texts {
		t := i.item.(*frame.Text)
		x := i.pen
		for _, r := range t.S {
			em, _ := t.Face.Advance(r)
			list = append(list, letter{r, x, em.At(t.Size)})
			x += em.At(t.Size) + t.Track
		}
	}
	return list
}

// widest is the widest room between two ideographs of a line.
func (l *Line) widest() Gap {
	g := Gap{Line: *l, Size: l.texts[0].item.(*frame.Text).Size}
	list := l.letters()
	for n := 1; n < len(list); n++ {
		a, b := list[n-1], list[n]
		if unicode.Is(unicode.Han, a.r) && unicode.Is(unicode.Han, b.r) {
			room := b.x - a.x - a.advance
			g.Room = max(g.Room, room)
			g.all += room
			g.many++
		}
	}
	return g
}

// WidestGap is the widest room between two ideographs in running text.
func (p *Pages) WidestGap() (worst Gap) {
	p.eachParagraphLine(func(l, _ *Line, _ bool) {
		if g := l.widest(); g.Ems() > worst.Ems() {
			worst = g
		}
	})
	return worst
}

// eachParagraphLine visits the lines of running text that are not the last of
// their paragraph, with the next and whether that is the last.
func (p *Pages) eachParagraphLine(visit func(l, next *Line, last bool)) {
	for id, node := range p.doc.Nodes {
		lines := p.lines[id]
		for n := 0; n+1 < len(lines) && node.Role == frame.RoleParagraph; n++ {
			visit(&lines[n], &lines[n+1], n+2 == len(lines))
		}
	}
}

// Torn finds lines of running text whose letters stand more than a tenth of an
// em apart although what begins the next line would have found room, a figure
// without its unit if need be, and would not have torn the next line instead.
func (p *Pages) Torn() (faults []Fault) {
	p.eachParagraphLine(func(l, next *Line, last bool) {
		g := l.widest()
		if g.Room*tornEm <= g.Size {
			return
		}
		list := l.letters()
		head := next.head(unicode.IsDigit(list[len(list)-1].r))
		if n := next.widest(); head > g.all || !last && (n.all+head)*tornEm > n.many*g.Size {
			return
		}
		faults = append(faults, Fault{l.Page, geom.Point{X: l.Left, Y: l.Y},
			fmt.Sprintf("letters stand %.3f em apart: %s", g.Ems(), l.S)})
	})
	return faults
}

// unitLetters is the most letters of a unit behind its figure, as in 平方米.
const unitLetters = 3

// head is how much of a line, up to the next letter, cannot be parted at its
// beginning: an ideograph, or a figure or word, with the marks about it; of a
// line behind a figure the whole unit.
func (l *Line) head(figure bool) (w geom.Length) {
	list := l.letters()
	letters, most := 0, 1
	if figure {
		most = unitLetters
	}
	for n, c := range list {
		closes := strings.ContainsRune(NeverFirst, c.r)
		narrow := n > 0 && list[n-1].r < 0x80 && c.r < 0x80
		whole := letters >= most || letters > 0 && (c.r < 0x80 || !unicode.Is(unicode.Han, c.r))
		if w = c.x - list[0].x; whole && !closes && !narrow {
			return w
		}
		if !closes && !strings.ContainsRune(NeverLast, c.r) {
			letters++
		}
	}
	return w
}
