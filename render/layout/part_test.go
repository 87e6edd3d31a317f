package layout

import (
	"fmt"
	"strings"
	"testing"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/layout/para"
)

// A forced break after text never leaves one or two lines on a page of their
// own, and that costs no page.
func TestNoRuntPage(t *testing.T) {
	for name, st := range map[string]*doc.Style{"free": listStyle(testStyle()), "grid": listStyle(gbStyle())} {
		t.Run(name, func(t *testing.T) {
			for n := 15; n < 60; n++ {
				for _, closing := range []int{1, 2, 3} {
					d := one(lined("前文", n), lined("末段", closing), &doc.PageBreak{}, lined("新页", 2))
					out := lay(t, d, st)
					last, first := fmt.Sprintf("末段第%d行", closing), pageOf(out, "前文第1行")
					page := pageOf(out, last)
					if page == first {
						continue
					}
					if lines := linesOn(out, page); lines < lastLines {
						t.Errorf("%d and %d lines: %d stand on the last page", n, closing, lines)
					}
					if got := pageOf(out, "新页第1行"); got != page+1 {
						t.Errorf("%d and %d lines: the next page is %d after %d", n, closing, got, page)
					}
				}
			}
		})
	}
}

func linesOn(out *frame.Document, page int) (n int) {
	at := map[int64]bool{}
	for _, it := range out.Pages[page-1].Items {
		if _, ok := it.Item.(*frame.Text); ok && it.Node > 0 {
			at[int64(it.At.Y)] = true
		}
	}
	return len(at)
}

// A table that would move over as a whole is not moved for the sake of a line.
func TestNoRuntPageLeavesTables(t *testing.T) {
	st := listStyle(testStyle())
	for n := 1; n < 40; n++ {
		d := one(lined("前文", 4), budgetTable("t", "表一 收支总表", 4, n), lined("后文", 1), &doc.PageBreak{}, lined("新页", 1))
		out := lay(t, d, st)
		if last := pageOf(out, "新页第1行"); last > 3 {
			t.Errorf("%d rows: %d pages before the break", n, last-1)
		}
	}
}

// A title that stands on one line does so with the word for a continued table.
func TestContinuedTitleOnOneLine(t *testing.T) {
	st := testStyle()
	width := st.Paper.W - st.Margin.Left - st.Margin.Right
	set := para.New(faces(t), st.LatinSpace)
	title := ""
	for {
		longer := title + "表"
		if _, natural := set.Extent(doc.Plain(longer), st.Text["table"]); natural > width {
			break
		}
		title = longer
	}
	out := lay(t, one(budgetTable("t", title, 4, 90)), st)
	if len(out.Pages) < 2 {
		t.Fatal("one page")
	}
	if !strings.Contains(pageText(&out.Pages[1]), title+st.Table["budget"].Continued) {
		t.Errorf("the title is broken on the second page:\n%s", pageText(&out.Pages[1]))
	}
}
