package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
)

func TestContainers(t *testing.T) {
	good := smallBook(t)
	ole := append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 600)...)
	wide := func(s string) []byte {
		var b []byte
		for _, c := range []byte(s) {
			b = append(b, c, 0)
		}
		return b
	}
	many := map[string]string{}
	for i := range 6000 {
		many[fmt.Sprint(i)] = ""
	}
	run(t, []trial{
		{"empty file", raw(nil), []string{"a.xlsx：文件是空的（0 字节）；请检查是否保存或下载完整"}, nil},
		{"truncated", raw(good[:len(good)/2]), []string{"a.xlsx：文件已损坏或不完整；请重新保存或重新下载"}, nil},
		{"truncated by a byte", raw(good[:len(good)-1]), []string{"a.xlsx：文件已损坏或不完整；请重新保存或重新下载"}, nil},
		{"text", raw([]byte("单位名称,年度\n")), []string{"a.xlsx：不是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"pdf", raw([]byte("%PDF-1.7\n")), []string{"a.xlsx：不是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"password", raw(slices.Concat(ole, wide("EncryptedPackage"))), []string{"a.xlsx：工作簿有打开密码；请在 Excel 中取消密码（文件—信息—保护工作簿）后重新保存"}, nil},
		{"xls", raw(slices.Concat(ole, wide("Workbook"))), []string{"a.xlsx：这是旧格式的工作簿（.xls 或 .et）；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"doc", raw(slices.Concat(ole, wide("WordDocument"))), []string{"a.xlsx：这是 Word 文档（.doc），不是工作簿；请选择 .xlsx 工作簿"}, nil},
		{"other ole", raw(ole), []string{"a.xlsx：不是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"docx", raw(archive(map[string]string{"word/document.xml": "<w/>"})), []string{"a.xlsx：这是 Word 文档，不是工作簿；请选择 .xlsx 工作簿"}, nil},
		{"pptx", raw(archive(map[string]string{"ppt/presentation.xml": "<w/>"})), []string{"a.xlsx：这是演示文稿，不是工作簿；请选择 .xlsx 工作簿"}, nil},
		{"xlsb", raw(archive(map[string]string{"xl/workbook.bin": ""})), []string{"a.xlsx：这是 .xlsb 二进制工作簿；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"ods", raw(archive(map[string]string{"content.xml": "", "mimetype": ""})), []string{"a.xlsx：这是 OpenDocument 表格（.ods）；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"zip", raw(archive(map[string]string{"a.txt": ""})), []string{"a.xlsx：这是压缩包，不是 .xlsx 工作簿；请解压后选择其中的工作簿"}, nil},
		{"many parts", raw(archive(many)), []string{"a.xlsx：压缩包内文件过多，不是正常的工作簿；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"too large a file", raw(append([]byte("PK"), make([]byte, 33<<20)...)), []string{"a.xlsx：文件过大；一个单位的工作簿不应超过 32 MB，请删除图片等无关内容"}, nil},
		{"no sheets", raw(archive(map[string]string{"xl/workbook.xml": "<workbook/>"})), []string{"a.xlsx：工作簿里没有工作表；请用 Excel 或 WPS 另存为 .xlsx 后再试"}, nil},
		{"broken xml", part("xl/workbook.xml", "<sheets>", "<sheets <"), []string{"a.xlsx：文件已损坏：无法读取其中的 xl/workbook.xml；请用 Excel 打开并重新保存"}, nil},
		{"entities bomb", part("xl/workbook.xml", "<workbook", `<!DOCTYPE x [<!ENTITY a "aaa">]><workbook`), []string{"a.xlsx：文件已损坏：无法读取其中的 xl/workbook.xml；请用 Excel 打开并重新保存"}, nil},
		{"excel's own file", func(*testing.T) (*model.Disclosure, diag.List) { return ReadXLSX([]byte("x"), "~$a.xlsx") },
			[]string{"~$a.xlsx：这是 Excel 打开工作簿时留下的临时文件；请选择名称不带“~$”的工作簿"}, nil},
		{"a csv file alone", func(*testing.T) (*model.Disclosure, diag.List) { return ReadXLSX([]byte("x"), "支出预算.csv") },
			[]string{"支出预算.csv：不是 .xlsx 工作簿；csv 请按表分成多个文件放进一个文件夹，再指定这个文件夹"}, nil},
		{"macro workbook", func(t *testing.T) (*model.Disclosure, diag.List) {
			data := rezip(t, good, func(p, text string) string {
				return strings.ReplaceAll(text, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
			})
			return ReadXLSX(data, "a.xlsm")
		}, nil, sameAsSmall},
		{"zip bomb", raw(bomb(t, 1)), []string{"a.xlsx：解压后内容过大，不是正常的工作簿；请删除无关的工作表和格式后重新保存"}, nil},
		{"zip bomb of many parts", raw(bomb(t, 12)), []string{"a.xlsx：解压后内容过大，不是正常的工作簿；请删除无关的工作表和格式后重新保存"}, nil},
	})
}

// bomb is a workbook whose sheets unpack to far more than their file: one to
// 70 MB, or many to 12 MB each.
func bomb(t testing.TB, sheets int) []byte {
	t.Helper()
	names := []string{"单位信息", "收入预算", "支出预算", "项目", "上年数", "三公经费", "政府采购", "国有资产", "说明", "名词解释", "批复数", "核对说明"}
	var list, rels strings.Builder
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	size := 70 << 20
	if sheets > 1 {
		size = 12 << 20
	}
	blank := make([]byte, 1<<20)
	for i := range blank {
		blank[i] = ' '
	}
	for i := range sheets {
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="r%d"/>`, names[i], i+1, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="r%d" Type="http://x/worksheet" Target="worksheets/s%d.xml"/>`, i+1, i+1)
		w, err := z.Create(fmt.Sprintf("xl/worksheets/s%d.xml", i+1))
		if err != nil {
			t.Fatal(err)
		}
		for range size >> 20 {
			if _, err := w.Write(blank); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range map[string]string{
		"xl/workbook.xml":            "<workbook><sheets>" + list.String() + "</sheets></workbook>",
		"xl/_rels/workbook.xml.rels": "<Relationships>" + rels.String() + "</Relationships>",
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestOtherPrograms: workbooks differ in form from program to program.
func TestOtherPrograms(t *testing.T) {
	changed := func(change func(part, text string) string) func(*testing.T) (*model.Disclosure, diag.List) {
		return func(t *testing.T) (*model.Disclosure, diag.List) {
			return ReadXLSX(rezip(t, smallBook(t), change), "a.xlsx")
		}
	}
	tag := regexp.MustCompile(`(</?)([a-z])`)
	reference := regexp.MustCompile(` r="[A-Z]*[0-9]+"`)
	run(t, []trial{
		{"prefixed names", changed(func(p, text string) string {
			if strings.HasPrefix(p, "xl/worksheets/sheet") || p == "xl/sharedStrings.xml" || p == "xl/workbook.xml" {
				return tag.ReplaceAllString(text, "${1}x:$2")
			}
			return text
		}), nil, sameAsSmall},
		{"absolute targets", changed(func(p, text string) string {
			if p == "xl/_rels/workbook.xml.rels" {
				return strings.ReplaceAll(strings.ReplaceAll(text, `Target="/xl/`, `Target="`), `Target="`, `Target="/xl/`)
			}
			return text
		}), nil, sameAsSmall},
		{"texts in the cells", changed(func(p, text string) string {
			if p == "xl/worksheets/sheet5.xml" {
				return strings.Replace(text, `<c r="L4" s="4"><v>50000</v></c>`, `<c r="L4" t="inlineStr"><is><r><t>50</t></r><r><t>000</t></r><rPh><t>x</t></rPh></is></c>`, 1)
			}
			return text
		}), nil, sameAsSmall},
		{"byte order marks", changed(func(_, text string) string { return "\ufeff" + text }), nil, sameAsSmall},
		{"utf-16 inside", changed(func(p, text string) string {
			if p == "xl/workbook.xml" {
				return "\xff\xfe<\x00"
			}
			return text
		}), []string{"a.xlsx：工作簿内部的 xl/workbook.xml 不是 UTF-8 编码；请用 Excel 打开并重新保存"}, nil},
		{"cells without references, in a full sheet", changed(func(p, text string) string {
			if p == "xl/worksheets/sheet6.xml" {
				return reference.ReplaceAllString(text, "")
			}
			return text
		}), nil, sameAsSmall},
	})
}
