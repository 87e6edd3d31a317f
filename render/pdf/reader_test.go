package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// context reads and validates a file with pdfcpu, a reader that shares no code
// with the writer.
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

// objects returns the text of every object, and of every stream that holds
// other objects, inflated.
func objects(t testing.TB, data []byte) string {
	t.Helper()
	return string(inflateAll(t, data))
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

// TestTwins writes two characters that share one glyph in the face.
func TestTwins(t *testing.T) {
	song := stack(t, fonts.Song)[0]
	byGlyph := map[uint16]rune{}
	var a, b rune
	for r := rune(0x20); r < 0x10000 && b == 0; r++ {
		if g := song.Glyph(r); g != 0 {
			if first, ok := byGlyph[g]; ok {
				a, b = first, r
			}
			byGlyph[g] = r
		}
	}
	if b == 0 {
		t.Skip("no two characters share a glyph")
	}
	f := newTypeface(song, 1)
	var got []uint16
	for _, r := range []rune{a, b, a, b} {
		c, err := f.code(r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	if want := []uint16{1, 2, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("codes of %U %U are %v, want %v", a, b, got, want)
	}
	if f.glyphs[1] != f.glyphs[2] {
		t.Errorf("glyphs %v differ", f.glyphs)
	}
}

// TestLinks reads the link rectangles and destinations back. On the landscape
// page gopdf would have put them 247 points too high.
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
		"[72 707.89 192 721.89] [/XYZ <nil> 495.276 <nil>]", // to 100 pt below the top of the landscape page
		"[398 469.89 412 541.89] [/XYZ <nil> 769.89 <nil>]", // turned by 90 degrees
		"[72 98.276 135 110.276] [/XYZ <nil> 769.89 <nil>]",
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

func TestOutlineTree(t *testing.T) {
	lines := []frame.Bookmark{{Level: 1}, {Level: 2}, {Level: 3}, {Level: 3}, {Level: 2}, {Level: 1}}
	nodes, root, err := tree(lines)
	if err != nil {
		t.Fatal(err)
	}
	want := []bookmark{
		{parent: -1, prev: -1, next: 5, first: 1, last: 4, shown: 2},
		{parent: 0, prev: -1, next: 4, first: 2, last: 3, shown: 2},
		{parent: 1, prev: -1, next: 3, first: -1, last: -1},
		{parent: 1, prev: 2, next: -1, first: -1, last: -1},
		{parent: 0, prev: 1, next: -1, first: -1, last: -1},
		{parent: -1, prev: 0, next: -1, first: -1, last: -1},
	}
	if !slices.Equal(nodes, want) {
		t.Errorf("got  %+v\nwant %+v", nodes, want)
	}
	if root.first != 0 || root.last != 5 || root.shown != 4 {
		t.Errorf("root is %+v", root)
	}
}

func TestLabels(t *testing.T) {
	var pages []frame.Page
	for _, n := range []int{0, 0, 1, 2, 0, 3, 7} {
		pages = append(pages, frame.Page{Number: n})
	}
	got := string(appendLabels(nil, pages))
	want := "/PageLabels<</Nums[0<</S/r/St 1>>2<</S/D/St 1>>4<</S/r/St 3>>5<</S/D/St 3>>6<</S/D/St 7>>]>>"
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

func TestToUnicode(t *testing.T) {
	runes := make([]rune, 251)
	for i := range runes {
		runes[i] = 0x4E00 + rune(i)
	}
	runes[250] = 0x20164
	got := string(appendToUnicode(nil, runes))
	for _, want := range []string{"100 beginbfchar\n<0001><4E01>\n", "50 beginbfchar\n<00C9><4EC9>\n", "<00FA><D840DD64>\nendbfchar"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, line := range strings.Split(got, "\n") {
		if n, ok := strings.CutSuffix(line, " beginbfchar"); ok {
			if v, err := strconv.Atoi(n); err != nil || v > 100 {
				t.Errorf("a block of %s entries", n)
			}
		}
	}
}

func TestWidths(t *testing.T) {
	f := newTypeface(stack(t, fonts.Song)[0], 1)
	for _, r := range "甲1乙2.丙" {
		if _, err := f.code(r); err != nil {
			t.Fatal(err)
		}
	}
	point, _ := f.face.Advance('.')
	if got, want := string(appendWidths(nil, f)), fmt.Sprintf("/W[2[500]4[500 %d]]", point); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLengths(t *testing.T) {
	for l, want := range map[geom.Length]string{0: "0", 1: "0.001", -1: "-0.001", 1000: "1", 10500: "10.5", -841890: "-841.89", 12345678: "12345.678"} {
		if got := string(appendLength(nil, l)); got != want {
			t.Errorf("%d is written %s, want %s", l, got, want)
		}
	}
}
