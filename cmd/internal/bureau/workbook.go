package bureau

import (
	"io"
	"time"

	"yugong/cmd/internal/batch"
	"yugong/model/money"
	"yugong/model/workbook/overview"
)

// Workbook writes the report workbook. Units of one name or code are marked in
// it. The error is w's.
func Workbook(w io.Writer, records []batch.Record, made time.Time) error {
	records = batch.MarkDuplicates(records)
	r := &overview.Report{Made: made, Units: make([]overview.Unit, len(records))}
	for i := range records {
		r.Units[i] = row(&records[i])
	}
	return overview.Write(w, r)
}

func row(r *batch.Record) overview.Unit {
	u := overview.Unit{
		Superior: r.Superior, Name: r.Unit, Code: r.Code, Year: r.Year, Kind: kind(r), Result: result(r), Failed: r.Failed(),
		Input: r.Input, Document: r.Output, Pages: r.Pages, Seconds: r.Seconds,
		Income: money.FromFen(r.Income), Expenditure: money.FromFen(r.Spending), Known: r.Unit != "",
	}
	for i := range r.Faults {
		f := &r.Faults[i]
		u.Findings = append(u.Findings, overview.Finding{Severity: f.Severity.String(), Rule: f.Rule, Sheet: f.Sheet, Cell: f.Cell,
			Message: f.Message, Advice: f.Hint})
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

func result(r *batch.Record) string {
	switch {
	case r.Failed():
		return "失败"
	case r.Reused:
		return "未改动"
	case r.Final:
		return "定稿"
	}
	return "草稿"
}
