package para

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// printParagraph shows every run: where it stands, its spacing, face and text,
// and in brackets the room between it and the run before it.
func printParagraph(p *Paragraph) string {
	var b strings.Builder
	for i := range p.Lines {
		l := &p.Lines[i]
		fmt.Fprintf(&b, "%2d  width %s adjust %s demerits %d\n", i, l.Width, l.Adjust, l.Demerits)
		end := geom.Length(0)
		for k, it := range l.Items {
			t := it.Item.(*frame.Text)
			gap := ""
			if k > 0 && it.At.X != end {
				gap = fmt.Sprintf(" (+%s)", it.At.X-end)
			}
			end = it.At.X + t.Width()
			fmt.Fprintf(&b, "    %8s %8s %s  %s%s\n", it.At.X, t.Track, strings.Split(t.Face.Name(), "-")[0], t.S, gap)
		}
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	s := newSetter(t)
	parts := strings.Split(sample, "\n")
	indented := body(doc.AlignJustify)
	indented.Indent = 2000
	heading := body(doc.AlignCenter)
	heading.Balance, heading.Role = true, fonts.Title
	for _, c := range []struct {
		name  string
		text  doc.Text
		style doc.TextStyle
		width geom.Length
	}{
		{"figures", doc.Plain(parts[0]), indented, 35*em + em/3},
		{"marks", doc.Plain(parts[1]), indented, 28 * em},
		{"column", doc.Plain("政府购买服务（含物业管理服务）指导性目录，详见“附件3”——依据《中华人民共和国政府采购法》第12条。"), body(doc.AlignJustify), 9*em + em/3},
		{"cell", doc.Plain("机关事业单位基本养老保险缴费支出\n其中：12.5万元"), body(doc.AlignLeft), 8 * em},
		{"heading", doc.Plain("2025年一般公共预算安排基本支出分经济科目表（不含上年结转）"), heading, 24 * em},
		{"spread", doc.Plain("项目名称"), body(doc.AlignSpread), 10 * em},
		{"bold", doc.Text{{Text: "“三公”经费", Bold: true}, {Text: "：1.58万元。"}}, body(doc.AlignLeft), 20 * em},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := s.Set(c.text, c.style, c.width)
			compare(t, filepath.Join("testdata", c.name+".golden"), printParagraph(&p))
		})
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s", name, got)
	}
}
