package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

func write(t testing.TB, d *frame.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := new(Writer).Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameInputSameBytes(t *testing.T) {
	want := write(t, everything(t))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			// Made anew, so that no address or map order can leak into the file.
			var b bytes.Buffer
			if err := new(Writer).Write(&b, everything(t)); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("written twice, the files differ (%d and %d bytes, error %v)", b.Len(), len(want), err)
			}
		})
	}
	wg.Wait()
}

// TestWriterForgets writes different documents with one Writer: each file is
// that of a new one.
func TestWriterForgets(t *testing.T) {
	song := stack(t, fonts.Song)[0]
	var pages []frame.Page
	for _, s := range []string{"甲", "乙"} { // at the same height, and below an anchor
		pages = append(pages, frame.Page{Size: geom.A4, Items: []frame.Placed{
			{At: pt(10, 20), Item: text(song, 9, s)}, {At: pt(0, 90), Item: &frame.Anchor{Name: s}}, {At: pt(30, 20), Item: text(song, 9, s)},
		}})
	}
	small := &frame.Document{Pages: pages, Info: frame.Info{Lang: `a(b)\c`}}
	if got := contents(t, write(t, small), 2); strings.Count(got, " 821.89 Td") != 1 || strings.Count(got, " 0 Td") != 1 {
		t.Errorf("the texts of a page do not stand at their height:\n%s", got)
	}
	if out := objects(t, write(t, small)); !strings.Contains(out, `/Lang(a\(b\)\\c)`) {
		t.Error("the language does not come back")
	}
	var w Writer
	for i, d := range []*frame.Document{everything(t), small, everything(t), small} {
		var b bytes.Buffer
		if err := w.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), write(t, d)) {
			t.Errorf("document %d: the file is another one after those before it", i)
		}
	}
}

func TestNoDateUnlessGiven(t *testing.T) {
	d := everything(t)
	with := objects(t, write(t, d))
	if !strings.Contains(with, "/CreationDate(D:20250228000000+08'00')") {
		t.Error("the creation date is missing")
	}
	d.Info.Created = time.Time{}
	if without := objects(t, write(t, d)); strings.Contains(without, "Date(") {
		t.Error("a date was written although the document names none")
	}
}

func TestFailsWithoutWriting(t *testing.T) {
	song := stack(t, fonts.Song)[0]
	page := func(items ...frame.Placed) *frame.Document {
		return &frame.Document{Pages: []frame.Page{{Size: geom.A4, Items: items}}}
	}
	at := func(i frame.Item) frame.Placed { return frame.Placed{Item: i} }
	bad := page()
	bad.Outline = []frame.Bookmark{{Title: "甲", Level: 1, Anchor: "无"}}
	deep := page(at(&frame.Anchor{Name: "a"}))
	deep.Outline = []frame.Bookmark{{Title: "甲", Level: 2, Anchor: "a"}}
	nodes := page()
	nodes.Nodes = []frame.Node{{}, {Role: frame.RoleParagraph, Parent: 1}}
	for _, c := range []struct {
		name, want string
		doc        *frame.Document
	}{
		{"no pages", "没有页面", &frame.Document{}},
		{"link to nowhere", `第1页：链接指向没有的位置 "无"`, page(at(&frame.Link{To: "无"}))},
		{"link in a group", `链接指向没有的位置`, page(at(&frame.Group{Items: []frame.Placed{at(&frame.Link{To: "无"})}}))},
		{"bookmark to nowhere", `书签 "甲" 指向没有的位置 "无"`, bad},
		{"bookmark level", `级别 2`, deep},
		{"anchor twice", `第1页：位置 "a" 在第1页已有`, page(at(&frame.Anchor{Name: "a"}), at(&frame.Anchor{Name: "a"}))},
		{"missing character", "没有字符 '😀'（U+1F600）", page(at(text(song, 10, "😀")))},
		{"no face", "没有字体", page(at(text(nil, 10, "甲")))},
		{"unknown item", "不认识的版面元素", page(at(nil))},
		{"unknown segment", "不认识的路径段", page(at(&frame.Path{Segments: []frame.Segment{{Op: 99}}}))},
		{"node", "没有结构节点 1", page(frame.Placed{Item: text(song, 10, "甲"), Node: 1})},
		{"parent", "结构节点 1 在它所属的 1 之前", nodes},
		{"path without a start", "没有起点", page(at(&frame.Path{Segments: []frame.Segment{{Op: frame.LineTo}}}))},
		{"broken picture", "图片不能放入", page(at(&frame.Image{Data: []byte("GIF?")}))},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			err := new(Writer).Write(&b, c.doc)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one with %s", err, c.want)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes were written before the failure", b.Len())
			}
		})
	}
}

// TestContentStream is the golden text of a small page: positions to a hundredth
// of a point, nothing set twice, runs that go on without being placed anew and in the
// same string where nothing is set between them; the last glyph of a line is not
// tracked.
func TestContentStream(t *testing.T) {
	song := stack(t, fonts.Song)[0]
	red := frame.Color{R: 255}
	wedge := &frame.Path{Fill: &red, Segments: []frame.Segment{
		{Op: frame.MoveTo}, {Op: frame.LineTo, P: [3]geom.Point{pt(4, 0)}},
		{Op: frame.CubicTo, P: [3]geom.Point{pt(4, 0), pt(4, 0.02), pt(4, 0.02)}}, {Op: frame.Close},
	}}
	d := &frame.Document{Pages: []frame.Page{{Size: geom.Size{W: geom.Pt(200), H: geom.Pt(100)}, Items: []frame.Placed{
		{At: pt(10, 20), Item: text(song, 10.5, "乙甲乙"), Node: 1},
		{At: pt(41.5, 20), Item: text(song, 10.5, "甲"), Node: 1},
		{At: pt(10.006, 32.5), Item: &frame.Text{Face: song, Size: geom.Pt(10.5), Track: geom.Pt(-0.25), Color: red, S: "乙甲"}},
		{At: pt(30.506, 32.5), Item: &frame.Text{Face: song, Size: geom.Pt(10.5), Track: geom.Pt(-5), Color: red, S: "乙"}},
		{At: pt(10, 40), Item: text(song, 10.5, "")},
		{At: pt(10, 40), Item: &frame.Rule{To: pt(80, 0), Width: geom.Pt(0.5)}},
		{At: pt(10, 40), Item: &frame.Rule{To: pt(0, 20), Width: geom.Pt(0.5)}},
		{At: pt(20, 70), Item: &frame.Fill{Size: geom.Size{W: geom.Pt(5), H: geom.Pt(6)}, Color: frame.Gray(51)}},
		{At: pt(30, 70), Item: wedge},
		{At: pt(1, 1), Item: &frame.Group{Items: []frame.Placed{{At: pt(2, 3), Item: text(song, 9, "丙")}}}},
		{At: pt(50, 50), Item: &frame.Group{Turn: 90, Opacity: 0.5, Items: []frame.Placed{
			{At: pt(1, 2), Item: &frame.Text{Face: song, Size: geom.Pt(9), Color: red, S: "丙"}},
		}}},
		{At: pt(60, 60), Item: text(song, 9, "丙")},
	}}}, Nodes: []frame.Node{{}, {Role: frame.RoleParagraph}}}
	const want = `BT
/P<</MCID 0>>BDC
/F0 10.5 Tf
10 80 Td(02010201)Tj
EMC
/Artifact BMC
1 0 0 rg
-0.25 Tc
0.01 -12.5 Td(020102)Tj
EMC
ET
/Artifact BMC
0.5 w
10 60 m 90 60 l S
10 60 m 10 40 l S
0.2 g
20 24 5 6 re f
1 0 0 rg
30 30 m 34 30 l 34 30 34 29.98 34 29.98 c h f
BT
0 g
/F0 9 Tf
3 96 Td(03)Tj
ET
EMC
q
0.000000 -1.000000 1.000000 0.000000 0.000 100.000 cm
/A0 gs
BT
/Artifact BMC
1 0 0 rg
51 48 Td(03)Tj
EMC
ET
Q
BT
/Artifact BMC
60 40 Td(03)Tj
EMC
ET
`
	shown := strings.NewReplacer("\x00\x03", "01", "\x00\x02", "02", "\x00\x01", "03") // codes, from the largest outline
	if got := shown.Replace(contents(t, write(t, d), 1)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestForm: what is drawn on several pages, turned and light, is in the file once,
// at its place on each; it is marked where it is shown.
func TestForm(t *testing.T) {
	hei := stack(t, fonts.Hei)[0]
	mark := &frame.Group{Turn: -90, Opacity: 0.5, Items: []frame.Placed{
		{At: pt(-30, 0), Item: &frame.Text{Face: hei, Size: geom.Pt(10), Color: frame.Gray(51), S: "内部"}, Artifact: frame.ArtifactWatermark},
	}}
	page := frame.Page{Size: geom.Size{W: geom.Pt(200), H: geom.Pt(100)}, Items: []frame.Placed{
		{At: pt(50, 40), Item: mark, Artifact: frame.ArtifactWatermark},
		{At: pt(10, 90), Item: text(hei, 9, "页"), Artifact: frame.ArtifactFooter},
	}}
	d := &frame.Document{Pages: []frame.Page{page, page}}
	data := write(t, d)
	form := regexp.MustCompile(`X\d+`).FindString(contents(t, data, 2))
	want := "/Artifact/W BDC\nq 1 0 0 1 50 60 cm/" + form + " Do Q\nEMC\nBT\n/Artifact/F BDC\n/F0 9 Tf\n10 10 Td(\x00\x03)Tj\nEMC\nET\n"
	for n := range d.Pages {
		if got := contents(t, data, n+1); got != want {
			t.Errorf("page %d: %q, want %q", n+1, got, want)
		}
	}
	out := objects(t, data)
	for _, want := range []string{"/BBox[-300 -300 300 300]", "/Matrix[0 1 -1 0 0 0]"} {
		if strings.Count(strings.NewReplacer(".000000000000", "", ".000000", "", "-0 ", "0 ", " /", "/").Replace(out), want) != 1 {
			t.Errorf("%s is not there once:\n%s", want, out)
		}
	}
	if got := string(tool(t, "pdftotext", "-bbox", "-f", "2", saved(t, data), "-")); !strings.Contains(got, "内") || !strings.Contains(got, "部") {
		t.Errorf("the second page has no mark:\n%s", got)
	}
}

func TestPictures(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		img.SetNRGBA(i%8, i/8, color.NRGBA{R: uint8(4 * i), G: 128, B: 9, A: uint8(255 - 2*i)})
	}
	var p, j bytes.Buffer
	if err := png.Encode(&p, img); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&j, img, nil); err != nil {
		t.Fatal(err)
	}
	size := geom.Size{W: geom.Pt(80), H: geom.Pt(60)}
	d := &frame.Document{Pages: []frame.Page{{Size: geom.A4, Items: []frame.Placed{
		{At: pt(50, 50), Item: &frame.Image{Size: size, Data: p.Bytes()}},
		{At: pt(150, 50), Item: &frame.Image{Size: size, Data: j.Bytes()}},
		{At: pt(250, 50), Item: &frame.Image{Size: size, Data: bytes.Clone(p.Bytes())}},
	}}}}
	out := objects(t, write(t, d))
	if n := strings.Count(out, "/Subtype/Image"); n != 3 { // with the mask of the PNG
		t.Errorf("%d pictures in the file, want PNG, its mask and JPEG, each once", n)
	}
	validate(t, write(t, d))
}

func BenchmarkWrite(b *testing.B) {
	d := long(b)
	b.ReportAllocs()
	var w Writer
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := w.Write(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB/doc")
}
