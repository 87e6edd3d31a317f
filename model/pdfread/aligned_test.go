package pdfread

import (
	"testing"

	"yugong/model/pdfread/internal/content"
)

// text is a text at a place of a line.
type text struct {
	x float64
	s string
}

// lineOf sets texts side by side.
func lineOf(y float64, list ...text) Line {
	var glyphs []content.Glyph
	for _, t := range list {
		l := lineAt(1, t.x, y, 9, t.s)
		for _, p := range l.Parts {
			glyphs = append(glyphs, p.glyphs...)
		}
	}
	return newLine(glyphs, 1)
}

// TestWithoutRules: what the texts of a head span, columns without a figure, rows
// of several lines, the label of a total between two columns, tables under each other.
func TestWithoutRules(t *testing.T) {
	head := []Line{
		lineOf(100, text{60, "单位名称：某局"}, text{440, "单位：万元"}),
		lineOf(120, text{115, "项目"}, text{355, "2026年预算数"}),
		lineOf(136, text{60, "编码"}, text{180, "名称"}, text{290, "合计"}, text{365, "基本支出"}, text{440, "项目支出"}),
	}
	body := []Line{
		lineOf(160, text{60, "201"}, text{130, "一般公共服务支出"}, text{282, "120.50"}, text{446, "120.50"}),
		lineOf(176, text{130, "机关事业单位基本养老"}),
		lineOf(182, text{60, "208"}, text{287, "30.25"}, text{451, "30.25"}),
		lineOf(188, text{130, "保险缴费支出"}),
		lineOf(204, text{60, "210"}, text{130, "卫生健康支出"}, text{292, "9.25"}, text{456, "9.25"}),
		lineOf(220, text{110, "合计"}, text{282, "160.00"}, text{446, "160.00"}),
	}
	title := lineAt(1, 200, 300, 14, "2026年收入总表")
	second := []Line{
		lineOf(330, text{60, "单位名称：某局"}, text{440, "单位：万元"}),
		lineOf(350, text{60, "项目"}, text{440, "金额"}),
		lineOf(366, text{60, "财政拨款"}, text{431, "160.00"}),
	}
	s := sheet{lines: append(append(append(append([]Line{}, head...), body...), title), second...)}
	r := reader{doc: &Document{Pages: make([]Page, 1)}, pages: []sheet{s}}
	r.align()
	r.join()
	want := []string{
		"项目[1×2]|2026年预算数[1×3]|\n编码|名称|合计|基本支出|项目支出|\n201|一般公共服务支出|120.50||120.50|\n" +
			"208|机关事业单位基本养老保险缴费支出|30.25||30.25|\n210|卫生健康支出|9.25||9.25|\n|合计|160.00||160.00|\n",
		"项目|金额|\n财政拨款|160.00|\n",
	}
	if len(r.doc.Tables) != len(want) {
		t.Fatalf("%d tables", len(r.doc.Tables))
	}
	for i := range want {
		if got := rows(&r.doc.Tables[i]); got != want[i] {
			t.Errorf("got\n%swant\n%s", got, want[i])
		}
	}
	if above := r.doc.Tables[1].Above; len(above) != 2 || above[0].Text() != "2026年收入总表" {
		t.Errorf("over the second: %v", above)
	}
}

// TestHeadOfThreeRows: texts in the middle or at the top of cells over several
// rows are no groups.
func TestHeadOfThreeRows(t *testing.T) {
	for name, all := range map[string]float64{"middle": 16, "top": 0} {
		lines := []Line{
			lineOf(80, text{40, "单位：元"}),
			lineOf(100, text{200, "支出"}),
			lineOf(116, text{245, "其中"}),
			lineOf(132, text{220, "人员"}, text{270, "公用"}),
			lineOf(160, text{40, "甲"}, text{100, "5.00"}, text{160, "9.00"}, text{220, "3.00"}, text{270, "6.00"}),
			lineOf(176, text{40, "乙"}, text{100, "5.00"}, text{160, "9.00"}, text{220, "3.00"}, text{270, "6.00"}),
		}
		// Texts of cells over three rows, and of one over two.
		total := 124.0
		if name == "top" {
			total = 116
		}
		lines = append(lines, lineOf(100+all, text{40, "项目"}, text{100, "收入"}), lineOf(total, text{160, "合计"}))
		s := sheet{lines: merge(lines)}
		r := reader{doc: &Document{Pages: make([]Page, 1)}, pages: []sheet{s}}
		r.align()
		r.join()
		want := "项目[3×1]|收入[3×1]|支出[1×3]|\n合计[2×1]|其中[1×2]|\n人员|公用|\n甲|5.00|9.00|3.00|6.00|\n乙|5.00|9.00|3.00|6.00|\n"
		if len(r.doc.Tables) != 1 || rows(&r.doc.Tables[0]) != want {
			t.Errorf("%s: %d tables\n%swant\n%s", name, len(r.doc.Tables), rows(&r.doc.Tables[0]), want)
		}
	}
}

// merge makes lines of all their characters.
func merge(list []Line) []Line {
	var glyphs []content.Glyph
	for i := range list {
		for _, p := range list[i].Parts {
			glyphs = append(glyphs, p.glyphs...)
		}
	}
	return lines(glyphs, 1)
}
