package narrative

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/model/diag"
)

// describe prints blocks on one line each, origins as the row of their cell.
func describe(blocks []Block) string {
	var b strings.Builder
	for _, x := range blocks {
		switch {
		case x.Level > 0:
			fmt.Fprintf(&b, "h%d", x.Level)
		case x.Name != "":
			fmt.Fprintf(&b, "!%s(%s)", x.Name, x.Arg)
		default:
			b.WriteString("p")
		}
		if x.Unlisted {
			b.WriteString("-")
		}
		for _, s := range x.Text {
			if len(s.Src) > 0 {
				fmt.Fprintf(&b, " [%s@%d]", s.Text, s.Src[0].Row)
			} else {
				fmt.Fprintf(&b, " [%s]", s.Text)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestParse(t *testing.T) {
	e := &environment{}
	own := func(s string, row int) string { return e.mark(s, []diag.Pos{{Row: row}}) }
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs are divided by blank lines", "甲\n\n乙", "p [甲]\np [乙]\n"},
		{"lines of a paragraph are joined", "甲，\n  乙。", "p [甲，] [乙。]\n"},
		{"headings", "# 一\n## 二 {unlisted}\n三", "h1 [一]\nh2- [二]\np [三]\n"},
		{"a heading may hold inserted text", "# " + own("某局", 3) + "职责", "h1 [] [某局@3] [职责]\n"},
		{"directives", "甲\n!chart income\n乙", "p [甲]\n!chart(income) [!chart income]\np [乙]\n"},
		{"inserted text is never markup", own("# 甲\n!chart x", 1), "p [# 甲@1]\np [!chart x@1]\n"},
		{"inserted lines become paragraphs", "前" + own("甲\n\n乙", 2) + "后", "p [前] [甲@2]\np [乙@2] [后]\n"},
		{"nothing inserted leaves no paragraph", "甲\n\n" + e.mark("", nil) + "\n\n乙", "p [甲]\np [乙]\n"},
		{"inserted text without a cell is still no markup", e.mark("# 甲", nil), "p [# 甲]\n"},
		{"brackets in a unit's text are dropped", own("甲\uFDD0"+"0\uFDD1乙", 1), "p [甲0乙@1]\n"},
	} {
		if got := describe(parse(e, c.in)); got != c.want {
			t.Errorf("%s:\ngot  %swant %s", c.name, got, c.want)
		}
	}
}

// What a template writes holds no brackets but those of mark: the loader of
// forms refuses them, mark drops them.
func FuzzParse(f *testing.F) {
	f.Add("# a\n\n!chart x\n", "b\n# c\uFDD0")
	f.Fuzz(func(t *testing.T, template, inserted string) {
		if !utf8.ValidString(template) || !utf8.ValidString(inserted) || strings.ContainsAny(template, "\uFDD0\uFDD1\uFDD2") {
			t.Skip("refused on loading")
		}
		e := &environment{}
		for _, b := range parse(e, template+e.mark(inserted, nil)+template) {
			if strings.ContainsAny(b.Text.String(), "\n\uFDD0\uFDD1\uFDD2") {
				t.Errorf("markup left in %q", b.Text.String())
			}
		}
	})
}
