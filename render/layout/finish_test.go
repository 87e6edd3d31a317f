package layout

import (
	"reflect"
	"slices"
	"testing"

	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

func TestPageNumbers(t *testing.T) {
	d := &doc.Document{Sections: []doc.Section{
		{Unnumbered: true, Blocks: []doc.Block{body(1), &doc.PageBreak{}, body(1)}},
		{Blocks: []doc.Block{body(1)}},
		{Restart: true, Landscape: true, Blocks: []doc.Block{body(1), &doc.PageBreak{}, body(1)}},
		{}, // no blocks, no page
		{Blocks: []doc.Block{body(1)}},
	}}
	out := lay(t, d, testStyle())
	var got []int
	for _, p := range out.Pages {
		got = append(got, p.Number)
	}
	if want := []int{0, 0, 3, 1, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("numbers %v, want %v", got, want)
	}
	for i, p := range out.Pages {
		text, at := footerOf(&p)
		if (text == "") != (p.Number == 0) {
			t.Errorf("page %d prints %q", i+1, text)
		}
		if text == "" {
			continue
		}
		if off := 2*at.X + widthOf(&p) - p.Size.W; off < -pt(8) || off > pt(8) { // margins differ by 2 mm
			t.Errorf("page %d: number not in the middle, %s off", i+1, off)
		}
	}
}

// footerOf returns the page number's text and pen position.
func footerOf(p *frame.Page) (s string, at geom.Point) {
	for _, it := range p.Items {
		if text, ok := it.Item.(*frame.Text); ok && it.Node == 0 && s == "" {
			s, at = text.S, it.At
		}
	}
	return s, at
}

func widthOf(p *frame.Page) (w geom.Length) {
	for _, it := range p.Items {
		if text, ok := it.Item.(*frame.Text); ok && it.Node == 0 {
			w += text.Width()
		}
	}
	return w
}

// GB/T 9704: odd numbers one character in from the right, even ones from the
// left, seven millimetres under the type area; on landscape pages where the
// portrait page has them.
func TestFacingNumbers(t *testing.T) {
	st := gbStyle()
	d := &doc.Document{Sections: []doc.Section{
		{Blocks: []doc.Block{body(1), &doc.PageBreak{}, body(1)}},
		{Landscape: true, Blocks: []doc.Block{body(1), &doc.PageBreak{}, body(1)}},
	}}
	out := lay(t, d, st)
	_, odd := footerOf(&out.Pages[0])
	if want := st.Paper.W - st.Margin.Right - pt(14); !near(odd.X+widthOf(&out.Pages[0]), want) {
		t.Errorf("odd number ends at %s, want %s", odd.X+widthOf(&out.Pages[0]), want)
	}
	_, even := footerOf(&out.Pages[1])
	if want := st.Margin.Left + pt(14); !near(even.X, want) {
		t.Errorf("even number begins at %s, want %s", even.X, want)
	}
	if want := st.Paper.H - st.Margin.Bottom + geom.MM(7); !near(even.Y, want) {
		t.Errorf("number at %s, want %s", even.Y, want)
	}
	for i, at := range []geom.Point{odd, even} {
		group := out.Pages[2+i].Items[len(out.Pages[2+i].Items)-1]
		if g, ok := group.Item.(*frame.Group); !ok || g.Turn != 90 {
			t.Fatalf("landscape page %d: number is %#v", i, group.Item)
		}
		if want := (geom.Point{X: st.Paper.H - at.Y, Y: at.X}); group.At != want {
			t.Errorf("landscape page %d: number at %v, want %v", i, group.At, want)
		}
	}
}

func near(a, b geom.Length) bool { return a-b < pt(0.1) && b-a < pt(0.1) }

func TestWatermark(t *testing.T) {
	for _, text := range []string{"密", "仅供内部审核", "仅供内部审核不得外传请于二〇二五年三月一日前退回青溪县财政局预算股存档备查"} {
		d := sampleDocument()
		d.Info.Watermark = text
		out := lay(t, d, testStyle())
		for i, p := range out.Pages {
			g, ok := p.Items[len(p.Items)-1].Item.(*frame.Group)
			if !ok || g.Opacity <= 0 || g.Opacity > 0.3 {
				t.Fatalf("page %d: last painted is %#v", i+1, p.Items[len(p.Items)-1].Item)
			}
		}
	}
}

func TestOutlineNests(t *testing.T) {
	var blocks []doc.Block
	for i, level := range []int{2, 2, 4, 3, 1, 3, 2, 2} {
		blocks = append(blocks, heading(string(rune('a'+i)), level, "section", "标题"))
	}
	out := lay(t, one(append(blocks, body(1))...), testStyle())
	var got, nodes []int
	for _, b := range out.Outline {
		got = append(got, b.Level)
	}
	for _, n := range out.Nodes {
		if n.Role == frame.RoleHeading {
			nodes = append(nodes, n.Level)
		}
	}
	if want := []int{1, 1, 2, 2, 1, 2, 2, 2}; !slices.Equal(got, want) || !slices.Equal(nodes, want) {
		t.Errorf("outline %v, nodes %v, want %v", got, nodes, want)
	}
}

// Findings are sorted, and each is told once, though a title repeats.
func TestFindingsOnce(t *testing.T) {
	a := diag.Diagnostic{Severity: diag.Error, Message: "字体缺字“𠀀”", At: diag.Pos{Book: "预算.xlsx", Sheet: "支出预算", Row: 7, Col: 2}}
	b := a
	b.At.Row = 3
	if got := tidy(diag.List{a, b, a, b, a}); !reflect.DeepEqual(got, diag.List{b, a}) {
		t.Errorf("%v", got)
	}
}

func TestMissingGlyphNamesTheCell(t *testing.T) {
	at := diag.Pos{Book: "预算.xlsx", Sheet: "单位信息", Row: 2, Col: 2}
	d := one(budgetTable("a", "表一", 4, 60))
	tab := d.Sections[0].Blocks[0].(*doc.Table)
	tab.Left = doc.Text{{Text: "单位名称：\U000F0000中心", Src: []diag.Pos{at}}}
	_, faults := Layout(d, testStyle(), faces(t))
	if len(faults) != 1 || faults[0].At != at || faults[0].Severity != diag.Error {
		t.Errorf("findings: %v", faults)
	}
}
