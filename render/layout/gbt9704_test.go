package layout

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/invariant"
)

// A page of plain text in the official style has 22 lines of 28 characters,
// their boxes one after another from the head to the foot of the type area.
func TestOfficialPageIs22LinesOf28(t *testing.T) {
	st := gbStyle()
	d := one(&doc.Paragraph{Style: "body", Text: doc.Plain(strings.Repeat("县水利工程维修养护", 300))})
	out := lay(t, d, st)
	byPage := map[int][]invariant.Line{}
	p := invariant.Of(out)
	for id, n := range out.Nodes {
		lines := p.Lines(frame.NodeID(id))
		if n.Role == frame.RoleParagraph {
			for _, l := range lines {
				byPage[l.Page] = append(byPage[l.Page], l)
			}
		}
	}
	for page := 1; page < len(out.Pages); page++ {
		lines := byPage[page]
		if len(lines) != 22 {
			t.Fatalf("page %d has %d lines, want 22", page, len(lines))
		}
		for i, l := range lines {
			want := 28
			if page == 1 && i == 0 {
				want = 26 // the indent
			}
			if n := utf8.RuneCountInString(l.S); n != want {
				t.Errorf("page %d line %d has %d characters, want %d", page, i+1, n, want)
			}
			y := st.Margin.Top + geom.Length(i)*st.Grid + (st.Grid-pt(16))/2 + pt(16).Mul(88, 100)
			if l.Y-y > 2 || y-l.Y > 2 {
				t.Errorf("page %d line %d stands at %s, the grid at %s", page, i+1, l.Y, y)
			}
		}
	}
}

// Headings and tables come and go, body lines stay on the grid.
func TestBodyStaysOnGrid(t *testing.T) {
	st := gbStyle()
	out := lay(t, sampleDocument(), st)
	first := st.Margin.Top + (st.Grid-pt(16))/2 + pt(16).Mul(88, 100)
	checked := 0
	p := invariant.Of(out)
	for id, n := range out.Nodes {
		lines := p.Lines(frame.NodeID(id))
		if n.Role != frame.RoleParagraph {
			continue
		}
		for _, l := range lines {
			if utf8.RuneCountInString(l.S) < 20 { // the cover, a last line
				continue
			}
			checked++
			if off := (l.Y - first) % st.Grid; off > 2 && off < st.Grid-2 {
				t.Errorf("page %d: line at %s is %s off the grid: %s", l.Page, l.Y, off, l.S)
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d lines checked", checked)
	}
}

// The lines over a table and its rows keep their own leading.
func TestTablesStandOffTheGrid(t *testing.T) {
	dist := func(st *doc.Style) geom.Length {
		out := lay(t, one(budgetTable("a", "表一 甲表", 4, 5)), listStyle(st))
		p := invariant.Of(out)
		var label, head geom.Length
		for id, n := range out.Nodes {
			switch lines := p.Lines(frame.NodeID(id)); {
			case n.Role == frame.RoleParagraph:
				label = lines[0].Y
			case n.Role == frame.RoleHeaderCell && head == 0:
				head = lines[0].Y
			}
		}
		return head - label
	}
	free, grid := testStyle(), testStyle()
	grid.Grid = pt(28.99)
	if a, b := dist(free), dist(grid); a != b {
		t.Errorf("from label to head row: %s without the grid, %s with it", a, b)
	}
}
