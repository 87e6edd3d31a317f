package grid

import (
	"reflect"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// TestFiguresNeverBreak: in ever narrower tables the names break, then the
// type shrinks, and every figure stays one run on one line.
func TestFiguresNeverBreak(t *testing.T) {
	set := setter(t)
	for width := 700; width >= 240; width -= 20 {
		g, diags := Solve(income(), plainStyle(), set, geom.Pt(float64(width)))
		if len(diags) > 0 {
			t.Errorf("width %d: %v", width, diags)
		}
		for i := range g.cells {
			if c := &g.cells[i]; c.kind == kindFigure && len(c.par.Lines) != 1 {
				t.Errorf("width %d: %s on %d lines", width, c.src.Text, len(c.par.Lines))
			}
		}
		if width >= 400 && g.Size() != plainStyle().Size {
			t.Errorf("width %d: type shrinks to %v though the names can break", width, g.Size())
		}
	}
}

// TestPlainFigures compares figures set without para with what para makes.
func TestPlainFigures(t *testing.T) {
	set := setter(t)
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	for _, s := range []string{"0", "1,234,567.89", "-3.10", "2010350", "042-1", "95%", "—"} {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignRight, s))
	}
	s := newSolver(stamp(table), plainStyle(), set, geom.Pt(200))
	s.fitWidth(s.full.Size)
	s.place()
	plain := 0
	for i := range s.cells {
		c := &s.cells[i]
		want := set.para.Set(c.src.Text, s.textStyle(c), unbounded)
		if !reflect.DeepEqual(c.par, want) {
			t.Errorf("%s is set as %+v, by para as %+v", c.src.Text, c.par, want)
		}
		if s.figures.set(s, c) {
			plain++
		}
	}
	if plain != 5 {
		t.Errorf("%d figures take the short way, want 5", plain)
	}
}

// TestTooNarrow: figures that cannot fit are set smaller, whole, inside their
// cell, and reported with the workbook cell they come from.
func TestTooNarrow(t *testing.T) {
	table := &doc.Table{ID: "表", Columns: make([]doc.Column, 3)}
	table.Heading = []*doc.Heading{{Text: doc.Plain("收支总表")}}
	table.Body = []doc.Row{cells(doc.RowBody, doc.AlignRight, "123,456,789,012.00", "1", "2")}
	stamp(table)
	g, diags := Solve(table, plainStyle(), setter(t), geom.Pt(60))
	if g.Size() != plainStyle().Floor {
		t.Errorf("size %v, want the floor", g.Size())
	}
	if !diags.HasErrors() {
		t.Fatal("nothing is reported")
	}
	if want := (diag.Pos{Sheet: "t", Row: 1, Col: 1}); diags[0].At != want {
		t.Errorf("reported at %v, want %v", diags[0].At, want)
	}
	for _, part := range []string{"收支总表", "123,456,789,012.00"} {
		if !strings.Contains(diags[0].Message, part) {
			t.Errorf("message %q does not name %s", diags[0].Message, part)
		}
	}
	tr := newTree()
	pages := fillAll(t, g, geom.Pt(500), geom.Pt(500), tr)
	for _, err := range check(g, pages, tr) {
		t.Error(err)
	}
}

// TestMissingCharacter: a character in no face is reported once, with the
// cell it comes from, however often the text is measured.
func TestMissingCharacter(t *testing.T) {
	for _, onePage := range []bool{false, true} {
		table := performance(12)
		table.Body[0].Cells[1].Text[0].Text = "热线\U00020BB7服务"
		var diags diag.List
		if onePage {
			_, diags = Shrink(table, plainStyle(), setter(t), geom.Pt(450), geom.Pt(650), geom.Pt(650))
		} else {
			_, diags = Solve(table, plainStyle(), setter(t), geom.Pt(450))
		}
		if len(diags) != 1 || diags[0].At != (diag.Pos{Sheet: "t", Row: 1, Col: 2}) {
			t.Errorf("one page %v: %v", onePage, diags)
		}
	}
}

func TestShareMakesEqualColumns(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{}, {Share: 1}, {Share: 1}, {Share: 1}}}
	table.Body = []doc.Row{cells(doc.RowBody, doc.AlignLeft, "名称", "长一些的文字", "短", "")}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(400))
	w := g.Columns()
	if w[1]-w[3] > 1 || w[1]-w[2] > 1 {
		t.Errorf("columns of equal share: %v", w[1:])
	}
	if w[0] > w[1] {
		t.Errorf("a column without share grows: %v", w)
	}
}

func TestFixedWidth(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Width: geom.Pt(60)}, {}, {Width: geom.Pt(20)}}}
	table.Body = []doc.Row{cells(doc.RowBody, doc.AlignLeft, "这一栏的名称要折行", "名称", "123,456.78")}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(300))
	w := g.Columns()
	if w[0] != geom.Pt(60) {
		t.Errorf("fixed column is %v wide", w[0])
	}
	if c := &g.cells[2]; w[2] < c.natural+2*g.style.PadX {
		t.Errorf("fixed column of %v cuts a figure of %v", w[2], c.natural)
	}
}

// TestSpanningCellTakesPart: what stands over two narrow columns widens both.
func TestSpanningCellTakesPart(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 3)}
	table.Body = []doc.Row{
		cells(doc.RowBody, doc.AlignLeft, "123,456,789,012,345|2", "名"),
		cells(doc.RowBody, doc.AlignLeft, "1", "2", "名称名称名称名称名称名称名称名称名称名称名称名称"),
	}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(200))
	w := g.Columns()
	if need := g.cells[0].natural + 2*g.style.PadX; w[0]+w[1] < need {
		t.Errorf("columns of %v and %v under a figure of %v", w[0], w[1], need)
	}
	if w[0] < geom.Pt(30) || w[1] < geom.Pt(30) {
		t.Errorf("the need is not shared: %v", w)
	}
}

// TestImproveLowersTables compares with the columns before width moves.
func TestImproveLowersTables(t *testing.T) {
	set := setter(t)
	lower := 0
	for seed := range 200 {
		table := randomTable(rng(seed))
		s := newSolver(table, plainStyle(), set, geom.Pt(450))
		s.fitWidth(s.full.Size)
		if !s.mayWrap() || sum(s.track, least) > s.inner {
			continue
		}
		columns := widths(s.track, s.inner)
		s.wrap.prepare(s)
		before := s.wrap.score(columns)
		s.wrap.improve(columns, s.track)
		after := s.wrap.score(columns)
		if after.height > before.height {
			t.Errorf("seed %d: %v becomes %v", seed, before.height, after.height)
		}
		if after.height < before.height {
			lower++
		}
		var all geom.Length
		for i, w := range columns {
			all += w
			if w < s.track[i].least {
				t.Errorf("seed %d: column %d falls to %v of %v", seed, i, w, s.track[i].least)
			}
		}
		if all != s.inner {
			t.Errorf("seed %d: columns take %v of %v", seed, all, s.inner)
		}
	}
	if lower < 20 {
		t.Errorf("only %d tables become lower", lower)
	}
}

func TestHeadOnly(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2)}
	table.Head = []doc.Row{cells(doc.RowHead, doc.AlignCenter, "项目", "金额")}
	table.Body = []doc.Row{cells(doc.RowNumber, doc.AlignCenter, "1", "2")}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(200))
	f, next, done := g.Fill(Mark{}, geom.Pt(30), nil, 0)
	if f.Height != 0 || done {
		t.Errorf("a head of %v is set in 30 pt", g.Height())
	}
	f, _, done = g.Fill(next, geom.Pt(300), nil, 0)
	if !done || f.Height != g.Height() {
		t.Errorf("height %v, done %v", f.Height, done)
	}
}

func TestEmptyTable(t *testing.T) {
	g, _ := Solve(&doc.Table{Columns: make([]doc.Column, 2)}, plainStyle(), setter(t), geom.Pt(200))
	if _, _, done := g.Fill(Mark{}, geom.Pt(100), nil, 0); !done {
		t.Error("a table without rows is never done")
	}
}

// TestSpanningTextGoesOn: a text in a cell of many rows is set once, over
// both parts of the cell, from the top of each.
func TestSpanningTextGoesOn(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Width: geom.Pt(60)}, {}}}
	long := strings.Repeat("预算绩效管理", 20)
	table.Body = []doc.Row{cells(doc.RowBody, doc.AlignLeft, long+"|1x12", "1")}
	for range 11 {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "2"))
	}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(200))
	tr := newTree()
	pages := fillAll(t, g, g.Height()/2, g.Height()/2, tr)
	if len(pages) < 2 {
		t.Fatal("the table is not broken")
	}
	for _, err := range check(g, pages, tr) {
		t.Error(err)
	}
	for n, p := range pages[:2] {
		if first := firstBaseline(p, g.x[1]); first > g.style.Frame+g.style.PadY+g.style.Leading {
			t.Errorf("fragment %d: the text starts at %v", n, first)
		}
	}
}

// firstBaseline is the highest baseline left of x.
func firstBaseline(p page, x geom.Length) geom.Length {
	y := p.Height
	frame.Walk(p.Items, func(at geom.Point, it frame.Placed) {
		if _, ok := it.Item.(*frame.Text); ok && at.X < x {
			y = min(y, at.Y)
		}
	})
	return y
}

// TestTallRowBreaksInside: a row taller than a page starts where it is and
// breaks between lines, never leaving one line alone.
func TestTallRowBreaksInside(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Width: geom.Pt(60)}, {}}}
	table.Head = []doc.Row{cells(doc.RowHead, doc.AlignCenter, "事项", "内容")}
	for range 3 {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignLeft, "项目概况", strings.Repeat("设立项目", 300)))
	}
	g, _ := Solve(stamp(table), plainStyle(), setter(t), geom.Pt(300))
	tr := newTree()
	room := geom.Pt(333)
	pages := fillAll(t, g, room, room, tr)
	for _, err := range check(g, pages, tr) {
		t.Error(err)
	}
	for n, p := range pages[:len(pages)-1] {
		if p.Height < room-3*g.style.Leading-2*g.style.PadY {
			t.Errorf("fragment %d is %v high in a room of %v", n, p.Height, room)
		}
	}
	last := pages[len(pages)-1]
	if body := last.Height - g.HeadHeight(); body < g.textHeight(2) {
		t.Errorf("the last fragment holds one line")
	}
}

// TestFillAgain: filling does not change the grid.
func TestFillAgain(t *testing.T) {
	g, _ := Solve(randomTable(rng(5)), plainStyle(), setter(t), geom.Pt(450))
	a := fillAll(t, g, geom.Pt(300), geom.Pt(400), newTree())
	b := fillAll(t, g, geom.Pt(300), geom.Pt(400), newTree())
	if x, y := dump(a), dump(b); x != y {
		t.Error("a second run differs")
	}
}

// Equal shares never leave a head one character a line: the type shrinks
// first. Where even that does not help, figures come before names.
func TestColumnsCanBeRead(t *testing.T) {
	table := &doc.Table{ID: "窄"}
	head, row := doc.Row{Role: doc.RowHead}, doc.Row{}
	for range 16 {
		table.Columns = append(table.Columns, doc.Column{Share: 1})
		head.Cells = append(head.Cells, doc.Cell{Text: doc.Plain("基本支出"), Align: doc.AlignCenter})
		row.Cells = append(row.Cells, doc.Cell{Text: doc.Plain("1.0"), Align: doc.AlignDecimal})
	}
	table.Head, table.Body = []doc.Row{head}, []doc.Row{row}
	st := plainStyle()
	st.Floor = geom.Pt(5)
	for _, width := range []float64{330, 240} {
		g, found := Solve(table, st, setter(t), geom.Pt(width))
		if len(found) > 0 {
			t.Errorf("%v pt: %v", width, found)
		}
		if lines := g.cells[0].lines; lines > 2 {
			t.Errorf("%v pt: the head takes %d lines at %s", width, lines, g.Size())
		}
	}
}
