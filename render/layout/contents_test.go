package layout

import (
	"fmt"
	"strings"
	"testing"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/invariant"
)

// contentsLines returns the lines of the contents by entry, in order.
func contentsLines(out *frame.Document) (entries [][]invariant.Line) {
	p := invariant.Of(out)
	for id, n := range out.Nodes {
		if n.Role == frame.RoleContentsLine {
			entries = append(entries, p.Lines(frame.NodeID(id)))
		}
	}
	return entries
}

func TestContentsNumbers(t *testing.T) {
	out := lay(t, sampleDocument(), testStyle())
	entries := contentsLines(out)
	if len(entries) != 20 {
		t.Fatalf("%d entries", len(entries))
	}
	if first := entries[0][0].S; first != "第一部分 概况1" {
		t.Errorf("first entry %q: the numbering starts anew after the contents", first)
	}
	for _, lines := range entries {
		end := lines[len(lines)-1]
		right := invariant.TypeArea(&out.Pages[end.Page-1], testStyle()).Max().X
		if d := right - end.Right; d < -pt(0.1) || d > pt(0.1) {
			t.Errorf("number %s pt off the right edge: %s", d, end.S)
		}
	}
}

// A part without a heading has its line, and its bookmark, before those of the
// heading that it begins with.
func TestContentsOfSilentPart(t *testing.T) {
	d := sampleDocument()
	n := len(contentsLines(lay(t, d, testStyle())))
	first := true
	for i := range d.Sections {
		eachHeading(d.Sections[i].Blocks, func(h *doc.Heading) {
			if h.Level == 2 && h.Contents != "" && first {
				h.Above, first = "五、预算表", false
			}
		})
	}
	out := lay(t, d, testStyle())
	lines := contentsLines(out)
	if len(lines) != n+1 {
		t.Fatalf("%d lines, want %d", len(lines), n+1)
	}
	for i := range lines {
		if !strings.HasPrefix(lines[i][0].S, "五、预算表") {
			continue
		}
		for _, b := range out.Outline {
			if b.Title == "五、预算表" && b.Level == 1 {
				return
			}
		}
	}
	t.Errorf("no line or no bookmark: %v", out.Outline)
}

// Leaders of all levels end under each other.
func TestLeadersAlign(t *testing.T) {
	out := lay(t, sampleDocument(), testStyle())
	ends := map[geom.Length]int{}
	frame.Walk(out.Pages[1].Items, func(at geom.Point, it frame.Placed) {
		if text, ok := it.Item.(*frame.Text); ok && strings.HasPrefix(text.S, "...") {
			ends[at.X+text.Width()]++
		}
	})
	if len(ends) != 1 {
		t.Errorf("leaders end at %v", ends)
	}
}

// A long title wraps before the numbers and hangs; its number stands on its
// last line.
func TestContentsLongTitle(t *testing.T) {
	title := "表六 " + strings.Repeat("一般公共预算安排基本支出分经济科目表", 4)
	d := one(&doc.Contents{Title: doc.Paragraph{Style: "toc", Text: doc.Plain("目录")}},
		&doc.PageBreak{}, heading("a", 2, "section", title), body(1))
	out := lay(t, d, testStyle())
	lines := contentsLines(out)[0]
	if len(lines) < 2 || !strings.HasSuffix(lines[len(lines)-1].S, "2") || strings.HasSuffix(lines[0].S, "2") {
		t.Fatalf("lines: %v", lines)
	}
	if lines[1].Left <= lines[0].Left {
		t.Errorf("second line at %s, first at %s: it should hang", lines[1].Left, lines[0].Left)
	}
}

// The contents stand in the numbered section whose pages they count, and grow
// to several pages themselves.
func TestContentsCountThemselves(t *testing.T) {
	d := &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{
		&doc.Contents{Title: doc.Paragraph{Style: "toc", Text: doc.Plain("目录")}},
	}}}}
	for i := range 130 {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, &doc.PageBreak{},
			heading(fmt.Sprint("h", i), 1+i%3, "section", fmt.Sprintf("第%d章", i)), body(1))
	}
	out := lay(t, d, testStyle())
	if n := len(out.Pages); n < 133 {
		t.Errorf("%d pages", n)
	}
	if last := contentsLines(out)[129][0].S; !strings.HasSuffix(last, fmt.Sprint(len(out.Pages))) {
		t.Errorf("last entry %q, %d pages", last, len(out.Pages))
	}
}

func TestContentsWithoutNumbers(t *testing.T) {
	d := &doc.Document{Sections: []doc.Section{
		{Unnumbered: true, Blocks: []doc.Block{
			&doc.Contents{Title: doc.Paragraph{Style: "toc", Text: doc.Plain("目录")}},
			heading("a", 1, "section", "前言"), body(1),
		}},
	}}
	out := lay(t, d, testStyle())
	if got := contentsLines(out)[0][0].S; got != "前言" {
		t.Errorf("entry %q: its page prints no number", got)
	}
}

// A heading whose characters no face has still has a place to lead to.
func TestHeadingWithoutInk(t *testing.T) {
	d := one(&doc.Contents{Title: doc.Paragraph{Style: "toc", Text: doc.Plain("目录")}},
		body(1), heading("a", 1, "section", "\U000F0000"), body(1))
	out, faults := Layout(d, testStyle(), faces(t))
	if len(faults) == 0 {
		t.Error("the missing character is not reported")
	}
	if bad := invariant.Of(out).Links(); len(bad) > 0 {
		t.Error(invariant.Report(bad))
	}
}
