package layout

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"testing"

	"yugong/render/doc"
	"yugong/render/dump"
	"yugong/render/frame"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenDocument is small: a page or two of each kind.
func goldenDocument() *doc.Document {
	return &doc.Document{
		Info: doc.Info{Title: "样本", Lang: "zh-CN", Watermark: "仅供内部审核"},
		Sections: []doc.Section{
			coverSection(), contentsSection(),
			{Restart: true, Blocks: []doc.Block{
				heading("p1", 1, "part", "第一部分 概况"),
				heading("s1", 2, "section", "一、单位职责"), body(2),
				heading("s2", 2, "section", "二、收支情况"), heading("s3", 3, "sub", "（一）变化情况"), body(4), pie("f"), body(1),
				budgetTable("t1", "表一 2025年财政拨款安排“三公”经费支出预算表", 4, 5),
			}},
			{Landscape: true, Blocks: []doc.Block{budgetTable("t2", "表二 2025年预算收入总表", 8, 20)}},
			{Blocks: []doc.Block{formTable("form", 4)}},
		},
	}
}

// TestGolden compares the pages of a small document with the golden file, line
// by line, so that every change of layout is seen in review.
func TestGolden(t *testing.T) {
	const file = "testdata/sample.golden"
	d := goldenDocument()
	out := lay(t, d, testStyle())
	for p := range out.Pages { // the insides of charts have golden files of their own
		out.Pages[p].Items = slices.DeleteFunc(out.Pages[p].Items, func(it frame.Placed) bool {
			return out.Nodes[it.Node].Role == frame.RoleFigure
		})
	}
	var got bytes.Buffer
	if err := dump.Write(&got, out); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	compareLines(t, bytes.Split(want, []byte("\n")), bytes.Split(got.Bytes(), []byte("\n")))
}

// compareLines reports the first lines that differ.
func compareLines(t *testing.T, want, got [][]byte) {
	t.Helper()
	shown := 0
	for i := range max(len(want), len(got)) {
		var w, g []byte
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if bytes.Equal(w, g) {
			continue
		}
		t.Errorf("line %d:\n- %s\n+ %s", i+1, w, g)
		if shown++; shown == 8 {
			t.Fatal("… (go test -update writes the file anew)")
		}
	}
}
