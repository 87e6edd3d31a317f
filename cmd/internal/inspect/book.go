package inspect

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"yugong/model/diag"
	"yugong/model/workbook/tables"
)

// Names of the files in the folder of reports.
const (
	BookFile = "报告.xlsx"
	PageFile = "index.html"
)

// Book writes the workbook: a row a document, and a row a finding.
func Book(w io.Writer, records []Record) error {
	return tables.Write(w, &tables.Book{Title: "公开文档核对报告", Sheets: []tables.Sheet{documents(records), findings(records)}})
}

func documents(records []Record) tables.Sheet {
	s := newSheet("文档", "公开文档核对情况", total(records),
		"文件:60", "单位:36", "年份:10", "类别:10", "表式:24", "结果:12", "错误:10", "警告:10", "提示:10", "页数:10", "核对的表:14", "缺少的表:50", "其他未核对:50", "批注稿:50")
	for i := range records {
		r := &records[i]
		s.Body = append(s.Body, []tables.Box{
			{Text: r.Name}, {Text: r.Unit}, count(r.Year), {Text: r.Kind, Align: tables.Center}, {Text: r.Form}, {Text: r.State(), Align: tables.Center},
			count(r.Findings.Count(diag.Error)), count(r.Findings.Count(diag.Warning)), count(r.Findings.Count(diag.Hint)),
			count(r.Pages), count(len(r.Tables)), {Text: strings.Join(r.Missing, "、")}, {Text: strings.Join(r.Unread, "；")}, {Text: r.Copy},
		})
	}
	return s
}

func findings(records []Record) tables.Sheet {
	s := newSheet("问题", "各文档的问题", "", "文件:50", "单位:30", "程度:10", "规则:12", "页:8", "位置:40", "问题:90", "应为:40", "处理:50")
	for i := range records {
		r := &records[i]
		for _, d := range r.Findings {
			page := tables.Box{}
			if d.At.Page > 0 {
				page.Digits = strconv.Itoa(d.At.Page)
			}
			s.Body = append(s.Body, []tables.Box{
				{Text: r.Name}, {Text: r.Unit}, {Text: d.Severity.String(), Align: tables.Center}, {Text: d.Rule}, page,
				{Text: place(d.At)}, {Text: d.Message}, {Text: d.Expected}, {Text: strings.Join(d.Hints, "；")},
			})
		}
	}
	return s
}

// newSheet has columns given as name and width in mm.
func newSheet(name, title, note string, columns ...string) tables.Sheet {
	s := tables.Sheet{Name: name, Titles: []string{title}, Left: note, Landscape: true}
	var head []tables.Box
	for _, c := range columns {
		text, width, _ := strings.Cut(c, ":")
		w, _ := strconv.ParseFloat(width, 64)
		s.Columns = append(s.Columns, tables.Column{Width: w, Format: "0"})
		head = append(head, tables.Box{Text: text})
	}
	s.Head = [][]tables.Box{head}
	return s
}

// count is a number, blank for none.
func count(n int) tables.Box {
	if n == 0 {
		return tables.Box{}
	}
	return tables.Box{Digits: strconv.Itoa(n)}
}

// place is where a finding stands within its document.
func place(p diag.Pos) string {
	if p.Page > 0 {
		return p.OnPage()
	}
	if p.Sheet == "" {
		return ""
	}
	return strings.TrimPrefix(p.String(), p.Book)
}

// total says how all documents came out.
func total(records []Record) string {
	states := map[string]int{}
	for i := range records {
		states[records[i].State()]++
	}
	s := fmt.Sprintf("%d 份文档", len(records))
	for _, word := range []string{"通过", "有提示", "有警告", "有错误", "未核对"} {
		if states[word] > 0 {
			s += fmt.Sprintf("，%s %d 份", word, states[word])
		}
	}
	return s
}

// Total says how all documents came out: 30 份文档，通过 28 份，有错误 2 份.
func Total(records []Record) string { return total(records) }
