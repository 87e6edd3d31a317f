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

// one makes a document of one section.
func one(blocks ...doc.Block) *doc.Document {
	return &doc.Document{Sections: []doc.Section{{Blocks: blocks}}}
}

// lined is a paragraph of n lines, each a forced one, told apart by name.
func lined(name string, n int) *doc.Paragraph {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = fmt.Sprintf("%s第%d行", name, i+1)
	}
	return &doc.Paragraph{Style: "list", Text: doc.Plain(strings.Join(rows, "\n"))}
}

// listStyle adds the style of lined: no indent, ragged.
func listStyle(st *doc.Style) *doc.Style {
	list := st.Text["body"]
	list.Indent, list.Align = 0, doc.AlignLeft
	st.Text["list"] = list
	return st
}

// pageOf returns the page, from 1, on which a line that holds s stands, 0 for
// none; artifacts count too.
func pageOf(out *frame.Document, s string) int {
	for p := range out.Pages {
		if strings.Contains(pageText(&out.Pages[p]), s) {
			return p + 1
		}
	}
	return 0
}

// pageText joins the texts of a page as painted, with a break where the
// baseline changes.
func pageText(p *frame.Page) string {
	var b strings.Builder
	y := geom.Length(-1)
	frame.Walk(p.Items, func(at geom.Point, it frame.Placed) {
		if t, ok := it.Item.(*frame.Text); ok {
			if at.Y != y && y >= 0 {
				b.WriteByte('\n')
			}
			y = at.Y
			b.WriteString(t.S)
		}
	})
	return b.String()
}

// Whatever stands above, a heading has company on its page.
func TestHeadingNeverAlone(t *testing.T) {
	st := listStyle(testStyle())
	follow := map[string]struct {
		block doc.Block
		mark  string // must stand on the heading's page
	}{
		"paragraph": {lined("后文", 9), "后文第2行"},
		"short":     {lined("后文", 3), "后文第3行"},
		"table":     {budgetTable("t", "表一 收支总表", 4, 70), "政府办公厅"},
		"figure":    {pie("f"), ""},
	}
	for name, after := range follow {
		t.Run(name, func(t *testing.T) {
			for n := 20; n < 50; n++ {
				d := one(lined("前文", n),
					heading("h", 2, "section", "一、标题在此"), heading("i", 3, "sub", "（一）小标题"), after.block)
				out := lay(t, d, st)
				at := pageOf(out, "标题在此")
				if sub := pageOf(out, "小标题"); sub != at {
					t.Errorf("%d lines above: headings on pages %d and %d", n, at, sub)
				}
				if after.mark != "" {
					if got := pageOf(out, after.mark); got != at {
						t.Errorf("%d lines above: heading on page %d, %s on %d", n, at, after.mark, got)
					}
				} else if got := figurePages(out); got[0] != at {
					t.Errorf("%d lines above: heading on page %d, figure on %v", n, at, got)
				}
			}
		})
	}
}

// figurePages lists the pages on which the figures stand, in order of nodes.
func figurePages(out *frame.Document) (pages []int) {
	for id, n := range out.Nodes {
		if n.Role != frame.RoleFigure {
			continue
		}
		at := 0
		for p := range out.Pages {
			frame.Walk(out.Pages[p].Items, func(_ geom.Point, it frame.Placed) {
				if it.Node == frame.NodeID(id) && at == 0 {
					at = p + 1
				}
			})
		}
		pages = append(pages, at)
	}
	return pages
}

func TestNoLonelyLines(t *testing.T) {
	st := listStyle(testStyle())
	for n := 20; n < 50; n++ {
		for m := 1; m < 8; m++ {
			lay(t, one(lined("甲", n), lined("乙", m), lined("丙", 5)), st)
		}
	}
}

// A figure that does not fit stands at the head of the next page, and the text
// after it fills the page.
func TestFigureFloats(t *testing.T) {
	st := listStyle(testStyle())
	floated := 0
	for n := 15; n < 45; n++ {
		out := lay(t, one(lined("前文", n), pie("f"), lined("后文", 40)), st)
		figure, before, after := figurePages(out)[0], pageOf(out, fmt.Sprintf("前文第%d行", n)), pageOf(out, "后文第1行")
		if figure != before && figure != before+1 {
			t.Errorf("%d lines above: figure on page %d, its text ends on %d", n, figure, before)
		}
		if after < figure {
			floated++
		}
	}
	if floated == 0 {
		t.Error("no figure ever floated")
	}
}

// Several figures in a row keep their order and stand at most one page away.
func TestManyFigures(t *testing.T) {
	st := listStyle(testStyle())
	for n := 1; n < 34; n++ {
		blocks := []doc.Block{lined("前文", n)}
		for i := range 7 {
			blocks = append(blocks, lined(fmt.Sprintf("图%d", i), 2), pie("f"))
		}
		out := lay(t, one(blocks...), st)
		last := 0
		for i, p := range figurePages(out) {
			text := pageOf(out, fmt.Sprintf("图%d第2行", i))
			if p < last || p < text || p > text+1 {
				t.Errorf("%d lines above: figure %d on page %d, after one on %d, its text on %d", n, i, p, last, text)
			}
			last = p
		}
	}
}

// More figures in a row than a page holds fill page after page, in order.
func TestFiguresInARow(t *testing.T) {
	st := listStyle(testStyle())
	for n := 1; n < 34; n++ {
		blocks := []doc.Block{lined("前文", n)}
		for range 8 {
			blocks = append(blocks, pie("f"))
		}
		out := lay(t, one(append(blocks, lined("后文", 3))...), st)
		pages := figurePages(out)
		if !slices.IsSorted(pages) || pages[7] > 4 {
			t.Errorf("%d lines above: figures on pages %v", n, pages)
		}
	}
}

func TestSpaceAndKeep(t *testing.T) {
	st := listStyle(testStyle())
	out := lay(t, one(&doc.Space{Style: "gap"}, lined("首", 1), &doc.PageBreak{}, &doc.PageBreak{},
		&doc.Space{Style: "gap"}, heading("s", 2, "section", "次"), lined("末", 1)), st)
	if len(out.Pages) != 2 {
		t.Fatalf("%d pages, want 2: a break on an empty page makes none", len(out.Pages))
	}
	if a, b := topOf(out, 1), topOf(out, 2); a != b {
		t.Errorf("first boxes at %s and %s: room at a page's head is dropped", a, b)
	}
	kept := lay(t, one(&doc.Paragraph{Style: "cover", Text: doc.Plain("封面")}), st)
	if got, least := topOf(kept, 1), st.Margin.Top+st.Text["cover"].Before; got < least {
		t.Errorf("kept room: first box at %s, want %s or lower", got, least)
	}
}

// topOf is the upper edge of the first line's box on a page.
func topOf(out *frame.Document, page int) geom.Length {
	top := out.Pages[page-1].Size.H
	frame.Walk(out.Pages[page-1].Items, func(at geom.Point, it frame.Placed) {
		if text, ok := it.Item.(*frame.Text); ok && it.Node != 0 {
			style := map[geom.Length]geom.Length{pt(12): pt(21), pt(14): pt(22), pt(30): pt(46)}[text.Size]
			top = min(top, at.Y-text.Size.Mul(88, 100)-(style-text.Size)/2)
		}
	})
	return top
}

// A text that sinks ends, with what follows, at the foot of its page, grid or
// not; on a page without room it just follows.
func TestSink(t *testing.T) {
	for _, st := range []*doc.Style{testStyle(), gbStyle()} {
		low := st.Text["body"]
		low.Sink, low.After = true, 0
		st.Text["low"] = low
		last := &doc.Paragraph{Style: "low", Text: doc.Plain("单位（盖章）")}
		out := lay(t, one(body(1), last, body(1)), st)
		foot := invariant.TypeArea(&out.Pages[0], st).Max().Y
		if got := lastBaseline(out, 1); len(out.Pages) != 1 || got < foot-low.Leading-st.Grid || got > foot {
			t.Errorf("%d pages, the last line at %s, foot at %s", len(out.Pages), got, foot)
		}
		if out = lay(t, one(body(400), last), st); len(out.Pages) < 2 {
			t.Errorf("%d pages", len(out.Pages))
		}
	}
}

// Pages that end because they are full end at one height, if lines that nobody
// sees move can bring them there.
func TestEvenFoot(t *testing.T) {
	st := listStyle(testStyle())
	blocks := []doc.Block{}
	for i := range 60 {
		if i%5 == 0 {
			blocks = append(blocks, heading(fmt.Sprint("h", i), 2, "section", fmt.Sprintf("%d、标题", i)))
		}
		blocks = append(blocks, body(1+i%4))
	}
	out := lay(t, one(blocks...), st)
	want := st.Paper.H - st.Margin.Bottom - (pt(21)-pt(12))/2 - pt(12).Mul(12, 100)
	even := 0
	for p := range out.Pages[:len(out.Pages)-1] {
		switch got := lastBaseline(out, p+1); {
		case got > want-pt(0.05) && got <= want+slack:
			even++
		case got > want-pt(12):
			t.Errorf("page %d ends at %s, want %s", p+1, got, want)
		}
	}
	if even < len(out.Pages)/2 {
		t.Errorf("%d of %d pages end at the foot", even, len(out.Pages))
	}
}

func lastBaseline(out *frame.Document, page int) (y geom.Length) {
	p := invariant.Of(out)
	for id := range out.Nodes {
		for _, l := range p.Lines(frame.NodeID(id)) {
			if l.Page == page {
				y = max(y, l.Y)
			}
		}
	}
	return y
}

// A text without any room: a page that cannot hold a line still ends.
func TestTinyPageEnds(t *testing.T) {
	st := listStyle(testStyle())
	st.Paper = geom.Size{W: pt(200), H: pt(60)}
	st.Margin = doc.Margin{Top: pt(25), Bottom: pt(25), Left: pt(10), Right: pt(10)}
	d := one(heading("h", 1, "part", "标题"), lined("文", 5), pie("f"), budgetTable("t", "表", 3, 5), lined("尾", 2))
	out, _ := Layout(d, st, faces(t))
	if len(out.Pages) == 0 || len(out.Pages) > 60 {
		t.Errorf("%d pages", len(out.Pages))
	}
}
