package workbook

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"yugong/model"
	"yugong/model/diag"
)

const maxMemory = 300 << 20

// measured runs a read and fails when it takes too long or too much.
func measured(t *testing.T, read func() (*model.Disclosure, diag.List)) diag.List {
	t.Helper()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := time.Now()
	_, list := read()
	took := time.Since(begin)
	runtime.ReadMemStats(&after)
	// All that was ever allocated bounds what was held at once.
	total := after.TotalAlloc - before.TotalAlloc
	t.Logf("%v, %d MB allocated in all", took.Round(time.Millisecond), total>>20)
	if took > maxTime {
		t.Errorf("took %v", took)
	}
	if total > maxMemory {
		t.Errorf("allocated %d MB", total>>20)
	}
	return list
}

// withRows is the small workbook with rows put at the end of 支出预算.
func withRows(t *testing.T, rows string) []byte {
	return rezip(t, smallBook(t), func(p, text string) string {
		if p == "xl/worksheets/sheet5.xml" {
			return strings.Replace(text, "</sheetData>", rows+"</sheetData>", 1)
		}
		return text
	})
}

func TestEmptyFormattedRows(t *testing.T) {
	var b strings.Builder
	for row := range 100_000 {
		fmt.Fprintf(&b, `<row r="%d">`, row+6)
		for col := range 12 {
			fmt.Fprintf(&b, `<c r="%s%d" s="3"/>`, diag.ColumnName(col+1), row+6)
		}
		b.WriteString("</row>")
	}
	data := withRows(t, b.String())
	list := measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
	if len(list) > 0 {
		t.Error(list)
	}
}

func TestManyFaultyRows(t *testing.T) {
	var b strings.Builder
	for row := range 30_000 {
		fmt.Fprintf(&b, `<row r="%d"><c r="B%d" t="inlineStr"><is><t>x</t></is></c><c r="L%d" t="e"><v>#REF!</v></c></row>`, row+6, row+6, row+6)
	}
	data := withRows(t, b.String())
	list := measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
	if len(list) == 0 || len(list) > 2000 {
		t.Errorf("%d findings", len(list))
	}
}

func TestTooManyCells(t *testing.T) {
	var b strings.Builder
	for row := range 60_000 {
		fmt.Fprintf(&b, `<row r="%d">`, row+6)
		for range 10 {
			b.WriteString(`<c><v>1</v></c>`)
		}
		b.WriteString("</row>")
	}
	data := withRows(t, b.String())
	list := measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
	if want := "a.xlsx：内容过多，不是正常的工作簿；请只保留需要的工作表和行"; len(list) != 1 || list[0].String() != want {
		t.Errorf("%v, want %s", list, want)
	}
}

func TestLongTexts(t *testing.T) {
	fsys := fixture(t, "small")
	long := strings.Repeat("很长的文字，", 600_000) // 10.8 MB
	withFile(fsys, "名词解释.csv", []byte("名词,解释\n甲,"+long+"\n乙,\""+strings.ReplaceAll(long, "，", "\n")+"\"\n"))
	list := measured(t, func() (*model.Disclosure, diag.List) { return readMap(t, fsys) })
	if len(list) != 2 || list[0].At.Cell() != "B2" || list[1].At.Cell() != "B3" {
		t.Error(list)
	}
}

func TestSharedStringOfManyRuns(t *testing.T) {
	data := rezip(t, smallBook(t), func(p, text string) string {
		if p == "xl/sharedStrings.xml" {
			return strings.Replace(text, "</si>", strings.Repeat("<r><t>字</t></r>", 1_000_000)+"</si>", 1)
		}
		return text
	})
	measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
}
