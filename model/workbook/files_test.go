package workbook

import (
	"bytes"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"

	"yugong/model"
	"yugong/model/diag"
)

func TestFiles(t *testing.T) {
	gbk := func(b []byte) []byte {
		out, err := simplifiedchinese.GBK.NewEncoder().Bytes(b)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	run(t, []trial{
		{"byte order mark", csvBytes("支出预算.csv", func(b []byte) []byte { return append([]byte("\ufeff"), b...) }), nil, sameAsSmall},
		{"crlf", csvBytes("支出预算.csv", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }), nil, sameAsSmall},
		{"cr alone", csvBytes("支出预算.csv", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r")) }), nil, sameAsSmall},
		{"mixed line ends", csvBytes("支出预算.csv", func(b []byte) []byte { return bytes.Replace(b, []byte("\n"), []byte("\r\n"), 2) }), nil, sameAsSmall},
		{"no last line end", csvBytes("支出预算.csv", bytes.TrimSpace), nil, sameAsSmall},
		{"gbk", csvBytes("名词解释.csv", gbk), []string{"a[名词解释]：文件不是 UTF-8 编码（文件第1行起，很可能是 GBK）；请用 Excel 另存为“CSV UTF-8（逗号分隔）”，或改用 .xlsx 工作簿"}, nil},
		{"utf-16", csvBytes("名词解释.csv", func([]byte) []byte { return []byte{0xff, 0xfe, 'a', 0} }), []string{"a[名词解释]：文件是 UTF-16 编码，不是 UTF-8；请用 Excel 另存为“CSV UTF-8（逗号分隔）”，或改用 .xlsx 工作簿"}, nil},
		{"open quote", csv("名词解释.csv", "试验费", `"试验费`), []string{"a[名词解释]!A2：引号没有配对；请检查这一格开头的半角引号"}, nil},
		{"empty file of an optional sheet", csvBytes("名词解释.csv", func([]byte) []byte { return nil }), nil, sameAsSmall},
		{"empty lines count", csv("项目.csv", "P01,网络运行维护费,其他运转类,", "\n,,,\nP01,网络运行维护费,其它,"), []string{"a[项目]!C4：“项目类别”不能是“其它”；可填：其他运转类、特定目标类"}, nil},
		{"too large a file", csvBytes("名词解释.csv", func([]byte) []byte { return bytes.Repeat([]byte("x"), 33<<20) }), []string{"a[名词解释]：文件过大（上限 32 MB）；请只保留需要的行"}, nil},
		{"too many rows", csvBytes("名词解释.csv", func([]byte) []byte { return bytes.Repeat([]byte("a,b\n"), 300_000) }), []string{"a[名词解释]!第250001行：内容过多；请只保留需要的行"}, nil},
		{"other files", func(t *testing.T) (*model.Disclosure, diag.List) {
			fsys := fixture(t, "small")
			fsys["README.md"] = &fstest.MapFile{Data: []byte("x")}
			fsys[".~支出预算.csv"] = &fstest.MapFile{Data: []byte("x")}
			return readMap(t, fsys)
		}, nil, sameAsSmall},
	})
}
