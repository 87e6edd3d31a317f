package invariant

import (
	"fmt"
	"strconv"
	"strings"

	"yugong/render/frame"
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

// Contents finds lines of the contents whose number is not the printed number
// of the page that their link leads to, or that have no link.
func (p *Pages) Contents() (faults []Fault) {
	at, _ := p.anchors()
	links := p.contentsLinks()
	next := 0
	for id, node := range p.doc.Nodes {
		lines := p.lines[id]
		if node.Role != frame.RoleContentsLine || len(lines) == 0 {
			continue
		}
		last := lines[len(lines)-1]
		where := Fault{Page: last.Page}
		where.At.X, where.At.Y = last.Left, last.Y
		if next >= len(links) {
			where.What = "no link: " + last.S
			return append(faults, where)
		}
		page := at[links[next]]
		next++
		if page == 0 {
			continue // Links tells
		}
		shown := last.texts[len(last.texts)-1].item.(*frame.Text).S
		if want := strconv.Itoa(p.doc.Pages[page-1].Number); want != "0" && !strings.HasSuffix(shown, want) {
			where.What = fmt.Sprintf("the contents say %q, the page is %s: %s", shown, want, last.S)
			faults = append(faults, where)
		}
	}
	return faults
}

// contentsLinks lists the targets of the document's links in reading order,
// those of a line that crosses pages once.
func (p *Pages) contentsLinks() (to []string) {
	for n := range p.inks {
		for _, i := range p.inks[n] {
			if l, ok := i.item.(*frame.Link); ok && (len(to) == 0 || to[len(to)-1] != l.To) {
				to = append(to, l.To)
			}
		}
	}
	return to
}
