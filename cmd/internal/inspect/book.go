package inspect

import (
	"fmt"
	"io"
	"strings"

	"yugong/model/diag"
	"yugong/model/workbook/overview"
)

// Names of the files in the folder of reports.
const (
	BookFile = "报告.xlsx"
	PageFile = "index.html"
)

// Book writes the workbook: a row a document, and a row a finding.
func Book(w io.Writer, records []Record) error {
	var list []overview.Audited
	for i := range records {
		r := &records[i]
		a := overview.Audited{
			File: r.Name, Unit: r.Unit, Year: r.Year, Kind: r.Kind, Form: r.Form, Result: r.State(),
			Errors: r.Findings.Count(diag.Error), Warnings: r.Findings.Count(diag.Warning), Hints: r.Findings.Count(diag.Hint),
			Pages: r.Pages, Tables: len(r.Tables), Missing: r.Missing, Unread: r.Unread, Copy: r.Copy, Figures: -1,
		}
		if p := r.Prose; p != nil {
			a.Figures, a.Compared, a.NotRead = p.Figures, p.Compared, p.Unread
		}
		for _, d := range r.Findings {
			a.Findings = append(a.Findings, overview.AuditedFinding{
				Severity: d.Severity.String(), Rule: d.Rule, Page: d.At.Page, Place: place(d.At),
				Message: d.Message, Expected: d.Expected, Advice: strings.Join(d.Hints, "；"),
			})
		}
		list = append(list, a)
	}
	return overview.WriteAudited(w, Total(records), list)
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

// Total says how all documents came out: 30 份文档，通过 28 份，有错误 2 份.
func Total(records []Record) string {
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
