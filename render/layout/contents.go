package layout

import (
	"strconv"
	"strings"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// Room in the lines of the contents, in ems of their type.
const (
	contentsHang geom.Em = 2000 // indentation of a long title's further lines
	leaderGap    geom.Em = 500  // between title, leader and number
	leaderLeast  geom.Em = 1500 // shortest leader
)

// contents is what the lines of a table of contents share, so that their
// numbers and leaders stand under each other whatever their type.
type contents struct {
	room   geom.Length   // of the column of numbers
	leader doc.TextStyle // that of the last level
	mark   geom.Length   // width of one leader character, 0 for no leader
}

// contentsPieces measures the table of contents: its title and a line for
// every heading that asks for one.
func (f *flow) contentsPieces(d *doc.Contents) []piece {
	title := f.paragraph(d.Title.Text, d.Title.Style, frame.RoleParagraph)
	title.keep = true
	pieces := []piece{title}
	c := f.contentsColumns()
	var nest nesting
	open := []*frame.NodeID{nil} // by depth: the list of the lines in hand
	for i, e := range f.l.entries {
		line := f.contentsLine(c, e)
		if depth := nest.depth(e.level); depth < len(open) {
			open = open[:depth+1]
		} else {
			list := contentsNode{in: open[depth-1], id: new(frame.NodeID)}
			pieces, open = append(pieces, list), append(open, list.id)
		}
		line.parent = open[len(open)-1]
		if i+1 < len(f.l.entries) && f.l.entries[i+1].level > e.level {
			line.keep = true
		}
		pieces = append(pieces, line)
	}
	return pieces
}

func (f *flow) contentsColumns() (c contents) {
	levels := max(1, len(f.l.style.Contents.Levels))
	number := doc.Plain(strings.Repeat("0", f.l.digits))
	for level := 1; level <= levels; level++ {
		c.room = max(c.room, f.l.set.Width(number, plainStyle(f.contentsStyle(level))))
	}
	c.leader = plainStyle(f.contentsStyle(levels))
	if mark := f.l.style.Contents.Leader; mark != "" {
		c.mark = f.l.set.Width(doc.Plain(mark), c.leader)
	}
	return c
}

// contentsNode makes the structure node of the lines of one level that follow.
type contentsNode struct{ in, id *frame.NodeID }

func (contentsNode) reach(*flow, *cursor) bool { return true }

func (n contentsNode) place(f *flow) {
	*n.id = f.node(frame.Node{Role: frame.RoleContents}, n.in)
}

// contentsLine measures a line: the title, wrapped before the column of
// numbers; a leader after its last line; the number at the right edge.
func (f *flow) contentsLine(c contents, e entry) *text {
	st := f.contentsStyle(e.level)
	number := f.number(e, st)
	reserve := c.room + (2*leaderGap + leaderLeast).At(st.Size)
	t := &text{
		style: st,
		node:  frame.Node{Role: frame.RoleContentsLine, Level: e.level, Src: e.heading.Text.Src()},
		link:  &frame.Link{To: e.heading.ID, Text: e.text},
		whole: true,
	}
	t.par = f.l.set.Set(doc.Plain(e.text), f.hanging(e, st, reserve), f.width()-reserve)
	f.faults = append(f.faults, t.par.Missing...)
	if n := t.lines(); n > 0 && e.number > 0 {
		t.tail = append(f.leader(c, lineEnd(&t.par.Lines[n-1]), f.width()-c.room), number...)
	}
	return t
}

func (f *flow) contentsStyle(level int) doc.TextStyle {
	levels := f.l.style.Contents.Levels
	if len(levels) == 0 {
		return doc.TextStyle{Size: 12 * geom.OnePt, Leading: 20 * geom.OnePt}
	}
	st := f.l.style.Text[levels[min(max(level, 1), len(levels))-1]]
	st.Align = doc.AlignLeft
	return st
}

// hanging returns the style with further lines indented when the title does
// not fit one line.
func (f *flow) hanging(e entry, st doc.TextStyle, reserve geom.Length) doc.TextStyle {
	natural := f.l.set.Width(doc.Plain(e.text), st)
	if natural+st.Hang.At(st.Size)+st.Indent.At(st.Size) > f.width()-reserve {
		st.Hang += contentsHang
		st.Indent -= contentsHang
	}
	return st
}

// number sets a page number, its right end at the edge of the measure.
func (f *flow) number(e entry, st doc.TextStyle) []frame.Placed {
	st = plainStyle(st)
	st.Align = doc.AlignRight
	p := f.l.set.Set(doc.Plain(strconv.Itoa(e.number)), st, f.width())
	if len(p.Lines) == 0 {
		return nil
	}
	return claimed(p.Lines[0].Items, self)
}

// claimed returns the items as items of a node.
func claimed(items []frame.Placed, node frame.NodeID) []frame.Placed {
	for i := range items {
		items[i].Node = node
	}
	return items
}

// plainStyle drops what moves a single line to the side.
func plainStyle(st doc.TextStyle) doc.TextStyle {
	st.Indent, st.Hang, st.Align, st.Balance = 0, 0, doc.AlignLeft, false
	return st
}

// leader fills the room between a title and its number with whole leader
// characters that stand under each other on all lines, since they are counted
// from the right. It is an artifact.
func (f *flow) leader(c contents, from, to geom.Length) []frame.Placed {
	gap := leaderGap.At(c.leader.Size)
	if c.mark <= 0 || to-from-2*gap < c.mark {
		return nil
	}
	n := int((to - from - 2*gap) / c.mark)
	p := f.l.set.Set(doc.Plain(strings.Repeat(f.l.style.Contents.Leader, n)), c.leader, f.width())
	if len(p.Lines) == 0 {
		return nil
	}
	return shifted(claimed(p.Lines[0].Items, 0), geom.Point{X: to - gap - geom.Length(n)*c.mark})
}

// lineEnd is where the ink of a line ends.
func lineEnd(l *para.Line) (end geom.Length) {
	for _, p := range l.Items {
		if t, ok := p.Item.(*frame.Text); ok {
			end = max(end, p.At.X+t.Width())
		}
	}
	return end
}
