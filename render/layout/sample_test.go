package layout

import (
	"fmt"
	"strings"

	"yugong/model/diag"
	"yugong/render/doc"
)

// sentence is filler of the kind that budget explanations are made of; it has
// marks, brackets, quotes, figures with units and Latin words.
const sentence = "2025年度青溪县水利管理中心一般公共预算当年支出472.01万元，比上年减少48.12万元，下降9.25%；" +
	"其中：基本支出282.14万元（工资福利支出261.32万元），项目支出189.87万元。根据青政发〔2021〕59号文件，" +
	"中心负责“一网通办”热线（Hotline 12345）的日常工作——包括受理、转办、督办、回访……等事项。"

func filler(sentences int) doc.Text { return doc.Plain(strings.Repeat(sentence, sentences)) }

func body(n int) *doc.Paragraph { return &doc.Paragraph{Style: "body", Text: filler(n)} }

func heading(id string, level int, style, text string) *doc.Heading {
	return &doc.Heading{ID: id, Level: level, Style: style, Text: doc.Plain(text), Contents: text, Bookmark: text}
}

// sampleDocument has every block: cover, contents, text with headings, tables
// that share a page or run over several, figures, a landscape section, a form.
func sampleDocument() *doc.Document {
	return &doc.Document{
		Info: doc.Info{Title: "样本", Lang: "zh-CN", Watermark: "仅供内部审核"},
		Sections: []doc.Section{
			coverSection(), contentsSection(),
			{Restart: true, Blocks: textBlocks()},
			{Blocks: tableBlocks()},
			{Landscape: true, Blocks: []doc.Block{budgetTable("wide", "表五 项目支出预算表（全县水利设施维修养护与更新改造）", 9, 40)}},
			{Blocks: []doc.Block{
				heading("p4", 1, "part", "第四部分 名词解释"), body(1), body(2),
				formTable("form", 30), &doc.Paragraph{Style: "body", Text: doc.Plain("完。")},
			}},
		},
	}
}

func coverSection() doc.Section {
	return doc.Section{Unnumbered: true, Blocks: []doc.Block{
		&doc.Paragraph{Style: "cover", Text: doc.Plain("青溪县水利管理中心")},
		&doc.Paragraph{Style: "toc", Text: doc.Plain("2025年度单位预算公开")},
	}}
}

func contentsSection() doc.Section {
	return doc.Section{Unnumbered: true, Blocks: []doc.Block{
		&doc.Contents{Title: doc.Paragraph{Style: "toc", Text: doc.Plain("目　录")}},
	}}
}

func textBlocks() []doc.Block {
	blocks := []doc.Block{heading("p1", 1, "part", "第一部分 概况")}
	for i := range 9 {
		id := fmt.Sprintf("s%d", i+1)
		blocks = append(blocks, heading(id, 2, "section", fmt.Sprintf("%d、单位预算收支数据变动情况及原因", i+1)))
		if i%3 == 1 {
			blocks = append(blocks, heading(id+"a", 3, "sub", "（一）一般公共预算当年支出规模变化情况"))
		}
		blocks = append(blocks, body(1+i%4))
		if i%4 == 2 {
			blocks = append(blocks, pie(id+"f"))
		}
		blocks = append(blocks, body(2))
	}
	return blocks
}

func tableBlocks() []doc.Block {
	return []doc.Block{
		heading("p2", 1, "part", "第二部分 2025年单位预算报表"),
		budgetTable("t1", "表一 2025年预算收支总表", 4, 60),
		&doc.PageBreak{},
		budgetTable("t2", "表二 2025年预算收入总表", 6, 5),
		budgetTable("t3", "表三 2025年财政拨款安排“三公”经费支出预算表", 5, 7),
		budgetTable("t4", "表四 2025年一般公共预算安排基本支出分经济科目表（不含上年结转）及其他说明事项明细情况表", 7, 90),
	}
}

func pie(id string) *doc.Figure {
	return &doc.Figure{
		Title: "一般公共预算当年拨款结构图", Alt: "饼图：一般公共服务支出占83.56%", Style: "pie",
		Slices: []doc.Slice{
			{Name: "一般公共服务支出", Amount: "394.41万元", Share: "83.56%", Weight: 394.41},
			{Name: "社会保障和就业支出", Amount: "40.01万元", Share: "8.48%", Weight: 40.01},
			{Name: "卫生健康支出", Amount: "15.84万元", Share: "3.36%", Weight: 15.84},
			{Name: "住房保障支出", Amount: "21.75万元", Share: "4.61%", Weight: 21.75},
		},
	}
}

// budgetTable has a name column and cols-1 columns of amounts, with a merged
// head, levels, a total and a note.
func budgetTable(id, title string, cols, rows int) *doc.Table {
	h := heading(id, 2, "table", title)
	t := &doc.Table{
		ID: id, Style: "budget", Label: doc.Plain("预算公开表"), Heading: []*doc.Heading{h},
		Left: doc.Plain("单位名称：青溪县水利管理中心"), Right: doc.Plain("单位：万元"),
		Columns: make([]doc.Column, cols),
		Notes:   []doc.Paragraph{{Style: "note", Text: doc.Plain("注：本表不含上年结转的资金，金额均为万元。")}},
	}
	t.Columns[0].Share = 3
	for i := range t.Columns[1:] {
		t.Columns[i+1].Share = 1
	}
	t.Head = []doc.Row{
		{Role: doc.RowHead, Cells: []doc.Cell{
			{Text: doc.Plain("项目"), Rows: 2, Align: doc.AlignCenter},
			{Text: doc.Plain("2025年预算数"), Cols: cols - 1, Align: doc.AlignCenter},
		}},
		{Role: doc.RowHead},
	}
	for i := range cols - 1 {
		t.Head[1].Cells = append(t.Head[1].Cells, doc.Cell{Text: doc.Plain(fmt.Sprintf("口径%d合计", i+1)), Align: doc.AlignCenter})
	}
	for r := range rows {
		t.Body = append(t.Body, budgetRow(r, cols))
	}
	t.Body[rows-1].Role = doc.RowTotal
	return t
}

func budgetRow(r, cols int) doc.Row {
	names := []string{"一般公共服务支出", "政府办公厅（室）及相关机构事务", "机关事业单位基本养老保险缴费支出", "事业运行"}
	row := doc.Row{Cells: []doc.Cell{{Text: doc.Plain(names[r%len(names)]), Indent: r % 3}}}
	for c := range cols - 1 {
		cell := doc.Cell{Align: doc.AlignDecimal}
		if (r+c)%3 != 2 {
			cell.Text = doc.Text{{Text: fmt.Sprintf("%d.%02d", r*37+c*11, (r*7+c)%100), Src: []diag.Pos{{Book: "预算.xlsx", Sheet: "支出预算", Row: r + 2, Col: c + 1}}}}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// formTable is a performance sheet: long texts, merged cells, one page.
func formTable(id string, indicators int) *doc.Table {
	t := &doc.Table{
		ID: id, Style: "form", OnePage: true,
		Heading: []*doc.Heading{
			{ID: id, Level: 3, Style: "table", Text: doc.Plain("青溪县预算部门项目支出绩效目标表"), Bookmark: "项目支出绩效目标表"},
			{ID: id + "y", Level: 3, Style: "caption", Text: doc.Plain("（2025年度）")},
		},
		Columns: []doc.Column{{Width: pt(50)}, {Share: 1}, {Share: 2}, {Share: 1}},
		Body: []doc.Row{
			{Cells: []doc.Cell{{Text: doc.Plain("项目名称")}, {Text: doc.Plain("灌区渠道维修养护"), Cols: 3}}},
			{Cells: []doc.Cell{{Text: doc.Plain("立项依据")}, {Text: filler(3), Cols: 3, Align: doc.AlignJustify}}},
		},
	}
	for i := range indicators {
		row := doc.Row{Cells: []doc.Cell{
			{Text: doc.Plain("数量指标")}, {Text: doc.Plain(fmt.Sprintf("维修养护渠道长度第%d段", i+1))}, {Text: doc.Plain("≥500公里")},
		}}
		if i == 0 {
			row.Cells = append([]doc.Cell{{Text: doc.Plain("产出指标"), Rows: indicators}}, row.Cells...)
		}
		t.Body = append(t.Body, row)
	}
	return t
}
