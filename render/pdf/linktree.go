package pdf

import (
	"fmt"

	"yugong/render/frame"
)

// linkElement is a link in the structure. That of a line of the contents holds
// the line's text, in a Reference; elsewhere the text stays where it is.
type linkElement struct {
	node  frame.NodeID
	id    int   // number of its object
	outer int   // number of the object around it, or its own
	links []int // of the file
}

// gather finds the links of each node.
func (t *tree) gather(f *file) {
	t.links, t.linked = t.links[:0], map[frame.NodeID][]int{}
	for k, l := range f.links {
		if n := len(t.links); n > 0 && t.links[n-1].node == l.node && l.node > 0 {
			t.links[n-1].links = append(t.links[n-1].links, k)
			continue
		}
		e := linkElement{node: l.node, id: f.number(), links: []int{k}}
		e.outer = e.id
		if t.nodes[l.node].Role == frame.RoleContentsLine && t.linked[l.node] == nil {
			e.outer = f.number()
		}
		t.linked[l.node] = append(t.linked[l.node], len(t.links))
		t.links = append(t.links, e)
	}
}

// inside reports whether the text of a node with these links is in the first.
func (t *tree) inside(links []int) bool {
	return len(links) > 0 && t.links[links[0]].outer != t.links[links[0]].id
}

// link writes a link's element, and the Reference around it.
func (t *tree) link(f *file, e *linkElement) {
	parent := int(t.element[e.node])
	page := f.links[e.links[0]].page
	if e.outer != e.id {
		f.hold(e.outer, fmt.Appendf(nil, "<</S/Reference/P %d 0 R/K %d 0 R>>", parent, e.id))
		parent = e.outer
	}
	b := fmt.Appendf(nil, "<</S/Link/P %d 0 R/Pg %d 0 R/K[", parent, f.pages[page].id)
	if e.outer != e.id {
		b, _ = t.marks(f, b, t.shelf[e.node].first, int32(page))
	}
	for _, k := range e.links {
		b = fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", f.pages[f.links[k].page].id, f.links[k].id)
	}
	f.hold(e.id, append(b, "]>>"...))
}

// parents leads from the marks of each page, and from each link, back to the
// elements that they belong to.
func (t *tree) parents(f *file) []byte {
	b := []byte("<</Nums[")
	for p := range f.pages {
		b = fmt.Appendf(b, "%d[", p)
		for _, node := range t.owners[p] {
			id := int(t.element[node])
			if links := t.linked[node]; t.inside(links) {
				id = t.links[links[0]].id
			}
			b = append(reference(b, id), ' ')
		}
		b = append(b, ']')
	}
	to := make([]int, len(f.links))
	for _, e := range t.links {
		for _, k := range e.links {
			to[k] = e.id
		}
	}
	for k, id := range to {
		b = fmt.Appendf(b, "%d %d 0 R ", len(f.pages)+k, id)
	}
	return append(b, "]>>"...)
}
