package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/invariant"
)

// Two small tables share a page; one that would be cut begins on the next.
func TestTablesShareAPage(t *testing.T) {
	st := listStyle(testStyle())
	out := lay(t, one(budgetTable("a", "表九 甲表", 5, 5), budgetTable("b", "表十 乙表", 5, 7)), st)
	if len(out.Pages) != 1 {
		t.Errorf("two small tables stand on %d pages, want 1", len(out.Pages))
	}
	out = lay(t, one(budgetTable("a", "表九 甲表", 5, 20), budgetTable("b", "表十 乙表", 5, 12)), st)
	if len(out.Pages) != 2 || pageOf(out, "乙表") != 2 {
		t.Errorf("a table that fits a page is cut: %d pages, its title on %d", len(out.Pages), pageOf(out, "乙表"))
	}
	out = lay(t, one(budgetTable("a", "表九 甲表", 5, 3), budgetTable("b", "表十 乙表", 5, 26)), st)
	if pageOf(out, "乙表") != 1 {
		t.Error("a table leaves more than half a page empty")
	}
}

func TestTableRepeatsItsTitle(t *testing.T) {
	st := listStyle(testStyle())
	d := one(budgetTable("a", "表一 长表", 5, 80))
	out := lay(t, d, st)
	for p := range out.Pages {
		text := pageText(&out.Pages[p])
		for _, want := range []string{"长表", "预算公开表", "单位：万元", "青溪县水利管理中心"} {
			if !strings.Contains(text, want) {
				t.Errorf("page %d lacks %q", p+1, want)
			}
		}
		if got := strings.Contains(text, "（续表）"); got != (p > 0) {
			t.Errorf("page %d says （续表）: %t", p+1, got)
		}
	}
	plain := st.Table["budget"]
	plain.RepeatTitle = false
	st.Table["budget"] = plain
	out = lay(t, d, st)
	if text := pageText(&out.Pages[1]); strings.Contains(text, "长表") || strings.Contains(text, "万元") {
		t.Error("the title repeats though the style does not ask for it")
	}
}

// The notes stand where the last row stands, however the rows fall.
func TestNotesStayWithLastRows(t *testing.T) {
	st := listStyle(testStyle())
	for n := range 40 {
		d := one(lined("前文", n+1), budgetTable("a", "表一 甲表", 4, 34))
		tab := d.Sections[0].Blocks[1].(*doc.Table)
		tab.Body[33].Cells[0].Text = doc.Plain("末行合计")
		for i := range 4 {
			tab.Notes = append(tab.Notes, doc.Paragraph{Style: "note", Text: doc.Plain(fmt.Sprintf("说明%d：另有其他事项。", i))})
		}
		out := lay(t, d, st)
		row, first, last := pageOf(out, "末行合计"), pageOf(out, "注："), pageOf(out, "说明3")
		if row != first || row != last {
			t.Errorf("%d lines above: last row on page %d, notes on %d to %d", n+1, row, first, last)
		}
	}
}

func TestLongNotesBreak(t *testing.T) {
	st := listStyle(testStyle())
	d := one(budgetTable("a", "表一 甲表", 4, 60))
	tab := d.Sections[0].Blocks[0].(*doc.Table)
	tab.Notes = []doc.Paragraph{{Style: "note", Text: filler(60)}}
	lay(t, d, st)
}

// A form that must stay on one page shrinks; where even its floor is too
// large, it goes on with its head repeated.
func TestOnePageForm(t *testing.T) {
	st := listStyle(testStyle())
	for _, n := range []int{5, 30, 42} {
		out := lay(t, one(lined("前文", 3), formTable("f", n)), st)
		if title, last := pageOf(out, "绩效目标表"), pageOf(out, fmt.Sprintf("第%d段", n)); title != last {
			t.Errorf("%d indicators: form from page %d to %d", n, title, last)
		}
	}
	lay(t, one(formTable("f", 150)), st)
}

func TestCaptionLine(t *testing.T) {
	st := listStyle(testStyle())
	d := one(budgetTable("a", "表一 甲表", 4, 3))
	tab := d.Sections[0].Blocks[0].(*doc.Table)
	tab.Left = doc.Plain("单位名称：" + strings.Repeat("青溪县水利工程建设管理", 6))
	out := lay(t, d, st)
	area := invariant.TypeArea(&out.Pages[0], st)
	p := invariant.Of(out)
	var texts [][]invariant.Line
	for id, n := range out.Nodes {
		if n.Role == frame.RoleCaptionLine {
			texts = append(texts, p.Lines(frame.NodeID(id)))
		}
	}
	name, unit := texts[len(texts)-2], texts[len(texts)-1]
	if last := name[len(name)-1]; len(name) < 2 || len(unit) != 1 || unit[0].Y != last.Y || unit[0].Left < last.Right {
		t.Errorf("unit %v does not stand beside the end of the name %v", unit, name)
	}
	if unit[0].S != "单位：万元" || area.Max().X-unit[0].Right > pt(0.3) {
		t.Errorf("unit %q ends at %s", unit[0].S, unit[0].Right)
	}
}

// Structure: the table with its caption, head and body, then the notes.
func TestTableNodes(t *testing.T) {
	out := lay(t, one(budgetTable("a", "表一 甲表", 4, 60)), listStyle(testStyle()))
	var roles []string
	rows := 0
	for _, n := range out.Nodes[1:] {
		switch n.Role {
		case frame.RoleRow:
			rows++
		case frame.RoleCell, frame.RoleHeaderCell:
		default:
			roles = append(roles, n.Role.String())
		}
	}
	if got := strings.Join(roles, " "); got != "table caption caption-line heading caption-line caption-line head body note" {
		t.Errorf("nodes: %s", got)
	}
	if rows != 62 {
		t.Errorf("%d rows, want 62: none twice", rows)
	}
}

// Sheets that are alike share their columns, whatever each of them holds;
// tables that ask for other columns do not.
func TestSeriesShareColumns(t *testing.T) {
	a, b, c := formTable("a", 3), formTable("b", 17), formTable("c", 5)
	a.Heading[1].ID, b.Heading[1].ID, c.Heading[1].ID = "a2", "b2", "c2"
	c.Columns = slices.Clone(c.Columns)
	c.Columns[0].Least += pt(3)
	groups := seriesOf([]doc.Block{a, body(1), b, c})
	if len(groups) != 1 || len(groups[0]) != 2 {
		t.Fatalf("%d groups", len(groups))
	}
	d := one(a, &doc.PageBreak{}, b, &doc.PageBreak{}, c)
	if bad := invariant.Of(lay(t, d, testStyle())).Drift(d); len(bad) > 0 {
		t.Error(invariant.Report(bad))
	}
}

// A title of two lines breaks where it did on the page before, with the word
// for a continued table behind its last line.
func TestContinuedTitleBreaksAlike(t *testing.T) {
	d := one(budgetTable("t", "2026年一般公共预算安排基本支出分部门和政府经济科目的明细情况汇总表（不含上年结转）", 4, 90))
	out := lay(t, d, testStyle())
	var titles [][]string
	for n := range out.Pages {
		lines := map[geom.Length]string{}
		var order []geom.Length
		frame.Walk(out.Pages[n].Items, func(at geom.Point, it frame.Placed) {
			if x, is := it.Item.(*frame.Text); is && at.Y < pt(200) && x.Size == testStyle().Text["table"].Size {
				if lines[at.Y] == "" {
					order = append(order, at.Y)
				}
				lines[at.Y] += x.S
			}
		})
		var title []string
		for _, y := range order {
			title = append(title, lines[y])
		}
		titles = append(titles, title)
	}
	if len(titles) < 2 || len(titles[0]) != 2 {
		t.Fatalf("titles: %q", titles)
	}
	for _, again := range titles[1:] {
		if len(again) != 2 || again[0] != titles[0][0] || again[1] != titles[0][1]+"（续表）" {
			t.Errorf("%q, first %q", again, titles[0])
		}
	}
}
