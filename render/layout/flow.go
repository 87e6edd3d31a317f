package layout

import (
	"slices"

	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// slack is how much lower than the type area a line's box may reach: sizes in
// points never divide a type area in millimetres evenly (22 lines of 29 pt in
// 225 mm), and the lowest part of the box is empty leading.
const slack = geom.OnePt / 2

// piece is a block, measured. The set is closed: *text, *table, *figure,
// space, pageBreak, contentsNode.
type piece interface {
	// reach moves c below the least part of the piece that may stand at the
	// foot of a page. It reports whether the next piece must go with it.
	reach(f *flow, c *cursor) (more bool)
	// place sets the piece on the open page and as many more as it takes.
	place(f *flow)
}

// flow fills the pages of a section.
type flow struct {
	cursor
	l      *layouter
	size   geom.Size // paper
	area   geom.Rect // type area
	rest   []piece   // what follows the piece being placed
	floats []*figure // waiting for the next page's head
	shown  []*figure // on the open page
	items  []frame.Placed
	slots  []slot
	rigid  bool // what is placed moves with what stands above it
	headed bool // what stands above is a heading: the room below it stays
	early  early
	run    run
	faults diag.List
}

// slot is a line or block of the open page that can be moved down as a whole.
type slot struct {
	first   int         // its items begin here
	gap     geom.Length // room above it, between blocks; 0 inside a block
	leading geom.Length // of a line; 0 for what only moves with its block
	headed  bool        // stands right below a heading, and stays there
}

// section sets the pages of a section.
func (l *layouter) section(s *doc.Section) run {
	f := newFlow(l, s)
	f.run.nodes = l.nodes.Make(nodeCount(s.Blocks))[:0]
	for pieces := f.collect(s.Blocks); len(pieces) > 0; {
		end := slices.IndexFunc(pieces, isBreak)
		if end < 0 {
			end = len(pieces)
		}
		f.part(pieces[:end])
		f.close(false)
		f.openPage()
		pieces = pieces[min(end+1, len(pieces)):]
	}
	f.run.faults = f.faults
	return f.run
}

// nodeCount is how many structure nodes the blocks make, but for contents.
func nodeCount(blocks []doc.Block) int {
	n := 2 * len(blocks)
	for _, b := range blocks {
		t, ok := b.(*doc.Table)
		if !ok {
			continue
		}
		n += 7 + len(t.Heading) + len(t.Notes) // table, caption, label, units, head, body
		for _, rows := range [][]doc.Row{t.Head, t.Body} {
			for r := range rows {
				n += 1 + len(rows[r].Cells)
			}
		}
	}
	return n
}

func newFlow(l *layouter, s *doc.Section) *flow {
	size, m := l.style.Paper, l.style.Margin
	if s.Landscape {
		size, m = size.Landscape(), l.style.Landscape
	}
	return &flow{
		cursor: cursor{fresh: true, pitch: l.style.Grid},
		l:      l,
		size:   size,
		area: geom.Rect{
			Min:  geom.Point{X: m.Left, Y: m.Top},
			Size: geom.Size{W: size.W - m.Left - m.Right, H: size.H - m.Top - m.Bottom},
		},
	}
}

func (f *flow) width() geom.Length { return f.area.Size.W }

// height is how high the open page may be filled.
func (f *flow) height() geom.Length {
	if f.early.by > 0 && f.early.page == len(f.run.pages) {
		return f.area.Size.H - f.early.by
	}
	return f.area.Size.H
}

// empty reports whether nothing stands on the open page.
func (f *flow) empty() bool { return len(f.items) == 0 }

// room is the height left under what stands on the open page.
func (f *flow) room() geom.Length { return f.height() - f.y }

// begin opens a block and returns the room above it.
func (f *flow) begin(before geom.Length, keep bool) (gap geom.Length) {
	from := f.y
	f.open(before, keep)
	return f.y - from
}

// fits reports whether p may begin on the open page, with all that must go
// with it.
func (f *flow) fits(p piece) bool {
	c := f.cursor
	if !p.reach(f, &c) {
		return c.y <= f.height()+slack
	}
	return f.fitsRest(c)
}

// fitsRest reports whether the following pieces may begin below c.
func (f *flow) fitsRest(c cursor) bool {
	for _, p := range f.rest {
		if c.y > f.height()+slack || !p.reach(f, &c) {
			break
		}
	}
	return c.y <= f.height()+slack
}

// makeRoom turns the page unless p may begin on it. What does not fit even an
// empty page begins there all the same.
func (f *flow) makeRoom(p piece) {
	for !f.empty() && !f.fits(p) {
		f.turn()
	}
}

// turn closes the open page because it is full and opens the next one, with
// the waiting figures at its head.
func (f *flow) turn() {
	f.close(true)
	f.openPage()
}

func (f *flow) openPage() {
	f.cursor = cursor{fresh: true, pitch: f.pitch}
	waiting := f.floats
	f.floats = nil
	for _, g := range waiting {
		g.put(f)
	}
}

// flush sets the waiting figures, on a page of their own if need be.
func (f *flow) flush() {
	if len(f.floats) > 0 {
		f.turn()
	}
}

// finishing is room for what finish adds to a page: the runs of a footer and
// the watermark.
const finishing = 3 + markColumns*markRows

// close ends the open page. A full page is stretched to the foot.
func (f *flow) close(full bool) {
	if f.empty() {
		return
	}
	used := f.y
	if full {
		f.stretch()
	}
	for _, g := range f.shown {
		f.run.nodes[g.id-1].Box = g.box(f.items)
	}
	f.shown = f.shown[:0]
	items := append(make([]frame.Placed, 0, len(f.items)+finishing), f.items...)
	f.run.pages = append(f.run.pages, page{size: f.size, area: f.area, used: used, items: items})
	f.l.open, f.items = f.items, nil
	f.slots = f.slots[:0]
}

// slot starts a line or block that moves as a whole.
func (f *flow) slot(gap, leading geom.Length) {
	if f.rigid {
		gap, leading = 0, 0
	}
	f.slots = append(f.slots, slot{first: len(f.items), gap: gap, leading: leading, headed: f.headed})
	f.headed = false
}

// put places an item of a node relative to the type area.
func (f *flow) put(at geom.Point, item frame.Item, node frame.NodeID) {
	if f.items == nil {
		f.items = f.l.open[:0]
	}
	f.items = append(f.items, frame.Placed{At: f.area.Min.Add(at), Item: item, Node: node})
}

// anchor places the anchor of a heading and notes its page.
func (f *flow) anchor(h *doc.Heading, id frame.NodeID, y geom.Length) {
	f.put(geom.Point{Y: y}, &frame.Anchor{Name: h.ID}, id)
	f.run.marks = append(f.run.marks, mark{heading: h, page: len(f.run.pages)})
}

// node makes a structure node and returns its id; an artifact has none. A
// heading of the first level opens a part of the document.
func (f *flow) node(n frame.Node, parent *frame.NodeID) frame.NodeID {
	if n.Role == artifact {
		return 0
	}
	if parent != nil {
		n.Parent = *parent
	} else if n.Role == frame.RoleHeading && n.Level == 1 {
		f.addNode(frame.Node{Role: frame.RolePart})
	}
	return f.addNode(n)
}

func (f *flow) addNode(n frame.Node) frame.NodeID {
	f.run.nodes = append(f.run.nodes, n)
	return frame.NodeID(len(f.run.nodes))
}
