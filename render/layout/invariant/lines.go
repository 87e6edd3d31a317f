package invariant

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// Characters that clreq keeps from a line's start and end.
const (
	NeverFirst = "、，；：。！？’”」』）】〕》〉—–～·…%％℃‰"
	NeverLast  = "‘“「『（【〔《〈"
)

// Line is what a node has on one baseline of a page, from left to right.
type Line struct {
	Page  int
	Node  frame.NodeID
	Y     geom.Length // baseline
	Left  geom.Length // edges of the ink
	Right geom.Length
	S     string
	texts []ink
}

// Lines lists the lines of a node in reading order: pages, then top to bottom.
// Artifacts have none.
func (p *Pages) Lines(id frame.NodeID) []Line { return p.lines[id] }

func (p *Pages) findLines() [][]Line {
	byNode := make([][]Line, len(p.doc.Nodes))
	for n := range p.inks {
		for _, i := range p.inks[n] {
			_, ok := i.item.(*frame.Text)
			if ok && i.node > 0 && int(i.node) < len(byNode) && !i.veil {
				byNode[i.node] = addToLine(byNode[i.node], i)
			}
		}
	}
	for _, lines := range byNode {
		for n := range lines {
			lines[n].finish()
		}
		slices.SortStableFunc(lines, func(a, b Line) int {
			return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Y, b.Y))
		})
	}
	return byNode
}

func (i ink) baseline() geom.Length {
	return i.box.Min.Y + i.item.(*frame.Text).Size.Mul(88, 100)
}

func addToLine(lines []Line, i ink) []Line {
	for n := len(lines) - 1; n >= 0; n-- { // most likely the last one
		if lines[n].Page == i.page && lines[n].Y == i.baseline() {
			lines[n].texts = append(lines[n].texts, i)
			return lines
		}
	}
	return append(lines, Line{Page: i.page, Node: i.node, Y: i.baseline(), texts: []ink{i}})
}

func (l *Line) finish() {
	slices.SortStableFunc(l.texts, func(a, b ink) int { return int(a.box.Min.X - b.box.Min.X) })
	var b strings.Builder
	l.Left, l.Right = l.texts[0].box.Min.X, l.texts[0].box.Max().X
	for _, t := range l.texts {
		b.WriteString(t.item.(*frame.Text).S)
		l.Right = max(l.Right, t.box.Max().X)
	}
	l.S = b.String()
}

// LineEdges finds lines that start or end with a character that may not. The
// very first and last character of a text is its author's.
func (p *Pages) LineEdges() (faults []Fault) {
	for _, lines := range p.lines {
		for n, l := range lines {
			first, _ := utf8.DecodeRuneInString(l.S)
			last, _ := utf8.DecodeLastRuneInString(l.S)
			at := geom.Point{X: l.Left, Y: l.Y}
			if n > 0 && strings.ContainsRune(NeverFirst, first) {
				faults = append(faults, Fault{l.Page, at, fmt.Sprintf("line starts with %q: %s", first, l.S)})
			}
			if n+1 < len(lines) && strings.ContainsRune(NeverLast, last) {
				faults = append(faults, Fault{l.Page, at, fmt.Sprintf("line ends with %q: %s", last, l.S)})
			}
		}
	}
	return faults
}

// Justified finds lines that do not reach the right edge of the type area, to
// within 0.3 pt, in the paragraphs that justified names. The last line of a
// paragraph is free.
func (p *Pages) Justified(st *doc.Style, justified func(frame.Node) bool) (faults []Fault) {
	for id, node := range p.doc.Nodes {
		lines := p.lines[id]
		if len(lines) < 2 || !justified(node) {
			continue
		}
		for _, l := range lines[:len(lines)-1] {
			off := l.Right - TypeArea(&p.doc.Pages[l.Page-1], st).Max().X
			if mark := l.texts[len(l.texts)-1]; off < -edge && off > -mark.item.(*frame.Text).Size/2-edge && endsWithMark(l.S) {
				continue // a mark keeps its own room at the edge
			}
			if off < -edge || off > edge {
				faults = append(faults, Fault{l.Page, geom.Point{X: l.Left, Y: l.Y},
					fmt.Sprintf("line ends %s pt off the edge: %s", off, l.S)})
			}
		}
	}
	return faults
}

func endsWithMark(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(inkLeft, last)
}

// NoLonelyLines finds paragraphs with a single line at the foot of a page or at
// the head of the next.
func (p *Pages) NoLonelyLines() (faults []Fault) {
	for id, node := range p.doc.Nodes {
		lines := p.lines[id]
		if node.Role != frame.RoleParagraph || len(lines) < 2 {
			continue
		}
		for n := 1; n < len(lines); n++ {
			if lines[n].Page == lines[n-1].Page {
				continue
			}
			if n == 1 || lines[n-2].Page != lines[n-1].Page {
				faults = append(faults, Fault{lines[n-1].Page, geom.Point{X: lines[n-1].Left, Y: lines[n-1].Y},
					"a line stands alone at the foot: " + lines[n-1].S})
			}
			if n+1 == len(lines) || lines[n+1].Page != lines[n].Page {
				faults = append(faults, Fault{lines[n].Page, geom.Point{X: lines[n].Left, Y: lines[n].Y},
					"a line stands alone at the head: " + lines[n].S})
			}
		}
	}
	return faults
}
