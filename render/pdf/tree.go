package pdf

import (
	"fmt"
	"strconv"

	"yugong/render/frame"
)

// tree gathers what of each page belongs to which node of the structure, and
// writes the structure.
type tree struct {
	nodes  []frame.Node
	owners [][]frame.NodeID // by page, of each of its marks
	pieces []piece
	shelf  []shelf // by node

	element    []int32 // numbers of the nodes' objects
	links      []linkElement
	linked     map[frame.NodeID][]int // links of each node
	attributes map[trait]int          // numbers of objects that nodes share
}

// piece is a mark of a node.
type piece struct {
	page, id int32
	next     int32 // of the node's, 0 for none
}

// shelf is what belongs to a node: its marks, and the nodes below it.
type shelf struct {
	first, last int32 // its marks, 0 for none
	child, next int32 // its first node, and its sibling, 0 for none
	young       int32 // its last node
}

// trait is what nodes have in common with others.
type trait struct {
	role       frame.Role
	scope      frame.Scope
	cols, rows int
}

// root is the structure of a document that has none.
var root = []frame.Node{{}}

// begin takes a document up.
func (t *tree) begin(d *frame.Document) error {
	t.nodes = d.Nodes
	if len(t.nodes) == 0 {
		t.nodes = root
	}
	n := len(t.nodes)
	t.shelf = append(t.shelf[:0], make([]shelf, n)...)
	t.element = append(t.element[:0], make([]int32, n)...)
	t.pieces = append(t.pieces[:0], piece{}) // 0 is none
	for i := range t.owners {
		t.owners[i] = t.owners[i][:0]
	}
	for len(t.owners) < len(d.Pages) {
		t.owners = append(t.owners, nil)
	}
	t.attributes = map[trait]int{}
	for i := 1; i < n; i++ {
		parent := t.nodes[i].Parent
		if parent < 0 || int(parent) >= i {
			return fmt.Errorf("pdf: 结构节点 %d 在它所属的 %d 之前", i, parent)
		}
		s := &t.shelf[parent]
		if s.child == 0 {
			s.child = int32(i)
		} else {
			t.shelf[s.young].next = int32(i)
		}
		s.young = int32(i)
	}
	return nil
}

// artifacts begin marked content that belongs to no node, properties are the
// resources that it names.
var artifacts = [...]string{
	frame.ArtifactPlain:     "/Artifact BMC\n",
	frame.ArtifactFooter:    "/Artifact/F BDC\n",
	frame.ArtifactWatermark: "/Artifact/W BDC\n",
}

const properties = "/Properties<</F<</Type/Pagination/Subtype/Footer>>/W<</Type/Pagination/Subtype/Watermark>>>>"

// mark begins marked content of an item's node on a page.
func (t *tree) mark(b []byte, p *frame.Placed, page int) []byte {
	node := p.Node
	if node == 0 {
		return append(b, artifacts[p.Artifact]...)
	}
	id := len(t.owners[page])
	t.owners[page] = append(t.owners[page], node)
	s := &t.shelf[node]
	if s.first == 0 {
		s.first = int32(len(t.pieces))
	} else {
		t.pieces[s.last].next = int32(len(t.pieces))
	}
	s.last = int32(len(t.pieces))
	t.pieces = append(t.pieces, piece{page: int32(page), id: int32(id)})
	b = append(append(b, '/'), t.nodes[node].Type()...)
	b = strconv.AppendInt(append(b, "<</MCID "...), int64(id), 10)
	return append(b, ">>BDC\n"...)
}

// write writes the structure and names it in the catalog.
func (t *tree) write(f *file, catalog []byte) []byte {
	root, parents := f.number(), f.number()
	order := t.order()
	for _, i := range order {
		t.element[i] = int32(f.number())
	}
	t.gather(f)
	var notes []byte
	for _, i := range order {
		b := t.open(f, i, root)
		if t.nodes[i].Role == frame.RoleNote {
			b = fmt.Appendf(b, "/ID(n%06d)", i)
			notes = fmt.Appendf(notes, "(n%06d)%d 0 R", i, t.element[i])
		}
		f.hold(int(t.element[i]), append(t.kids(f, b, i), ">>"...))
	}
	for k := range t.links {
		t.link(f, &t.links[k])
	}
	f.hold(parents, t.parents(f))
	b := fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d",
		t.element[0], parents, len(f.pages)+len(f.links))
	if notes != nil {
		b = append(append(append(b, "/IDTree<</Names["...), notes...), "]>>"...)
	}
	f.hold(root, append(b, ">>"...))
	return fmt.Appendf(catalog, "/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R", root)
}

// order is how the elements are numbered: cells behind all others and by their
// kinds, since a run of objects of one kind packs better.
func (t *tree) order() []int {
	order := make([]int, 0, len(t.nodes))
	for kind := range 4 {
		for i := range t.nodes {
			if t.kind(i) == kind {
				order = append(order, i)
			}
		}
	}
	return order
}

// kind is 0 for what is no cell, then that of heads, of others, of blank ones.
func (t *tree) kind(i int) int {
	switch role := t.nodes[i].Role; {
	case role == frame.RoleHeaderCell:
		return 1
	case role == frame.RoleCell && t.shelf[i].first > 0:
		return 2
	case role == frame.RoleCell:
		return 3
	}
	return 0
}

// open begins the element of a node: its type, its parent and its properties.
func (t *tree) open(f *file, i, root int) []byte {
	n := &t.nodes[i]
	b := append(append(f.spare[:0], "<</S/"...), n.Type()...)
	parent := root
	if i > 0 {
		parent = int(t.element[n.Parent])
	}
	b = reference(append(b, "/P "...), parent)
	switch {
	case n.Role == frame.RoleFigure:
		b = append(b, "/Alt"+textString(n.Alt)...)
		if s := t.shelf[i]; s.first > 0 {
			height := f.pages[t.pieces[s.first].page].size.H
			b = append(rectangle(append(b, "/A<</O/Layout/Placement/Block/BBox"...), n.Box, height), ">>"...)
		}
	case n.Role == frame.RoleHeaderCell || n.Cols > 1 || n.Rows > 1:
		b = reference(append(b, "/A "...), t.attribute(f, n))
	}
	return b
}

// attribute returns the number of the object that says what a cell spans and
// heads.
func (t *tree) attribute(f *file, n *frame.Node) int {
	key := trait{n.Role, n.Scope, n.Cols, n.Rows}
	id, known := t.attributes[key]
	if known {
		return id
	}
	id = f.number()
	t.attributes[key] = id
	b := []byte("<</O/Table")
	if n.Role == frame.RoleHeaderCell {
		b = append(append(b, "/Scope/"...), n.Scope.String()...)
	}
	if n.Cols > 1 {
		b = fmt.Appendf(b, "/ColSpan %d", n.Cols)
	}
	if n.Rows > 1 {
		b = fmt.Appendf(b, "/RowSpan %d", n.Rows)
	}
	f.hold(id, append(b, ">>"...))
	return id
}

// kids writes what an element holds: its marks, those of its own page as plain
// numbers, its links and the elements below it.
func (t *tree) kids(f *file, b []byte, i int) []byte {
	s, links := &t.shelf[i], t.linked[frame.NodeID(i)]
	own := int32(-1)
	if s.first > 0 && !t.inside(links) {
		own = t.pieces[s.first].page
		b = reference(append(b, "/Pg "...), f.pages[own].id)
	}
	from := len(b)
	n := 0
	b = append(b, "/K["...)
	if own >= 0 {
		b, n = t.marks(f, b, s.first, own)
	}
	for _, k := range links {
		b, n = reference(space(b), t.links[k].outer), n+1
	}
	for c := s.child; c > 0; c = t.shelf[c].next {
		b, n = reference(space(b), int(t.element[c])), n+1
	}
	return closed(b, from, n)
}

// closed ends a list of n kids that begins at a place, without brackets when it
// is of one.
func closed(b []byte, from, n int) []byte {
	switch n {
	case 0:
		return b[:from]
	case 1:
		b[from+len("/K")] = ' ' // instead of the bracket
		return b
	}
	return append(b, ']')
}

// space parts a kid from the one before it.
func space(b []byte) []byte {
	if last := b[len(b)-1]; last != '[' && last != '>' {
		return append(b, ' ')
	}
	return b
}

// marks writes a list of marks.
func (t *tree) marks(f *file, b []byte, first, own int32) ([]byte, int) {
	n := 0
	for at := first; at > 0; at = t.pieces[at].next {
		p := &t.pieces[at]
		if p.page == own {
			b = strconv.AppendInt(space(b), int64(p.id), 10)
		} else {
			b = reference(append(b, "<</Type/MCR/Pg "...), f.pages[p.page].id)
			b = append(strconv.AppendInt(append(b, "/MCID "...), int64(p.id), 10), ">>"...)
		}
		n++
	}
	return b, n
}
