package bureau

import (
	"io"
	"strings"
	"time"

	"yugong/cmd/internal/batch"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/overview"
)

// Workbook writes the report workbook. The error is w's.
func Workbook(w io.Writer, v *Review, made time.Time) error {
	r := &overview.Report{Made: made, Totals: v.totals(), Roster: v.Roster}
	for i := range v.Records {
		u := row(&v.Records[i])
		u.Name = v.Names[i]
		u.Twice = v.twice(&v.Records[i])
		r.Units = append(r.Units, u)
	}
	for _, e := range v.Missing {
		r.Units = append(r.Units, overview.Unit{Superior: e.Superior, Name: e.Name, Code: e.Code, Result: e.State, Failed: true, Trouble: e.Note})
	}
	return overview.Write(w, r)
}

func row(r *batch.Record) overview.Unit {
	u := overview.Unit{
		Superior: r.Superior, Name: r.Unit, Code: r.Code, Year: r.Year, Kind: kind(r), Result: result(r), Trouble: trouble(r), Failed: r.Failed(),
		Input: r.Input, Document: r.Output, Pages: r.Pages, Seconds: r.Seconds,
		Income: money.FromFen(r.This.Income), Expenditure: money.FromFen(r.This.Spending), Known: r.Unit != "",
	}
	for _, d := range r.Findings {
		f := overview.Finding{Severity: d.Severity.String(), Rule: d.Rule, Sheet: d.At.Sheet, Cell: d.At.Cell(), Advice: strings.Join(d.Hints, "；")}
		d.At = diag.Pos{}
		f.Message = batch.Said(d)
		u.Findings = append(u.Findings, f)
	}
	if r.Earlier != "" {
		u.Findings = append(u.Findings, overview.Finding{Severity: "提示", Message: "以前生成的 " + r.Earlier + " 还在，与现在的输入不符", Advice: "改正错误后再生成一次"})
	}
	return u
}

func kind(r *batch.Record) string {
	switch {
	case r.Unit == "":
		return ""
	case r.Department:
		return "部门预算"
	}
	return "单位预算"
}
