package overview

import (
	"io"
	"strconv"
	"strings"

	"yugong/model/workbook/tables"
)

// Audited is a published document that was audited: a row of the sheet 文档,
// with its findings for the sheet 问题.
type Audited struct {
	File, Unit              string
	Year                    int    // 0 prints none
	Kind                    string // 单位, 部门 or ""
	Form                    string // name of the form it follows
	Result                  string // in a word
	Errors, Warnings, Hints int
	Pages, Tables           int
	Missing, Unread         []string // tables that are not there; what else was not checked
	Figures                 int      // in sentences; below zero where no text was read
	Compared, NotRead       int      // of them: held against tables; not understood
	Copy                    string   // slash path of the annotated copy, "" for none
	Findings                []AuditedFinding
}

// AuditedFinding is a row of the sheet 问题.
type AuditedFinding struct {
	Severity, Rule            string
	Page                      int // of a PDF; 0 prints none
	Place                     string
	Message, Expected, Advice string
}

// WriteAudited writes the workbook of audited documents; total says how all of
// them came out. The same list gives the same bytes.
func WriteAudited(w io.Writer, total string, list []Audited) error {
	return tables.Write(w, &tables.Book{Title: "公开文档核对报告", Sheets: []tables.Sheet{auditedDocuments(total, list), auditedFindings(list)}})
}

func auditedDocuments(total string, list []Audited) tables.Sheet {
	s := auditedSheet("文档", "公开文档核对情况", "文件:60", "单位:40", "年份:12", "类别:12", "表式:26", "结果:14",
		"错误:12", "警告:12", "提示:12", "页数:12", "核对的表:16", "文字中的数字:20", "与表核对:16", "没有读懂:16", "缺少的表:50", "其他未核对:50", "批注稿:60")
	s.Left = total
	for i := range list {
		a := &list[i]
		s.Body = append(s.Body, []tables.Box{
			{Text: a.File}, {Text: a.Unit}, countBox(a.Year), {Text: a.Kind, Align: tables.Center}, {Text: a.Form}, {Text: a.Result, Align: tables.Center},
			countBox(a.Errors), countBox(a.Warnings), countBox(a.Hints), countBox(a.Pages), countBox(a.Tables),
			a.read(a.Figures), a.read(a.Compared), a.read(a.NotRead),
			{Text: strings.Join(a.Missing, "、")}, {Text: strings.Join(a.Unread, "；")}, {Text: a.Copy},
		})
	}
	return s
}

// read is a count of what was read of a text: 0 too, unless there was none.
func (a *Audited) read(n int) tables.Box {
	if a.Figures < 0 {
		return tables.Box{}
	}
	return tables.Box{Digits: strconv.Itoa(n)}
}

func auditedFindings(list []Audited) tables.Sheet {
	s := auditedSheet("问题", "各文档的问题", "文件:60", "单位:40", "序号:12", "程度:12", "规则:14", "页:12", "位置:50", "问题:90", "应为:40", "处理:60")
	for i := range list {
		a := &list[i]
		for k, f := range a.Findings {
			s.Body = append(s.Body, []tables.Box{
				{Text: a.File}, {Text: a.Unit}, countBox(k + 1), {Text: f.Severity, Align: tables.Center}, {Text: f.Rule}, countBox(f.Page),
				{Text: f.Place}, {Text: f.Message}, {Text: f.Expected}, {Text: f.Advice},
			})
		}
	}
	return s
}

// auditedSheet has columns given as name and width in mm.
func auditedSheet(name, title string, columns ...string) tables.Sheet {
	s := tables.Sheet{Name: name, Titles: []string{title}, Landscape: true}
	var head []tables.Box
	for _, c := range columns {
		text, width, _ := strings.Cut(c, ":")
		mm, _ := strconv.ParseFloat(width, 64)
		s.Columns = append(s.Columns, tables.Column{Width: mm, Format: "0"})
		head = append(head, tables.Box{Text: text})
	}
	s.Head = [][]tables.Box{head}
	return s
}

// countBox is a number, blank for none.
func countBox(n int) tables.Box {
	if n == 0 {
		return tables.Box{}
	}
	return tables.Box{Digits: strconv.Itoa(n)}
}
