package grid

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// page is one fragment with what made it.
type page struct {
	Fragment
	drawing drawing
	room    geom.Length
	from    Mark
}

// tree collects structure nodes as layout does.
type tree struct{ nodes []frame.Node }

func newTree() *tree { return &tree{nodes: make([]frame.Node, 2)} }

func (t *tree) add(n frame.Node) frame.NodeID {
	t.nodes = append(t.nodes, n)
	return frame.NodeID(len(t.nodes) - 1)
}

// fillAll sets a whole table: the first fragment in first, the others in
// room. It fails when a fragment makes no progress.
func fillAll(t testing.TB, g *Grid, first, room geom.Length, tr *tree) []page {
	t.Helper()
	var pages []page
	var m Mark
	here, refused := first, false
	for range 10_000 {
		f, next, done := g.Fill(m, here, tr.add, 1)
		if f.Height == 0 {
			if refused || !m.Begins() {
				t.Fatalf("fragment %d refused on a fresh page", len(pages))
			}
			refused = true
		} else {
			p, _ := g.plan(m, here)
			pages = append(pages, page{f, drawing{g: g, plan: p, from: m}, here, m})
		}
		if done {
			return pages
		}
		m, here = next, room
	}
	t.Fatal("no end")
	return nil
}

func TestRandomTables(t *testing.T) {
	set := setter(t)
	n := 300
	if testing.Short() {
		n = 60
	}
	for seed := range n {
		r := rng(seed)
		table := randomTable(r)
		if err := table.Validate(); err != nil {
			t.Fatal(err)
		}
		width := geom.Pt(float64(300 + r.IntN(400)))
		g, _ := Solve(table, plainStyle(), set, width)
		room := geom.Pt(float64(250 + r.IntN(500)))
		if r.IntN(2) == 0 {
			g.Page = room
		}
		first := room
		if r.IntN(2) == 0 {
			first = geom.Length(r.Int64N(int64(room)))
		}
		if g.Width() != width {
			t.Fatalf("seed %d: width %v, want %v", seed, g.Width(), width)
		}
		tr := newTree()
		pages := fillAll(t, g, first, room, tr)
		for i, err := range check(g, pages, tr) {
			t.Errorf("seed %d: %v", seed, err)
			if i > 5 {
				break
			}
		}
		if t.Failed() {
			return
		}
	}
}

// check returns what is wrong with the fragments of a table.
func check(g *Grid, pages []page, tr *tree) (faults []error) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	texts := make([]string, len(g.cells))
	byNode := cellsByNode(g, tr)
	lastRow := g.head - 1
	for n, p := range pages {
		slices := p.drawing.plan.slices
		oneLine := g.style.Frame + g.textHeight(1)
		if p.Height > max(p.room, oneLine) && (n > 0 || len(slices) > g.head) {
			fault("fragment %d: height %v in a room of %v", n, p.Height, p.room)
		}
		headFits := g.headFor(p.from)+oneLine <= p.room
		repeated := g.head
		if g.heading(p.from) >= 0 {
			repeated++
		}
		if p.drawing.plan.head != repeated && (headFits || n == 0) {
			fault("fragment %d: head is not repeated", n)
		}
		for _, s := range slices[p.drawing.plan.head:] {
			if s.row != lastRow && s.row != lastRow+1 || s.row == lastRow && !p.from.begun {
				fault("fragment %d: row %d follows row %d", n, s.row, lastRow)
			}
			lastRow = s.row
		}
		for _, err := range checkTexts(p, byNode, texts) {
			fault("fragment %d: %w", n, err)
		}
		if n > 0 && !checkTotals(g, pages[n-1], p) {
			fault("fragment %d opens with a total", n)
		}
	}
	if lastRow != len(g.rows)-1 {
		fault("last row is %d of %d", lastRow, len(g.rows))
	}
	for i := range g.cells {
		want := strings.ReplaceAll(g.cells[i].src.Text.String(), "\n", "")
		if texts[i] != want {
			fault("cell %d of row %d prints %q, want %q", i, g.cells[i].row, texts[i], want)
		}
	}
	return faults
}

// cellsByNode finds the cell of each node; rows and cells come in order.
func cellsByNode(g *Grid, tr *tree) map[frame.NodeID]int {
	m := map[frame.NodeID]int{}
	next := 0
	for id, n := range tr.nodes {
		if id > 1 && (n.Role == frame.RoleCell || n.Role == frame.RoleHeaderCell) {
			m[frame.NodeID(id)] = next
			next++
		}
	}
	if next != len(g.cells) {
		panic(fmt.Sprintf("%d nodes of %d cells", next, len(g.cells)))
	}
	return m
}

// checkTexts collects the text of each cell and holds every run inside its
// cell: sideways by its advances, up and down by its em box.
func checkTexts(p page, byNode map[frame.NodeID]int, texts []string) (faults []error) {
	g := p.drawing.g
	frame.Walk(p.Items, func(at geom.Point, it frame.Placed) {
		text, ok := it.Item.(*frame.Text)
		if !ok {
			return
		}
		box := ink(at, text)
		if !(geom.Rect{Size: geom.Size{W: g.Width(), H: p.Height}}).Contains(box, 0) {
			faults = append(faults, fmt.Errorf("%q leaves the fragment", text.S))
		}
		i, ok := byNode[it.Node]
		if !ok {
			if it.Node != 0 || p.from.Begins() {
				faults = append(faults, fmt.Errorf("%q has no cell", text.S))
			}
			return
		}
		c := &g.cells[i]
		texts[i] += text.S
		if cellBox := p.cellBox(c); !cellBox.Contains(box, 0) {
			faults = append(faults, fmt.Errorf("%q at %v leaves its cell %v", text.S, box, cellBox))
		}
	})
	return faults
}

// ink is where a run is black. The blank half of an opening mark at its start
// or of a closing one at its end may hang over the edge of a line.
func ink(at geom.Point, run *frame.Text) geom.Rect {
	box := geom.Rect{
		Min:  geom.Point{X: at.X, Y: at.Y - geom.Em(880).At(run.Size)},
		Size: geom.Size{W: run.Width() - run.Track, H: run.Size},
	}
	if r, _ := utf8.DecodeRuneInString(run.S); strings.ContainsRune("（《“‘〔【「『〈", r) {
		box.Min.X += run.Size / 2
		box.Size.W -= run.Size / 2
	}
	if r, _ := utf8.DecodeLastRuneInString(run.S); strings.ContainsRune("，。、；：！？）》”’〕】」』〉", r) {
		box.Size.W -= run.Size / 2
	}
	return box
}

// cellBox is the part of a cell on a fragment.
func (p *page) cellBox(c *cell) geom.Rect {
	g := p.drawing.g
	box := geom.Rect{Min: geom.Point{X: g.x[c.col], Y: -1}}
	for _, s := range p.drawing.plan.slices {
		if s.row >= int(c.row) && s.row < int(c.row+c.rows) {
			if box.Min.Y < 0 {
				box.Min.Y = s.top
			}
			box.Size.H = s.bottom - box.Min.Y
		}
	}
	box.Size.W = g.x[c.col+c.cols] - box.Min.X
	return box
}

// checkTotals reports a total that opens a fragment although the fragment
// before it ends with another row that could have come along. Rows that break
// inside are left out: where they end, they end.
func checkTotals(g *Grid, prev, p page) bool {
	if prev.drawing.plan.cut || p.drawing.plan.cut {
		return true
	}
	before, slices := prev.drawing.plan.slices[prev.drawing.plan.head:], p.drawing.plan.slices[p.drawing.plan.head:]
	if len(slices) == 0 || p.from.begun || !g.isTotal(slices[0].row-g.head) {
		return true
	}
	room := p.room - g.headFor(p.from) - g.style.Frame - (slices[0].bottom - slices[0].top)
	for i := len(before) - 1; i > 0; i-- {
		if room -= before[i].bottom - before[i].top; room < 0 {
			return true
		}
		if !g.isTotal(before[i].row - g.head) {
			return false
		}
	}
	return true
}

func TestTotalNeverAlone(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2)}
	table.Head = []doc.Row{cells(doc.RowHead, doc.AlignCenter, "项目", "金额")}
	for range 9 {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "事业运行", "1.00"))
	}
	table.Body = append(table.Body, cells(doc.RowTotal, doc.AlignLeft, "合计", "9.00"))
	stamp(table)
	g, _ := Solve(table, plainStyle(), setter(t), geom.Pt(300))
	// Room for all rows but the total.
	room := g.Height() - g.rows[len(g.rows)-1].height
	pages := fillAll(t, g, room, room, newTree())
	if len(pages) != 2 {
		t.Fatalf("%d fragments, want 2", len(pages))
	}
	if got := len(pages[1].drawing.plan.slices) - g.head; got != lastRows {
		t.Errorf("the second fragment holds %d body rows, want the total and %d rows before it", got, lastRows-1)
	}
}

// TestNoRowAlone: a break that would leave few rows for the last page leaves
// some more, and one that would leave one row here is refused.
func TestNoRowAlone(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	for range 10 {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "行"))
	}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(100))
	row := g.rows[0].height
	pages := fillAll(t, g, 9*row+g.style.Frame, 9*row+g.style.Frame, newTree())
	if n := len(pages[1].drawing.plan.slices); n != lastRows {
		t.Errorf("%d rows on the last fragment, want %d", n, lastRows)
	}
	if f, _, _ := g.Fill(Mark{}, row+row/2, nil, 0); f.Height != 0 {
		t.Error("one row stands alone at the foot of a page")
	}
}

// TestLastPageBalanced: of many rows, a fifth of a page goes to the last one;
// that costs no page, and nothing moves when enough is there.
func TestLastPageBalanced(t *testing.T) {
	for _, c := range []struct{ rows, room, last int }{
		{41, 40, 8}, {47, 40, 8}, {48, 40, 8}, {60, 40, 20}, {81, 40, 8}, {7, 6, 4}, {5, 4, 3}, {3, 2, 2},
	} {
		table := &doc.Table{Columns: make([]doc.Column, 1)}
		for range c.rows {
			table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "行"))
		}
		g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(100))
		room := geom.Length(c.room)*g.rows[0].height + g.style.Frame
		pages := fillAll(t, g, room, room, newTree())
		if want := (c.rows + c.room - 1) / c.room; len(pages) != want {
			t.Errorf("%v: %d pages, want %d", c, len(pages), want)
		}
		if n := len(pages[len(pages)-1].drawing.plan.slices); n != c.last {
			t.Errorf("%v: %d rows on the last page", c, n)
		}
	}
}

// TestParentStaysWithChild: a subject never stands at the foot of a page when
// the first one below it is on the next.
func TestParentStaysWithChild(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2)}
	for i := range 60 {
		row := cells(doc.RowBody, doc.AlignLeft, "科目", "1.00")
		row.Cells[0].Indent = i % 3
		table.Body = append(table.Body, row)
	}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(200))
	for extra := geom.Length(6); extra < 20; extra++ {
		room := g.style.Frame + extra*g.rows[0].height
		for _, p := range fillAll(t, g, room, room, newTree()) {
			if p.from.row%3 != 0 {
				t.Errorf("room for %d rows: a page begins with level %d", extra, p.from.row%3)
			}
		}
	}
}

func TestJoinedRowsKeepTogether(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2)}
	table.Head = []doc.Row{cells(doc.RowHead, doc.AlignCenter, "指标", "值")}
	for range 4 { // groups of five rows
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "产出|1x5", "1"))
		for range 4 {
			table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "2"))
		}
	}
	stamp(table)
	g, _ := Solve(table, plainStyle(), setter(t), geom.Pt(300))
	row := g.rows[1].height
	for extra := geom.Length(5); extra < 15; extra++ { // room for 5 to 14 rows
		room := g.HeadHeight() + g.style.Frame + extra*row
		for _, p := range fillAll(t, g, room, room, newTree()) {
			if kept := extra%5*mostEmpty <= extra; kept && (p.from.row%5 != 0 || p.from.begun) {
				t.Errorf("room for %d rows: a fragment starts at row %d", extra, p.from.row)
			}
		}
	}
}

func TestRepeatedHeadIsArtifact(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	table.Head = []doc.Row{cells(doc.RowHead, doc.AlignCenter, "表头")}
	table.Body = []doc.Row{cells(doc.RowNumber, doc.AlignCenter, "号")}
	for range 30 {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "行"))
	}
	stamp(table)
	g, _ := Solve(table, plainStyle(), setter(t), geom.Pt(100))
	pages := fillAll(t, g, geom.Pt(200), geom.Pt(200), newTree())
	for n, p := range pages {
		var head []string
		frame.Walk(p.Items, func(_ geom.Point, it frame.Placed) {
			if text, ok := it.Item.(*frame.Text); ok && text.S != "行" {
				head = append(head, text.S)
				if (it.Node == 0) != (n > 0) {
					t.Errorf("fragment %d: %s has node %d", n, text.S, it.Node)
				}
			}
		})
		if strings.Join(head, " ") != "表头 号" {
			t.Errorf("fragment %d: head is %q", n, head)
		}
	}
}

// TestHeadingInBodyRepeats: the row of headings beside 绩效指标 stands again
// above the indicators on the next page, as an artifact.
func TestHeadingInBodyRepeats(t *testing.T) {
	st := plainStyle()
	g, _ := Shrink(performance(60), st, setter(t), geom.Pt(450), geom.Pt(690), geom.Pt(690))
	tr := newTree()
	pages := fillAll(t, g, geom.Pt(690), geom.Pt(690), tr)
	if len(pages) < 2 {
		t.Fatal("the form is not broken")
	}
	for _, err := range append(check(g, pages, tr), checkLines(pages[1])...) {
		t.Error(err)
	}
	var head []string
	frame.Walk(pages[1].Items, func(_ geom.Point, it frame.Placed) {
		if text, ok := it.Item.(*frame.Text); ok && it.Node == 0 {
			head = append(head, text.S)
		}
	})
	want := "一级指标二级指标三级指标指标值二级指标三级指标指标值绩效指标"
	if got := strings.Join(head, ""); !strings.HasPrefix(got, want) {
		t.Errorf("repeated row and labels are %q, want %q", got, want)
	}
}
