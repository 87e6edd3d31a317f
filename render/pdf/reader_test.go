package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"yugong/fonts"
	"yugong/fonts/subset"
	"yugong/render/frame"
	"yugong/render/geom"
)

// context reads and validates a file with pdfcpu.
func context(t testing.TB, data []byte) *model.Context {
	t.Helper()
	api.DisableConfigDir() // or pdfcpu writes one into the home folder
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	ctx, err := api.ReadValidateAndOptimize(bytes.NewReader(data), conf)
	if err != nil {
		t.Fatalf("pdfcpu refuses the file: %v", err)
	}
	return ctx
}

func validate(t testing.TB, data []byte) { context(t, data) }

// objects returns the text of every object, without the data of streams.
func objects(t testing.TB, data []byte) string {
	t.Helper()
	ctx := context(t, data)
	var b strings.Builder
	for id := range *ctx.Size {
		if e, ok := ctx.Table[id]; ok && e.Object != nil {
			fmt.Fprintln(&b, e.Object.PDFString())
		}
	}
	return b.String()
}

// contents returns the content stream of a page, inflated.
func contents(t testing.TB, data []byte, page int) string {
	t.Helper()
	ctx := context(t, data)
	d, _, _, err := ctx.PageDict(page, false)
	if err != nil {
		t.Fatal(err)
	}
	b, err := ctx.PageContent(d, page)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func tool(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("YUGONG_TOOLS") == "required" {
			t.Fatalf("%s is required and not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return out
}

func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadersAcceptIt(t *testing.T) {
	for name, d := range map[string]*frame.Document{"everything": everything(t), "long": long(t)} {
		t.Run(name, func(t *testing.T) {
			data := write(t, d)
			validate(t, data)
			out := tool(t, "qpdf", "--check", saved(t, data))
			if !bytes.Contains(out, []byte("No syntax or stream encoding errors")) {
				t.Errorf("qpdf: %s", out)
			}
		})
	}
}

func TestTextComesBack(t *testing.T) {
	song := stack(t, fonts.Song)[0]
	lines := []string{
		"阳城县某单位2025年单位预算公开",
		"𠅤 䶮 㛃 喆 𫖯 𬭚", // three of them beyond U+FFFF
		"（一）收入预算 1,234.56 万元；增加 12.3%。",
		"“引号”——破折号……间隔·号 ①②③ ㎡",
		`back\slash (brackets) A-Z`,
	}
	// So many characters that codes pass through every byte value twice.
	lines = append(lines, string(commonHan(700, song)))
	var items []frame.Placed
	for i, l := range lines {
		items = append(items, frame.Placed{At: pt(20, 40+30*float64(i)), Item: text(song, 3, l)})
	}
	wide := geom.Size{W: geom.Pt(2500), H: geom.Pt(400)}
	data := write(t, &frame.Document{Pages: []frame.Page{{Size: wide, Items: items}}})
	out := string(tool(t, "pdftotext", "-raw", saved(t, data), "-"))
	for _, l := range lines {
		if !strings.Contains(squeeze(out), squeeze(l)) {
			t.Errorf("%q is not in the extracted text", l)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestLinks reads the link rectangles and destinations back.
func TestLinks(t *testing.T) {
	var q struct {
		QPDF []json.RawMessage `json:"qpdf"`
	}
	raw := tool(t, "qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=none", saved(t, write(t, everything(t))))
	if err := json.Unmarshal(raw, &q); err != nil {
		t.Fatal(err)
	}
	var objs map[string]struct {
		Value  json.RawMessage
		Stream json.RawMessage
	}
	if err := json.Unmarshal(q.QPDF[1], &objs); err != nil {
		t.Fatal(err)
	}
	var got []string
	for id := 1; id < len(objs)+1; id++ {
		var annot struct {
			Subtype string    `json:"/Subtype"`
			Rect    []float64 `json:"/Rect"`
			Dest    []any     `json:"/Dest"`
		}
		if json.Unmarshal(objs[fmt.Sprintf("obj:%d 0 R", id)].Value, &annot) == nil && annot.Subtype == "/Link" {
			got = append(got, fmt.Sprint(annot.Rect, annot.Dest[1:]))
		}
	}
	want := []string{
		"[72 707.89 192 721.89] [/XYZ 0 495.28 <nil>]",  // to 100 pt below the top of the landscape page
		"[398 469.89 412 541.89] [/XYZ 0 769.89 <nil>]", // turned by 90 degrees
		"[72 98.28 135 110.28] [/XYZ 0 769.89 <nil>]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestBookmarks(t *testing.T) {
	marks, err := pdfcpu.Bookmarks(context(t, write(t, everything(t))))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var walk func([]pdfcpu.Bookmark, int)
	walk = func(list []pdfcpu.Bookmark, level int) {
		for _, b := range list {
			got = append(got, fmt.Sprintf("%d %s p%d", level, b.Title, b.PageFrom))
			walk(b.Kids, level+1)
		}
	}
	walk(marks, 1)
	want := []string{"1 第一部分 概况 p1", "2 𠅤表 p2", "1 part three p2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestBookmarkPlaces: a line of the outline leads to the height of its anchor,
// on an upright page and on a landscape one.
func TestBookmarkPlaces(t *testing.T) {
	ctx := context(t, write(t, everything(t)))
	root, err := ctx.DereferenceDict(ctx.RootDict["Outlines"])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var walk func(types.Object)
	walk = func(o types.Object) {
		for o != nil {
			item, err := ctx.DereferenceDict(o)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprint(item.ArrayEntry("Dest")[1:]))
			walk(item["First"])
			o = item["Next"]
		}
	}
	walk(root["First"])
	want := []string{"[XYZ null 769.89 null]", "[XYZ null 495.28 null]", "[XYZ null 495.28 null]"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestOutlineCounts folds the outline below its second level.
func TestOutlineCounts(t *testing.T) {
	d := &frame.Document{Pages: []frame.Page{{Size: geom.A4, Items: []frame.Placed{{Item: &frame.Anchor{Name: "a"}}}}}}
	for i, level := range []int{1, 2, 3, 3, 2, 1} {
		d.Outline = append(d.Outline, frame.Bookmark{Title: fmt.Sprint(i), Level: level, Anchor: "a"})
	}
	var got []int
	ctx := context(t, write(t, d))
	var walk func(o types.Object)
	walk = func(o types.Object) {
		for o != nil {
			item, err := ctx.DereferenceDict(o)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			if c := item.IntEntry("Count"); c != nil {
				n = *c
			}
			got = append(got, n)
			walk(item["First"])
			o = item["Next"]
		}
	}
	walk(ctx.RootDict["Outlines"])
	if want := []int{4, 2, -2, 0, 0, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("counts %v, want %v", got, want)
	}
}

func TestLabels(t *testing.T) {
	var pages []frame.Page
	for _, n := range []int{0, 0, 1, 2, 0, 3, 7} {
		pages = append(pages, frame.Page{Number: n})
	}
	got := labels(pages)
	want := "<</Nums[0<</S/r/St 1>>2<</S/D/St 1>>4<</S/r/St 3>>5<</S/D/St 3>>6<</S/D/St 7>>]>>"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDescription(t *testing.T) {
	ctx := context(t, write(t, everything(t)))
	for _, c := range []struct{ got, want string }{
		{ctx.Title, "阳城县示例单位2025年单位预算公开"},
		{ctx.Author, "示例单位"},
		{ctx.Subject, "单位预算"},
		{ctx.Creator, "yugong"},
		{ctx.Keywords, "预算，公开"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	out := objects(t, write(t, everything(t)))
	for _, want := range []string{"/Lang(zh-CN)", "/PageMode/UseOutlines", "/DisplayDocTitle true"} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

// Ranges keep the first byte of their codes.
func TestToUnicode(t *testing.T) {
	glyphs := make([]subset.Glyph, 520)
	for i := range glyphs {
		glyphs[i].Rune = 0x4E00 + rune(i)
	}
	glyphs[519].Rune = 0x20164
	got := string(appendToUnicode(nil, glyphs))
	for _, want := range []string{"1 beginbfrange\n<0001><00FF>[<4E01><4E02>", "<4EFF>]\nendbfrange\n1 beginbfrange\n<0100><01FF>[<4F00>",
		"<0200><0207>[<5000>", "<D840DD64>]\nendbfrange\nendcmap"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
}
