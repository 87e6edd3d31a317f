package overview

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"yugong/model/money"
)

func sample() *Report {
	return &Report{
		Made: time.Date(2026, 2, 28, 9, 30, 0, 0, time.UTC),
		Units: []Unit{
			{Superior: "云岫县教育局", Name: "云岫县第一小学", Code: "039001", Year: 2026, Kind: "单位预算", Result: "草稿", Input: "教育/一小.xlsx",
				Document: "教育/云岫县第一小学 #1 2026年单位预算公开.pdf", Pages: 31, Income: money.FromFen(123456789012345), Expenditure: money.FromFen(10), Known: true, Seconds: 0.25,
				Findings: []Finding{{Severity: "警告", Rule: "T13", Sheet: "支出预算", Cell: "B7", Message: "=1+1", Advice: "请核对"}, {Severity: "提示", Message: strings.Repeat("长", 40000)}}},
			{Superior: "云岫县教育局", Name: "云岫县第二小学", Year: 2026, Kind: "单位预算", Result: "失败", Trouble: "坏；共 1 处错误", Failed: true, Input: "教育/二小", Known: true, Income: money.FromFen(5),
				Findings: []Finding{{Severity: "错误", Message: "坏"}}},
			{Result: "失败", Failed: true, Input: "坏.xlsx", Findings: []Finding{{Severity: "错误", Message: "不是工作簿"}}},
		},
	}
}

func open(t *testing.T, r *Report) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// wantRow checks the cells of a row as they are shown.
func wantRow(t *testing.T, f *excelize.File, sheet string, row int, want ...string) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil || len(rows) < row {
		t.Fatalf("%s has %d rows, %v", sheet, len(rows), err)
	}
	if got := strings.Join(rows[row-1], "|"); got != strings.Join(want, "|") {
		t.Errorf("%s row %d:\n%s\nwant\n%s", sheet, row, got, strings.Join(want, "|"))
	}
}

func TestWrite(t *testing.T) {
	f := open(t, sample())
	if got := fmt.Sprint(f.GetSheetList()); got != "[汇总 单位 问题]" {
		t.Errorf("sheets %s", got)
	}
	wantRow(t, f, "单位", 2, "1", "云岫县教育局", "云岫县第一小学", "039001", "2026", "单位预算", "草稿", "", "教育/云岫县第一小学 #1 2026年单位预算公开.pdf", "31",
		"1,234,567,890,123.45", "0.10", "", "1", "1", "0.25", "教育/一小.xlsx")
	wantRow(t, f, "单位", 4, "3", "", "", "", "", "", "失败", "", "", "", "", "", "1", "", "", "0.00", "坏.xlsx")
	wantRow(t, f, "单位", 5, "", "合计", "3 个单位，2 个失败", "", "", "", "", "", "", "31", "1,234,567,890,123.50", "0.10", "2", "1", "1", "0.25")
	wantRow(t, f, "问题", 2, "云岫县教育局", "云岫县第一小学", "教育/一小.xlsx", "警告", "T13", "支出预算", "B7", "=1+1", "请核对")
	wantRow(t, f, "问题", 5, "", "", "坏.xlsx", "错误", "", "", "", "不是工作簿")
	wantRow(t, f, "汇总", 5, "（未填主管部门）", "1", "0", "0", "0", "1", "0", "0", "0.00", "0.00", "1", "0", "0")
	wantRow(t, f, "汇总", 6, "云岫县教育局", "2", "0", "1", "0", "1", "0", "31", "1,234,567,890,123.50", "0.10", "1", "1", "1")
	wantRow(t, f, "汇总", 7, "合计", "3", "0", "1", "0", "2", "0", "31", "1,234,567,890,123.50", "0.10", "2", "1", "1")
	if formula, err := f.GetCellFormula("问题", "H2"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q, %v", formula, err)
	}
	has, link, err := f.GetCellHyperLink("单位", "I2")
	if err != nil || !has || link != "教育/云岫县第一小学%20%231%202026年单位预算公开.pdf" {
		t.Errorf("link %v %q %v", has, link, err)
	}
	if has, _, _ := f.GetCellHyperLink("单位", "I3"); has {
		t.Error("a unit without a document has a link")
	}
}

func TestManyLinks(t *testing.T) {
	r := &Report{}
	for i := range maxLinks + 2 {
		r.Units = append(r.Units, Unit{Name: "x", Document: fmt.Sprintf(`a"%d.pdf`, i)})
	}
	r.Units[maxLinks+1].Document = strings.Repeat("长", 256)
	f := open(t, r)
	if has, _, err := f.GetCellHyperLink("单位", fmt.Sprint("I", maxLinks+1)); !has || err != nil {
		t.Error("the last of the links is missing", err)
	}
	for row, want := range map[int]string{maxLinks + 1: "", maxLinks + 2: `HYPERLINK("a""5000.pdf","a""5000.pdf")`, maxLinks + 3: ""} {
		if got, err := f.GetCellFormula("单位", fmt.Sprint("I", row)); got != want || err != nil {
			t.Errorf("row %d: formula %s, %v; want %s", row, got, err, want)
		}
	}
	if got, err := f.GetCellValue("单位", fmt.Sprint("I", maxLinks+2)); got != `a"5000.pdf` || err != nil {
		t.Errorf("a formula shows %q, %v", got, err)
	}
}

func TestNothingToReport(t *testing.T) {
	f := open(t, &Report{})
	wantRow(t, f, "汇总", 5, "合计", "0", "0", "0", "0", "0", "0", "0", "0.00", "0.00", "0", "0", "0")
}

func TestRosterAndYears(t *testing.T) {
	r := sample()
	r.Totals = []Total{{Item: "支出合计", This: money.FromFen(300), Last: money.FromFen(100), Known: 2}, {Item: "三公经费", This: money.FromFen(5)}}
	r.Roster = []Entry{{Name: "云岫县第三小学", Code: "039003", Contact: "王", State: "未报送", Lacking: true}}
	f := open(t, r)
	wantRow(t, f, "报送", 2, "1", "", "云岫县第三小学", "039003", "王", "未报送")
	wantRow(t, f, "汇总", 11, "支出合计", "3.00", "", "1.00", "", "2.00", "", "2")
	wantRow(t, f, "汇总", 12, "三公经费", "0.05", "", "—", "", "—", "", "0")
}

func TestSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := Write(w, sample()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same report gives other bytes")
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{300, 3000} {
		r := &Report{}
		for i := range n {
			u := sample().Units[0]
			u.Findings = u.Findings[:1]
			u.Document = fmt.Sprint(i, u.Document)
			r.Units = append(r.Units, u)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
