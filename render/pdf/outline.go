package pdf

import (
	"fmt"
	"strconv"

	"yugong/render/frame"
	"yugong/render/pdf/file"
)

// openLevels is how many levels of the outline a viewer shows unfolded.
const openLevels = 1

// bookmark is a node of the outline tree; the numbers are indices, -1 for none.
type bookmark struct {
	parent, prev, next, first, last int
	shown                           int // lines below it that show when it is unfolded
}

// tree links the lines of an outline. A line is the child of the nearest line
// above it of a lower level.
func tree(lines []frame.Bookmark) (nodes []bookmark, root bookmark, err error) {
	nodes = make([]bookmark, len(lines))
	root = bookmark{parent: -1, prev: -1, next: -1, first: -1, last: -1}
	at := func(i int) *bookmark {
		if i < 0 {
			return &root
		}
		return &nodes[i]
	}
	level := 0
	for i, l := range lines {
		if l.Level < 1 || l.Level > level+1 {
			return nil, root, fmt.Errorf("书签 %q 的级别 %d 不能跟在级别 %d 之后", l.Title, l.Level, level)
		}
		parent := i - 1
		for parent >= 0 && lines[parent].Level >= l.Level {
			parent = nodes[parent].parent
		}
		level = l.Level
		p := at(parent)
		nodes[i] = bookmark{parent: parent, prev: p.last, next: -1, first: -1, last: -1}
		if p.last >= 0 {
			nodes[p.last].next = i
		} else {
			p.first = i
		}
		p.last = i
	}
	for i := len(nodes) - 1; i >= 0; i-- { // children before parents
		p := at(nodes[i].parent)
		p.shown++
		if lines[i].Level <= openLevels {
			p.shown += nodes[i].shown
		}
	}
	return nodes, root, nil
}

// outline writes the bookmarks and reports whether there are any.
func (f *finisher) outline(lines []frame.Bookmark) (bool, error) {
	if len(lines) == 0 {
		f.Set(outlinesID, []byte("<</Type/Outlines>>"))
		return false, nil
	}
	nodes, root, err := tree(lines)
	if err != nil {
		return false, err
	}
	first := file.ID(f.Len() + 1)
	ref := func(b []byte, key string, i int) []byte {
		if i < 0 {
			return b
		}
		return (first + file.ID(i)).AppendRef(append(b, key...))
	}
	for i, n := range nodes {
		to, ok := f.anchors[lines[i].Anchor]
		if !ok {
			return false, fmt.Errorf("书签 %q 指向没有的位置 %q", lines[i].Title, lines[i].Anchor)
		}
		b := appendText([]byte("<</Title"), lines[i].Title)
		if n.parent < 0 {
			b = outlinesID.AppendRef(append(b, "/Parent "...))
		}
		b = ref(b, "/Parent ", n.parent)
		b = ref(b, "/Prev ", n.prev)
		b = ref(b, "/Next ", n.next)
		b = ref(b, "/First ", n.first)
		b = ref(b, "/Last ", n.last)
		if n.shown > 0 {
			count := n.shown
			if lines[i].Level > openLevels {
				count = -count // folded
			}
			b = strconv.AppendInt(append(b, "/Count "...), int64(count), 10)
		}
		b = f.appendDest(append(b, "/Dest"...), to)
		f.Add(append(b, ">>"...))
	}
	b := ref([]byte("<</Type/Outlines"), "/First ", root.first)
	b = ref(b, "/Last ", root.last)
	b = strconv.AppendInt(append(b, "/Count "...), int64(root.shown), 10)
	f.Set(outlinesID, append(b, ">>"...))
	return true, nil
}
