package layout

import (
	"yugong/render/doc"
	"yugong/render/frame"
)

// assemble joins the sections: pages with their numbers, nodes, bookmarks.
func (l *layouter) assemble() *frame.Document {
	nodes, pages := 1, 0
	for i := range l.runs {
		nodes += len(l.runs[i].nodes)
		pages += len(l.runs[i].pages)
	}
	out := &frame.Document{
		Pages: make([]frame.Page, 0, pages),
		Nodes: make([]frame.Node, 1, nodes), // the root, of the zero role
		Info:  info(&l.doc.Info),
	}
	var part frame.NodeID
	for i := range l.runs {
		part = l.runs[i].join(out, part)
	}
	nestHeadings(out.Nodes)
	out.Outline = outline(l.doc)
	l.finish(out)
	return out
}

// join appends the nodes of a run and gives its items their global ids. It goes
// on with a part of the document and returns the one that the next run goes on
// with.
func (r *run) join(out *frame.Document, part frame.NodeID) frame.NodeID {
	base := frame.NodeID(len(out.Nodes) - 1)
	for _, n := range r.nodes {
		switch {
		case n.Role == frame.RolePart:
			part = frame.NodeID(len(out.Nodes))
		case n.Parent == 0:
			n.Parent = part
		default:
			n.Parent += base
		}
		out.Nodes = append(out.Nodes, n)
	}
	if base > 0 {
		for _, p := range r.pages {
			rebase(p.items, base)
		}
	}
	return part
}

func rebase(items []frame.Placed, base frame.NodeID) {
	for i := range items {
		if items[i].Node != 0 {
			items[i].Node += base
		}
		if g, ok := items[i].Item.(*frame.Group); ok {
			rebase(g.Items, base)
		}
	}
}

func info(i *doc.Info) frame.Info {
	return frame.Info{
		Title: i.Title, Author: i.Author, Subject: i.Subject, Creator: i.Creator,
		Keywords: i.Keywords, Lang: i.Lang, Created: i.Created,
	}
}

// outline lists the bookmarks of all headings.
func outline(d *doc.Document) []frame.Bookmark {
	var list []frame.Bookmark
	var nest nesting
	for i := range d.Sections {
		eachHeading(d.Sections[i].Blocks, func(h *doc.Heading) {
			if h.Above != "" {
				list = append(list, frame.Bookmark{Title: h.Above, Level: nest.depth(partLevel), Anchor: h.ID})
			}
			if h.Bookmark != "" {
				list = append(list, frame.Bookmark{Title: h.Bookmark, Level: nest.depth(h.Level), Anchor: h.ID})
			}
		})
	}
	return list
}

// nestHeadings makes the levels of the heading nodes grow by at most one, as
// readers of tagged documents expect.
func nestHeadings(nodes []frame.Node) {
	var nest nesting
	for i := range nodes {
		if nodes[i].Role == frame.RoleHeading {
			nodes[i].Level = nest.depth(nodes[i].Level)
		}
	}
}

// nesting turns levels with gaps into depths without: 1 3 3 2 becomes 1 2 2 2,
// and a list that begins at level 2 begins at depth 1.
type nesting []int

func (n *nesting) depth(level int) int {
	for len(*n) > 0 && (*n)[len(*n)-1] >= level {
		*n = (*n)[:len(*n)-1]
	}
	*n = append(*n, level)
	return len(*n)
}
