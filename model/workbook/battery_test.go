package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"yugong/model"
	"yugong/model/diag"
)

// trial is one bad (or odd) input with everything that is said of it.
type trial struct {
	name string
	read func(t *testing.T) (*model.Disclosure, diag.List)
	want []string // each finding, in order; none means a correct reading
	also func(t *testing.T, d *model.Disclosure)
}

const maxTime = 5 * time.Second

func run(t *testing.T, trials []trial) {
	for _, c := range trials {
		t.Run(c.name, func(t *testing.T) {
			begin := time.Now()
			d, list := c.read(t)
			if took := time.Since(begin); took > maxTime {
				t.Errorf("took %v", took)
			}
			var got []string
			for _, f := range list {
				got = append(got, f.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
			}
			if d == nil {
				t.Fatal("no disclosure")
			}
			if c.also != nil {
				c.also(t, d)
			}
		})
	}
}

// raw reads bytes as a workbook.
func raw(data []byte) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(*testing.T) (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") }
}

// edited reads the small workbook after a change to it.
func edited(change func(f *excelize.File) error) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		return ReadXLSX(editedBytes(t, change), "a.xlsx")
	}
}

func editedBytes(t testing.TB, change func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(smallBook(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// cell is a change of one cell's value.
func cell(sheet, at string, value any) func(*excelize.File) error {
	return func(f *excelize.File) error { return f.SetCellValue(sheet, at, value) }
}

// formatted is a change of one cell's value and number format.
func formatted(sheet, at string, value any, format string) func(*excelize.File) error {
	return func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		if err := f.SetCellStyle(sheet, at, at, style); err != nil {
			return err
		}
		return f.SetCellValue(sheet, at, value)
	}
}

// part reads the small workbook after a change to the text of one part.
func part(name, old, new string) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		data := rezip(t, smallBook(t), func(p, text string) string {
			if p != name {
				return text
			}
			if !strings.Contains(text, old) {
				t.Fatalf("%s has no %s", name, old)
			}
			return strings.Replace(text, old, new, 1)
		})
		return ReadXLSX(data, "a.xlsx")
	}
}

func rezip(t testing.TB, data []byte, change func(part, text string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, change(f.Name, string(text))); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// archive makes a zip file of parts.
func archive(parts map[string]string) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// csv reads the small folder after one file is changed by a replacement.
func csv(file, old, new string) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		fsys := fixture(t, "small")
		text := string(fsys[file].Data)
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q", file, old)
		}
		return readMap(t, withFile(fsys, file, []byte(strings.Replace(text, old, new, 1))))
	}
}

func csvBytes(file string, convert func([]byte) []byte) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		fsys := fixture(t, "small")
		return readMap(t, withFile(fsys, file, convert(fsys[file].Data)))
	}
}

func withFile(fsys fstest.MapFS, file string, data []byte) fstest.MapFS {
	fsys[file] = &fstest.MapFile{Data: data}
	return fsys
}

func readMap(t *testing.T, fsys fstest.MapFS) (*model.Disclosure, diag.List) {
	t.Helper()
	d, list, err := ReadFolder(fsys, "a")
	if err != nil {
		t.Fatal(err)
	}
	return d, list
}

// sameAsSmall says that nothing was lost.
func sameAsSmall(t *testing.T, d *model.Disclosure) {
	t.Helper()
	want := readFixture(t, "small")
	if len(d.Appropriations) != len(want.Appropriations) {
		t.Fatalf("%d facts, want %d", len(d.Appropriations), len(want.Appropriations))
	}
	for i := range want.Appropriations {
		if !d.Appropriations[i].Amount.Equal(want.Appropriations[i].Amount.Money) {
			t.Errorf("fact %d: %s, want %s", i, d.Appropriations[i].Amount, want.Appropriations[i].Amount)
		}
	}
}

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

func TestCells(t *testing.T) {
	const facts = "支出预算"
	amount := func(want string) func(*testing.T, *model.Disclosure) {
		return func(t *testing.T, d *model.Disclosure) {
			if got := d.Appropriations[2].Amount; got.Blank || got.String() != want {
				t.Errorf("amount %v (blank %v), want %s", got, got.Blank, want)
			}
		}
	}
	blank := func(t *testing.T, d *model.Disclosure) {
		if !d.Appropriations[2].Amount.Blank {
			t.Errorf("amount %v, want a blank", d.Appropriations[2].Amount)
		}
	}
	run(t, []trial{
		{"formula without result", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<f>1+2</f>"),
			[]string{"a.xlsx[支出预算]!L4：“金额”的公式没有计算结果；请用 Excel 打开并保存一次，或直接填写数值"}, blank},
		{"formula with result", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<f>20000+30000</f><v>50000</v>"), nil, amount("50000")},
		{"formula with a text result", part("xl/worksheets/sheet5.xml", ` s="4"><v>50000</v>`, ` s="5" t="str"><f>TEXT(50000,"0")</f><v>50000</v>`), nil, amount("50000")},
		{"formula with an empty result", part("xl/worksheets/sheet5.xml", ` s="4"><v>50000</v>`, ` s="5" t="str"><f>""</f><v></v>`),
			[]string{"a.xlsx[支出预算]!L4：“金额”没有填写"}, blank},
		{"error value", part("xl/worksheets/sheet5.xml", ` s="4"><v>50000</v>`, ` s="5" t="e"><v>#REF!</v>`),
			[]string{"a.xlsx[支出预算]!L4：“金额”是错误值 #REF!；请修正公式，或直接填写内容"}, blank},
		{"error value in a text", part("xl/worksheets/sheet5.xml", `<c r="L4"`, `<c r="I4" t="e"><v>#N/A</v></c><c r="L4"`),
			[]string{"a.xlsx[支出预算]!I4：“部门经济科目名称”是错误值 #N/A；请修正公式，或直接填写内容"}, nil},
		{"several formulas of one kind", part("xl/worksheets/sheet5.xml", "<v>50000</v>", `<f t="shared" si="0"/>`),
			[]string{"a.xlsx[支出预算]!L4：“金额”的公式没有计算结果；请用 Excel 打开并保存一次，或直接填写数值"}, blank},
		{"date in an amount", edited(formatted(facts, "L4", 45716, "yyyy/m/d")),
			[]string{"a.xlsx[支出预算]!L4：“金额”是日期 2025-02-28；应为金额；请把单元格格式改为“数值”并填写金额"}, blank},
		{"percentage in an amount", edited(formatted(facts, "L4", 0.5, "0.0%")),
			[]string{"a.xlsx[支出预算]!L4：“金额”是百分数 50.0%；应为金额；请把单元格格式改为“数值”并填写金额"}, blank},
		{"percentage as text", edited(cell(facts, "L4", "50%")),
			[]string{"a.xlsx[支出预算]!L4：“金额”不是金额：“50%”；应为数字，如 1837200.00；没有金额请填 0"}, blank},
		{"truth value", edited(cell(facts, "L4", true)), []string{"a.xlsx[支出预算]!L4：“金额”是逻辑值 TRUE；应为金额"}, blank},
		{"text in an amount", edited(cell(facts, "L4", "五万")),
			[]string{"a.xlsx[支出预算]!L4：“金额”不是金额：“五万”；应为数字，如 1837200.00；没有金额请填 0"}, blank},
		{"binary residue", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<v>49999.999999999993</v>"), nil, amount("50000")},
		{"exponent", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<v>5.0000000000000001E4</v>"), nil, amount("50000")},
		{"less than a fen", edited(cell(facts, "L4", 50000.126)),
			[]string{"a.xlsx[支出预算]!L4：“金额”50000.126 元有不足一分的尾数，按 50000.13 元读取；请把金额改为两位小数"}, amount("50000.13")},
		{"negative", edited(cell(facts, "L4", -50000)), []string{"a.xlsx[支出预算]!L4：“金额”是负数（-50000 元）；预算金额一般不为负"}, amount("-50000")},
		{"huge", edited(cell(facts, "L4", 1e12)), []string{"a.xlsx[支出预算]!L4：“金额”超过一千亿元（1000000000000 元）；请核对金额单位是元还是万元"}, amount("1000000000000")},
		{"monstrous", edited(cell(facts, "L4", 1e300)), []string{"a.xlsx[支出预算]!L4：“金额”的数字过长：“1E+300”；应为不超过20位的金额"}, blank},
		{"full width and separators", edited(cell(facts, "L4", "５０，０００．００ 元")), nil, amount("50000")},
		{"unit of its own", edited(cell(facts, "L4", "5万元")), nil, amount("50000")},
		{"unit in the header", edited(cell(facts, "L1", "金额（万元）*")), nil, amount("500000000")},
		{"unknown fund", edited(cell(facts, "D4", "专项资金")),
			[]string{"a.xlsx[支出预算]!D4：“资金性质”不能是“专项资金”；可填：一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金、单位资金、事业收入、事业单位经营收入、上级补助收入、附属单位上缴收入、其他收入"}, nil},
		{"width and spaces in names", edited(func(f *excelize.File) error {
			for at, v := range map[string]string{"A4": "阳城县　试验中心 ", "B4": "２０１０３０２", "D4": " 一般 公共预算", "G4": "Ｐ０１\u200b"} {
				if err := f.SetCellStr(facts, at, v); err != nil {
					return err
				}
			}
			return nil
		}), nil, func(t *testing.T, d *model.Disclosure) {
			a := d.Appropriations[2]
			if a.Unit.Value != "阳城县试验中心" || a.Function.Value != "2010302" || a.Project.Value != "P01" || a.Fund.Value != model.General {
				t.Errorf("%+v", a)
			}
		}},
		{"code as number", edited(cell(facts, "B4", 2010302)), nil, nil},
		{"code chosen from the list", edited(cell(facts, "B4", "2010302 一般行政管理事务")), nil, nil},
		{"code with a letter", edited(cell(facts, "B4", "2010302x")), []string{"a.xlsx[支出预算]!B4：“功能科目编码”不能是“2010302x”；请填科目编码，如 2010350"}, nil},
		{"code of too high a level", edited(cell(facts, "B4", "20103")), []string{"a.xlsx[支出预算]!B4：功能科目编码“20103”不到明细级；应为至少7位的编码，如 2010350"}, nil},
		{"another unit", edited(cell(facts, "A4", "阳城县另一中心")),
			[]string{"a.xlsx[支出预算]!A4：单位“阳城县另一中心”不是本单位；应为阳城县试验中心；单位预算的“单位”列可以留空；部门预算请在“单位信息”的文档类型写明"}, nil},
		{"control character", part("xl/sharedStrings.xml", ">办公费<", ">办_x0007_公费<"),
			[]string{"a.xlsx[支出预算]!I3：“部门经济科目名称”含有看不见的控制字符（U+0007），已去掉；请检查“办公费”",
				"a.xlsx[支出预算]!M3：“备注”含有看不见的控制字符（U+0007），已去掉；请检查“办公费”"}, func(t *testing.T, d *model.Disclosure) {
				if got := d.Appropriations[1].Remark.Value; got != "办公费" {
					t.Errorf("%q", got)
				}
			}},
		{"damaged character", edited(cell(facts, "M3", "办公\ufffd")), []string{"a.xlsx[支出预算]!M3：“备注”含有无法识别的字符（�）；文字在保存或转换时已损坏，请重新录入"}, nil},
		{"too long a text", csv("名词解释.csv", "指试验的费用。", strings.Repeat("长", 4<<20)),
			[]string{"a[名词解释]!B2：“解释”有4194304个字，过长；应为不超过32767个字；请分成几行或删减"}, nil},
		{"date kept in a text", edited(formatted("国有资产", "B2", 45716, `yyyy"年"m"月"d"日"`)), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Assets[0].Quantity.Value; got != "2025年2月28日" {
				t.Errorf("%q", got)
			}
		}},
		{"percentage kept in a text", edited(formatted("绩效指标", "E2", 0.955, "0.0%")), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Targets[0].Indicators[0].Period.Value; got != "95.5%" {
				t.Errorf("%q", got)
			}
		}},
		{"number kept in a text", edited(formatted("绩效指标", "E2", 1234.5, "#,##0.00")), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Targets[0].Indicators[0].Period.Value; got != "1,234.50" {
				t.Errorf("%q", got)
			}
		}},
		{"code that lost its zero", edited(func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{})
			if err != nil {
				return err
			}
			if err := f.SetCellStyle("单位信息", "B10", "B10", style); err != nil {
				return err
			}
			return f.SetCellInt("单位信息", "B10", 42)
		}), []string{"a.xlsx[单位信息]!B10：“主管部门代码”是数字 42，前面的 0 可能已经丢失；请核对；有 0 的编码要先把单元格改为文本格式"}, nil},
		{"year as a text", edited(cell("单位信息", "B3", "２０２５年度")), nil, nil},
		{"year that is none", edited(cell("单位信息", "B3", "今年")), []string{"a.xlsx[单位信息]!B3：“年度”不能是“今年”；应为四位年份，如 2025"}, nil},
		{"date that is none", edited(cell("单位信息", "B12", "二月底")), []string{"a.xlsx[单位信息]!B12：“编制日期”不是日期：“二月底”；应为如 2025-02-28"}, nil},
		{"date as a date", edited(cell("单位信息", "B12", time.Date(2025, 2, 28, 0, 0, 0, 0, time.UTC))), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Unit.Date.Value.Format(time.DateOnly); got != "2025-02-28" {
				t.Error(got)
			}
		}},
	})
}

func TestSheets(t *testing.T) {
	const facts = "支出预算"
	run(t, []trial{
		{"missing sheet", edited(func(f *excelize.File) error { return f.DeleteSheet(facts) }), []string{
			"a.xlsx：缺少工作表“支出预算”；找到的有：填写说明、单位信息、单位、收入预算、项目、上年数、三公经费、政府采购、国有资产、政府购买服务、绩效目标、绩效指标、说明、名词解释、自定义科目、批复数、核对说明、科目表；可用 yugong new 生成空白工作簿",
			"a.xlsx[项目]!A2：项目“网络运行维护费”（P01）在“支出预算”中没有支出；请补上支出，或删除这个项目",
			"a.xlsx[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"sheet name with spaces", edited(func(f *excelize.File) error { return f.SetSheetName(facts, " 支出预算　") }), nil, sameAsSmall},
		{"sheet name misspelt", edited(func(f *excelize.File) error { return f.SetSheetName("名词解释", "名词解释表") }),
			[]string{"a.xlsx[名词解释表]：未识别的工作表“名词解释表”，没有读取；是否为“名词解释”？是就请改名"}, nil},
		{"sheet of the user's own", edited(func(f *excelize.File) error { _, err := f.NewSheet("草稿"); return err }), nil, sameAsSmall},
		{"two sheets of a name", edited(func(f *excelize.File) error { _, err := f.NewSheet("支出预算 "); return err }),
			[]string{"a.xlsx[支出预算]：有两个工作表都叫“支出预算”（“支出预算”和“支出预算 ”）；请只保留一个"}, nil},
		{"missing column", edited(func(f *excelize.File) error { return f.RemoveCol("项目", "C") }),
			[]string{"a.xlsx[项目]!第1行：缺少“项目类别”列；找到的列：项目编号*、项目名称*、单位"}, nil},
		{"unknown column", edited(cell("项目", "E1", "负责人")), []string{"a.xlsx[项目]!E1：未识别的列“负责人”，已忽略"}, nil},
		{"misspelt column", edited(cell("项目", "C1", "项目类型")), []string{
			"a.xlsx[项目]!第1行：缺少“项目类别”列；找到的列：项目编号*、项目名称*、项目类型、单位",
			"a.xlsx[项目]!C1：未识别的列“项目类型”，已忽略；是否为“项目类别”？",
		}, nil},
		{"column twice", edited(cell("项目", "E1", "项目名称")), []string{"a.xlsx[项目]!E1：“项目名称”列有两个（B列和E列）；请删除多余的一列"}, nil},
		{"column without header", edited(cell("项目", "F2", "张三")), []string{"a.xlsx[项目]!F2：这一列没有表头，“张三”等内容没有读取；请补上表头，或删除这一列"}, nil},
		{"title above the header", edited(func(f *excelize.File) error {
			if err := f.InsertRows("项目", 1, 2); err != nil {
				return err
			}
			return f.SetCellStr("项目", "A1", "项目清单")
		}), nil, sameAsSmall},
		{"no header", edited(func(f *excelize.File) error { return f.RemoveRow("项目", 1) }), []string{
			"a.xlsx[支出预算]!G4：“项目”表中没有编号“P01”；请在“项目”表补上这个项目，或改正编号",
			"a.xlsx[支出预算]!G5：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号",
			"a.xlsx[绩效目标]!A2：“项目”表中没有编号“P01”；请在“项目”表补上这个项目，或改正编号；单位整体绩效目标的编号填“整体”",
			"a.xlsx[绩效目标]!A3：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号；单位整体绩效目标的编号填“整体”",
			"a.xlsx[项目]!第1行：第一行没有表头；应为含有“项目编号、项目名称、项目类别”等列的一行；第1行是：P01、网络运行维护费、其他运转类",
		}, nil},
		{"columns in another order", csv("项目.csv", "项目编号,项目名称,项目类别,单位\nP01,网络运行维护费,其他运转类,\nP02,设备更新,特定目标类,", "项目类别,项目编号,项目名称\n其他运转类,P01,网络运行维护费\n特定目标类,P02,设备更新"), nil, sameAsSmall},
		{"duplicated row", edited(func(f *excelize.File) error { return f.DuplicateRow(facts, 4) }),
			[]string{"a.xlsx[支出预算]!第5行：与第4行完全相同，是否重复录入？"}, nil},
		{"sum below the rows", edited(func(f *excelize.File) error {
			if err := f.SetCellStr(facts, "A6", "合 计"); err != nil {
				return err
			}
			return f.SetCellFloat(facts, "L6", 1, 2, 64)
		}), []string{"a.xlsx[支出预算]!A6：“合 计”行不是明细；合计由程序计算，请删除这一行"}, sameAsSmall},
		{"merged data cells", edited(func(f *excelize.File) error { return f.MergeCell(facts, "D3", "D4") }), []string{
			"a.xlsx[支出预算]!D3：合并单元格 D3:D4；请取消合并，在每个单元格分别填写",
			"a.xlsx[支出预算]!D4：“资金性质”没有填写；可填：一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金、单位资金、事业收入、事业单位经营收入、上级补助收入、附属单位上缴收入、其他收入",
		}, nil},
		{"hidden rows", edited(func(f *excelize.File) error { return f.SetRowVisible(facts, 3, false) }),
			[]string{"a.xlsx[支出预算]：有1个隐藏的行（第3行），其内容同样读取"}, sameAsSmall},
		{"hidden column", edited(func(f *excelize.File) error { return f.SetColVisible(facts, "M", false) }),
			[]string{"a.xlsx[支出预算]：“备注”列（M列）是隐藏的，其内容同样读取"}, sameAsSmall},
		{"hidden sheet", edited(func(f *excelize.File) error { return f.SetSheetVisible(facts, false) }),
			[]string{"a.xlsx[支出预算]：工作表是隐藏的，其内容同样读取"}, sameAsSmall},
		{"no facts", edited(func(f *excelize.File) error {
			for range 4 {
				if err := f.RemoveRow(facts, 2); err != nil {
					return err
				}
			}
			return nil
		}), []string{
			"a.xlsx[支出预算]：没有填写任何支出",
			"a.xlsx[项目]!A2：项目“网络运行维护费”（P01）在“支出预算”中没有支出；请补上支出，或删除这个项目",
			"a.xlsx[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"line missing from 单位信息", edited(func(f *excelize.File) error { return f.RemoveRow("单位信息", 3) }),
			[]string{"a.xlsx[单位信息]：缺少“年度”一行；预算年度，如 2025。"}, nil},
		{"line of 单位信息 twice", edited(cell("单位信息", "A4", "年度")),
			[]string{"a.xlsx[单位信息]!A4：“年度”填写了两次（第3行和第4行）；请只保留一行"}, nil},
		{"line of 单位信息 unknown", edited(func(f *excelize.File) error {
			if err := f.SetCellStr("单位信息", "A16", "联系电话"); err != nil {
				return err
			}
			return f.SetCellStr("单位信息", "B16", "1")
		}), []string{"a.xlsx[单位信息]!A16：未识别的项目“联系电话”，已忽略"}, nil},
	})
}

func TestLinks(t *testing.T) {
	run(t, []trial{
		{"project named in the facts only", csv("项目.csv", "P02,设备更新,特定目标类,\n", ""), []string{
			"a[支出预算]!G5：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号",
			"a[绩效目标]!A3：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号；单位整体绩效目标的编号填“整体”",
		}, nil},
		{"project without facts", csv("支出预算.csv", ",P02,", ",P01,"), []string{
			"a[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"project key twice", csv("项目.csv", "P02,设备更新", "P01,设备更新"), []string{
			"a[支出预算]!G5：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号",
			"a[绩效目标]!A3：“项目”表中没有编号“P02”；请在“项目”表补上这个项目，或改正编号；单位整体绩效目标的编号填“整体”",
			"a[项目]!A3：项目编号“P01”重复；每个项目一个编号",
		}, nil},
		{"project name twice", csv("项目.csv", "P02,设备更新", "P02,网络运行 维护费"), []string{
			"a[项目]!B3：项目名称“网络运行 维护费”与B2相同，是否同一个项目？",
		}, nil},
		{"project without a key", csv("支出预算.csv", ",P02,", ",,"), []string{
			"a[支出预算]!G5：项目支出没有填写“项目编号”；请填“项目”表中的编号",
			"a[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"target twice", csv("绩效目标.csv", "P02,设备更新", "P01,设备更新"), []string{
			"a[绩效指标]!A4：“绩效目标”表中没有编号“P02”；请在“绩效目标”表补上，或改正编号",
			"a[绩效目标]!A3：项目编号“P01”的绩效目标有两行；每个项目只填一行",
		}, nil},
		{"indicator without target", csv("绩效指标.csv", "P02,", "P09,"), []string{
			"a[绩效指标]!A4：“绩效目标”表中没有编号“P09”；请在“绩效目标”表补上，或改正编号",
		}, nil},
		{"parents without a name", csv("支出预算.csv", "2010302,", "2345601,某项"), []string{
			"a[支出预算]!B4：功能科目 2345601 的上级 23456 没有名称；请在“自定义科目”加入上级科目的编码和名称",
		}, nil},
		{"code without a name", csv("支出预算.csv", "2010302,", "2010377,"), []string{
			"a[支出预算]!B4：科目表里没有功能科目 2010377；请核对编码；编码无误就在同一行填写名称，或加入“自定义科目”",
		}, nil},
		{"two names for a code", csv("支出预算.csv", "2010350,,一般公共预算,基本支出,当年预算,,30201,", "2010350,事业 运转,一般公共预算,基本支出,当年预算,,30201,"), []string{
			"a[支出预算]!C3：功能科目 2010350 有两个名称：“事业 运转”与支出预算!C2的“事业运行”，采用后者",
		}, nil},
		{"name without a code", csv("支出预算.csv", ",,30201,,", ",,,办公费,"), []string{
			"a[支出预算]!H3：基本支出没有填写“部门经济科目编码”；请填款级编码，如 30101",
			"a[支出预算]!I3：填了部门经济科目名称“办公费”，没有填编码",
		}, nil},
		{"basic expenditure without economic subjects", csv("支出预算.csv", ",,30201,,50502,", ",,30201,,,"), []string{
			"a[支出预算]!J3：基本支出没有填写“政府经济科目编码”；按科目对照一般为 50502",
		}, nil},
		{"government fund without revenue subject", csv("收入预算.csv", ",1030148,国有土地使用权出让收入,", ",,,"), []string{
			"a[收入预算]!B3：政府性基金预算收入没有填写“收入科目编码”；请填编码和名称，如 1030148 国有土地使用权出让收入",
		}, nil},
		{"last year's figure twice", csv("上年数.csv", "支出总计", "收入总计"), []string{"a[上年数]!A3：“收入总计”与A2重复；同一指标只填一行"}, nil},
		{"last year's figure without fund", csv("上年数.csv", "当年支出,,,一般公共预算", "当年支出,,,"), []string{"a[上年数]!D4：“当年支出”须填写资金性质"}, nil},
		{"sum of 三公经费 filled in", csv("三公经费.csv", "合计,,", "合计,15800,"), []string{
			"a[三公经费]!A6：“合计”行只填变动原因；B6 的金额没有读取，合计由程序计算",
		}, nil},
		{"item of 三公经费 twice", csv("三公经费.csv", "公务用车购置费", "公务接待费"), []string{"a[三公经费]!A4：与A3重复；每个项目只填一行"}, nil},
		{"a department without units", csv("单位信息.csv", "文档类型,单位预算", "文档类型,部门预算"), []string{
			"a[单位]：部门预算须在“单位”表列出所含的单位",
			"a[支出预算]!A2：“单位”没有填写", "a[支出预算]!A3：“单位”没有填写", "a[支出预算]!A4：“单位”没有填写", "a[支出预算]!A5：“单位”没有填写",
			"a[收入预算]!A2：“单位”没有填写", "a[收入预算]!A3：“单位”没有填写",
			"a[政府购买服务]!A2：“单位”没有填写",
			"a[项目]!D2：“单位”没有填写", "a[项目]!D3：“单位”没有填写",
		}, nil},
	})
}

// department is the small folder as a document of two units, after a change.
func department(change func(fsys fstest.MapFS)) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		fsys := fixture(t, "small")
		swap := func(file, old, new string) {
			withFile(fsys, file, []byte(strings.ReplaceAll(string(fsys[file].Data), old, new)))
		}
		swap("单位信息.csv", "单位预算", "部门预算")
		swap("支出预算.csv", "\n,", "\n甲中心,")
		swap("收入预算.csv", "\n,", "\n甲中心,")
		swap("政府购买服务.csv", "\n,", "\n乙中心,")
		swap("项目.csv", "类,", "类,乙 中心")
		withFile(fsys, "单位.csv", []byte("单位名称,单位编码,单位性质\n甲中心,042001,事业单位\n乙中心,042002,行政单位\n"))
		change(fsys)
		return readMap(t, fsys)
	}
}

func TestDepartment(t *testing.T) {
	run(t, []trial{
		{"as it should be", department(func(fstest.MapFS) {}), nil, func(t *testing.T, d *model.Disclosure) {
			if len(d.Units) != 2 || d.Units[1].Kind.Value != model.Administrative || d.Appropriations[0].Unit.Value != "甲中心" || d.Projects[0].Unit.Value != "乙中心" {
				t.Errorf("%+v", d.Units)
			}
		}},
		{"a unit that is not listed", department(func(fsys fstest.MapFS) {
			withFile(fsys, "单位.csv", []byte("单位名称,单位性质\n甲中心,事业单位\n"))
		}), []string{
			"a[政府购买服务]!A2：单位“乙中心”不在“单位”表中；请与“单位”表的单位名称一致，或在那里补上",
			"a[项目]!D2：单位“乙 中心”不在“单位”表中；请与“单位”表的单位名称一致，或在那里补上",
			"a[项目]!D3：单位“乙 中心”不在“单位”表中；请与“单位”表的单位名称一致，或在那里补上",
		}, nil},
		{"a unit listed twice", department(func(fsys fstest.MapFS) {
			withFile(fsys, "单位.csv", []byte("单位名称,单位编码,单位性质\n甲中心,1,事业单位\n乙中心,2,事业单位\n甲　中心,3,行政单位\n"))
		}), []string{"a[单位]!A4：单位“甲　中心”列了两次；请删除重复的一行"}, nil},
		{"units in a unit's own document", func(t *testing.T) (*model.Disclosure, diag.List) {
			return readMap(t, withFile(fixture(t, "small"), "单位.csv", []byte("单位名称,单位编码,单位性质\n甲中心,042001,事业单位\n")))
		}, []string{"a[单位]：单位预算不用填写这张表，其内容没有使用"}, sameAsSmall},
	})
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
