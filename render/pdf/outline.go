package pdf

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"yugong/render/frame"
)

// openLevels is how many levels of the outline a viewer shows unfolded.
const openLevels = 1

// outline writes the bookmarks. A line is the child of the nearest line above
// it of a lower level. (gopdf's have no such order, count wrongly, lead to places
// counted from the top of the first page and break titles beyond U+FFFF.)
func (f *finisher) outline(lines []frame.Bookmark, anchors map[string]target) error {
	pages, err := f.ctx.DereferenceDict(*types.NewIndirectRef(pagesID, 0))
	if err != nil {
		return err
	}
	kids := pages.ArrayEntry("Kids")
	root := types.Dict{"Type": types.Name("Outlines")}
	f.set(outlinesID, root)
	open := []line{{types.NewIndirectRef(outlinesID, 0), root, nil}} // the last of each level
	for _, l := range lines {
		if l.Level < 1 || l.Level > len(open) {
			return fmt.Errorf("书签 %q 的级别 %d 不能跟在级别 %d 之后", l.Title, l.Level, len(open)-1)
		}
		to, ok := anchors[l.Anchor]
		if !ok {
			return fmt.Errorf("书签 %q 指向没有的位置 %q", l.Title, l.Anchor)
		}
		parent := &open[l.Level-1]
		item := types.Dict{
			"Title":  textString(l.Title),
			"Parent": *parent.ref,
			"Dest":   types.Array{kids[to.page], types.Name("XYZ"), nil, types.Float(to.y.Pt()), nil},
		}
		ref := f.add(item)
		parent.adopt(*ref, item)
		if l.Level > openLevels+1 {
			parent.count(-1) // folded
		} else {
			parent.count(1)
		}
		if 1 < l.Level && l.Level <= openLevels+1 {
			open[0].count(1)
		}
		open = append(open[:l.Level], line{ref, item, nil})
	}
	return nil
}

// line is a line of the outline.
type line struct {
	ref   *types.IndirectRef
	dict  types.Dict
	child types.Dict // its last one
}

func (l *line) adopt(ref types.IndirectRef, item types.Dict) {
	if l.child == nil {
		l.dict["First"] = ref
	} else {
		l.child["Next"] = ref
		item["Prev"] = l.dict["Last"]
	}
	l.dict["Last"] = ref
	l.child = item
}

// count adds lines that show when the line is unfolded.
func (l *line) count(n types.Integer) {
	old, _ := l.dict["Count"].(types.Integer)
	l.dict["Count"] = old + n
}
