package pdf

import (
	"fmt"

	"yugong/render/frame"
)

// openLevels is how many levels of the outline a viewer shows unfolded.
const openLevels = 1

// bookmark is a line of the outline, or its root.
type bookmark struct {
	id                              int    // number of its object
	entries                         string // of its dictionary: what it says and where it leads
	parent, prev, next, first, last *bookmark
	count                           int // lines below it that show when it is unfolded; less than 0 when it is folded
}

// outline writes the bookmarks and names them in the catalog. A line is the child
// of the nearest line above it of a lower level.
func (f *file) outline(catalog []byte, lines []frame.Bookmark) ([]byte, error) {
	if len(lines) == 0 {
		return catalog, nil
	}
	root := &bookmark{id: f.number(), entries: "/Type/Outlines"}
	open := []*bookmark{root} // the last of each level
	list := make([]bookmark, len(lines))
	for i, l := range lines {
		if l.Level < 1 || l.Level > len(open) {
			return nil, fmt.Errorf("书签 %q 的级别 %d 不能跟在级别 %d 之后", l.Title, l.Level, len(open)-1)
		}
		to, ok := f.anchors[l.Anchor]
		if !ok {
			return nil, fmt.Errorf("书签 %q 指向没有的位置 %q", l.Title, l.Anchor)
		}
		b := &list[i]
		b.id = f.number()
		dest := fmt.Appendf(nil, "/Title%s/Dest[%d 0 R/XYZ null ", textString(l.Title), f.pages[to.page].id)
		b.entries = string(append(hundredths(dest, f.pages[to.page].size.H-to.y), " null]"...))
		open[l.Level-1].adopt(b)
		open = append(open[:l.Level], b)
		for level, above := range open[:l.Level] {
			switch {
			case l.Level <= openLevels+1:
				above.count++ // shows below all of them
			case level == l.Level-1:
				above.count-- // folded
			}
		}
	}
	f.hold(root.id, root.dict())
	for i := range list {
		f.hold(list[i].id, list[i].dict())
	}
	return fmt.Appendf(catalog, "/PageMode/UseOutlines/Outlines %d 0 R", root.id), nil
}

// adopt makes a line the last of those below b.
func (b *bookmark) adopt(child *bookmark) {
	child.parent, child.prev = b, b.last
	if b.last == nil {
		b.first = child
	} else {
		b.last.next = child
	}
	b.last = child
}

func (b *bookmark) dict() []byte {
	d := append([]byte("<<"), b.entries...)
	for _, r := range []struct {
		key string
		to  *bookmark
	}{{"Parent", b.parent}, {"Prev", b.prev}, {"Next", b.next}, {"First", b.first}, {"Last", b.last}} {
		if r.to != nil {
			d = fmt.Appendf(d, "/%s %d 0 R", r.key, r.to.id)
		}
	}
	if b.count != 0 {
		d = fmt.Appendf(d, "/Count %d", b.count)
	}
	return append(d, ">>"...)
}
