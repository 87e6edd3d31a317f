package workbook

import (
	"archive/zip"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/workbook/internal/schema"
	"yugong/model/workbook/roll"
)

// sound holds of whatever was read: sorted findings with places, and a value
// that can be written and rolled without a panic.
func sound(t *testing.T, d *model.Disclosure, list diag.List) {
	if d == nil || d.Subjects == nil {
		t.Fatal("no disclosure")
	}
	for i, f := range list {
		if f.At.Book == "" || f.Message == "" {
			t.Fatalf("finding without place or text: %+v", f)
		}
		if i > 0 && list[i-1].At.Sheet > f.At.Sheet {
			t.Fatalf("findings out of order: %v before %v", list[i-1], f)
		}
	}
	schema.TakeApart(roll.Next(d), schema.Sheets())
}

func FuzzFolder(f *testing.F) {
	for name, file := range fixture(f, "small") {
		f.Add(name, file.Data)
	}
	f.Add("支出预算.csv", []byte("\ufeff单位,金额（万元）*\r\"a\"\"b\nc\",1e5\r\n,合计,"))
	f.Add("绩效指标.csv", []byte("项目编号,三级指标\nP01,\"x"))
	base := fixture(f, "small")
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		fsys := fstest.MapFS{}
		for n, file := range base {
			fsys[n] = file
		}
		if !strings.Contains(name, "/") && name != "" && name != "." && name != ".." {
			fsys[name] = &fstest.MapFile{Data: data}
		}
		d, list, err := ReadFolder(fsys, "a")
		if err != nil {
			t.Skip(err)
		}
		sound(t, d, list)
	})
}

// mostFuzzed is the size of what the targets below read: what is wrong with a
// workbook shows in a small one, thousands of times a second.
const mostFuzzed = 8 << 10

// tinyParts is a workbook of two small sheets.
func tinyParts() map[string]string {
	const main, rel = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`, `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	sheet := func(rows string) string {
		return `<worksheet ` + main + `><sheetData>` + rows + `</sheetData></worksheet>`
	}
	inline := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook ` + main + ` xmlns:r="` + rel + `"><sheets><sheet name="单位信息" sheetId="1" r:id="rId1"/><sheet name="支出预算" sheetId="2" r:id="rId2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + rel + `/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="` + rel + `/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst ` + main + `><si><t>单位名称</t></si><si><r><t>某</t></r><r><t>中心</t></r></si></sst>`,
		"xl/styles.xml":        `<styleSheet ` + main + `><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00%"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": sheet(`<row r="1">` + inline("A1", "项目") + inline("B1", "内容") + `</row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>` +
			`<row r="3">` + inline("A3", "年度") + `<c r="B3"><v>2026</v></c></row>`),
		"xl/worksheets/sheet2.xml": sheet(`<row r="1">` + inline("A1", "功能科目编码") + inline("B1", "资金性质") + inline("C1", "支出类型") + inline("D1", "金额") + `</row>` +
			`<row r="2"><c r="A2"><v>2010301</v></c>` + inline("B2", "一般公共预算") + inline("C2", "基本支出") + `<c r="D2" s="1"><f>1+1</f><v>2</v></c></row>`),
	}
}

func FuzzXLSX(f *testing.F) {
	good := zipped(tinyParts(), zip.Deflate)
	f.Add(good)
	f.Add(zipped(tinyParts(), zip.Store))
	f.Add(good[:len(good)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > mostFuzzed {
			return
		}
		d, list := ReadXLSX(data, "a.xlsx")
		sound(t, d, list)
	})
}

// FuzzParts changes the unpacked parts: changed archives rarely get so far.
func FuzzParts(f *testing.F) {
	parts := tinyParts()
	names := slices.Sorted(maps.Keys(parts))
	for i, name := range names {
		f.Add(uint8(i), []byte(parts[name]))
	}
	f.Add(uint8(slices.Index(names, "xl/worksheets/sheet2.xml")), []byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>功能科目编码</t></is></c></row><row r="1"><c t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>`))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		if len(text) > mostFuzzed {
			return
		}
		changed := maps.Clone(parts)
		changed[names[int(which)%len(names)]] = string(text)
		d, list := ReadXLSX(zipped(changed, zip.Store), "a.xlsx") // quick to write
		sound(t, d, list)
	})
}

// TestTinyWorkbook: what the targets start from is read, or they would change
// nothing but refusals.
func TestTinyWorkbook(t *testing.T) {
	d, list := ReadXLSX(zipped(tinyParts(), zip.Deflate), "a.xlsx")
	if d.Unit.Name.Value != "某中心" || d.Unit.Year.Value != 2026 || len(d.Appropriations) != 1 {
		t.Errorf("read %+v\n%v", d.Unit, list)
	}
}
