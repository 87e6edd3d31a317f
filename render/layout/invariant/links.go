package invariant

import (
	"fmt"
	"strconv"
	"strings"

	"yugong/render/frame"
	"yugong/render/geom"
)

// anchors maps each anchor to the page it stands on, counted from 1.
func (p *Pages) anchors() (at map[string]int, faults []Fault) {
	at = map[string]int{}
	for n := range p.inks {
		for _, i := range p.inks[n] {
			if a, ok := i.item.(*frame.Anchor); ok {
				if at[a.Name] != 0 {
					faults = append(faults, i.fault("a second anchor "+a.Name))
				}
				at[a.Name] = n + 1
			}
		}
	}
	return at, faults
}

// Links finds links and bookmarks that lead nowhere, anchors that stand twice
// and bookmarks whose level grows by more than one.
func (p *Pages) Links() []Fault {
	at, faults := p.anchors()
	for n := range p.inks {
		for _, i := range p.inks[n] {
			if l, ok := i.item.(*frame.Link); ok && at[l.To] == 0 {
				faults = append(faults, i.fault("link to nowhere: "+l.To))
			}
		}
	}
	level := 0
	for _, b := range p.doc.Outline {
		if at[b.Anchor] == 0 {
			faults = append(faults, Fault{What: "bookmark to nowhere: " + b.Anchor})
		}
		if b.Level < 1 || b.Level > level+1 {
			faults = append(faults, Fault{What: fmt.Sprintf("bookmark %q jumps from level %d to %d", b.Title, level, b.Level)})
		}
		level = b.Level
	}
	return faults
}

// Contents finds lines of the contents that have no link, or whose number is
// not the printed number of the page that the link leads to.
func (p *Pages) Contents() (faults []Fault) {
	at, _ := p.anchors()
	links := p.nodeLinks()
	for id, node := range p.doc.Nodes {
		lines := p.lines[id]
		if node.Role != frame.RoleContentsLine || len(lines) == 0 {
			continue
		}
		last := lines[len(lines)-1]
		where := geom.Point{X: last.Left, Y: last.Y}
		to, linked := links[frame.NodeID(id)]
		if !linked {
			faults = append(faults, Fault{last.Page, where, "no link: " + last.S})
			continue
		}
		if at[to] == 0 {
			continue // Links tells
		}
		shown := last.texts[len(last.texts)-1].item.(*frame.Text).S
		want := p.doc.Pages[at[to]-1].Number
		if want != 0 && !strings.HasSuffix(shown, strconv.Itoa(want)) {
			faults = append(faults, Fault{last.Page, where,
				fmt.Sprintf("the contents say %q, the page is %d: %s", shown, want, last.S)})
		}
	}
	return faults
}

// nodeLinks maps nodes to where their links lead.
func (p *Pages) nodeLinks() map[frame.NodeID]string {
	to := map[frame.NodeID]string{}
	for n := range p.inks {
		for _, i := range p.inks[n] {
			if l, ok := i.item.(*frame.Link); ok {
				to[i.node] = l.To
			}
		}
	}
	return to
}
