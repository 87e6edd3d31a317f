package ofd

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

func pt(x, y float64) geom.Point { return geom.Point{X: geom.Pt(x), Y: geom.Pt(y)} }

func song(t testing.TB) *fonts.Face {
	t.Helper()
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fs.Stack(fonts.Song)[0]
}

func text(f *fonts.Face, s string) *frame.Text { return &frame.Text{Face: f, Size: geom.Pt(10), S: s} }

// sample is a page of every kind of item.
func sample(t testing.TB) *frame.Document {
	f, red := song(t), frame.Color{R: 255}
	squeezed := text(f, "，")
	squeezed.Track = geom.Pt(-5)
	return &frame.Document{
		Nodes: []frame.Node{{}, {Role: frame.RoleHeading, Level: 1}, {Role: frame.RoleTable}, {Role: frame.RoleBody, Parent: 2},
			{Role: frame.RoleRow, Parent: 3}, {Role: frame.RoleHeaderCell, Parent: 4, Scope: frame.ScopeRow}, {Role: frame.RoleCell, Parent: 4, Cols: 2},
			{Role: frame.RoleFigure, Alt: "图<一>"}},
		Pages: []frame.Page{{Size: geom.A4, Items: []frame.Placed{
			{At: pt(70, 50), Item: &frame.Anchor{Name: "a"}, Node: 1},
			{At: pt(70, 60), Item: text(f, "标题"), Node: 1},
			{At: pt(90, 60), Item: squeezed, Node: 1},
			{At: pt(95, 60), Item: text(f, "（𠅤）&"), Node: 1},
			{At: pt(70, 55), Item: &frame.Link{Size: geom.Size{W: geom.Pt(50), H: geom.Pt(12)}, To: "a", Text: "标题"}, Node: 1},
			{At: pt(70, 80), Item: &frame.Rule{To: pt(200, 0), Width: geom.Pt(0.5)}},
			{At: pt(70, 80), Item: &frame.Rule{To: pt(0, 30), Width: geom.Pt(0.5)}},
			{At: pt(75, 90), Item: text(f, "甲"), Node: 5},
			{At: pt(300, 200), Item: &frame.Fill{Size: geom.Size{W: geom.Pt(9), H: geom.Pt(8)}, Color: red}, Node: 7},
			{At: pt(300, 200), Item: &frame.Path{Fill: &red, Stroke: &frame.Black, Width: geom.Pt(1), Segments: []frame.Segment{
				{Op: frame.MoveTo}, {Op: frame.LineTo, P: [3]geom.Point{pt(60, 0)}},
				{Op: frame.CubicTo, P: [3]geom.Point{pt(60, 33), pt(33, 60), pt(0, 60)}}, {Op: frame.Close}}}, Node: 7},
			{At: pt(20, 400), Item: &frame.Group{Turn: 90, Items: []frame.Placed{{Item: text(f, "1")}}}},
			{At: pt(300, 400), Item: &frame.Group{Turn: -45, Opacity: 0.15, Items: []frame.Placed{{Item: text(f, "审核")}}}},
		}}},
		Outline:     []frame.Bookmark{{Title: "标题", Level: 1, Anchor: "a"}, {Title: "下", Level: 2, Anchor: "a"}},
		Info:        frame.Info{Title: "甲&乙", Keywords: []string{"预算"}},
		Attachments: []frame.Attachment{{Name: "表.json", About: "数据", Data: []byte("{}")}},
	}
}

func write(t testing.TB, d *frame.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts reads the file back; every part that is XML must be well-formed.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[p.Name] = string(b)
		if strings.HasSuffix(p.Name, ".xml") {
			for in := xml.NewDecoder(bytes.NewReader(b)); ; {
				if _, err := in.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", p.Name, err)
				}
			}
		}
	}
	return out
}

func TestSameInputSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, sample(t)), write(t, sample(t))) {
		t.Error("written twice, the files differ")
	}
}

// TestParts: what each part says of the sample.
func TestParts(t *testing.T) {
	got := parts(t, write(t, sample(t)))
	for part, want := range map[string][]string{
		"OFD.xml":                            {"<ofd:Title>甲&amp;乙</ofd:Title>", "<ofd:Keyword>预算</ofd:Keyword>", "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"},
		"Doc_0/Document.xml":                 {`<ofd:OutlineElem Title="下">`, `PageID="1" Left="0" Top="17.639"`, "CustomTags", "Attachments"},
		"Doc_0/Tags/Structure.xml":           {"<t:H1>", `<t:TH Scope="Row">`, `<t:TD ColSpan="2"></t:TD>`, `Alt="图&lt;一&gt;"`},
		"Doc_0/Attachs/Attachments.xml":      {`Name="表.json"`, `Format="json"`},
		"Doc_0/Annots/Page_0/Annotation.xml": {`Type="Watermark"`, `Type="Link"`, `Alpha="38"`, "<ofd:Remark>标题</ofd:Remark>"},
		"Doc_0/Pages/Page_0/Content.xml": {
			">标题，（𠅤）&amp;</ofd:TextCode>",                                  // one line, one object
			`CodeCount="8" GlyphCount="8"><ofd:Glyphs>4 1 11 9 3 12 10 6<`, // 𠅤 counts twice, its second half is blank
			`DeltaX="3.528 3.528 1.764 3.528 3.527 0 3.528"`,               // the squeezed mark takes half its width
			" B ", " C<",
		},
	} {
		for _, w := range want {
			if !strings.Contains(got[part], w) {
				t.Errorf("%s lacks %s:\n%s", part, w, got[part])
			}
		}
	}
	if strings.Contains(got["Doc_0/Pages/Page_0/Content.xml"], "审核") {
		t.Error("the watermark is on the page")
	}
	if n := strings.Count(got["Doc_0/Pages/Page_0/Content.xml"], "LineWidth=\"0.176\""); n != 1 {
		t.Errorf("%d objects for two rules alike, want one", n)
	}
}

// TestOutline: bookmarks stand inside those above them of a lower level.
func TestOutline(t *testing.T) {
	d := sample(t)
	d.Outline = nil
	for _, title := range []string{"1 甲", "2 乙", "3 丙", "2 丁", "1 戊", "2 己", "1 庚"} {
		d.Outline = append(d.Outline, frame.Bookmark{Title: title, Level: int(title[0] - '0'), Anchor: "a"})
	}
	depth := 0
	for in := xml.NewDecoder(strings.NewReader(parts(t, write(t, d))["Doc_0/Document.xml"])); ; {
		token, err := in.Token()
		if err == io.EOF {
			break
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "OutlineElem" {
				depth++
				if title := e.Attr[0].Value; title != d.Outline[0].Title || depth != d.Outline[0].Level {
					t.Errorf("%s at depth %d, want %s", title, depth, d.Outline[0].Title)
				}
				d.Outline = d.Outline[1:]
			}
		case xml.EndElement:
			if e.Name.Local == "OutlineElem" {
				depth--
			}
		}
	}
	if depth != 0 || len(d.Outline) > 0 {
		t.Errorf("depth %d at the end, missing %v", depth, d.Outline)
	}
}

// TestTagsPointAtObjects: every reference of the structure is an object of the
// page, and every object of a node is referred to.
func TestTagsPointAtObjects(t *testing.T) {
	got := parts(t, write(t, sample(t)))
	refs := regexp.MustCompile(`<ofd:ObjectRef PageRef="1">(\d+)</ofd:ObjectRef>`).FindAllStringSubmatch(got["Doc_0/Tags/Structure.xml"], -1)
	if len(refs) != 4 { // heading, cell, fill, path
		t.Errorf("%d references", len(refs))
	}
	for _, r := range refs {
		if strings.Count(got["Doc_0/Pages/Page_0/Content.xml"], ` ID="`+r[1]+`"`) != 1 {
			t.Errorf("object %s is not on the page", r[1])
		}
	}
}

func TestFails(t *testing.T) {
	f := song(t)
	page := func(items ...frame.Placed) *frame.Document {
		return &frame.Document{Pages: []frame.Page{{Size: geom.A4, Items: items}}}
	}
	at := func(i frame.Item) frame.Placed { return frame.Placed{Item: i} }
	bad := page()
	bad.Outline = []frame.Bookmark{{Title: "甲", Level: 1, Anchor: "无"}}
	for want, d := range map[string]*frame.Document{
		"没有页面":          {},
		`没有位置 "无"`:      bad,
		"第1页：链接":        page(at(&frame.Link{To: "无"})),
		`位置 "a" 在第1页已有`: page(at(&frame.Anchor{Name: "a"}), at(&frame.Anchor{Name: "a"})),
		"U+1F600":       page(at(text(f, "😀"))),
		"没有字体":          page(at(text(nil, "甲"))),
		"不认识的版面元素":      page(at(nil)),
		"没有起点":          page(at(&frame.Path{Segments: []frame.Segment{{Op: frame.LineTo}}})),
		"图片不能放入":        page(at(&frame.Image{Data: []byte("GIF?")})),
		"没有结构节点 1":      page(frame.Placed{Item: text(f, "甲"), Node: 1}),
	} {
		if err := Write(io.Discard, d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want one with %s", err, want)
		}
	}
}

func TestMicrons(t *testing.T) {
	for l, want := range map[geom.Length]string{geom.Pt(72): "25.4", geom.Pt(-36): "-12.7", 0: "0", geom.Pt(10.5): "3.704", 1: "0"} {
		if got := string(length(nil, l)); got != want {
			t.Errorf("%s pt is %s mm, want %s", l, got, want)
		}
	}
}
