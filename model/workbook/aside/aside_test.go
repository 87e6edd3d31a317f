package aside_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong/model/diag"
	"yugong/model/workbook/aside"
	"yugong/model/workbook/tables"
)

// draft is a workbook with a sheet of a person's own: numbers of every kind, formats,
// a formula, merged cells, a wide column, a hidden row; a chart alone on a sheet; and
// a sheet that is hidden.
func draft(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName(f.GetSheetName(0), "底稿"))
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Family: "宋体", Size: 14, Color: "FF0000"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
	must(err)
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	money := "#,##0.00"
	amount, err := f.NewStyle(&excelize.Style{CustomNumFmt: &money})
	must(err)
	must(f.SetCellStr("底稿", "A1", "测算"))
	must(f.MergeCell("底稿", "A1", "C1"))
	must(f.SetCellStyle("底稿", "A1", "A1", bold))
	must(f.SetCellDefault("底稿", "A2", "1234567890123.45"))
	must(f.SetCellStyle("底稿", "A2", "A2", amount))
	must(f.SetCellDefault("底稿", "B2", "45000"))
	must(f.SetCellStyle("底稿", "B2", "B2", day))
	must(f.SetCellStr("底稿", "C2", "00123"))
	must(f.SetCellBool("底稿", "D2", true))
	must(f.SetCellDefault("底稿", "A4", "7"))
	must(f.SetCellFormula("底稿", "A4", "3+4"))
	must(f.SetCellFormula("底稿", "B4", "A4*2"))
	must(f.SetColWidth("底稿", "B", "B", 33))
	must(f.SetRowVisible("底稿", 2, false))
	must(f.SetRowHeight("底稿", 1, 40))
	_, err = f.NewSheet("Sheet1")
	must(err)
	must(f.SetCellStr("Sheet1", "B2", "藏着"))
	must(f.SetSheetVisible("Sheet1", false))
	must(f.AddChartSheet("图", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "底稿!$A$2:$A$4"}}}))
	var b bytes.Buffer
	_, err = f.WriteTo(&b)
	must(err)
	return b.Bytes()
}

// TestKept: what a person wrote on sheets of his own stands in the other workbook with
// its looks; what does not come along is said.
func TestKept(t *testing.T) {
	data := draft(t)
	book, _ := tables.ReadData(data, "有.xlsx")
	kept, found := aside.Take(book, data, []string{"底稿", "Sheet1", "图"})
	for _, want := range []string{"有.xlsx[底稿]!B4：没有计算结果的公式", "共1处", "工作表“图”不能放进", "自己用的工作表“底稿”“Sheet1”"} {
		if !strings.Contains(found.Error(), want) {
			t.Errorf("no %q in\n%s", want, found.Error())
		}
	}
	f := excelize.NewFile()
	if err := f.SetSheetName(f.GetSheetName(0), "首"); err != nil {
		t.Fatal(err)
	}
	if err := kept.AddTo(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"A1": "测算", "A2": "1,234,567,890,123.45", "B2": "03-15-23", "C2": "00123", "D2": "TRUE", "A4": "7", "B4": ""} {
		if got, _ := f.GetCellValue("底稿", cell); got != want {
			t.Errorf("%s: got %q, want %q", cell, got, want)
		}
	}
	id, _ := f.GetCellStyle("底稿", "A1")
	style, err := f.GetStyle(id)
	wide, _ := f.GetColWidth("底稿", "B")
	high, _ := f.GetRowHeight("底稿", 1)
	row, _ := f.GetRowVisible("底稿", 2)
	sheet, _ := f.GetSheetVisible("Sheet1")
	merged, _ := f.GetMergeCells("底稿")
	if err != nil || !style.Font.Bold || style.Font.Size != 14 || style.Fill.Color[0] != "FFFF00" || wide != 33 || high != 40 || row || sheet || len(merged) != 1 || merged[0].GetEndAxis() != "C1" {
		t.Errorf("looks: %v %+v width %v height %v row %v sheet %v merged %v", err, style, wide, high, row, sheet, merged)
	}
}

// TestKeptSlips: a slip in the last column of a sheet costs no more than others; one whose
// cells would not fit is left, and said.
func TestKeptSlips(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, c := range []struct{ sheet, first, slip string }{{"右", "A1", "XFD1"}, {"下", "A1", "A900000"}} {
		if _, err := f.NewSheet(c.sheet); err != nil {
			t.Fatal(err)
		}
		for _, at := range []string{c.first, c.slip} {
			if err := f.SetCellStr(c.sheet, at, "字"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SetColWidth("右", "A", "XFD", 13); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	book, _ := tables.ReadData(b.Bytes(), "有.xlsx")
	kept, found := aside.Take(book, b.Bytes(), []string{"右", "下"})
	if !kept.Has("右") || kept.Has("下") || !strings.Contains(found.Error(), "工作表“下”不能放进新的工作簿；它占的行列太多") {
		t.Errorf("%v", found)
	}
}

// TestKeptTexts: a csv file becomes a sheet, unless its name can be none.
func TestKeptTexts(t *testing.T) {
	page := func(name string) tables.Page {
		return tables.Page{Book: "夹", Sheet: name, Rows: []tables.Row{{Num: 2, Cells: []tables.Cell{{Col: 2, Text: "00123"}, {Col: 3, Text: "12", Digits: "12"}}}}}
	}
	long := strings.Repeat("很", 32)
	kept, found := aside.Take(&tables.Published{Name: "夹", Pages: []tables.Page{page("测算"), page(long)}}, nil, []string{"测算", long})
	if found.Count(diag.Warning) != 1 || !kept.Has("测算") || kept.Has(long) {
		t.Errorf("%v", found)
	}
	f := excelize.NewFile()
	if err := f.SetSheetName(f.GetSheetName(0), "首"); err != nil {
		t.Fatal(err)
	}
	if err := kept.AddTo(f); err != nil {
		t.Fatal(err)
	}
	text, _ := f.GetCellValue("测算", "B2")
	kind, _ := f.GetCellType("测算", "C2")
	if text != "00123" || kind != excelize.CellTypeUnset {
		t.Error(fmt.Sprint(text, kind))
	}
}
