package workbook

import (
	"fmt"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
)

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
	_, list := measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
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
	_, list := measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
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
	_, list := measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
	if want := "a.xlsx：内容过多，不是正常的工作簿；请只保留需要的工作表和行"; len(list) != 1 || list[0].String() != want {
		t.Errorf("%v, want %s", list, want)
	}
}

func TestLongTexts(t *testing.T) {
	fsys := fixture(t, "small")
	long := strings.Repeat("很长的文字，", 600_000) // 10.8 MB
	withFile(fsys, "名词解释.csv", []byte("名词,解释\n甲,"+long+"\n乙,\""+strings.ReplaceAll(long, "，", "\n")+"\"\n"))
	_, list := measured(t, func() (*model.Disclosure, diag.List) { return readMap(t, fsys) })
	if len(list) != 2 || list[0].At.Cell() != "B2" || list[1].At.Cell() != "B3" {
		t.Error(list)
	}
}

// TestBloatedParts: parts that grow in memory far beyond their size in the
// file are refused or read, but never at length.
func TestBloatedParts(t *testing.T) {
	const facts, strs, styles, book, rels = "xl/worksheets/sheet5.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
	columns := func(row, n int) string {
		var b strings.Builder
		fmt.Fprintf(&b, `<row r="%d">`, row)
		for i := range n {
			fmt.Fprintf(&b, `<c r="%s%d" t="inlineStr"><is><t>列%d</t></is></c>`, diag.ColumnName(i+14), row, i)
		}
		return b.String() + "</row>"
	}
	for _, c := range []struct{ name, part, before, text string }{
		{"runs of a text", strs, "</si>", strings.Repeat("<r><t>字</t></r>", 1_000_000)},
		{"texts", strs, "</sst>", strings.Repeat("<si/>", 12_000_000)},
		{"styles", styles, "</cellXfs>", strings.Repeat("<xf/>", 12_000_000)},
		{"merged ranges", facts, "</worksheet>", "<mergeCells>" + strings.Repeat(`<mergeCell ref="A2:M9"/>`, 2_000_000) + "</mergeCells>"},
		{"hidden columns", facts, "</worksheet>", strings.Repeat(`<col hidden="1" min="1" max="99"/>`, 1_500_000)},
		{"columns", facts, "</sheetData>", columns(1, 16000) + columns(6, 16000) + strings.Repeat(columns(7, 0), 10)},
		{"rows of one cell", facts, "</sheetData>", strings.Repeat("<row><c><v>1</v></c></row>", 490_000)},
		{"sheets", book, "</sheets>", strings.Repeat(`<sheet name="支出预算" r:id="rId1"/>`, 1_000_000)},
		{"relations", rels, "</Relationships>", strings.Repeat(`<Relationship Id="x" Target="y"/>`, 1_500_000)},
		{"attributes", facts, "</sheetData>", "<row " + strings.Repeat(`a="b" `, 5_000_000) + "/>"},
		{"depth", facts, "</sheetData>", strings.Repeat("<c>", 15_000_000)},
		{"entities", strs, "</sst>", "<si><t>" + strings.Repeat("&amp;", 10_000_000) + "</t></si>"},
		{"escapes", strs, "</sst>", "<si><t>" + strings.Repeat("_x0041_", 8_000_000) + "</t></si>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := rezip(t, smallBook(t), func(p, text string) string {
				if p == c.part {
					i := strings.LastIndex(text, c.before)
					return text[:i] + c.text + text[i:]
				}
				return text
			})
			measured(t, func() (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") })
		})
	}
}
