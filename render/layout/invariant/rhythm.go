package invariant

import (
	"fmt"

	"yugong/render/frame"
	"yugong/render/geom"
)

// beat is what a pitch belongs to: equal ones must have equal pitches.
type beat struct {
	level int // of a heading, 0 between the lines of running text
	lines int // of the heading
	above geom.Length
	below geom.Length // type sizes
}

// mostSwing is by how many hundredths the pitch of running text may vary.
const mostSwing = 3

// Rhythm finds headings of one level with another pitch to the text below them
// than on the pages before, and running text whose lines stand visibly farther
// apart on one page than on another.
func (p *Pages) Rhythm() (faults []Fault) {
	first := map[beat]geom.Length{}
	check := func(b beat, above, below *Line, swing geom.Length) {
		pitch := below.Y - above.Y
		if first[b] == 0 {
			first[b] = pitch
		}
		if off := pitch - first[b]; off > swing || off < -swing {
			faults = append(faults, Fault{below.Page, geom.Point{X: below.Left, Y: below.Y},
				fmt.Sprintf("stands %s pt under the line above, elsewhere %s: %s", pitch, first[b], below.S)})
		}
	}
	for id := 1; id < len(p.doc.Nodes); id++ {
		lines := p.lines[id]
		switch p.doc.Nodes[id].Role {
		case frame.RoleParagraph:
			for n := 1; n < len(lines); n++ {
				if a, b := &lines[n-1], &lines[n]; a.Page == b.Page && a.size() == b.size() {
					check(beat{above: a.size()}, a, b, (b.Y-a.Y)*mostSwing/100)
				}
			}
		case frame.RoleHeading:
			if id+1 == len(p.doc.Nodes) || p.doc.Nodes[id+1].Role != frame.RoleParagraph || len(lines) == 0 || len(p.lines[id+1]) == 0 {
				continue
			}
			a, b := &lines[len(lines)-1], &p.lines[id+1][0]
			if a.Page == b.Page {
				check(beat{p.doc.Nodes[id].Level, len(lines), a.size(), b.size()}, a, b, edge)
			}
		}
	}
	return faults
}

// size is the type size of a line.
func (l *Line) size() geom.Length { return l.texts[0].item.(*frame.Text).Size }

// LoneTitles finds pages that hold nothing but titles.
func (p *Pages) LoneTitles() (faults []Fault) {
	for n := range p.inks {
		titles, others := 0, 0
		for _, i := range p.inks[n] {
			switch _, text := i.item.(*frame.Text); {
			case i.node <= 0 || int(i.node) >= len(p.doc.Nodes) || !text:
			case p.doc.Nodes[i.node].Role == frame.RoleHeading:
				titles++
			default:
				others++
			}
		}
		if titles > 0 && others == 0 {
			faults = append(faults, Fault{Page: n + 1, What: "nothing but a title stands on the page"})
		}
	}
	return faults
}
