package passage

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/workbook/tables"
)

// found reads running text: # begins a heading of the first level, ## of the
// second.
func found(lines ...string) Passages {
	f := finder{topic: noHead}
	for n, line := range lines {
		text := strings.TrimLeft(line, "#")
		f.paragraph(paragraph{text, len(text) < len(line), len(line) - len(text), diag.Pos{Book: "公开.pdf", Page: n/4 + 1}})
	}
	f.end()
	return f.Passages
}

// sheet is a page of a workbook: a line a row, | between cells.
func sheet(lines ...string) tables.Page {
	p := tables.Page{Book: "公开.xlsx", Sheet: "文字"}
	for n, line := range lines {
		row := tables.Row{Num: n + 1}
		for col, text := range strings.Split(line, "|") {
			if text != "" {
				row.Cells = append(row.Cells, tables.Cell{Col: col + 1, Text: text})
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// said prints passages in short.
func said(p Passages) string {
	var out []string
	for _, n := range p.Notes {
		out = append(out, n.Topic.Value.String()+"="+strings.ReplaceAll(n.Body.Value, "\n", "/"))
	}
	for _, t := range p.Glossary {
		out = append(out, t.Name.Value+":"+strings.ReplaceAll(t.Meaning.Value, "\n", "/"))
	}
	return strings.Join(out, " ")
}

var duties, organisation = model.Duties.String(), model.Organisation.String()

// TestPassages: a passage goes from its heading to the next of its level or above;
// what stands under no such heading, the contents' lines and a second passage of
// a topic are passed over.
func TestPassages(t *testing.T) {
	got := found("目录说到主要职责", "#第一部分　概况", "##一、主要职责", "贯彻执行国家的方针政策。", "###（一）内设科室的职责不另列", "拟订本县的规划。",
		"##二、机构设置情况", "本单位设办公室等三个科室。", "#第二部分　名词解释", "1.财政拨款收入：指财政当年拨付的资金。", "2.结转", "指上年未完成的项目资金。", "含两种情形，逐年核定后继续使用，直到按规定收回。", "#附件", "尾注。", "##主要职责", "又说了一遍的职责文字。")
	want := duties + "=贯彻执行国家的方针政策。/（一）内设科室的职责不另列/拟订本县的规划。 " + organisation + "=本单位设办公室等三个科室。" +
		" 财政拨款收入:指财政当年拨付的资金。 结转:指上年未完成的项目资金。/含两种情形，逐年核定后继续使用，直到按规定收回。"
	if s := said(got); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if at := got.Notes[0].Body.At; at.Book != "公开.pdf" || at.Page != 1 {
		t.Errorf("at %v", at)
	}
}

// TestOfPages: sheets hold running text in a row each, in lines of a cell, or
// beside their heading; labels of a table with its cells are none.
func TestOfPages(t *testing.T) {
	for name, c := range map[string]struct {
		rows []string
		want string
	}{
		"a paragraph a row": {[]string{"第一部分 概况", "一、主要职责", "贯彻执行国家的方针政策。", "（一）拟订规划；", "二、机构设置", "本单位设办公室等三个科室。", "第二部分 报表", "见附表。"},
			duties + "=贯彻执行国家的方针政策。/（一）拟订规划； " + organisation + "=本单位设办公室等三个科室。"},
		"lines of a cell":  {[]string{"一、单位职责\n贯彻执行国家的方针政策。\n二、机构情况\n本单位设办公室等三个科室。"}, duties + "=贯彻执行国家的方针政策。 " + organisation + "=本单位设办公室等三个科室。"},
		"beside":           {[]string{"主要职责|贯彻执行国家的方针政策。", "机构设置|本单位设办公室等三个科室。"}, duties + "=贯彻执行国家的方针政策。 " + organisation + "=本单位设办公室等三个科室。"},
		"terms":            {[]string{"名词解释", "一、财政拨款收入：指财政当年拨付的资金。", "二、基本支出：指为保障机构正常运转的支出。"}, "财政拨款收入:指财政当年拨付的资金。 基本支出:指为保障机构正常运转的支出。"},
		"cells of a table": {[]string{"项目名称|热线|主要职责|接听来电并及时转办", "职责分工明确程度|≥95%|机构设置|合理", "合计|12"}, ""},
		"a short remark":   {[]string{"主要职责", "见附件"}, ""},
		"nothing of it":    {[]string{"关于报送的通知", "请于周五前报送。"}, ""},
	} {
		got, told := OfPages([]tables.Page{sheet(c.rows...)})
		if s := said(got); s != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, s, c.want)
		}
		if (len(told) == 1) != (c.want != "") || len(told) == 1 && told[0] != (diag.Pos{Book: "公开.xlsx", Sheet: "文字"}) {
			t.Errorf("%s: told %v", name, told)
		}
	}
	got, _ := OfPages([]tables.Page{sheet("主要职责", "贯彻执行国家的方针政策。")})
	if at := got.Notes[0].Body.At; at.Cell() != "A2" {
		t.Errorf("at %v", at)
	}
}

// Headings are told by their ordinals, Roman ones too.
func TestOrdinals(t *testing.T) {
	for line, want := range map[string]int{"一、机构设置": 2, "Ⅱ、机构设置": 2, "II. 机构设置": 2, "（Ⅱ）机构": 3, "IPv6改造": 0} {
		if got := levelOf(line); got != want {
			t.Errorf("%s: %d", line, got)
		}
		if got := unnumbered.ReplaceAllString(line, ""); want > 0 && !strings.HasPrefix(got, "机构") {
			t.Errorf("%s: %q", line, got)
		}
	}
}
