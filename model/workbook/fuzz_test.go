package workbook

import (
	"archive/zip"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model"
	"yugong/model/diag"
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
	takeApart(Roll(d), sheets())
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

func FuzzXLSX(f *testing.F) {
	good := smallBook(f)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add(bomb(f, 1)[:2000])
	f.Fuzz(func(t *testing.T, data []byte) {
		d, list := ReadXLSX(data, "a.xlsx")
		sound(t, d, list)
	})
}

// FuzzParts changes the unpacked parts: changed archives rarely get so far.
func FuzzParts(f *testing.F) {
	names := []string{"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet5.xml", "xl/worksheets/sheet2.xml", "xl/_rels/workbook.xml.rels"}
	texts := map[string]string{}
	rezip(f, smallBook(f), func(name, text string) string {
		if !strings.Contains(name, "omment") && !strings.Contains(name, "drawing") {
			texts[name] = text
		}
		return text
	})
	for i, name := range names {
		f.Add(uint8(i), []byte(texts[name]))
	}
	f.Add(uint8(3), []byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>功能科目编码</t></is></c></row><row r="1"><c t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>`))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		changed := maps.Clone(texts)
		changed[names[int(which)%len(names)]] = string(text)
		d, list := ReadXLSX(zipped(changed, zip.Store), "a.xlsx") // quick to write
		sound(t, d, list)
	})
}
