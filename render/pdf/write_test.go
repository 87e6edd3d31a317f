package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
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
	if err := Write(&b, d); err != nil {
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
			if err := Write(&b, everything(t)); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("written twice, the files differ (%d and %d bytes, error %v)", b.Len(), len(want), err)
			}
		})
	}
	wg.Wait()
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
		{"broken picture", "图片不能放入", page(at(&frame.Image{Data: []byte("GIF?")}))},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			err := Write(&b, c.doc)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one with %s", err, c.want)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes were written before the failure", b.Len())
			}
		})
	}
}

// TestContentStream is the golden text of a small page: positions to the
// thousandth of a point, neighbouring texts in one text object, neighbouring
// rules in one path, and no operator that changes nothing.
func TestContentStream(t *testing.T) {
	song := stack(t, fonts.Song)[0]
	red := frame.Color{R: 255}
	d := &frame.Document{Pages: []frame.Page{{Size: geom.Size{W: geom.Pt(200), H: geom.Pt(100)}, Items: []frame.Placed{
		{At: pt(10, 20), Item: text(song, 10.5, "甲乙甲")},
		{At: pt(10.001, 32.5), Item: &frame.Text{Face: song, Size: geom.Pt(10.5), Track: geom.Pt(-0.25), Color: red, S: "乙"}},
		{At: pt(10, 40), Item: text(song, 10.5, "")},
		{At: pt(10, 40), Item: &frame.Rule{To: pt(80, 0), Width: geom.Pt(0.5)}},
		{At: pt(10, 40), Item: &frame.Rule{To: pt(0, 20), Width: geom.Pt(0.5)}},
		{At: pt(10, 60), Item: &frame.Rule{To: pt(80, 0), Width: geom.Pt(1), Color: red}},
		{At: pt(20, 70), Item: &frame.Fill{Size: geom.Size{W: geom.Pt(5), H: geom.Pt(6)}, Color: frame.Gray(51)}},
		{At: pt(1, 1), Item: &frame.Group{Items: []frame.Placed{{At: pt(2, 3), Item: text(song, 9, "丙")}}}},
		{At: pt(50, 50), Item: &frame.Group{Turn: 90, Clip: &geom.Size{W: geom.Pt(7), H: geom.Pt(8)}, Items: []frame.Placed{
			{At: pt(1, 2), Item: text(song, 9, "丙")},
		}}},
		{At: pt(60, 60), Item: text(song, 9, "丙")},
	}}}}
	const want = `BT
/F1 10.5 Tf
10 80 Td(␀␁␀␂␀␁)Tj
1 0 0 rg
-0.25 Tc
0.001 -12.5 Td(␀␂)Tj
ET
0.5 w
10 60 m 90 60 l
10 60 m 10 40 l
S
1 w
1 0 0 RG
10 40 m 90 40 l
S
0.2 g
20 24 5 6 re f
BT
0 g
/F1 9 Tf
0 Tc
3 96 Td(␀␃)Tj
ET
q
0 -1 1 0 50 50 cm
0 -8 7 8 re W n
BT
1 -2 Td(␀␃)Tj
ET
Q
BT
60 40 Td(␀␃)Tj
ET
`
	dr := newDrawer(d.Pages)
	streams, err := dr.pages(d.Pages)
	if err != nil {
		t.Fatal(err)
	}
	visible := strings.NewReplacer("\x00", "␀", "\x01", "␁", "\x02", "␂", "\x03", "␃")
	if got := visible.Replace(string(streams[0])); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestOneForm draws the same translucent group on pages of both orientations
// and wants it in the file once.
func TestOneForm(t *testing.T) {
	out := objects(t, write(t, everything(t)))
	if n := strings.Count(out, "/Subtype/Form"); n != 1 {
		t.Errorf("%d forms for one watermark", n)
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
	if n := strings.Count(out, "/Subtype /Image"); n != 3 { // with the mask of the PNG
		t.Errorf("%d pictures in the file, want PNG, its mask and JPEG, each once", n)
	}
	validate(t, write(t, d))
}

func BenchmarkWrite(b *testing.B) {
	d := long(b)
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := Write(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB/doc")
}

func BenchmarkDraw(b *testing.B) {
	d := long(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := newDrawer(d.Pages).pages(d.Pages); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFinish(b *testing.B) {
	d := long(b)
	to, err := findAnchors(d.Pages)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer() // a gopdf document can be closed but once
		dr := newDrawer(d.Pages)
		streams, err := dr.pages(d.Pages)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := finish(io.Discard, d, dr, streams, to); err != nil {
			b.Fatal(err)
		}
	}
}
