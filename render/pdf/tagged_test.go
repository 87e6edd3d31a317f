package pdf

import (
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// structured is a document of two pages: a line of the contents with its link, a
// paragraph and a table that both go over the page's end, a figure, a note, and
// artifacts between all of them.
func structured(t testing.TB) *frame.Document {
	song := stack(t, fonts.Song)[0]
	d := &frame.Document{
		Info: frame.Info{Title: "结构", Lang: "zh-CN"},
		Nodes: []frame.Node{
			{}, {Role: frame.RoleContents}, {Role: frame.RoleContentsLine, Parent: 1},
			{Role: frame.RolePart}, {Role: frame.RoleHeading, Level: 1, Parent: 3}, {Role: frame.RoleParagraph, Parent: 3},
			{Role: frame.RoleTable, Parent: 3}, {Role: frame.RoleCaption, Parent: 6}, {Role: frame.RoleCaptionLine, Parent: 7},
			{Role: frame.RoleHead, Parent: 6}, {Role: frame.RoleRow, Parent: 9}, {Role: frame.RoleHeaderCell, Parent: 10, Cols: 2},
			{Role: frame.RoleBody, Parent: 6}, {Role: frame.RoleRow, Parent: 12},
			{Role: frame.RoleHeaderCell, Scope: frame.ScopeRow, Parent: 13}, {Role: frame.RoleCell, Parent: 13},
			{Role: frame.RoleRow, Parent: 12},
			{Role: frame.RoleHeaderCell, Scope: frame.ScopeRow, Parent: 16}, {Role: frame.RoleCell, Parent: 16},
			{Role: frame.RoleNote, Parent: 3},
			{Role: frame.RoleFigure, Parent: 3, Alt: "一张图", Box: geom.Rect{Min: pt(20, 120), Size: geom.Size{W: geom.Pt(60), H: geom.Pt(40)}}},
		},
		Pages: []frame.Page{{Size: geom.A4}, {Size: geom.A4.Landscape()}},
	}
	y := 20.0
	put := func(page int, node frame.NodeID, s string) {
		y += 20
		p := &d.Pages[page]
		p.Items = append(p.Items,
			frame.Placed{At: pt(10, y), Item: &frame.Rule{To: pt(200, 0), Width: geom.Pt(1)}},
			frame.Placed{At: pt(10, y), Item: text(song, 10, s), Node: node})
	}
	put(0, 2, "第一部分1")
	d.Pages[0].Items = append(d.Pages[0].Items,
		frame.Placed{At: pt(10, 30), Item: &frame.Link{Size: geom.Size{W: geom.Pt(200), H: geom.Pt(15)}, To: "a", Text: "第一部分"}, Node: 2},
		frame.Placed{At: pt(10, 60), Item: &frame.Anchor{Name: "a"}, Node: 4})
	put(0, 4, "第一部分")
	put(0, 20, "图中文字") // painted before what is read before it
	d.Pages[0].Items = append(d.Pages[0].Items, frame.Placed{At: pt(20, 130), Item: &frame.Fill{Size: geom.Size{W: geom.Pt(9), H: geom.Pt(9)}}, Node: 20})
	put(0, 5, "前半句")
	put(0, 0, "页码")
	y = 20
	put(1, 5, "后半句")
	for i, s := range []string{8: "表名", 11: "表头", 14: "甲", 15: "1", 17: "乙"} {
		if s != "" {
			put(1, frame.NodeID(i), s)
		}
	}
	put(1, 0, "表头（续）")
	put(1, 19, "注")
	return d
}

// TestStructure has poppler read the structure back: all text in the order of
// the document, once, artifacts left out; a blank cell is a cell.
func TestStructure(t *testing.T) {
	out := string(tool(t, "pdfinfo", "-struct-text", saved(t, write(t, structured(t)))))
	var got []string
	for _, line := range strings.Split(out, "\n") {
		line = strings.TrimSpace(line)
		text, quoted := strings.CutPrefix(line, `"`)
		switch kind := strings.TrimSuffix(strings.Split(line+" ", " ")[0], ":"); {
		case quoted:
			got = append(got, strings.TrimSuffix(text, `"`))
		case kind != "" && kind[0] != '/' && kind != "Object":
			got = append(got, kind)
		}
	}
	const want = "Document TOC TOCI Reference Link 第一部分1 Part H1 第一部分 P 前半句 后半句 " +
		"Table Caption P 表名 THead TR TH 表头 TBody TR TH 甲 TD 1 TR TH 乙 TD Note 注 Figure 图中文字 "
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s\n\n%s", s, want, out)
	}
}

// TestAttributes: what cells span and head, and where the figure stands.
func TestAttributes(t *testing.T) {
	out := objects(t, write(t, structured(t)))
	for _, want := range []string{
		"<</ColSpan 2/O/Table/Scope/Column>>", "<</O/Table/Scope/Row>>",
		"<</BBox[20 681.890000000000 80 721.890000000000]/O/Layout/Placement/Block>>",
		"/MarkInfo<</Marked true>>", "/Tabs/S", "/Contents" + textString("第一部分"),
	} {
		if !strings.Contains(strings.ReplaceAll(out, " /", "/"), want) {
			t.Errorf("%s is missing:\n%s", want, out)
		}
	}
}

// TestPlain: nothing of all that when it is not wanted.
func TestPlain(t *testing.T) {
	var b strings.Builder
	if err := (&Writer{Plain: true}).Write(&b, structured(t)); err != nil {
		t.Fatal(err)
	}
	out := objects(t, []byte(b.String()))
	for _, s := range []string{"/StructParent", "/Metadata", "/OutputIntent", "/MarkInfo"} {
		if strings.Contains(out, s) {
			t.Errorf("a plain file has %s", s)
		}
	}
	if c := contents(t, []byte(b.String()), 1); strings.Contains(c, "BMC") || strings.Contains(c, "BDC") {
		t.Errorf("a plain file has marked content:\n%s", c)
	}
}

// Two marks squeezed together do not make a reader break the line between them.
func TestSqueezedMarks(t *testing.T) {
	song := stack(t, fonts.Song)[0]
	var items []frame.Placed
	x := 20.0
	for _, r := range []struct {
		s     string
		track float64
	}{{"政策法规股（行政审批股", 0}, {"）", -6}, {"、", 0}, {"住房", 0}, {"》", -3}, {"（", 0}, {"改造", 0}, {"令", -6}, {"（", -6}, {"〔", 0}, {"2025", 0}} {
		run := text(song, 12, r.s)
		run.Track = geom.Pt(r.track)
		items = append(items, frame.Placed{At: pt(x, 50), Item: run})
		x += run.Width().Pt()
	}
	data := write(t, &frame.Document{Pages: []frame.Page{{Size: geom.A4, Items: items}}})
	out := strings.TrimSpace(string(tool(t, "pdftotext", saved(t, data), "-")))
	if want := "政策法规股（行政审批股）、住房》（改造令（〔2025"; squeeze(out) != want || strings.Contains(out, "\n") {
		t.Errorf("got %q", out)
	}
}
