package layout

import (
	"testing"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/invariant"
)

// What stands before the first heading of level 1 belongs to the document, all
// else to the part of the last one, over sections too.
func TestParts(t *testing.T) {
	out := lay(t, &doc.Document{Sections: []doc.Section{
		{Blocks: []doc.Block{body(1)}},
		{Blocks: []doc.Block{heading("a", 1, "part", "第一部分"), body(1)}},
		{Blocks: []doc.Block{body(1), heading("b", 1, "part", "第二部分"), heading("c", 2, "section", "一"), body(1)}},
	}}, testStyle())
	var parts []frame.NodeID
	in := map[frame.NodeID]int{}
	for id, n := range out.Nodes[1:] {
		if n.Role == frame.RolePart {
			parts = append(parts, frame.NodeID(id+1))
		} else {
			in[n.Parent]++
		}
	}
	if len(parts) != 2 || in[0] != 1 || in[parts[0]] != 3 || in[parts[1]] != 3 {
		t.Errorf("parts %v hold %v", parts, in)
	}
}

// Heads of columns, labels beside what they name, and rows of the body that
// head those below.
func TestScopes(t *testing.T) {
	form := formTable("f", 1)
	label := func(s string, rows int) doc.Cell { return doc.Cell{Text: doc.Plain(s), Rows: rows, Header: true} }
	form.Body = []doc.Row{
		{Cells: []doc.Cell{label("项目名称", 1), {Text: doc.Plain("渠道"), Cols: 3}}},
		{Cells: []doc.Cell{label("绩效指标", 2), label("一级指标", 1), label("三级指标", 1), label("指标值", 1)}},
		{Cells: []doc.Cell{label("产出指标", 1), label("长度", 1), {Text: doc.Plain("500公里")}}},
	}
	out := lay(t, one(form), testStyle())
	p := invariant.Of(out)
	want := map[string]frame.Scope{"项目名称": frame.ScopeRow, "绩效指标": frame.ScopeRow, "产出指标": frame.ScopeRow,
		"长度": frame.ScopeRow, "一级指标": frame.ScopeColumn, "指标值": frame.ScopeColumn}
	for id, n := range out.Nodes {
		lines := p.Lines(frame.NodeID(id))
		if len(lines) != 1 {
			continue
		}
		scope, told := want[lines[0].S]
		if told && (n.Role != frame.RoleHeaderCell || n.Scope != scope) {
			t.Errorf("%s: %s of scope %d", lines[0].S, n.Role, n.Scope)
		}
		delete(want, lines[0].S)
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
	out = lay(t, one(budgetTable("a", "表一", 4, 3)), testStyle())
	for id, n := range out.Nodes {
		if n.Role == frame.RoleHeaderCell && n.Scope != frame.ScopeColumn {
			t.Errorf("node %d: head of a column has scope %d", id, n.Scope)
		}
	}
}

// The box of a figure is where its items are when the page is finished.
func TestFigureBox(t *testing.T) {
	st := listStyle(testStyle())
	for n := 1; n < 40; n += 3 {
		out := lay(t, one(lined("甲", n), pie("a"), lined("乙", 60)), st)
		for i := range out.Pages {
			frame.Walk(out.Pages[i].Items, func(at geom.Point, p frame.Placed) {
				node := &out.Nodes[p.Node]
				if node.Role != frame.RoleFigure {
					return
				}
				b := node.Box
				if at.X < b.Min.X || at.Y < b.Min.Y || at.X > b.Max().X || at.Y > b.Max().Y {
					t.Errorf("%d lines above: item at %v outside %v", n, at, b)
				}
			})
		}
	}
}
