package grid

import (
	"testing"
	"unicode/utf8"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// texts lists the runs of a table set as one fragment.
func texts(t *testing.T, table *doc.Table, width geom.Length) (runs []frame.Placed, g *Grid) {
	t.Helper()
	g, _ = Solve(stamp(table), plainStyle(), setter(t), width)
	f, _, done := g.Fill(Mark{}, g.Height(), nil, 0)
	if !done {
		t.Fatal("the table does not fit its own height")
	}
	frame.Walk(f.Items, func(at geom.Point, p frame.Placed) {
		if _, ok := p.Item.(*frame.Text); ok {
			p.At = at
			runs = append(runs, p)
		}
	})
	return runs, g
}

func TestDecimalPoints(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	figures := []string{"1,234.5", "0.25", "17", "-3.125", "40.01", "100%", "—"}
	for _, s := range figures {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignDecimal, s))
	}
	runs, g := texts(t, table, geom.Pt(120))
	if len(runs) != len(figures) {
		t.Fatalf("%d runs, want %d", len(runs), len(figures))
	}
	var point geom.Length
	for i, p := range runs {
		run := p.Item.(*frame.Text)
		x := p.At.X + run.Width() - pointWidthOf(run)
		if i == 0 {
			point = x
		}
		if x != point {
			t.Errorf("%s has its point at %v, %s at %v", run.S, x, figures[0], point)
		}
		if run.S == "-3.125" && p.At.X+run.Width() != g.x[1]-g.style.PadX {
			t.Errorf("the longest fraction ends at %v, not at the padding", p.At.X+run.Width())
		}
	}
}

func pointWidthOf(run *frame.Text) (w geom.Length) {
	tail := *run
	for i, r := range run.S {
		if r == '.' {
			tail.S = run.S[i:]
			return tail.Width()
		}
	}
	return 0
}

// TestDecimalColumnIsWideEnough: the widest whole part and the widest
// fraction belong to different figures.
func TestDecimalColumnIsWideEnough(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2)}
	table.Body = []doc.Row{
		cells(doc.RowBody, doc.AlignDecimal, "123,456,789", "1"),
		cells(doc.RowBody, doc.AlignDecimal, "0.123456789", "1"),
	}
	runs, g := texts(t, table, geom.Pt(150))
	for _, p := range runs {
		left := p.At.X - g.style.PadX
		if left < g.x[0] {
			t.Errorf("%s stands at %v, left of its column", p.Item.(*frame.Text).S, p.At.X)
		}
	}
}

func TestAlignments(t *testing.T) {
	left, right := geom.Pt(0.375)+geom.Pt(3), geom.Pt(200)-geom.Pt(0.375)-geom.Pt(3)
	tests := []struct {
		align      doc.Align
		start, end geom.Length // -1: not looked at
	}{
		{doc.AlignLeft, left, -1},
		{doc.AlignJustify, left, -1},
		{doc.AlignRight, -1, right},
		{doc.AlignDecimal, -1, right},
	}
	for _, tt := range tests {
		table := &doc.Table{Columns: make([]doc.Column, 1), Body: []doc.Row{cells(doc.RowBody, tt.align, "科目名称")}}
		runs, _ := texts(t, table, geom.Pt(200))
		start, end := runs[0].At.X, runs[0].At.X+runs[0].Item.(*frame.Text).Width()
		if tt.start >= 0 && start != tt.start || tt.end >= 0 && end != tt.end {
			t.Errorf("align %d: from %v to %v, want %v to %v", tt.align, start, end, tt.start, tt.end)
		}
	}
}

func TestCentredInBothDirections(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2), Body: []doc.Row{
		cells(doc.RowBody, doc.AlignCenter, "名称|1x3", "1"),
		cells(doc.RowBody, doc.AlignCenter, "2"), cells(doc.RowBody, doc.AlignCenter, "3"),
	}}
	runs, g := texts(t, table, geom.Pt(200))
	name := runs[0]
	width := name.Item.(*frame.Text).Width()
	if got, want := name.At.X-g.x[0], g.x[1]-name.At.X-width; got-want > 1 || want-got > 1 {
		t.Errorf("%v left of the text, %v right of it", got, want)
	}
	if name.At.Y != runs[2].At.Y {
		t.Errorf("baseline %v, that of the middle row is %v", name.At.Y, runs[2].At.Y)
	}
	table.Body[0].Cells[0].Top = true
	runs, _ = texts(t, table, geom.Pt(200))
	if want := g.style.Frame/2 + g.style.PadY + g.cells[0].par.Baseline(0); runs[0].At.Y != want {
		t.Errorf("at the top: baseline %v, want %v", runs[0].At.Y, want)
	}
}

// TestSpreadNames: short names become as wide as the longest of their column,
// and no run ends with a gap behind its last character.
func TestSpreadNames(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	for _, s := range []string{"合计", "工资福利", "其他工资福利", "费"} {
		table.Body = append(table.Body, cells(doc.RowBody, doc.AlignSpread, s))
	}
	runs, g := texts(t, table, geom.Pt(200))
	ends := map[geom.Length][2]geom.Length{} // by baseline
	for _, p := range runs {
		run := p.Item.(*frame.Text)
		e, ok := ends[p.At.Y]
		if !ok {
			e[0] = p.At.X
		}
		e[1] = p.At.X + run.Width()
		ends[p.At.Y] = e
		if run.Track != 0 && utf8.RuneCountInString(run.S) < 1 {
			t.Errorf("run %q", run.S)
		}
	}
	for y, e := range ends {
		want := 6 * g.style.Size
		if y > g.rows[0].height*3 { // a single character stands in the middle
			want = g.style.Size
		}
		if got := e[1] - e[0]; got-want > 10 || want-got > 10 {
			t.Errorf("name at %v is %v wide, want %v", y, got, want)
		}
	}
}

func TestIndentLevels(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	for level := range 3 {
		r := cells(doc.RowBody, doc.AlignLeft, "事业运行")
		r.Cells[0].Indent = level
		table.Body = append(table.Body, r)
	}
	runs, g := texts(t, table, geom.Pt(200))
	for level, p := range runs {
		if want := runs[0].At.X + geom.Length(level)*g.style.Size; p.At.X != want {
			t.Errorf("level %d at %v, want %v", level, p.At.X, want)
		}
	}
}
