package pdfread

import (
	"slices"
	"strings"
	"testing"

	"yugong/model/pdfread/internal/content"
)

// lineAt sets a line: Han characters as wide as they are high, others half.
// Two blanks are a wide gap.
func lineAt(page int, x, y, size float64, text string) Line {
	var glyphs []content.Glyph
	for _, r := range text {
		w := size / 2
		if r > 0x2000 {
			w = size
		}
		if r != ' ' {
			glyphs = append(glyphs, content.Glyph{Text: string(r), Box: Box{X0: x, Y0: y, X1: x + w, Y1: y + size}, Size: size})
		} else {
			w = 2 * size
		}
		x += w
	}
	return newLine(glyphs, page)
}

// ruledTable makes a table of rows of texts; the edges of its columns are given.
// A text of "<" lets the cell before it span its column.
func ruledTable(page int, xs []float64, rows ...[]string) Table {
	t := Table{Rows: len(rows), Cols: len(xs) - 1, Ruled: true, Page: page,
		pieces: []piece{{page: page, box: Box{X0: xs[0], Y0: 100, X1: xs[len(xs)-1], Y1: 700}, xs: xs}}}
	for i, row := range rows {
		for k, s := range row {
			if s == "<" {
				t.Cells[len(t.Cells)-1].Cols++
				continue
			}
			t.Cells = append(t.Cells, Cell{Row: i, Col: k, Rows: 1, Cols: 1, Text: s})
		}
	}
	return t
}

func joinedPages(a, b sheet) []Table {
	r := reader{doc: &Document{}, pages: []sheet{a, b}}
	r.join()
	return r.doc.Tables
}

// TestOverPages: tables that go on on the next page, and such that do not.
func TestOverPages(t *testing.T) {
	wide := []float64{50, 100, 200, 300, 400}
	long := strings.Repeat("项目实施计划", 12)
	for _, c := range []struct {
		name   string
		foot   []string // lines that end the first page
		a, b   Table
		tables int
		want   string // of the first table
	}{
		{"fewer edges first", nil, ruledTable(1, []float64{50, 100, 400}, []string{"项目", "道路"}), ruledTable(2, wide, []string{"指标", "数量", "长度", "4公里"}),
			1, "项目|道路[1×3]|\n指标|数量|长度|4公里|\n"},
		{"fewer edges later", nil, ruledTable(1, wide, []string{"指标", "数量", "长度", "4公里"}), ruledTable(2, []float64{50, 100, 400}, []string{"依据", "办法"}),
			1, "指标|数量|长度|4公里|\n依据|办法[1×3]|\n"},
		{"another project's", nil, ruledTable(1, []float64{50, 100, 400}, []string{"项目名称", "道路"}, []string{"金额", "1"}), ruledTable(2, []float64{50, 100, 400}, []string{"项目名称", "桥"}),
			2, "项目名称|道路|\n金额|1|\n"},
		{"a long cell", nil, ruledTable(1, []float64{50, 100, 400}, []string{"计划", long}), ruledTable(2, []float64{50, 100, 400}, []string{"", "到此为止。"}, []string{"目标", "通车"}),
			1, "计划|" + long + "到此为止。|\n目标|通车|\n"},
		{"a row without a figure", nil, ruledTable(1, []float64{50, 100, 400}, []string{"", "农林水支出"}), ruledTable(2, []float64{50, 100, 400}, []string{"", "交通运输支出"}),
			1, "|农林水支出|\n|交通运输支出|\n"},
		{"title at the foot", []string{"2025年支出总表"}, ruledTable(1, []float64{50, 100, 400}, []string{"项目", "金额"}), ruledTable(2, []float64{50, 100, 400}, []string{"科目", "金额"}),
			2, "项目|金额|\n"},
	} {
		first := sheet{tables: []Table{c.a}}
		for _, s := range c.foot {
			first.lines = append(first.lines, lineAt(1, 150, 720, 16, s))
		}
		got := joinedPages(first, sheet{tables: []Table{c.b}})
		if len(got) != c.tables || rows(&got[0]) != c.want {
			t.Errorf("%s: %d tables, want %d\n%swant\n%s", c.name, len(got), c.tables, rows(&got[0]), c.want)
		}
		if c.foot != nil && (len(got[1].Above) != 1 || got[1].Above[0].Text() != c.foot[0]) {
			t.Errorf("%s: no title", c.name)
		}
	}
}

// TestDividedCell: a merged cell goes on where the page divided it, whichever
// half its text stands in.
func TestDividedCell(t *testing.T) {
	for _, text := range [][2]string{{"指标", ""}, {"", "指标"}} {
		a, b := ruledTable(1, []float64{50, 100, 400}, []string{text[0], "长度"}, []string{"宽度"}), ruledTable(2, []float64{50, 100, 400}, []string{text[1], "高度"})
		a.Cells[0].Rows, a.Cells[2].Col = 2, 1
		got := joinedPages(sheet{tables: []Table{a}}, sheet{tables: []Table{b}})
		if want := "指标[3×1]|长度|\n宽度|\n高度|\n"; len(got) != 1 || rows(&got[0]) != want {
			t.Errorf("%q: %s", text, rows(&got[0]))
		}
	}
}

// TestAbove: a title of two lines is one; a sentence over a table is none of its
// captions.
func TestAbove(t *testing.T) {
	s := sheet{tables: []Table{ruledTable(1, []float64{50, 300}, []string{"1"})}, lines: []Line{
		lineAt(1, 50, 10, 12, "支出减少的主要原因是压减公用经费。"),
		lineAt(1, 60, 40, 16, "2025年基本支出表（不含上"), lineAt(1, 120, 60, 16, "年结转）"), lineAt(1, 50, 84, 9, "单位：万元")}}
	var got []string
	for _, l := range above(&s, 0) {
		got = append(got, l.Text())
	}
	if want := []string{"2025年基本支出表（不含上年结转）", "单位：万元"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestParagraphs: lines become paragraphs, wherever the right margin is.
func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string
		page [][]Line
	}{
		{"before a number", []string{"2026年总支出预算为1,234,567.89万元，与上年持平。"},
			[][]Line{{lineAt(1, 74, 100, 12, "2026年总支出预算为"), lineAt(1, 50, 120, 12, "1,234,567.89万元，与上年持平。")}}},
		{"a numbered one", []string{"4．行政运行（项）2026年为3799.06万元，减少。"},
			[][]Line{{lineAt(1, 74, 100, 12, "4．行政运行（项）2026年为"), lineAt(1, 50, 120, 12, "3799.06万元，减少。"), lineAt(1, 50, 160, 12, strings.Repeat("字", 18)), lineAt(1, 50, 180, 12, strings.Repeat("字", 18))}}},
		{"narrow column", []string{"本年收入预算一百万元，其中财政拨款八十万元，其余为事业收入，结转资金另列。"},
			[][]Line{{lineAt(1, 74, 100, 12, "本年收入预算一百万元，其中"), lineAt(1, 50, 120, 12, "财政拨款八十万元，其余为事业收入"), lineAt(1, 50, 140, 12, "，结转资金另列。")}}},
		{"a chart between", []string{strings.Repeat("字", 33) + "拨款5.00万元，增加。", "图2支出预算", "基本支出 1.00万元，20%"},
			[][]Line{{lineAt(1, 50, 700, 12, strings.Repeat("字", 18)), lineAt(1, 50, 720, 12, strings.Repeat("字", 15)+"拨款")},
				{lineAt(2, 150, 50, 12, "图2支出预算"), lineAt(2, 200, 70, 8, "基本支出 1.00万元，20%"), lineAt(2, 50, 100, 12, "5.00万元，增加。")}}},
	} {
		var w writer
		width := 320.0
		if c.name == "narrow column" {
			width = 400
		}
		for _, lines := range c.page {
			w.page(lines, width, 12, nil)
		}
		var got []string
		for _, p := range w.out {
			if strings.Trim(p.Text, "字") != "" {
				got = append(got, p.Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
